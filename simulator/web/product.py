"""What a product brings to the shared edge."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulator.deployments.deployment import Compose, Translate
from simulator.identity.policy import Policy
from simulator.web.languages import Languages
from simulator.web.pages import Pages

if TYPE_CHECKING:
    from starlette.routing import Route


@dataclass(frozen=True)
class Product:
    """`routes` answer requests whose `state.visit` is set; `pages` are the product's, among them those that say what
    went wrong (`problem`), that the service is down (`outage`), and how it is (`status`)."""

    name: str
    policy: Policy
    compose: Compose
    languages: Languages
    routes: Callable[[], list[Route]]
    pages: Pages
    assets: Path
    open_to_other_sites: frozenset[str] = frozenset()
    """Addresses that another site's form may post to: where identity providers answer."""
    regions: Mapping[str, str] = field(default_factory=dict)
    """Regions by id, with their names; none where the product has no regions."""
    directory: str | None = None
    """The label of the hosts of the directory beside it that keeps people too, where it has one."""

    demo_figures: Mapping[str, Any] = field(default_factory=dict)
    """The policy of a second organization that the demo has; none where one organization shows it all."""

    @property
    def translate(self) -> Translate:
        return self.languages.translate


ASSET_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
"""The kinds of file that a product's pages may refer to."""
