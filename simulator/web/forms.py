"""Reading a submitted form."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

LARGEST_FORM = 64 * 1024
"""Bytes. A password of 400 four-byte characters, entered twice and percent-encoded, takes 10 KB."""


async def read_form(request: Request, largest: int = LARGEST_FORM) -> dict[str, str]:
    """The fields of an `application/x-www-form-urlencoded` body; 413 or 415 for anything else."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise HTTPException(415, "This address takes a submitted form.")
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > largest:
            raise HTTPException(413, "The form is larger than any that this page has.")
    try:
        return dict(parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=50, errors="strict"))
    except ValueError as error:
        raise HTTPException(400, "The form is not readable.") from error
