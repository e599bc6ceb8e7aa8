"""What a product brings to the shared edge."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.deployments.deployment import Compose, Translate
from simulator.identity.policy import Policy
from simulator.web.languages import Languages
from simulator.web.visit import Visit

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.routing import Route

type Problem = Callable[[Visit, int, str], Response]


@dataclass(frozen=True)
class Product:
    """`routes` answer requests whose `state.visit` is set; `problem` dresses an error as this product's page."""

    name: str
    policy: Policy
    compose: Compose
    languages: Languages
    routes: Callable[[], list[Route]]
    problem: Problem
    assets: Path
    unavailable: Callable[[Visit], Response]
    """The page that every address shows while the service is down."""
    status: Callable[[], list[Route]]
    """What the host of the status page answers."""
    open_to_other_sites: frozenset[str] = frozenset()
    """Addresses that another site's form may post to: where identity providers answer."""
    regions: Mapping[str, str] = field(default_factory=dict)
    """Regions by id, with their names; none where the product has no regions."""
    directory: str | None = None
    """The label of the hosts of the directory beside it that keeps people too, where it has one."""

    @property
    def translate(self) -> Translate:
        return self.languages.translate


ASSET_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
"""The kinds of file that a product's pages may refer to."""
