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
    from simulator.identity.policy import Policy
    from simulator.passkeys.answers import Judging

DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Asked:
    """A ceremony for a browser: the id that its answer has to bring back, and what the browser is asked, as JSON
    values."""

    id: str
    options: Mapping[str, Any]


@dataclass
class Answer:
    """What came back: the ceremony's id, and the credential as JSON. `person` is the account's id and `owner` the
    digest of the token, a half login's or a session's, in the cookie of the browser that sent it. `refused` tells why
    it proved nothing, once it was looked at; that happens inside the transaction that decides."""

    deployment: Deployment
    person: str
    owner: str
    ceremony: str
    credential: str
    origin: Origin
    refused: Refused | None = None

    def unless_refused[Proof](self, verdict: Proof | Refused) -> Proof | None:
        """What an answer proves; a refusal is noted, and proves nothing."""
        if not isinstance(verdict, Refused):
            return verdict
        self.refused = verdict
        self.deployment.carry_out([Note("passkey-refused", verdict.reason, self.person)], self.origin)
        return None


class NewPasskey(Answer):
    """An answer as the proof of a device that is being added (`enrolment.Proven`): the passkey that is kept."""

    def __call__(self, _pending: object) -> Passkey | None:
        return self.unless_refused(_enrolled(self))


class KnownPasskey(Answer):
    """An answer as the proof of a device that is asked for (`second_factor.Proof`): the device whose key it was, as it
    is kept from then on."""

    def __call__(self, _asked: Device) -> Device | None:
        return self.unless_refused(_asserted(self))


@dataclass(frozen=True)
class _Found:
    ceremony: Ceremony
    holder: Device | None
    judging: Judging


def site(deployment: Deployment) -> Site:
    """The deployment as an authenticator knows it. Its first host is part of the name of all others, so that one
    passkey serves on all of them (WebAuthn 5.1.2)."""
    addresses = (organization.address for organization in deployment.records.organizations())
    further = [*deployment.regions, *(address for address in addresses if address)]
    urls = (deployment.url, *(deployment.url_of(part) for part in further))
    return Site(urlsplit(deployment.url).hostname or "", tuple(_origin(url) for url in urls))


def begin_enrolment(deployment: Deployment, account: Account, owner: str, *, title: str) -> Asked:
    """Begins to enrol a passkey; `title` is the product's, for the browser to show."""
    from simulator.passkeys import options

    ceremony = _ceremony(deployment, Purpose.ENROLMENT, account, owner)
    factors = (device.factor for device in deployment.records.devices(account.id))
    known = tuple(factor for factor in factors if isinstance(factor, Passkey))
    seconds, here = deployment.policy_of(account).passkey_seconds, site(deployment)
    wanted = options.for_enrolment(ceremony, here, title=title, account=account, seconds=seconds, known=known)
    return _begun(deployment, account, ceremony, wanted)


def begin_login(deployment: Deployment, account: Account, passkey: Passkey, owner: str) -> Asked:
    """Begins to ask for one of the person's passkeys."""
    from simulator.passkeys import options

    ceremony = _ceremony(deployment, Purpose.LOGIN, account, owner, passkey.credential_id)
    seconds, here = deployment.policy_of(account).passkey_seconds, site(deployment)
    wanted = options.for_login(ceremony, here, seconds=seconds, allowed=(passkey,))
    return _begun(deployment, account, ceremony, wanted)


def _ceremony(deployment: Deployment, purpose: Purpose, account: Account, owner: str, *allowed: str) -> Ceremony:
    return Ceremony(purpose, account.id, secrets.token_urlsafe(32), owner, deployment.clock.now(), allowed)


def _begun(deployment: Deployment, account: Account, ceremony: Ceremony, wanted: Mapping[str, Any]) -> Asked:
    id, until = secrets.token_urlsafe(32), ceremony.begun_at + passkeys.life(deployment.policy_of(account))
    deployment.records.forget_before(ceremony.begun_at)
    deployment.records.put(_key(id), passkeys.written(ceremony), until)
    return Asked(id, deployment.parts.passkeys.asked(wanted))


def _enrolled(answer: Answer) -> Passkey | Refused:
    found = _found(answer, Purpose.ENROLMENT)
    if isinstance(found, Refused):
        return found
    return found.judging.enrolled(answer.credential, found.ceremony, site(answer.deployment))


def _asserted(answer: Answer) -> Device | Refused:
    found = _found(answer, Purpose.LOGIN)
    if isinstance(found, Refused):
        return found
    if found.holder is None or not isinstance(found.holder.factor, Passkey):
        return Refused(Reason.UNKNOWN_PASSKEY)
    passkey = found.judging.asserted(answer.credential, found.ceremony, site(answer.deployment), found.holder.factor)
    return passkey if isinstance(passkey, Refused) else replace(found.holder, factor=passkey)


def _found(answer: Answer, purpose: Purpose) -> _Found | Refused:
    """The ceremony that an answer is to, which any answer uses up, and the device that has its credential."""
    from simulator.passkeys import answers

    deployment, records = answer.deployment, answer.deployment.records
    judging: Judging = deployment.parts.passkeys.judging(answers.Judging())
    text = records.take(_key(answer.ceremony))
    if text is None:
        return Refused(Reason.UNSOLICITED)
    ceremony, said = passkeys.read(text), answers.read(answer.credential)
    if isinstance(said, Refused):
        return said
    holder, life = records.passkey(said.credential_id), passkeys.life(_policy(deployment, ceremony))
    case = Case(said, ceremony, purpose, answer.owner, holder, deployment.clock.now(), life)
    return passkeys.astray(case, judging.checks) or _Found(ceremony, holder, judging)


def _policy(deployment: Deployment, ceremony: Ceremony) -> Policy:
    return deployment.policy_of(deployment.records.account(ceremony.account))


def _origin(url: str) -> str:
    """What a browser calls the origin of an address: without the port that its scheme has anyway (RFC 6454 6.2)."""
    parts = urlsplit(url)
    netloc = parts.netloc if parts.port != DEFAULT_PORTS.get(parts.scheme) else parts.hostname
    return f"{parts.scheme}://{netloc}"


def _key(id: str) -> str:
    return f"ceremony:{id}"
