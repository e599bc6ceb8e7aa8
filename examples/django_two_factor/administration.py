"""What the site's administrator can do, by the protocol of fixtures/hooks/README.md over HTTP."""

from __future__ import annotations

import base64
import binascii
import hmac
import json
import os
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import policy
from django.contrib.auth.models import User
from django.db import close_old_connections
from django_otp.plugins.otp_totp.models import TOTPDevice

type Asked = Mapping[str, Any]


class Missing(Exception):
    """The site has no such thing."""


def register(asked: Asked) -> dict[str, object]:
    """Make a person. The address is what one logs in with."""
    unknown = ("username", "previous_passwords", "organization", "administrator", "further")
    if given := [name for name in unknown if asked.get(name)]:
        raise Missing(f"people of this site have no {given[0].replace('_', ' ')}")
    if asked.get("two_factor") == "email":
        raise Missing("this site mails no codes")
    first, _, last = asked["name"].partition(" ")
    made = User.objects.create_user(asked["email"], asked["email"], asked["password"], first_name=first, last_name=last)
    if asked.get("totp"):
        _add(made, base64.b32decode(asked["totp"]))
    return {"person": str(made.pk)}


def person(asked: Asked) -> dict[str, object]:
    return {"person": str(_whom(asked).pk)}


def remove(asked: Asked) -> None:
    _whom(asked).delete()


def set_password(asked: Asked) -> None:
    who = _whom(asked)
    who.set_password(asked["password"])
    who.save()


def add_app(asked: Asked) -> dict[str, object]:
    """Enrol an app. The site knows one a person."""
    who = _whom(asked)
    if TOTPDevice.objects.filter(user=who).exists():
        raise Missing("people of this site have one app")
    return {"secret": base64.b32encode(_add(who, os.urandom(20))).decode()}


def reset_devices(asked: Asked) -> None:
    TOTPDevice.objects.filter(user=_whom(asked)).delete()


def set_policy(asked: Asked) -> None:
    """Whether everybody has to have an app: the one thing of its policy that the site can change."""
    figures = asked["figures"]
    if asked.get("organization") or set(figures) != {"mfa_required"}:
        raise Missing(f"this site cannot set {', '.join(sorted(set(figures) - {'mfa_required'})) or 'it for some'}")
    policy.app_required = bool(figures["mfa_required"])


VERBS: dict[str, Callable[[Asked], Mapping[str, object] | None]] = {
    each.__name__: each for each in (register, person, remove, set_password, add_app, reset_devices, set_policy)
}


def _whom(asked: Asked) -> User:
    return User.objects.get(email__iexact=asked["email"])


def _add(who: User, secret: bytes) -> bytes:
    TOTPDevice.objects.create(user=who, name="default", key=binascii.hexlify(secret).decode())
    return secret


def _answer(asked: Asked) -> dict[str, object]:
    if asked["do"] == "hello":
        return {"ok": True, "verbs": sorted(VERBS)}
    try:
        return {"ok": True, **(VERBS[asked["do"]](asked) or {})}
    except Missing as missing:
        return {"missing": str(missing)}


def application(environ: dict[str, Any], start: Callable[..., object]) -> Iterable[bytes]:
    """The hook as a WSGI application."""
    given = environ.get("HTTP_AUTHORIZATION", "")
    if not hmac.compare_digest(given.encode(), f"Bearer {os.environ['SITE_TOKEN']}".encode()):
        start("401 Unauthorized", [("Content-Type", "text/plain")])
        return [b"not the hook's token"]
    asked = json.loads(environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)))
    close_old_connections()
    try:
        answer = _answer(asked)
    except Exception as error:
        answer = {"error": f"{type(error).__name__}: {error}"}
    finally:
        close_old_connections()
    start("200 OK", [("Content-Type", "application/json")])
    return [json.dumps(answer).encode()]
