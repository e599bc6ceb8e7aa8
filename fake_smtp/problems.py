"""Errors of the HTTP API as application/problem+json (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from starlette.responses import Response


class BadRequest(ValueError):
    """A parameter or a body that cannot be used; the text says why."""


def problem(status: int, detail: str, headers: Mapping[str, str] | None = None, **more: Any) -> Response:
    """A response with title, status and detail, and further members."""
    body = {"title": HTTPStatus(status).phrase, "status": int(status), "detail": detail, **more}
    content = json.dumps(body, ensure_ascii=False).encode()
    return Response(content, status, headers, media_type="application/problem+json")
