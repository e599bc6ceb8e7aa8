"""The record that the administrator can read."""

from __future__ import annotations

from steps.expect import Expect
from steps.observations import record as seen
from steps.person import Person
from steps.sentences import then
from steps.stage import Stage


@then("the record has {event:Entry} of {who:Person}, with time, address and outcome")
def _(event: str, who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.COMPLETE, seen.entry(who, event, stage))


@then("the record has {event:Entry} of {who:Person}, from the address {address:Address}")
def _(event: str, who: Person, address: str, expect: Expect, stage: Stage) -> None:
    expect(address, seen.address(who, event, stage))


@then("no secret is in the record")
def _(expect: Expect, stage: Stage) -> None:
    expect(seen.NO_SECRET, seen.secrets(stage))
