"""Pages out of templates, as the deployment words and dresses them."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.responses import HTMLResponse

from simulator.deployments.deployment import Deployment
from simulator.web.visit import Visit


class Pages:
    """The pages of one product; `folder` holds its templates."""

    def __init__(self, folder: Path) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(folder),
            autoescape=select_autoescape(["html"]),  # the text of a mail shows a name as it is written
            undefined=StrictUndefined,
            auto_reload=False,
        )

    def page(self, visit: Visit, name: str, status: int = 200, **facts: Any) -> HTMLResponse:
        """The page `name` in the visit's language. In its forms `attempt`, which no other page has, tells the same form
        sent twice from two (GC-FAULT-1)."""
        attempt = secrets.token_urlsafe(16)
        facts = {"languages": visit.languages.names, "path": visit.path, "attempt": attempt, **facts}
        html = self.text(visit.deployment, f"{name}.html", visit.page_language(name), **facts)
        return HTMLResponse(visit.deployment.parts.page(name, html), status)

    def problem(self, visit: Visit, status: int, detail: str) -> HTMLResponse:
        """An error as a page with a way back."""
        return self.page(visit, "problem", status, detail=visit.text(detail))

    def text(self, deployment: Deployment, template: str, language: str, **facts: Any) -> str:
        """A rendered template; in it `_()` is the deployment's wording of a text in that language."""

        def worded(text: str) -> str:
            return deployment.text(text, language)

        return self._environment.get_template(template).render(_=worded, language=language, **facts)
