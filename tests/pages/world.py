"""What a page is looked at in: a deployment of its own, the people there, and one browser's page."""

from __future__ import annotations

from functools import cached_property
from itertools import count
from typing import Any, Literal

from playwright.sync_api import Page, expect

from fake_smtp import MailClient
from fixtures.control import Control
from fixtures.lab import Addresses

PASSWORD = "Right-Pass-1"
AT_THE_PROVIDER = "At-The-Provider-1"
WRONG = "Wrong-Pass-1"
ORGANIZATION = "Example Organization"
NUMBERS = count(1)
"""Tells the addresses of one deployment from another's: all mail comes to one inbox."""


class World:
    """A deployment in which Mara has an account. `page` knows nothing of it until it goes there."""

    def __init__(self, page: Page, control: Control, lab: Addresses, language: str = "en") -> None:
        self.page, self.lab, self.language = page, lab, language
        self._control = control
        self._wanted: dict[str, Any] = {}
        self._of_mara: dict[str, Any] = {}
        domain = f"there-{next(NUMBERS)}.example"
        self.person = ""
        """The id of Mara's account, once there is a deployment."""
        self.mara, self.noor = f"mara@{domain}", f"noor@{domain}"

    def has(self, **wanted: Any) -> None:
        """Settles what the deployment is made with (regions, policy), before anything else is asked of it."""
        self._wanted = wanted

    def mara_is(self, **facts: Any) -> None:
        """Settles what Mara is besides (an administrator), before anything else is asked of the deployment."""
        self._of_mara = facts

    def speak(self) -> None:
        """The browser has chosen the test's language, where the product does not go by what the browser prefers."""
        self.page.context.add_cookies([{"name": "language", "value": self.language, "url": self.url}])

    @cached_property
    def _made(self) -> dict[str, Any]:
        mail = {"host": self.lab.smtp_host, "port": self.lab.smtp_port}
        wanted = {"product": "genesys-cloud", "organization": ORGANIZATION, "mail": mail, "hashing": "cheap"}
        made: dict[str, Any] = self._control("POST", "/deployments", {**wanted, **self._wanted})
        mara = {**self._person(PASSWORD), **self._of_mara}
        self.person = str(self._control("POST", f"/deployments/{made['name']}/people", mara)["id"])
        return made

    def _person(self, password: str) -> dict[str, str]:
        return {"name": "Mara Lindqvist", "email": self.mara, "password": password}

    @property
    def url(self) -> str:
        """The address of the login, with a slash at the end."""
        return str(self._made["url"])

    def tell(self, method: str, path: str, body: dict[str, Any]) -> Any:
        """Asks the control API for something of this deployment."""
        return self._control(method, f"/deployments/{self._made['name']}/{path}", body)

    def ask(self, path: str) -> Any:
        """What the control API says of this deployment."""
        return self._control("GET", f"/deployments/{self._made['name']}/{path}")

    def set_organization(self, **facts: Any) -> Any:
        """What the organization's administrator sets."""
        return self.tell("PATCH", f"organizations/{self._made['organization']['id']}", facts)

    def invite(self) -> str:
        """The link of Noor's invitation, which is on its way."""
        return str(self.tell("POST", "invitations", {"name": "Noor Haddad", "email": self.noor})["link"])

    def belongs_to_another(self) -> None:
        """Mara has an account in a second organization."""
        other = self.tell("POST", "organizations", {"name": "Another Organization"})
        self.tell("POST", "people", {**self._person(PASSWORD), "organization": other["id"]})

    def link_to(self, address: str) -> str:
        """The link in the mail to that address."""
        return MailClient(self.lab.mail_api).wait_for(address, within=20).links[0]

    def code_to(self, address: str) -> str:
        """The code in the mail to that address."""
        return MailClient(self.lab.mail_api).wait_for(address, within=20).codes()[0]

    def password_to(self, address: str) -> str:
        """The password in the mail to that address."""
        text = MailClient(self.lab.mail_api).wait_for(address, within=20).text
        return text.partition("Password: ")[2].split()[0]

    def connect(self, kind: str = "saml", dress: str = "onelogin", *, bound: bool = False) -> str:
        """Connects a simulated identity provider, where Mara has an account too; its address."""
        body = {"kind": kind, "simulated": dress}
        made = self.tell("POST", f"organizations/{self._made['organization']['id']}/providers", body)
        self.tell("POST", f"identity-providers/{dress}/people", self._person(AT_THE_PROVIDER))
        if bound:
            self.tell("POST", f"people/{self.person}/bindings", {"provider": made["id"]})
        return str(made["site"])

    def go(self, path: str = "") -> None:
        """Opens a page of the deployment, or any address."""
        self.page.goto(path if "://" in path else f"{self.url}{path}")

    def send(self, **fields: str) -> None:
        """Fills in the first form that has such fields, and sends it from the last of them."""
        field = self.page.locator("body")
        for name, value in fields.items():
            field = self.page.locator(f"main [name={name}]").first
            field.fill(value)
        with self.page.expect_navigation():
            field.press("Enter")

    def click(self, control: str) -> None:
        """Follows the first such link, or sends its form."""
        with self.page.expect_navigation():
            self.page.locator(control).first.click()

    def sees(self, role: Literal["alert", "article", "dialog", "menu", "status"]) -> None:
        """Waits for something of that role."""
        expect(self.page.get_by_role(role).first).to_be_visible()

    def is_at(self, heading: str) -> None:
        """Waits for the page of that heading."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)

    def log_in(self) -> None:
        """Mara logs in with her password."""
        self.go("login")
        self.send(email=self.mara, password=PASSWORD)
