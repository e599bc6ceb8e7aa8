"""What is seen of passkeys: what a failed ceremony ends in, what is kept of a passkey, and what goes over the wire."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from fixtures.contents import holds_any, holds_code, sent
from fixtures.passkeys import Maker
from steps.genesys_cloud import cloud
from steps.observations import logging_in
from steps.person import Person
from steps.sight import SPLASH
from steps.stage import Stage

type Look = Callable[[], str]

KEPT_OUT = "not logged in, with a message"
ENROLLED_ALREADY = "told that the device is enrolled already"
PUBLIC_ONLY = "a credential id, a public key and signatures"
KEPT = {"credential_id", "public_key", "sign_count", "transports", "aaguid", "backup_eligible", "backed_up"}
"""All that a deployment has any use for: WebAuthn's own names, none of which is secret."""


def refusal(who: Person, stage: Stage) -> Look:
    """Whether the person is not logged in, and told of a failure."""

    def look() -> str:
        sight, window = who.sees(), who.window()
        inside = sight.place == SPLASH or cloud(stage).splash(window).log_out.is_visible()
        if cloud(stage).passkeys.alert(window).count() and not inside:
            return KEPT_OUT
        return f"{sight}{', logged in' if inside else ''}"

    return look


def second_try(who: Person) -> Look:
    """Where it ends when the device does what it should and the person tries again; done at the first look."""
    done: list[bool] = []

    def look() -> str:
        if not done:
            done.append(True)
            who.passkeys.try_again()
        return who.place()

    return look


def login_succeeds(who: Person) -> Look:
    """Where a login in a new browser ends, when the device does what it should."""
    who.passkeys.set_right()
    return logging_in.login_succeeds(who, lambda ring: ring.right)


def told_of_earlier_enrolment(who: Person, stage: Stage) -> Look:
    """Whether the page says that the device is enrolled already."""

    def look() -> str:
        sight = who.sees()
        label = stage.journey.words(who.window())["already_enrolled"]
        return ENROLLED_ALREADY if label.stands_in(sight.message) else str(sight)

    return look


def number_enrolled(who: Person, stage: Stage) -> Look:
    """How many passkeys the deployment keeps for the person."""
    return lambda: f"{len(stage.deployment.kept_passkeys(who.account))} enrolled"


def told_by(maker: Maker) -> str:
    """What is expected of a passkey of a provider."""
    return _in_words(maker.reports, maker.backup_eligible, maker.backed_up)


def known_of_passkey(who: Person, stage: Stage) -> Look:
    """What the deployment knows of the passkey enrolled last."""

    def look() -> str:
        kept = stage.deployment.kept_passkeys(who.account)
        return _of(kept[-1]) if kept else "no passkey"

    return look


def _of(kept: Mapping[str, object]) -> str:
    transports = kept["transports"]
    told = [str(each) for each in transports] if isinstance(transports, list) else [str(transports)]
    return _in_words(told, bool(kept["backup_eligible"]), bool(kept["backed_up"]))


def _in_words(transports: Iterable[str], eligible: bool, backed_up: bool) -> str:
    way = " and ".join(sorted(transports)) or "nothing"
    return f"{way}; {'' if eligible else 'not '}backup eligible, {'' if backed_up else 'not '}backed up"


def given_away(who: Person, stage: Stage) -> Look:
    """Where a private key or a code went over the wire or is kept, and what is kept that WebAuthn has no name for."""

    key = who.passkeys.device.passkey
    secrets = (key.private_key, key.number)

    def look() -> str:
        kept = stage.deployment.kept_passkeys(who.account)
        told = {f"{each.method} {each.url}": each for each in stage.wire.exchanges}
        found = [at for at, each in told.items() if holds_any(sent(each), secrets) or holds_code(each.body)]
        found += ["what is kept"] if holds_any(str(kept).encode(), secrets) else []
        found += [f"{name}, which is kept" for each in kept for name in sorted(each.keys() - KEPT)]
        if found or not kept or not told:
            return f"in {', '.join(found)}" if found else "nothing on the wire, or no passkey"
        return PUBLIC_ONLY

    return look
