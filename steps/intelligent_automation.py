"""What only Intelligent Automation has, for the topics that speak of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steps.pages.intelligent_automation.journey import IntelligentAutomation

if TYPE_CHECKING:
    from steps.stage import Stage


def windows(stage: Stage) -> IntelligentAutomation:
    """The ways through Intelligent Automation. Raises TypeError when another product is on the stage."""
    return IntelligentAutomation.of(stage.journey)
