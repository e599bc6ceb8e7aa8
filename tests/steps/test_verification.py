"""What is seen of CloudCX's codes, where no planted defect shows both sides of it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from fake_smtp.message import Message
from fixtures.facts import Entry
from fixtures.figures import Figures
from fixtures.target import Deployment
from steps import verifying
from steps.labels import load
from steps.observations import two_factor, verification
from steps.pages.cloudcx.journey import Cloudcx
from steps.pages.intelligent_automation.journey import IntelligentAutomation
from steps.sight import LOGIN, PROMPT, SETUP, SPLASH, Sight

WRONG, LEFT = "The code is incorrect.", "You have {} login attempt(s) before your account is locked"
LOCKED = "Your account is locked. Contact the administrator to unlock it."


def on_stage(language: str = "en", **more: Any) -> Any:
    """A stage whose people read one language."""
    words = load("cloudcx", language)
    deployment = SimpleNamespace(figures=Figures(), **more)
    journey = Cloudcx(words, lambda _: words, deployment)
    return SimpleNamespace(journey=journey, deployment=deployment, actor=SimpleNamespace(window=lambda: None))


@pytest.mark.parametrize(
    ("place", "message", "answer"),
    [
        (PROMPT, WRONG, "refused"),
        (PROMPT, f"{WRONG} {LEFT.format(2)}", "2 left"),
        (PROMPT, f"{WRONG} / {LEFT.format(1)}.", "1 left"),
        (LOGIN, LOCKED, "locked"),
    ],
)
def test_what_a_code_is_answered_by(place: str, message: str, answer: str) -> None:
    assert verifying.told(Sight(place, message), on_stage()) == answer


@pytest.mark.parametrize(
    "sight",
    [
        Sight(PROMPT),
        Sight(PROMPT, f"{LEFT.format(2)} {LEFT.format(1)}"),
        Sight(LOGIN, "The code is incorrect."),
        Sight(SETUP, LEFT.format(2)),
        Sight(SPLASH),
    ],
)
def test_any_other_answer_is_told_as_it_is(sight: Sight) -> None:
    assert verifying.told(sight, on_stage()) == str(sight)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "Il vous reste 2 tentative(s) de connexion avant le verrouillage de votre compte"),
        ("es", "Le quedan 2 intento(s) de inicio de sesión antes de que se bloquee su cuenta"),
    ],
)
def test_the_warning_is_known_in_every_language(language: str, words: str) -> None:
    assert verifying.told(Sight(PROMPT, words), on_stage(language)) == "2 left"


@pytest.mark.parametrize("by", ["ada", "mara", None])
def test_a_given_code_is_by_whom_the_record_says(by: str | None) -> None:
    entries = [Entry(None, event, "", "mara", None, by) for event in ("login", "backup-code-given")]  # type: ignore[arg-type]
    ada, mara = (SimpleNamespace(name=n, account=SimpleNamespace(person=n.lower())) for n in ("Ada", "Mara"))
    stage = on_stage(record=lambda: entries)
    stage.registered = lambda: [ada, mara]
    seen = two_factor.given_codes(mara, stage)()  # type: ignore[arg-type]
    assert (seen == two_factor.given_in_words(ada)) is (by == "ada")  # type: ignore[arg-type]
    assert two_factor.given_codes(ada, stage)() == "0 entries, by nobody"  # type: ignore[arg-type]


def mail(code: str, to: str) -> Message:
    return Message(1, "", (to,), "", "", f"{code}\n", "", (), "", 1)


@pytest.mark.parametrize(
    ("codes", "another"), [(["222222"], True), (["111111"], False), (["222222", "333333"], False), (["2222"], False)]
)
def test_another_code_is_one_that_was_not_mailed_before(codes: list[str], another: bool) -> None:
    mails = tuple(mail(code, "mara@works.example") for code in codes)
    mailbox = SimpleNamespace(wait_for_any=lambda *_: mails[0], received=lambda _: mails)
    account = SimpleNamespace(email="mara@works.example")
    devices = SimpleNamespace(texted=["111111"])
    who: Any = SimpleNamespace(account=account, mark=0, figures=Figures(), devices=devices)
    stage: Any = SimpleNamespace(mailbox=mailbox)
    assert (verification.mailed_another(who, stage)() == verification.ANOTHER) is another


def test_where_nobody_is_asked_for_a_code_there_is_no_way_by_one() -> None:
    deployment: Deployment = SimpleNamespace()
    words = load("intelligent-automation")
    with pytest.raises(TypeError, match="IntelligentAutomation knows no way by a second factor"):
        IntelligentAutomation(words, lambda _: words, deployment).second_factor  # noqa: B018 - to ask is enough
