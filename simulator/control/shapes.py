"""What the control API takes and gives."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from simulator.deployments.registry import public_url
from simulator.hashing import Cost

DOMAIN = r"^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$"
HOST_LABEL = r"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"


def _base32(given: str) -> str:
    bare = given.replace(" ", "").upper().rstrip("=")
    if not re.fullmatch("[A-Z2-7]+", bare) or len(bare) % 8 not in (0, 2, 4, 5, 7):
        raise ValueError("give the secret in base32 (RFC 4648)")
    return bare + "=" * (-len(bare) % 8)


type Secret = Annotated[str, AfterValidator(_base32)]
"""A generator's secret, in base32 (RFC 4648)."""


type PublicUrl = Annotated[str, AfterValidator(public_url)]
"""An https address of a host alone."""


class Shape(BaseModel):
    """A body that is taken: a misspelt key is an error, not a default."""

    model_config = ConfigDict(extra="forbid")


class Health(BaseModel):
    status: Literal["ok"]
    products: list[str]


class DefectShown(BaseModel):
    name: str
    check: str = Field(description="The id of the check that the defect breaks")
    about: str
    product: str = Field(description="The product that it can be planted in")


class MailRoute(Shape):
    """Where the deployment's mail is handed in, by SMTP."""

    host: str
    port: int = Field(ge=1, le=65535)
    starttls: bool = False
    username: str | None = None
    password: str | None = None


class DeploymentWanted(Shape):
    product: str
    name: str | None = Field(None, description="Part of the host name; chosen for you when left out")
    organization: str = Field("Example Organization", min_length=1)
    language: str | None = Field(None, description="What the organization's people see until they choose another one")
    regions: list[str] = Field(default_factory=list, description="Ids of its regions; the first is the organization's")
    policy: dict[str, Any] = Field(default_factory=dict, description="Figures that differ from the documented ones")
    mail: MailRoute | None = None
    hashing: Cost = Field("owasp", description="cheap: the least Argon2id there is, for tests that log in a lot")
    defect: str | None = Field(None, description="The name of a defect to plant (GET /defects)")
    now: AwareDatetime | None = Field(None, description="What the deployment's clock shows; it ticks on from there")
    public_url: PublicUrl | None = Field(
        None, description="Where people reach it by something in front of the simulator, over https"
    )
    sms_gateway: str = Field(
        "sms.example", pattern=DOMAIN, description="A text message to a number is a mail to its digits at this domain"
    )


class OrganizationShown(BaseModel):
    id: str
    name: str
    policy: dict[str, Any] = Field(description="Figures that differ from the deployment's")
    address: str | None = Field(description="The URL of its own address")
    region: str | None
    language: str | None


class DeploymentShown(BaseModel):
    name: str
    product: str
    url: str
    organization: OrganizationShown
    defect: str | None


class DefectWanted(Shape):
    name: str


class DefectState(BaseModel):
    name: str
    applied: bool = Field(description="Whether the deployment has answered otherwise because of it")


class ClockShown(BaseModel):
    now: datetime


class ClockMove(Shape):
    """Exactly one of the two."""

    advance: float | None = Field(None, description="Seconds")
    now: AwareDatetime | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> ClockMove:
        if (self.advance is None) == (self.now is None):
            raise ValueError("give either advance (seconds) or now (a time with its zone)")
        return self


class OutageWanted(Shape):
    incident: str = Field(min_length=1, description="What the status page says of it")


class OrganizationWanted(Shape):
    name: str = Field(min_length=1)
    policy: dict[str, Any] = Field(default_factory=dict, description="Figures that its administrator sets otherwise")
    address: str | None = Field(None, pattern=HOST_LABEL, description="The host label of an address of its own")
    region: str | None = Field(None, description="The region that its people log in to")
    language: str | None = Field(None, description="What its people see until they choose another one")


class OrganizationChange(Shape):
    """What is left out stays as it is."""

    policy: dict[str, Any] | None = None
    address: str | None = Field(None, pattern=HOST_LABEL)
    region: str | None = None
    language: str | None = None


class PersonWanted(Shape):
    name: str = Field(min_length=1)
    email: str = Field(min_length=3, pattern=r"@")
    username: str | None = None
    organization: str | None = Field(None, description="The organization's id; the deployment's first when left out")
    language: str | None = Field(None, description="As if chosen in the user settings")
    administrator: bool = Field(False, description="With the permission to create people")
    agent: bool = Field(True, description="With work in the Agent Panel")
    other_addresses: list[str] = Field(default_factory=list, description="Mail accounts that do not log in")


class AppWanted(Shape):
    """An authenticator app."""

    app: Secret = Field(repr=False, description="The secret, in base32")


class RegisteredPerson(PersonWanted):
    """Somebody with a password here, at the Configuration Server beside the product, or at both."""

    password: str | None = Field(None, min_length=1, repr=False)
    previous_passwords: list[str] = Field(default_factory=list, description="Oldest first", repr=False)
    password_set: AwareDatetime | None = Field(None, description="When the present password was set; now if left out")
    database: Literal["own", "configuration", "both"] = "own"
    configuration_password: str | None = Field(None, min_length=1, repr=False)
    two_factor: Literal["email"] | AppWanted | None = Field(None, description="As if turned on by the person")

    @model_validator(mode="after")
    def _a_password_in_each(self) -> RegisteredPerson:
        if self.database != "configuration" and self.password is None:
            raise ValueError("give a password for the databases own and both")
        if self.database != "own" and self.configuration_password is None:
            raise ValueError("give a configuration_password for the databases configuration and both")
        return self


class PersonShown(BaseModel):
    id: str
    name: str
    email: str
    organization: str
    backup_codes: list[str] = Field(default_factory=list, description="Shown here and nowhere else", repr=False)


class InvitationShown(BaseModel):
    person: str
    link: str
    password: str | None = Field(description="The password that the mail gives, where it gives one")


class FailedLogins(Shape):
    times: int = Field(ge=1, le=1000)
    address: str = Field("127.0.0.1", description="The network address that they come from")


class EntryShown(BaseModel):
    at: datetime
    event: str
    outcome: str
    person: str | None
    address: str | None
    by: str | None = Field(description="The administrator who did it for the person, by the account's id")
