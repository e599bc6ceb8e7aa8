"""A hook for loginlab's own simulator: what its administrator can do, by the control API alone.

An example of a hook, and a way to try one. Beside a profile that says what `loginlab serve` printed:

    [hooks.admin]
    python = "simulator_hook:answer"
    options = { control = "http://127.0.0.1:8085/control", token = "...", deployment = "demo" }

and the same for clock and idp. `people` in the options are the ids of the profile's accounts, by address. What each
verb is told and tells is in fixtures/hooks/README.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import httpx


class Simulator:
    """One deployment of the simulator. A verb of the protocol is a method."""

    def __init__(self, control: str, token: str, deployment: str, people: Mapping[str, str]) -> None:
        headers = {"Authorization": f"Bearer {token}"}
        self._http = httpx.Client(base_url=control, headers=headers, timeout=20, trust_env=False)
        self._path = f"/deployments/{deployment}"
        self._people = people

    def _call(self, method: str, path: str, body: Mapping[str, object] | None = None) -> Any:
        answer = self._http.request(method, f"{self._path}{path}", json=body)
        if answer.status_code == httpx.codes.UNPROCESSABLE_ENTITY:
            raise Refused(answer.text)
        answer.raise_for_status()
        return answer.json() if answer.content else {}

    def _person(self, asked: Mapping[str, Any]) -> str:
        return f"/people/{asked.get('person') or self._people[asked['email']]}"

    def _first(self, asked: Mapping[str, Any]) -> str:
        return f"/organizations/{asked.get('organization') or self._call('GET', '')['organization']['id']}"

    # --- people

    def person(self, asked: Mapping[str, Any]) -> dict[str, object]:
        return {"person": self._people[asked["email"]]}

    def register(self, asked: Mapping[str, Any]) -> dict[str, object]:
        kept = ("name", "email", "username", "previous_passwords", "organization", "database", "agent", "administrator")
        body = {key: asked[key] for key in kept} | {"other_addresses": asked["further"]}
        body["password"] = asked["password"] if asked["database"] != "configuration" else None
        if asked["database"] != "own":
            body["configuration_password"] = asked["configuration_password"] or asked["password"]
        body["two_factor"] = {"app": asked["totp"]} if asked["totp"] else asked["two_factor"]
        made = self._call("POST", "/people", body)
        return {"person": made["id"], "backup_codes": made["backup_codes"]}

    def invite(self, asked: Mapping[str, Any]) -> dict[str, object]:
        kept = ("name", "email", "username", "organization", "language")
        return dict(self._call("POST", "/invitations", {key: asked[key] for key in kept}))

    def unlock(self, asked: Mapping[str, Any]) -> None:
        self._call("POST", f"{self._person(asked)}/unlock")

    def send_reset_link(self, asked: Mapping[str, Any]) -> None:
        self._call("POST", f"{self._person(asked)}/reset-links")

    def add_app(self, asked: Mapping[str, Any]) -> dict[str, object]:
        device = {"kind": "totp", "name": asked["name"], "secret": None}
        return {"secret": self._call("POST", f"{self._person(asked)}/devices", device)["secret"]}

    def add_phone(self, asked: Mapping[str, Any]) -> None:
        device = {"kind": "sms", "name": asked["name"], "phone": asked["number"]}
        self._call("POST", f"{self._person(asked)}/devices", device)

    def add_passkey(self, asked: Mapping[str, Any]) -> None:
        kept = ("name", "credential_id", "public_key", "transports", "backup_eligible", "backed_up")
        device = {"kind": "passkey"} | {key: asked[key] for key in kept}
        self._call("POST", f"{self._person(asked)}/devices", device)

    def kept_passkeys(self, asked: Mapping[str, Any]) -> dict[str, object]:
        devices = self._call("GET", f"{self._person(asked)}/devices")
        return {"passkeys": [device["kept"] for device in devices if device["kind"] == "passkey"]}

    def reset_devices(self, asked: Mapping[str, Any]) -> None:
        self._call("DELETE", f"{self._person(asked)}/devices")

    # --- organizations, and the deployment

    def organization(self, asked: Mapping[str, Any]) -> dict[str, object]:
        del asked
        first = self._call("GET", "")["organization"]
        return {"id": first["id"], "name": first["name"]}

    def add_organization(self, asked: Mapping[str, Any]) -> dict[str, object]:
        return {"id": self._call("POST", "/organizations", {"name": asked["name"]})["id"]}

    def set_language(self, asked: Mapping[str, Any]) -> None:
        self._call("PATCH", self._first(asked), {"language": asked["language"]})

    def own_address(self, asked: Mapping[str, Any]) -> dict[str, object]:
        return {"address": self._call("PATCH", self._first(asked), {"address": asked["label"]})["address"]}

    def set_policy(self, asked: Mapping[str, Any]) -> None:
        if asked["organization"] is None:
            self._call("PATCH", "/policy", asked["figures"])
        else:
            self._call("PATCH", self._first(asked), {"policy": asked["figures"]})

    def record(self, asked: Mapping[str, Any]) -> dict[str, object]:
        del asked
        return {"entries": self._call("GET", "/record")}

    def break_down(self, asked: Mapping[str, Any]) -> None:
        self._call("PUT", "/outage", {"incident": asked["incident"]})

    def come_up(self, asked: Mapping[str, Any]) -> None:
        del asked
        self._call("DELETE", "/outage")

    def trust_proxy(self, asked: Mapping[str, Any]) -> None:
        self._call("PATCH", "/policy", {"trusted_proxies": [asked["address"]]})

    # --- time

    def now(self, asked: Mapping[str, Any]) -> dict[str, object]:
        del asked
        return {"now": self._call("GET", "/clock")["now"]}

    def advance(self, asked: Mapping[str, Any]) -> None:
        self._call("PATCH", "/clock", {"advance": asked["seconds"]})

    def advance_to(self, asked: Mapping[str, Any]) -> None:
        self._call("PATCH", "/clock", {"now": asked["moment"]})

    # --- identity providers

    def connect(self, asked: Mapping[str, Any]) -> dict[str, object]:
        dress = asked["dress"] or {"saml": "onelogin", "oidc": "company"}[asked["protocol"]]
        wanted = {"kind": asked["protocol"], "simulated": dress}
        made = self._call("POST", f"{self._first(asked)}/providers", wanted)
        return {"id": made["id"], "name": made["name"], "site": made["site"], "dress": dress}

    def disable(self, asked: Mapping[str, Any]) -> None:
        self._call("PATCH", f"{self._first(asked)}/providers/{asked['provider']}", {"enabled": False})

    def enable(self, asked: Mapping[str, Any]) -> None:
        self._call("PATCH", f"{self._first(asked)}/providers/{asked['provider']}", {"enabled": True})

    def allow_sso_only(self, asked: Mapping[str, Any]) -> None:
        self._call("PATCH", self._first(asked), {"policy": {"sso_only": True}})

    def add_identity(self, asked: Mapping[str, Any]) -> None:
        person = {key: asked[key] for key in ("name", "email", "password")}
        self._call("POST", f"/identity-providers/{asked['dress']}/people", person)

    def answer_wrongly(self, asked: Mapping[str, Any]) -> None:
        wanted = {"wrong": asked["wrong"], "impersonates": asked["impersonates"]}
        self._call("PATCH", f"/identity-providers/{asked['dress']}", wanted)


class Refused(Exception):
    """The deployment does not take what it was told."""


_VERBS = {name: way for name, way in vars(Simulator).items() if not name.startswith("_")}


@cache
def _simulator(control: str, token: str, deployment: str, people: frozenset[tuple[str, str]]) -> Simulator:
    return Simulator(control, token, deployment, dict(people))


def answer(question: dict[str, Any]) -> dict[str, object]:
    """The answer to one question."""
    verb = question["do"]
    if verb == "hello":
        return {"ok": True, "verbs": list(_VERBS)}
    told = question["options"]
    people = frozenset(told.get("people", {}).items())
    simulator = _simulator(told["control"], told["token"], told["deployment"], people)
    way: Callable[[Mapping[str, Any]], dict[str, object] | None] = getattr(simulator, verb)
    try:
        return {"ok": True} | (way(question) or {})
    except Refused as refused:
        return {"denied": str(refused)}
    except (httpx.HTTPError, LookupError) as error:
        return {"error": f"{type(error).__name__}: {error}"}
