"""What an administrator does in CloudCX's Admin console, and what becomes of it when somebody else tries."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from steps.cloudcx import company
from steps.given import NotAsGiven
from steps.letters import Look
from steps.person import Person
from steps.stage import Stage

REFUSED_THERE = "refused there, with a message"
_OF_THE_CONSOLE = ("agents_management", "global_settings")
_BUTTONS = ("save", "set_password", "unlock", "give_backup_code", "delete")
_REPEAT = """
async ([address, body]) => {
  const type = 'application/x-www-form-urlencoded';
  await fetch(address, {method: 'POST', body, headers: {'Content-Type': type}, credentials: 'same-origin'});
}
"""


def add(administrator: Person, new: Person, stage: Stage) -> None:
    """Add an agent with a password of the administrator's."""
    account = stage.deployment.stranger(new.name)
    account.username, account.password = stage.chance.word(), stage.chance.password()
    new.take(account)
    stage.addressee, new.mark = new, stage.mailbox.now()
    company(stage).add_agent(administrator.acts().window(), account)


def set_password(administrator: Person, who: Person, stage: Stage) -> None:
    """Give somebody another password."""
    who.ring.tried = who.ring.made()
    company(stage).set_password(administrator.acts().window(), who.account.name, who.ring.tried)
    who.ring.change(who.ring.tried)
    stage.deployment.accepted(who.account, who.ring.tried)


def repeat_set_password(thief: Person, administrator: Person, stage: Stage) -> None:
    """Send from one's own browser what an administrator's browser sent to set a password, with another password."""
    sent = [request for request in administrator.window().requests if request.method == "POST"][-1]
    fields = dict(parse_qsl(sent.post_data or "", keep_blank_values=True))
    theirs = {who.ring.tried for who in stage.everybody if who.ring.tried}
    if not theirs & set(fields.values()):
        raise NotAsGiven("the administrator's browser was to have sent a new password")
    body = {name: thief.ring.made() if value in theirs else value for name, value in fields.items()}
    thief.acts().window().page.evaluate(_REPEAT, [sent.url, urlencode(body)])


def follow(who: Person, administrator: Person, place: str, stage: Stage) -> None:
    """Ask for the address of a page that an administrator finds: a label of the console's, or `person` for one's own
    page in Agents Management.
    """
    theirs, ways = administrator.window(), company(stage)
    if place == "person":
        ways.open_agent(theirs, who.account.name)
    elif place != "admin_console":
        ways.go_to(theirs, place)
    who.status = who.acts().window().open(theirs.page.url)


def at_panel(who: Person, panel: str, stage: Stage) -> Look:
    """Whether somebody is at the page that is headed `agent_panel` or `admin_console`."""

    def look() -> str:
        there = company(stage).page_inside(who.window()).heading(panel).is_visible()
        return headed(panel, stage) if there else str(who.sees())

    return look


def headed(panel: str, stage: Stage) -> str:
    """What is expected of where a login ends."""
    return f"the page headed {stage.journey.labels[panel]}"


def refused_there(who: Person, stage: Stage) -> Look:
    """Whether there is nothing of the Admin console, nor anybody else, but a message."""

    def look() -> str:
        window, ways = who.window(), company(stage)
        page = ways.agents(window)
        parts = [page.heading("admin_console"), *(page.heading(label) for label in _OF_THE_CONSOLE)]
        parts += [*(page.link(label) for label in _OF_THE_CONSOLE), *(page.button(label) for label in _BUTTONS)]
        found = [str(part) for part in parts if part.count()]
        others = [other.account.name for other in stage.registered() if other is not who]
        found += [name for name in others if name in ways.text(window)]
        if not found and ways.messages(window).count():
            return REFUSED_THERE
        return f"{len(found)} parts of the Admin console; {who.sees()}"

    return look
