"""What arrives in mailboxes, and what does not."""

from __future__ import annotations

from steps import letters
from steps.expect import Expect
from steps.person import Person
from steps.sentences import then
from steps.stage import Stage


@then("{who:Person} receives one mail, addressed to nobody else")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(f"one mail, to {who.account.email}", letters.recipients(who, stage))


@then("{who:Person} receives one mail, with one link to the deployment")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(letters.one_own_link(stage), letters.links(who, stage))


@then("{who:Person} receives a mail from {sender:Sender}")
def _(who: Person, sender: str, expect: Expect, stage: Stage) -> None:
    expect(f"from {stage.journey.labels[sender]}", letters.sender(who, sender, stage))


@then("{who:Person} receives no mail")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect("no mail", letters.after_a_later_mail(who, stage))


@then("nobody else receives a mail")
def _(expect: Expect, stage: Stage) -> None:
    expect("no mail to anybody else", letters.to_others(stage))
