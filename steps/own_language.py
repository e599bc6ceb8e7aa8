"""The language that a person chooses in the user settings: it stays with the account, so it is set back afterwards."""

from __future__ import annotations

from steps.genesys_cloud import cloud
from steps.person import Person
from steps.stage import Stage


def set_language(who: Person, language: str, stage: Stage) -> None:
    """Choose a language in the user settings, until the scenario is over."""
    window, ways = who.window(), cloud(stage)
    before = (ways.everywhere(window).spoken or stage.journey.in_languages[0]).partition("-")[0]

    def set_back() -> bool:
        stage.journey.visit(window)
        ways.set_language(window, before)
        stage.journey.messages(window).or_(ways.everywhere(window).own_language).first.wait_for()
        return True

    undo = "choose it in its user settings again"
    stage.deployment.account_changed(who.account, "its language was changed", undo, set_back)
    ways.set_language(window, language)
