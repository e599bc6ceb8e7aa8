"""The devices that prove who somebody is: as facts, and what is kept of them."""

from __future__ import annotations

import secrets
from base64 import b32encode
from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter
from pydantic import AfterValidator, BaseModel, Field

from simulator.control.deployments import Administrator, Named, somebody
from simulator.control.shapes import Secret, Shape
from simulator.deployments import enrolment
from simulator.identity import phones
from simulator.identity.devices import Device, Factor, Kind, Passkey, Sms, Totp
from simulator.store import Taken

router = APIRouter(tags=["devices"])
DEVICES = "/deployments/{deployment}/people/{person}/devices"
MASK = "•••"
BASE64URL = r"^[A-Za-z0-9_-]+$"


def _e164(given: str) -> str:
    number = phones.number(given)
    if number is None:
        raise ValueError("give the number with its country code: +44 7700 900123")
    return number


def _cose(given: str) -> str:
    from simulator.passkeys.answers import verifies  # only those who give a passkey wait for it

    if not verifies(given):
        raise ValueError("give the public key as a COSE key (RFC 9053) in base64url, of ES256, EdDSA or RS256")
    return given


class TotpWanted(Shape):
    kind: Literal["totp"]
    name: str = Field(min_length=1)
    secret: Secret | None = Field(None, repr=False, description="Base32; none: chosen")

    def factor(self) -> Totp:
        return Totp(self.secret or b32encode(secrets.token_bytes(20)).decode())


class SmsWanted(Shape):
    kind: Literal["sms"]
    name: str = Field(min_length=1)
    phone: Annotated[str, AfterValidator(_e164)]

    def factor(self) -> Sms:
        return Sms(self.phone)


class PasskeyWanted(Shape):
    """What a registration ceremony would have left."""

    kind: Literal["passkey"]
    name: str = Field(min_length=1)
    credential_id: str = Field(pattern=BASE64URL)
    public_key: Annotated[str, AfterValidator(_cose)] = Field(pattern=BASE64URL, description="The COSE key")
    transports: list[str] = Field(default_factory=list)
    backup_eligible: bool = False
    backed_up: bool = False

    def factor(self) -> Passkey:
        return Passkey(
            self.credential_id,
            self.public_key,
            transports=tuple(self.transports),
            backup_eligible=self.backup_eligible,
            backed_up=self.backed_up,
        )


type DeviceWanted = Annotated[TotpWanted | SmsWanted | PasskeyWanted, Field(discriminator="kind")]


class DeviceMade(BaseModel):
    id: str
    name: str
    kind: Kind
    secret: str | None = Field(description="A generator's secret, in base32: given here and nowhere else")


class DeviceShown(BaseModel):
    id: str
    name: str
    kind: Kind
    added_at: datetime
    kept: dict[str, Any] = Field(description="Everything that is kept of it; a secret is masked")


@router.post(DEVICES, status_code=201)
async def add(person: str, wanted: DeviceWanted, deployment: Named, administrator: Administrator) -> DeviceMade:
    """Gives somebody a device, as a fact."""
    factor = wanted.factor()
    with deployment.records.transaction():
        if isinstance(factor, Passkey) and deployment.records.passkey(factor.credential_id):
            raise Taken("Somebody has a passkey with that credential id already.")
        device = enrolment.add(deployment, somebody(deployment, person), wanted.name, factor, administrator)
    secret = device.factor.secret if isinstance(device.factor, Totp) else None
    return DeviceMade(id=device.id, name=device.name, kind=device.kind, secret=secret)


@router.get(DEVICES)
async def show(person: str, deployment: Named) -> list[DeviceShown]:
    """A person's devices, in the order in which they were added, with everything that the deployment keeps of them."""
    return [_shown(device) for device in deployment.records.devices(somebody(deployment, person).id)]


@router.delete(DEVICES, status_code=204)
async def reset(person: str, deployment: Named, administrator: Administrator) -> None:
    """What an administrator does for somebody without access to the device: the next login asks to add one again."""
    enrolment.reset(deployment, somebody(deployment, person), administrator)


def _shown(device: Device) -> DeviceShown:
    return DeviceShown(
        id=device.id, name=device.name, kind=device.kind, added_at=device.added_at, kept=_kept(device.factor)
    )


def _kept(factor: Factor) -> dict[str, Any]:
    return {name: MASK if name == "secret" else value for name, value in asdict(factor).items()}
