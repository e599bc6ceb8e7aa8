"""What somebody who knows a person's password presents in place of the person's passkey."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fixtures.forging import PRESENT, VERIFIED, Asked, Claims, Json, answer_instead, signed
from fixtures.passkeys import Passkey, from_base64url, to_base64url
from steps.genesys_cloud import cloud
from steps.given import NotAsGiven
from steps.passkeys import Overheard
from steps.person import Person
from steps.stage import Stage

ELSEWHERE = "genesys-cloud.example"


@dataclass(frozen=True)
class Attack:
    """What there is to forge with: the attacker's own passkey, the right one, and a login that was listened to."""

    own: Passkey
    right: Passkey
    overheard: Overheard | None

    @property
    def heard(self) -> Overheard:
        """The login listened to. Raises NotAsGiven when there was none."""
        if self.overheard is None:
            raise NotAsGiven("nobody was listened to at this point of the scenario")
        return self.overheard


type Forgery = Callable[[Attack, Asked], Json]


def _claiming(**claims: object) -> Forgery:
    return lambda attack, asked: signed(attack.right, asked, Claims(**claims))  # type: ignore[arg-type]


def _bent(attack: Attack, asked: Asked) -> Json:
    answer = signed(attack.right, asked)
    signature = bytearray(from_base64url(answer["response"]["signature"]))
    signature[-1] ^= 1
    return answer | {"response": answer["response"] | {"signature": to_base64url(bytes(signature))}}


FORGERIES: dict[str, Forgery] = {
    "a passkey of another person": lambda attack, asked: signed(attack.own, asked),
    "a passkey of another person under the right one's id": lambda attack, asked: signed(
        attack.own, asked, named=attack.right
    ),
    "a passkey that nobody enrolled": lambda _, asked: signed(Passkey.made(asked.domain), asked),
    "an answer for another domain": _claiming(domain=ELSEWHERE),
    "an answer from a page of another domain": _claiming(origin=f"https://{ELSEWHERE}"),
    "an answer without the owner's verification": _claiming(flags=PRESENT),
    "an answer without the owner's presence": _claiming(flags=VERIFIED),
    "an answer with an altered signature": _bent,
    "an answer that belongs to an enrolment": _claiming(act="webauthn.create"),
    "the answer that was given before": lambda attack, _: attack.heard.answer,
    "a new answer to what was asked before": lambda attack, asked: signed(
        attack.right, asked, Claims(challenge=attack.heard.challenge)
    ),
}


def present(thief: Person, owner: Person, forgery: Forgery, stage: Stage) -> None:
    """Log in with the owner's password, and answer for the passkey with a forgery."""
    stage.deployment.spend_attempt(owner.account)
    attack = Attack(thief.passkeys.device.passkey, owner.passkeys.device.passkey, owner.passkeys.overheard)
    window = thief.acts().window()
    answer_instead(window.context, lambda asked: forgery(attack, asked))
    stage.journey.log_in(window, owner.account.email, owner.ring.type(owner.ring.right))
    cloud(stage).passkeys.await_outcome(window)
