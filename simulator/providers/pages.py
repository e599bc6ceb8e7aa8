"""The provider's own pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from simulator.providers.site import Site
from simulator.providers.texts import worded

FOLDER = Path(__file__).parent
COOKIE = "provider-session"
KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}

_environment = Environment(
    loader=FileSystemLoader([FOLDER / "templates", FOLDER / "assets"]),
    autoescape=True,
    undefined=StrictUndefined,
    auto_reload=False,
)


def page(request: Request, site: Site, name: str, status: int = 200, *, sends_to: str = "", **facts: Any) -> Response:
    """The page `name`. `sends_to` is where its form ends up on another site, which its policy must allow: browsers
    hold redirects after a form against it too."""
    language, wording = worded(request)
    html = _environment.get_template(f"{name}.html").render(
        {"_": wording, "language": language, "site": site, "dress": site.dress, **facts}
    )
    return HTMLResponse(html, status, {"Content-Security-Policy": _policy(sends_to)})


def problem(request: Request, site: Site, detail: str, status: int = 400) -> Response:
    """A refusal, as a page with a way on."""
    return page(request, site, "problem", status, detail=detail)


def asset(site: Site, name: str) -> Response | None:
    """A file that the pages refer to, in the provider's colours; None when there is no such file."""
    kind = KINDS.get(Path(name).suffix)
    if "/" in name or kind is None or not (FOLDER / "assets" / name).is_file():
        return None
    return Response(_environment.get_template(name).render(dress=site.dress), media_type=kind)


def _policy(sends_to: str) -> str:
    parts = urlsplit(sends_to)
    target = f" {parts.scheme}://{parts.netloc}" if sends_to else ""
    return (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; "
        f"frame-ancestors 'none'; form-action 'self'{target}"
    )
