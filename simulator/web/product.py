"""What a product brings to the shared edge."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.deployments.deployment import Compose, Deployment
from simulator.identity.policy import Policy

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route

type Problem = Callable[[Request, Deployment, int, str], Response]


@dataclass(frozen=True)
class Product:
    """`routes` answer requests whose `state.deployment` is set; `problem` dresses an error as this product's page."""

    name: str
    title: str
    policy: Policy
    compose: Compose
    routes: Callable[[], list[Route]]
    problem: Problem
    assets: Path


def asset_types() -> Mapping[str, str]:
    """The kinds of file that a product's pages may refer to."""
    return {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
