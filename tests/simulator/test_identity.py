"""The core's decisions, from values alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from operator import itemgetter

import pytest

from simulator.identity import links, lockout, login, passwords, sessions
from simulator.identity.accounts import Account, address, of_one_person, subject
from simulator.identity.effects import Note, StartSession
from simulator.identity.links import Link, Purpose, Standing
from simulator.identity.lockout import OPEN, Lockout
from simulator.identity.login import Attempt, Event, Presentation, Step
from simulator.identity.passwords import Requirement
from simulator.identity.policy import Policy, UnusablePolicy
from simulator.identity.sessions import Session

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
MARA = Account("1", "acme", "Mara", "mara@example.com", password="hash")
POLICY = Policy()


@pytest.mark.parametrize(
    ("typed", "unmet"),
    [
        ("Aa1!aaa", (Requirement.MIN_LENGTH,)),
        ("Aa1!aaaa", ()),
        ("Aa1!ééé", (Requirement.MIN_LENGTH,)),
        ("Aa1!" + "x" * 396, ()),
        ("Aa1!" + "x" * 397, (Requirement.MAX_LENGTH,)),
        ("aaaaaaaa", (Requirement.DIGIT, Requirement.SPECIAL, Requirement.UPPER)),
        ("AA11!!!!", (Requirement.LOWER,)),
        ("Aa1 aaaa", ()),
        ("Aa1日本語言葉", (Requirement.SPECIAL,)),
    ],
)
def test_a_password_misses_exactly_what_the_policy_asks(typed: str, unmet: tuple[Requirement, ...]) -> None:
    assert passwords.unmet(typed, POLICY) == unmet


def test_a_password_is_compared_in_one_unicode_form_and_otherwise_as_typed() -> None:
    assert passwords.prepared("Cafe\u0301 1") == passwords.prepared("Caf\u00e9 1")
    assert passwords.prepared(" Pass ") == " Pass "


@pytest.mark.parametrize(
    ("policy", "length"),
    [
        (POLICY, passwords.GIVEN_LENGTH),
        (Policy(password_min_length=30), 30),
        (Policy(password_max_length=9), 9),
        (Policy(password_min_length=4, password_max_length=4), 4),
        (Policy(password_requires=()), passwords.GIVEN_LENGTH),
    ],
)
def test_a_password_that_is_given_satisfies_the_policy_and_is_no_longer_than_need_be(
    policy: Policy, length: int
) -> None:
    given = passwords.generated(policy, itemgetter(0))
    assert len(given) == length
    assert passwords.unmet(given, policy) == ()


def test_the_present_password_and_the_ten_before_it_are_remembered() -> None:
    mara = MARA
    for number in range(12):
        mara = mara.with_password(f"hash {number}")
    remembered = passwords.not_to_be_reused(mara, (), POLICY)
    assert remembered == tuple(f"hash {number}" for number in range(11, 0, -1))


def test_a_login_without_an_organization_means_one_person() -> None:
    beta = replace(MARA, id="2", organization="beta", email="Mara@Example.com", username="mara")
    like_hers = Account("3", "gamma", "Jo", "jo@example.com", username="mara@example.com")
    other_mara = replace(like_hers, username="mara")
    assert of_one_person((MARA, beta, like_hers), "mara@example.com") == (MARA, beta)
    assert of_one_person((like_hers,), "mara@example.com") == (like_hers,)
    assert of_one_person((beta, other_mara), "mara") == ()
    assert of_one_person((), "nobody") == ()


@pytest.mark.parametrize(
    ("attempt", "step", "event", "failures"),
    [
        (Attempt(MARA, True, Lockout(4)), Step.SIGNED_IN, Event.RIGHT, 0),
        (Attempt(MARA, False, Lockout(3)), Step.CREDENTIALS, Event.WRONG_PASSWORD, 4),
        (Attempt(MARA, False, Lockout(4)), Step.LOCKED, Event.WRONG_PASSWORD, 5),
        (Attempt(MARA, True, Lockout(5, NOW, NOW)), Step.LOCKED, Event.WHILE_LOCKED, 5),
        (Attempt(None, False, OPEN), Step.CREDENTIALS, Event.UNKNOWN_ADDRESS, 1),
        (Attempt(None, False, Lockout(4)), Step.LOCKED, Event.UNKNOWN_ADDRESS, 5),
        (Attempt(None, True, OPEN, organizations=2), Step.ORGANIZATION, Event.SEVERAL_ORGANIZATIONS, 0),
        (Attempt(None, False, OPEN, organizations=2), Step.CREDENTIALS, Event.WRONG_PASSWORD, 1),
    ],
)
def test_a_login_attempt_leads_where_the_table_says(attempt: Attempt, step: Step, event: Event, failures: int) -> None:
    decision = login.decide(attempt, NOW, POLICY)
    assert (decision.step, decision.event, decision.lockout.failures) == (step, event, failures)
    assert any(isinstance(effect, StartSession) for effect in decision.effects) == (step is Step.SIGNED_IN)
    assert any(isinstance(effect, Note) for effect in decision.effects)


def test_every_event_has_a_row() -> None:
    assert set(login.FLOW) == set(Event)


def test_an_unregistered_person_is_refused_like_an_unknown_one() -> None:
    invited = Account("2", "acme", "Noor", "noor@example.com")
    assert login.told(login.decide(Attempt(invited, False, OPEN), NOW, POLICY).event) is Event.WRONG_PASSWORD


def test_a_lock_with_an_end_opens_then_and_begins_a_new_count() -> None:
    policy = POLICY.changed({"lockout_minutes": 15})
    shut = Lockout(5, NOW, NOW)
    assert lockout.locked(shut, NOW + timedelta(minutes=15, microseconds=-1), policy)
    assert not lockout.locked(shut, NOW + timedelta(minutes=15), policy)
    assert lockout.after_failure(shut, NOW + timedelta(minutes=15), policy).failures == 1


def test_a_lock_without_an_end_stays() -> None:
    assert lockout.locked(Lockout(5, NOW, NOW), NOW + timedelta(days=1000), POLICY)


@pytest.mark.parametrize(("away", "alive"), [(timedelta(days=20, microseconds=-1), True), (timedelta(days=20), False)])
def test_a_session_lasts_until_20_days_without_an_access(away: timedelta, alive: bool) -> None:
    session = sessions.seen(Session("digest", "1", NOW - timedelta(days=15), NOW - timedelta(days=15)), NOW, POLICY)
    assert sessions.alive(session, NOW + away, POLICY) is alive


LINK = Link("digest", Purpose.RESET, "1", NOW)


@pytest.mark.parametrize(
    ("link", "at", "standing"),
    [
        (LINK, NOW, Standing.GOOD),
        (LINK, NOW + timedelta(minutes=60, microseconds=-1), Standing.GOOD),
        (LINK, NOW + timedelta(minutes=60), Standing.EXPIRED),
        (None, NOW, Standing.UNKNOWN),
        (Link("digest", Purpose.INVITATION, "1", NOW), NOW, Standing.UNKNOWN),
        (Link("digest", Purpose.RESET, "1", NOW, spent_at=NOW), NOW, Standing.SPENT),
        (Link("digest", Purpose.RESET, "1", NOW, superseded=True), NOW, Standing.SUPERSEDED),
    ],
)
def test_a_link_serves_once_for_its_purpose_and_its_time(link: Link | None, at: datetime, standing: Standing) -> None:
    assert links.standing(link, Purpose.RESET, at, POLICY) is standing


def test_addresses_are_compared_without_case_and_blanks() -> None:
    assert address("  Mara@Example.COM ") == "mara@example.com"


def test_unknown_addresses_are_counted_apart_from_people() -> None:
    hers, nobodys = (subject(who, "mara@example.com", None, None, "account") for who in (MARA, None))
    assert hers != nobodys


def test_counted_by_place_a_known_and_an_unknown_address_are_alike_and_places_apart() -> None:
    here = subject(MARA, "mara@example.com", None, "192.0.2.1", "place")
    assert here == subject(None, " Mara@example.com", None, "192.0.2.1", "place")
    assert here != subject(MARA, "mara@example.com", None, "192.0.2.2", "place")


@pytest.mark.parametrize(
    ("figures", "says"),
    [
        ({"password_min": 8}, "There is no figure 'password_min'"),
        ({"password_min_length": 0}, "at least 1"),
        ({"password_history": -1}, "at least 0"),
        ({"password_min_length": "8"}, "whole number"),
        ({"password_min_length": True}, "whole number"),
        ({"reset_lifts_lock": 1}, "true or false"),
        ({"password_requires": "digit"}, "list of words"),
        ({"password_requires": ["emoji"]}, "emoji"),
        ({"password_min_length": 20, "password_max_length": 10}, "No password"),
        ({"password_min_length": 1, "password_max_length": 3}, "do not fit"),
    ],
)
def test_a_policy_that_cannot_be_used_is_refused_with_the_reason(figures: dict[str, object], says: str) -> None:
    with pytest.raises(UnusablePolicy, match=says):
        POLICY.changed(figures)


def test_a_changed_policy_keeps_the_other_figures() -> None:
    changed = POLICY.changed({"password_min_length": 12, "password_requires": ["digit"]})
    assert (changed.password_min_length, changed.password_requires) == (12, ("digit",))
    assert changed.password_history == POLICY.password_history


def test_from_a_place_that_is_not_allowed_only_the_right_proof_is_told_the_reason() -> None:
    elsewhere = login.from_place(Event.RIGHT, allowed=False)
    right = login.decide(Attempt(MARA, True, Lockout(4), right=elsewhere), NOW, POLICY)
    assert (right.step, right.event, right.lockout.failures) == (Step.CREDENTIALS, Event.OTHER_PLACE, 4)
    assert not any(isinstance(effect, StartSession) for effect in right.effects)
    wrong = login.decide(Attempt(MARA, False, OPEN, right=elsewhere), NOW, POLICY)
    assert (wrong.event, wrong.lockout.failures) == (Event.WRONG_PASSWORD, 1)
    device = login.decide_device(Presentation(MARA, True, OPEN, elsewhere), NOW, POLICY)
    assert (device.step, device.event) == (Step.CREDENTIALS, Event.OTHER_PLACE)
