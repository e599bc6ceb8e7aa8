"""The Configuration Server beside a product: a service of its own, with its own people and passwords, that the product
asks over HTTP (GIA-ACCOUNT-1, GIA-LOGIN-2). It keeps them in memory."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from simulator.identity.accounts import address
from simulator.identity.passwords import prepared

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from simulator.deployments.deployment import Directory

ROUNDS = {"n": 2**12, "r": 8, "p": 1}
"""Of scrypt: this server's own way of keeping passwords."""


class State(StrEnum):
    UP = "up"
    DOWN = "down"
    SLOW = "slow"
    """Requests are taken and never answered."""


class UnknownPerson(LookupError):
    """The Configuration Database has nobody of that address."""


@dataclass
class ConfigurationServer:
    """One deployment's. What it keeps of a password is a salt and a hash."""

    known_as: Directory
    state: State = State.UP
    _people: dict[str, tuple[bytes, bytes]] = field(default_factory=dict, repr=False)

    def add(self, email: str, password: str) -> None:
        """Creates a person in the Configuration Database."""
        salt = secrets.token_bytes(16)
        self._people[address(email)] = salt, _hashed(password, salt)

    def change(self, email: str, password: str) -> None:
        """What its own administrator does. Raises `UnknownPerson`."""
        if address(email) not in self._people:
            raise UnknownPerson(f"The Configuration Database has nobody with the address {email!r}.")
        self.add(email, password)

    def knows(self, email: str, password: str) -> bool:
        """Whether the password is that person's; it takes as long for nobody's."""
        salt, kept = self._people.get(address(email), (bytes(16), b""))
        return hmac.compare_digest(_hashed(password, salt), kept)

    async def answer(self, request: Request) -> Response:
        """200 for a person's own password, 403 for any other; 401 to anybody but the product."""
        from starlette.responses import Response

        from simulator.web.forms import read_form

        if self.state is State.DOWN:
            return Response(status_code=503)
        if (request.method, request.url.path) != ("POST", "/authenticate"):
            return Response(status_code=404)
        if not self._is_the_product(request.headers.get("authorization", "")):
            return Response(status_code=401, headers={"WWW-Authenticate": 'Basic realm="configuration"'})
        form = await read_form(request)
        if self.state is State.SLOW:
            await _given_up(request)
        return Response(status_code=200 if self.knows(form.get("email", ""), form.get("password", "")) else 403)

    def _is_the_product(self, header: str) -> bool:
        scheme, _, encoded = header.partition(" ")
        try:
            _, _, secret = base64.b64decode(encoded, validate=True).partition(b":")
        except binascii.Error:
            return False
        return scheme.lower() == "basic" and hmac.compare_digest(secret, self.known_as.secret.encode())


async def _given_up(request: Request) -> None:
    """Until who asked has gone."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _hashed(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(prepared(password).encode(), salt=salt, **ROUNDS)
