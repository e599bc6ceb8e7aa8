"""How people come to be in Intelligent Automation: by an administrator, and a mail."""

from __future__ import annotations

from fixtures.browser import Window
from steps.given import NotAsGiven
from steps.intelligent_automation import windows
from steps.letters import Look, sent_to_anybody
from steps.person import Person
from steps.sight import LOGIN
from steps.stage import Stage

GIVEN = "the given password in the mail"
NOTHING_TO_CREATE = "nothing there to create people with"
_REPEAT = """
async ([address, body, type]) => {
  const sent = {method: 'POST', body, headers: {'Content-Type': type}, credentials: 'same-origin'};
  await fetch(address, sent);
}
"""


def create(administrator: Person, new: Person, stage: Stage) -> None:
    """Create a person as an administrator does, at the page for it."""
    window, ways = administrator.acts().window(), windows(stage)
    stage.addressee = new
    new.mark = stage.mailbox.now()
    ways.visit(window)
    ways.go_to_people(window)
    ways.create(window, new.account.name, new.account.email)


def repeat_creation(thief: Person, administrator: Person, new: Person, stage: Stage) -> None:
    """Send from one's own browser what an administrator's browser sent to create somebody, about somebody else."""
    sent = [request for request in administrator.window().requests if request.method == "POST"]
    created = _named(sent[-1].post_data or "", stage)
    body = (sent[-1].post_data or "").replace(_encoded(created), _encoded(new.account.email))
    new.mark = stage.mailbox.now()
    window = thief.acts().window()
    window.page.evaluate(_REPEAT, [sent[-1].url, body, sent[-1].headers.get("content-type", "")])


def _named(body: str, stage: Stage) -> str:
    found = [who.account.email for who in stage.everybody if _encoded(who.account.email) in body]
    if len(found) != 1:
        raise NotAsGiven("the administrator's browser was to have sent one address")
    return found[0]


def _encoded(address: str) -> str:
    return address.replace("@", "%40")


def leads_to(who: Person, stage: Stage) -> Look:
    """Where the link of the mail that came to a person leads; it is followed at the first look."""
    opened: list[Window] = []

    def look() -> str:
        if not opened:
            mail = stage.mailbox.wait_for_any(who.account.email, who.mark)
            opened.append(stage.browsers.open(f"{who.name}'s browser, by the mail"))
            opened[0].open(mail.links[0])
        sight = stage.journey.see(opened[0])
        return LOGIN if sight.place == LOGIN else str(sight)

    return look


def holds_password(who: Person, stage: Stage) -> Look:
    """Whether the mail that came to a person holds the password that was given."""

    def look() -> str:
        mail = stage.mailbox.wait_for_any(who.account.email, who.mark)
        return GIVEN if who.ring.right in mail.text else "a mail without it"

    return look


def way_to_create(who: Person, stage: Stage) -> Look:
    """Whether the page that somebody is at lets people be created."""
    page = windows(stage).people(who.window())

    def look() -> str:
        there = page.add.count() + page.email.count()
        return "the form to create people" if there and page.add.is_visible() else NOTHING_TO_CREATE

    return look


def further_mail(who: Person, stage: Stage) -> Look:
    """What came to the further mail accounts of a person, looked at when a later mail to somebody else has come."""

    def look() -> str:
        reached = [to for to in sent_to_anybody(stage) if any(address in to.lower() for address in who.account.further)]
        return f"mail to {', '.join(reached)}" if reached else "no mail"

    return look
