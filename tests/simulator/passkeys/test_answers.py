"""Every good and every bad ceremony, with an authenticator in software."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from simulator.identity import passkeys
from simulator.identity.accounts import Account
from simulator.identity.devices import Device, Passkey
from simulator.identity.passkeys import Case, Ceremony, Purpose, Reason, Refused, Said, Site
from simulator.identity.policy import Policy
from simulator.passkeys import answers, options
from tests.simulator.softkey import SoftKey, b64

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ORIGIN = "http://one.genesys-cloud.localhost:1"
SITE = Site("one.genesys-cloud.localhost", (ORIGIN, "http://us-east-1.one.genesys-cloud.localhost:1"))
MARA = Account("a1", "o1", "Mara", "mara@example.com")
LIFE = passkeys.life(Policy())


def _ceremony(purpose: Purpose, challenge: bytes = b"c" * 32, allowed: tuple[str, ...] = ()) -> Ceremony:
    return Ceremony(purpose, MARA.id, b64(challenge), "browser", NOW, allowed)


ENROLMENT, LOGIN = _ceremony(Purpose.ENROLMENT), _ceremony(Purpose.LOGIN)


def _create_options(ceremony: Ceremony = ENROLMENT, known: tuple[Passkey, ...] = ()) -> dict[str, Any]:
    return options.for_enrolment(ceremony, SITE, title="Product", account=MARA, seconds=60, known=known)


def _enrolled(key: SoftKey) -> Passkey:
    passkey = answers.enrolled(key.create(_create_options(), ORIGIN), ENROLMENT, SITE)
    assert isinstance(passkey, Passkey), passkey
    return passkey


def _answer(key: SoftKey, passkey: Passkey, origin: str = ORIGIN) -> str:
    return key.get(options.for_login(LOGIN, SITE, seconds=60, allowed=(passkey,)), origin)


@pytest.mark.parametrize("algorithm", [-7, -8, -257])
def test_a_passkey_of_each_algorithm_enrols_and_logs_in(algorithm: int) -> None:
    key = SoftKey(algorithm)
    passkey = _enrolled(key)
    after = answers.asserted(_answer(key, passkey), LOGIN, SITE, passkey)
    assert isinstance(after, Passkey)
    assert (passkey.sign_count, after.sign_count) == (0, 1)


@pytest.mark.parametrize(
    ("transports", "eligible", "backed_up"),
    [(("internal",), True, True), (("internal",), False, False), (("hybrid", "internal"), True, True)],
    ids=["synced", "bound to its device", "a phone nearby"],
)
def test_what_an_authenticator_reports_of_itself_is_kept(
    transports: tuple[str, ...], eligible: bool, backed_up: bool
) -> None:
    key = SoftKey(transports=transports, backup_eligible=eligible, backed_up=backed_up)
    passkey = _enrolled(key)
    assert (passkey.transports, passkey.backup_eligible, passkey.backed_up) == (transports, eligible, backed_up)


def test_a_synced_passkey_without_a_counter_logs_in_again_and_again() -> None:
    key = SoftKey(counts=False)
    passkey = _enrolled(key)
    for _ in range(3):
        assert answers.asserted(_answer(key, passkey), LOGIN, SITE, passkey) == passkey


def test_the_login_of_a_region_counts_as_the_products_own() -> None:
    key = SoftKey()
    passkey = _enrolled(key)
    assert isinstance(answers.asserted(_answer(key, passkey, SITE.origins[1]), LOGIN, SITE, passkey), Passkey)


WRONG: list[tuple[str, dict[str, Any], Reason]] = [
    ("not verified", {"user_verified": False}, Reason.NOT_VERIFIED),
    ("not present", {"user_present": False}, Reason.NOT_PRESENT),
    ("of another domain", {"rp_id": "elsewhere.example"}, Reason.OTHER_DOMAIN),
    ("of the domain above", {"rp_id": "genesys-cloud.localhost"}, Reason.OTHER_DOMAIN),
    ("of another site", {"client": {"origin": "http://elsewhere.example"}}, Reason.OTHER_ORIGIN),
    ("of another port", {"client": {"origin": ORIGIN + "2"}}, Reason.OTHER_ORIGIN),
    ("replayed", {"client": {"challenge": b64(b"d" * 32)}}, Reason.OTHER_CHALLENGE),
    ("without a challenge", {"client": {"challenge": ""}}, Reason.OTHER_CHALLENGE),
    ("of another type", {"client": {"type": "payment.get"}}, Reason.OTHER_PURPOSE),
    ("backed up but not eligible", {"backed_up": True}, Reason.UNREADABLE),
]


@pytest.mark.parametrize(("otherwise", "reason"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG])
def test_a_wrong_answer_enrols_nothing(otherwise: dict[str, Any], reason: Reason) -> None:
    answer = SoftKey().but(**otherwise).create(_create_options(), ORIGIN)
    assert answers.enrolled(answer, ENROLMENT, SITE) == Refused(reason)


ONLY_AT_LOGIN: list[tuple[str, dict[str, Any], Reason]] = [
    ("signed with nothing", {"bogus_signature": True}, Reason.BAD_SIGNATURE),
    ("counter stands still", {"sign_count": 6}, Reason.COUNTER_BACKWARDS),
    ("counter runs backwards", {"sign_count": 2}, Reason.COUNTER_BACKWARDS),
    ("counter gone", {"sign_count": 0, "counts": False}, Reason.COUNTER_BACKWARDS),
]


@pytest.mark.parametrize(
    ("otherwise", "reason"),
    [w[1:] for w in WRONG + ONLY_AT_LOGIN],
    ids=[w[0] for w in WRONG + ONLY_AT_LOGIN],
)
def test_a_wrong_answer_logs_nobody_in(otherwise: dict[str, Any], reason: Reason) -> None:
    key = SoftKey(sign_count=7)
    passkey = _enrolled(key)
    answer = _answer(key.but(**otherwise), passkey)
    assert answers.asserted(answer, LOGIN, SITE, passkey) == Refused(reason)


def test_a_signature_by_another_key_is_refused() -> None:
    mara, mallory = SoftKey(), SoftKey()
    passkey, others = _enrolled(mara), _enrolled(mallory)
    forged = json.loads(_answer(mallory, others))
    forged |= {"id": passkey.credential_id, "rawId": passkey.credential_id}
    assert answers.asserted(json.dumps(forged), LOGIN, SITE, passkey) == Refused(Reason.BAD_SIGNATURE)


def test_client_data_altered_after_signing_is_refused() -> None:
    key = SoftKey()
    passkey = _enrolled(key)
    altered = json.loads(_answer(key.but(client={"origin": "http://elsewhere.example"}), passkey))
    client = {"type": "webauthn.get", "challenge": LOGIN.challenge, "origin": ORIGIN, "crossOrigin": False}
    altered["response"]["clientDataJSON"] = b64(json.dumps(client).encode())
    assert answers.asserted(json.dumps(altered), LOGIN, SITE, passkey) == Refused(Reason.BAD_SIGNATURE)


def test_an_answer_under_another_id_than_its_keys_is_refused() -> None:
    answer = json.loads(SoftKey().create(_create_options(), ORIGIN))
    answer |= {"id": b64(b"another"), "rawId": b64(b"another")}
    assert answers.enrolled(json.dumps(answer), ENROLMENT, SITE) == Refused(Reason.UNREADABLE)


def test_an_algorithm_that_was_not_asked_for_is_refused() -> None:
    answer = SoftKey(-35).create(_create_options(), ORIGIN)
    assert answers.enrolled(answer, ENROLMENT, SITE) == Refused(Reason.OTHER_ALGORITHM)


GARBAGE = ["", "null", "[]", "{}", "1", '{"id": 1}', '{"id": "x", "response": {"clientDataJSON": "e30"}}', "[" * 60_000]


@pytest.mark.parametrize("answer", GARBAGE, ids=range(len(GARBAGE)))
def test_garbage_is_refused_without_an_error(answer: str) -> None:
    unreadable = Refused(Reason.UNREADABLE)
    passkey = Passkey(b64(b"id"), b64(b"no key"))
    assert answers.read(answer) in (unreadable, Said("x"))
    assert answers.enrolled(answer, ENROLMENT, SITE) == unreadable
    assert answers.asserted(answer, LOGIN, SITE, passkey) == unreadable


@pytest.mark.parametrize("id", ["", "x" * 1365, "\ud800", "a b", "a=", None, 1, ["x"]], ids=repr)
def test_an_id_that_no_browser_gives_is_refused(id: object) -> None:
    answer = json.loads(SoftKey().create(_create_options(), ORIGIN))
    assert answers.read(json.dumps({**answer, "id": id})) == Refused(Reason.UNREADABLE)


def test_every_byte_of_an_answer_may_be_cut_without_an_error() -> None:
    key = SoftKey()
    passkey = _enrolled(key)
    whole = json.loads(_answer(key, passkey))
    for member in ("authenticatorData", "signature", "clientDataJSON"):
        for length in range(0, len(whole["response"][member]) - 1, 7):
            cut = {**whole, "response": {**whole["response"], member: whole["response"][member][:length]}}
            assert isinstance(answers.asserted(json.dumps(cut), LOGIN, SITE, passkey), Refused)


def test_an_answer_made_inside_another_site_says_so() -> None:
    for client in ({"crossOrigin": True}, {"topOrigin": "http://elsewhere.example"}, {"crossOrigin": "false"}):
        said = answers.read(SoftKey(client=client).create(_create_options(), ORIGIN))
        assert isinstance(said, Said)
        assert said.embedded


def _held(account: str) -> Device:
    return Device("d1", account, "Phone", Passkey("id", "key"), NOW)


def _case(purpose: Purpose, holder: Device | None, **otherwise: Any) -> Case:
    ceremony = _ceremony(otherwise.pop("asked", purpose), allowed=otherwise.pop("allowed", ("id",)))
    said = Said("id", otherwise.pop("embedded", False))
    values = {"owner": "browser", "now": NOW + LIFE - timedelta(microseconds=1), **otherwise}
    return Case(said, ceremony, purpose, holder=holder, life=LIFE, **values)


CREATE, GET = Purpose.ENROLMENT, Purpose.LOGIN
ASTRAY: list[tuple[str, Case, Reason | None]] = [
    ("a new one", _case(CREATE, None), None),
    ("the person's own", _case(GET, _held("a1")), None),
    ("enrolled already", _case(CREATE, _held("a1")), Reason.ALREADY_ENROLLED),
    ("enrolled by another", _case(CREATE, _held("a2")), Reason.OF_ANOTHER),
    ("unknown", _case(GET, None), Reason.UNKNOWN_PASSKEY),
    ("another person's", _case(GET, _held("a2")), Reason.OTHER_PERSON),
    ("the person's other one", _case(GET, _held("a1"), allowed=("another",)), Reason.NOT_ASKED_FOR),
    ("too late", _case(GET, _held("a1"), now=NOW + LIFE), Reason.TOO_LATE),
    ("in another browser", _case(GET, _held("a1"), owner="another"), Reason.OTHER_BROWSER),
    ("inside another site", _case(GET, _held("a1"), embedded=True), Reason.EMBEDDED),
    ("a login answered by an enrolment", _case(CREATE, None, asked=GET), Reason.OTHER_PURPOSE),
    ("an enrolment answered by a login", _case(GET, _held("a1"), asked=CREATE), Reason.OTHER_PURPOSE),
]


@pytest.mark.parametrize(("case", "reason"), [a[1:] for a in ASTRAY], ids=[a[0] for a in ASTRAY])
def test_what_an_answer_has_to_fit(case: Case, reason: Reason | None) -> None:
    assert passkeys.astray(case) == (Refused(reason) if reason else None)


def test_the_browser_is_asked_for_what_the_policy_says() -> None:
    asked = _create_options(known=(Passkey(b64(b"known"), "", transports=("hybrid", "internal", "telepathy")),))
    assert asked["rp"] == {"name": "Product", "id": SITE.rp_id}
    assert asked["authenticatorSelection"] | {"requireResidentKey": False} == {
        "residentKey": "preferred",
        "requireResidentKey": False,
        "userVerification": "required",
    }
    assert [one["alg"] for one in asked["pubKeyCredParams"]] == [-7, -8, -257]
    assert asked["excludeCredentials"] == [
        {"id": b64(b"known"), "type": "public-key", "transports": ["hybrid", "internal"]}
    ]
    assert (asked["attestation"], asked["timeout"], asked["challenge"]) == ("none", 60_000, ENROLMENT.challenge)
    assert MARA.email not in json.dumps(asked["user"]["id"])


def test_a_ceremony_is_kept_and_found_as_it_was() -> None:
    ceremony = _ceremony(Purpose.LOGIN, allowed=("a", "b"))
    assert passkeys.read(passkeys.written(ceremony)) == ceremony


def test_the_library_is_not_loaded_before_it_is_needed() -> None:
    code = "import simulator.passkeys.answers, simulator.passkeys.options, sys; sys.exit('webauthn' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
