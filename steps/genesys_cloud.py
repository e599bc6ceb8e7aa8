"""What only Genesys Cloud has, for the topics that speak of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steps.pages.genesys_cloud.journey import GenesysCloud

if TYPE_CHECKING:
    from steps.stage import Stage


def cloud(stage: Stage) -> GenesysCloud:
    """The ways through Genesys Cloud. Raises TypeError when another product is on the stage."""
    return GenesysCloud.of(stage.journey)
