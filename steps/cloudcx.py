"""What only CloudCX has, for the topics that speak of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steps.pages.cloudcx.journey import Cloudcx

if TYPE_CHECKING:
    from steps.stage import Stage


def company(stage: Stage) -> Cloudcx:
    """The ways through CloudCX. Raises TypeError when another product is on the stage."""
    return Cloudcx.of(stage.journey)
