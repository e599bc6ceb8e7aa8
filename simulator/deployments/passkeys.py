"""Passkey ceremonies: what begins one, what comes back, and what is kept of it (GC-PASSKEY-1 to -4)."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from simulator.deployments.deployment import Deployment, Origin
from simulator.identity import passkeys
from simulator.identity.accounts import Account
from simulator.identity.devices import Device, Passkey
from simulator.identity.effects import Note
from simulator.identity.passkeys import Case, Ceremony, Purpose, Reason, Refused, Site

if TYPE_CHECKING:
    from simulator.deployments.second_factor import Proof
    from simulator.passkeys.answers import Judging

DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Asked:
    """A ceremony for a browser: the id that its answer has to bring back, and what the browser is asked, as JSON
    values."""

    id: str
    options: Mapping[str, Any]


@dataclass(frozen=True)
class Answer:
    """What came back: the ceremony's id, the credential as JSON, and the token in the cookie of the browser."""

    ceremony: str
    credential: str
    browser: str


def site(deployment: Deployment) -> Site:
    """The deployment as an authenticator knows it. Its first host is part of the name of all others, so that one
    passkey serves on all of them (WebAuthn 5.1.2)."""
    addresses = (organization.address for organization in deployment.records.organizations())
    further = [*deployment.regions, *(address for address in addresses if address)]
    urls = (deployment.url, *(deployment.url_of(part) for part in further))
    return Site(urlsplit(deployment.url).hostname or "", tuple(_origin(url) for url in urls))


def begin_enrolment(deployment: Deployment, account: Account, name: str, *, title: str, browser: str) -> Asked:
    """Begins to enrol a passkey under a name; `title` is the product's, for the browser to show."""
    from simulator.passkeys import options

    ceremony = _ceremony(deployment, Purpose.ENROLMENT, account, browser, name=name)
    factors = (device.factor for device in deployment.records.devices(account.id))
    known = tuple(factor for factor in factors if isinstance(factor, Passkey))
    seconds, here = deployment.policy_of(account).passkey_seconds, site(deployment)
    wanted = options.for_enrolment(ceremony, here, title=title, account=account, seconds=seconds, known=known)
    return _begun(deployment, account, ceremony, wanted)


def begin_login(deployment: Deployment, account: Account, passkey: Passkey, *, browser: str) -> Asked:
    """Begins to ask for one of the person's passkeys."""
    from simulator.passkeys import options

    ceremony = _ceremony(deployment, Purpose.LOGIN, account, browser, allowed=(passkey.credential_id,))
    seconds, here = deployment.policy_of(account).passkey_seconds, site(deployment)
    wanted = options.for_login(ceremony, here, seconds=seconds, allowed=(passkey,))
    return _begun(deployment, account, ceremony, wanted)


def enrol(deployment: Deployment, answer: Answer, origin: Origin) -> Device | Refused:
    """The device that an answer enrols, kept from then on."""
    judging = _judging(deployment)
    with deployment.records.transaction():
        found = _found(deployment, Purpose.ENROLMENT, answer, judging)
        if isinstance(found, Refused):
            return _noted(deployment, found, None, origin)
        ceremony, _ = found
        passkey = judging.enrolled(answer.credential, ceremony, site(deployment))
        if isinstance(passkey, Refused):
            return _noted(deployment, passkey, ceremony.account, origin)
        device = Device(secrets.token_hex(8), ceremony.account, ceremony.name, passkey, deployment.clock.now())
        deployment.records.save_device(device)
        deployment.carry_out([Note("device-added", "passkey", ceremony.account)], origin)
        return device


def proof(deployment: Deployment, answer: Answer, origin: Origin) -> Proof:
    """A passkey's answer, to be presented for a half login."""

    def proven(asked: Device) -> Device | None:
        verdict = _asserted(deployment, answer)
        if isinstance(verdict, Refused):
            _noted(deployment, verdict, asked.account, origin)
            return None
        return verdict

    return proven


def _asserted(deployment: Deployment, answer: Answer) -> Device | Refused:
    judging = _judging(deployment)
    found = _found(deployment, Purpose.LOGIN, answer, judging)
    if isinstance(found, Refused):
        return found
    ceremony, holder = found
    if holder is None or not isinstance(holder.factor, Passkey):
        return Refused(Reason.UNKNOWN_PASSKEY)
    passkey = judging.asserted(answer.credential, ceremony, site(deployment), holder.factor)
    return passkey if isinstance(passkey, Refused) else replace(holder, factor=passkey)


def _ceremony(deployment: Deployment, purpose: Purpose, account: Account, browser: str, **more: Any) -> Ceremony:
    challenge, now = secrets.token_urlsafe(32), deployment.clock.now()
    return Ceremony(purpose, account.id, challenge, deployment.digest(browser), now, **more)


def _begun(deployment: Deployment, account: Account, ceremony: Ceremony, wanted: Mapping[str, Any]) -> Asked:
    id, until = secrets.token_urlsafe(32), ceremony.begun_at + passkeys.life(deployment.policy_of(account))
    deployment.records.forget_before(ceremony.begun_at)
    deployment.records.put(_key(id), passkeys.written(ceremony), until)
    return Asked(id, deployment.parts.passkeys.asked(wanted))


def _found(
    deployment: Deployment, purpose: Purpose, answer: Answer, judging: Judging
) -> tuple[Ceremony, Device | None] | Refused:
    """The ceremony that an answer is to, which any answer uses up, and the device that has its credential."""
    from simulator.passkeys import answers

    records = deployment.records
    text = (records.take if judging.once else records.kept)(_key(answer.ceremony))
    if text is None:
        return Refused(Reason.UNSOLICITED)
    ceremony, said = passkeys.read(text), answers.read(answer.credential)
    if isinstance(said, Refused):
        return said
    holder, browser = records.passkey(said.credential_id), deployment.digest(answer.browser)
    life = passkeys.life(deployment.policy_of(records.account(ceremony.account)))
    case = Case(said, ceremony, purpose, browser, holder, deployment.clock.now(), life)
    return passkeys.astray(case, judging.checks) or (ceremony, holder)


def _judging(deployment: Deployment) -> Judging:
    from simulator.passkeys.answers import Judging

    judging: Judging = deployment.parts.passkeys.judging(Judging())
    return judging


def _noted(deployment: Deployment, refused: Refused, person: str | None, origin: Origin) -> Refused:
    deployment.carry_out([Note("passkey-refused", refused.reason, person)], origin)
    return refused


def _origin(url: str) -> str:
    """What a browser calls the origin of an address: without the port that its scheme has anyway (RFC 6454 6.2)."""
    parts = urlsplit(url)
    netloc = parts.netloc if parts.port != DEFAULT_PORTS.get(parts.scheme) else parts.hostname
    return f"{parts.scheme}://{netloc}"


def _key(id: str) -> str:
    return f"ceremony:{id}"
