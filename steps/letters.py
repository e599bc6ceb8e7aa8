"""What can be seen of mails. To see that none came, a later one is provoked that surely comes."""

from __future__ import annotations

from collections.abc import Callable

from fake_smtp.errors import NoSuchMail
from fake_smtp.message import Message, same_address
from fixtures.address import host_of
from steps.person import Person
from steps.stage import Stage

type Look = Callable[[], str]


def _awaited(who: Person, stage: Stage) -> Callable[[], Message | str]:
    """The mail that came to the person since they acted; the first of several; in words, when none came.

    Only the first look waits for it.
    """
    waited: list[bool] = []

    def arrive() -> Message | str:
        within = 0.0 if waited else None
        waited.append(True)
        try:
            return stage.mailbox.wait_for_any(who.account.email, who.mark, within)
        except NoSuchMail as nothing:
            return str(nothing)

    return arrive


def _all_to(who: Person, stage: Stage) -> list[Message]:
    """All mails to the person since they acted, those that came after the one that was waited for as well."""
    _provoke_later_mail(stage)
    return [mail for mail in stage.mailbox.received(who.mark) if mail.sent_to(who.account.email)]


def _provoke_later_mail(stage: Stage) -> None:
    bystander, actor, looked_at = stage.bystander(), stage.actor, list(stage.browsers.looked_at)
    bystander.ask_for_reset()
    stage.mailbox.wait_for_any(bystander.account.email, bystander.mark)
    # The bystander has no part in the story: the evidence goes on showing who has.
    stage.actor, stage.browsers.looked_at = actor, looked_at


def recipients(who: Person, stage: Stage) -> Look:
    """How many mails came to the person, and to whom they were addressed."""

    arrive = _awaited(who, stage)

    def look() -> str:
        mail = arrive()
        if isinstance(mail, str):
            return mail
        mails = _all_to(who, stage)
        number = "one mail" if len(mails) == 1 else f"{len(mails)} mails"
        return f"{number}, to {', '.join(sorted({to.lower() for each in mails for to in each.recipients}))}"

    return look


def one_own_link(stage: Stage) -> str:
    """What is expected of a mail with a personal link."""
    return f"one mail with one link, to {host_of(stage.deployment.url)}"


def links(who: Person, stage: Stage) -> Look:
    """How many links came to the person, and to which host they lead."""

    arrive = _awaited(who, stage)

    def look() -> str:
        mail = arrive()
        if isinstance(mail, str):
            return mail
        number = "one link" if len(mail.links) == 1 else f"{len(mail.links)} links"
        return f"one mail with {number}, to {', '.join(sorted({host_of(link) for link in mail.links})) or 'nowhere'}"

    return look


def sender(who: Person, label: str, stage: Stage) -> Look:
    """From whom the mail comes: by its header, and by its envelope."""
    wanted = stage.journey.labels[label]

    arrive = _awaited(who, stage)

    def look() -> str:
        mail = arrive()
        if isinstance(mail, str):
            return mail
        fits = wanted.pattern().search(mail.from_address) and same_address(mail.from_address, mail.sender)
        return f"from {wanted}" if fits else f"from {mail.from_address}, sent by {mail.sender or 'nobody'}"

    return look


def after_a_later_mail(who: Person, stage: Stage) -> Look:
    """What came to the person, looked at when a later mail to somebody else has come."""

    def look() -> str:
        mails = _all_to(who, stage)
        return f"{len(mails)} mails: {', '.join(mail.subject for mail in mails)}" if mails else "no mail"

    return look


def sent_to_anybody(stage: Stage) -> list[str]:
    """To whom each mail of the scenario went, the provoked ones aside."""
    _provoke_later_mail(stage)
    aside = stage.bystander().account.email
    return [", ".join(mail.recipients) for mail in stage.mailbox.received() if not mail.sent_to(aside)]


def to_others(stage: Stage) -> Look:
    """What came to anybody but the person who was written to last, the provoked mail aside."""
    who = stage.addressee

    def look() -> str:
        _provoke_later_mail(stage)
        known = (who.account.email, stage.bystander().account.email)
        others = [
            recipient
            for mail in stage.mailbox.received(who.mark)
            for recipient in mail.recipients
            if not any(same_address(recipient, address) for address in known)
        ]
        return f"mail to {', '.join(others)}" if others else "no mail to anybody else"

    return look
