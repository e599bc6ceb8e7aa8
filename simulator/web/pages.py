"""Pages out of templates, as the deployment words and dresses them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from simulator.deployments.deployment import Deployment


class Pages:
    """The pages of one product; `folder` holds its templates."""

    def __init__(self, folder: Path) -> None:
        loader = FileSystemLoader(folder)
        self._environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, auto_reload=False)

    def page(self, deployment: Deployment, name: str, status: int = 200, **facts: Any) -> HTMLResponse:
        """The page `name`; in its template `_()` is the deployment's wording of a text."""
        html = self.text(deployment, f"{name}.html", **facts)
        return HTMLResponse(deployment.parts.page(name, html), status)

    def text(self, deployment: Deployment, template: str, **facts: Any) -> str:
        """A rendered template."""
        facts = {"_": deployment.text, "policy": deployment.policy, **facts}
        return self._environment.get_template(template).render(facts)
