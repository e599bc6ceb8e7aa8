"""The mail that a new person of CloudCX gets: what it must hold, and logging in by it alone."""

from __future__ import annotations

from fake_smtp.errors import NoSuchMail
from fake_smtp.message import Message
from fixtures.address import host_of
from steps.cloudcx import company
from steps.labels import Labels
from steps.letters import Look
from steps.person import Person
from steps.stage import Stage

ALL_FIVE = "all five, each under its name"
NAMED = ("login_url", "company_name", "username", "email", "password")


def values(text: str, words: Labels) -> dict[str, str]:
    """What stands in the mail under each of the five names, as far as it does."""
    found = dict[str, str]()
    for line in text.splitlines():
        name, colon, value = line.partition(":")
        for key in NAMED:
            if colon and key not in found and words[f"welcome_{key}"].pattern().search(name):
                found[key] = value.strip()
    return found


def _read(mail: Message, who: Person, stage: Stage) -> dict[str, str]:
    return values(mail.text, stage.journey.words(who.window()))


def wrong_in(mail: Message, who: Person, stage: Stage) -> list[str]:
    """Which of the five are missing or not this person's."""
    found, account = _read(mail, who, stage), who.account
    right = {
        "company_name": stage.organization("first").name,
        "username": account.username,
        "email": account.email,
        "password": account.password,
    }
    wrong = [name for name, value in right.items() if found.get(name) != value]
    leads_here = host_of(found.get("login_url", "")) == host_of(stage.deployment.url)
    return wrong if leads_here else ["login_url", *wrong]


def held(who: Person, stage: Stage) -> Look:
    """Whether the mail that came to the person holds the five."""

    def look() -> str:
        try:
            mail = stage.mailbox.wait_for_any(who.account.email, who.mark)
        except NoSuchMail as nothing:
            return str(nothing)
        wrong = wrong_in(mail, who, stage)
        return f"missing or wrong: {', '.join(wrong)}" if wrong else ALL_FIVE

    return look


def log_in_by_mail(who: Person, account: str, stage: Stage) -> None:
    """Open the address in the mail and, if the login page is there, enter what the mail says, the `username` or the
    `email` as account.
    """
    mail = stage.mailbox.wait_for_any(who.account.email, who.mark)
    found = _read(mail, who, stage)
    window = who.acts().window()
    window.open(found["login_url"])
    if not company(stage).is_at_login(window):
        return  # there is nothing to enter it in; whoever looks sees that nobody is logged in
    password = who.ring.type(stage.secrets.add(found["password"]))
    if stage.journey.is_at_login(window):
        company(stage).log_in_naming(window, found[account], password, found["company_name"])
