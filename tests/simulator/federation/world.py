"""A provider and a product that trust each other, in one process, and a browser that goes between them."""

from __future__ import annotations

import html
import itertools
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit

import httpx
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from simulator.federation import oidc, saml
from simulator.federation.answers import Desk, Judging
from simulator.federation.connecting import connected_oidc, connected_saml
from simulator.federation.http import Client
from simulator.federation.tokens import KeyRing
from simulator.identity import federation
from simulator.identity.federation import Accepted, Kind, Party, Pending, Provider, Refused
from simulator.providers.answering import answer
from simulator.providers.dresses import DRESSES
from simulator.providers.site import Person, Service, Site

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
PRODUCT = "http://abc.genesys-cloud.localhost:1/"
PARTY = Party(f"{PRODUCT}sso/metadata", f"{PRODUCT}sso/acs", f"{PRODUCT}sso/callback", f"{PRODUCT}login")
SERVICE = Service(
    entity_id=PARTY.entity_id,
    acs=PARTY.acs,
    client_id="product",
    client_secret="a secret: of the product",
    redirect_uris=(PARTY.redirect_uri,),
    signed_out_uris=(PARTY.signed_out_uri,),
)
MARA = Person("mara-1", "Mara Lind", "mara@example.com", "Mara's password")
BOSS = "boss@example.com"
_numbers = itertools.count(1)


def token() -> str:
    """A text never given before; not to be guessed is for the real ones."""
    return f"token-{next(_numbers):045d}"


def new_site(url: str = "http://abc.onelogin.localhost:1/") -> Site:
    site = Site(url, DRESSES["onelogin"], token, services=[SERVICE], impersonates=BOSS)
    site.add(MARA)
    return site


class OnceInMemory:
    def __init__(self) -> None:
        self.taken: set[str] = set()

    def take(self, key: str) -> bool:
        if key in self.taken:
            return False
        self.taken.add(key)
        return True


@dataclass
class World:
    """The whole: `now` is the product's time and the provider's."""

    site: Site = field(default_factory=new_site)
    now: datetime = NOW
    judging: Judging = field(default_factory=Judging)
    pending: dict[str, Pending] = field(default_factory=dict)
    once: OnceInMemory = field(default_factory=OnceInMemory)
    ring: KeyRing = field(default_factory=KeyRing)
    asked: list[str] = field(default_factory=list)
    """The paths of the provider that were asked for."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked.append(scope["path"])
        response = await answer(Request(scope, receive), self.site, self.now)
        await response(scope, receive, send)

    def browser(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=httpx.ASGITransport(self), base_url=self.site.url)

    def client(self) -> Client:
        return Client(httpx.ASGITransport(self))

    async def provider(self, kind: Kind) -> Provider:
        if kind is Kind.SAML:
            return await connected_saml("p", "OneLogin", self.site.entity_id, client=self.client(), now=self.now)
        return await connected_oidc(
            "p", "OneLogin", self.site.issuer, SERVICE.client_id, SERVICE.client_secret, client=self.client()
        )

    def desk(self, provider: Provider) -> Desk:
        return Desk(provider, PARTY, self.pending.get, self.once, self.judging)

    def begin(self, provider: Provider) -> str:
        """Begins a login; the address that the browser is sent to."""
        pending = federation.begin(provider, token, browser="b", then="/", now=self.now)
        self.pending[pending.state] = pending
        urls = {Kind.SAML: saml.sign_in_url, Kind.OIDC: oidc.sign_in_url}
        return urls[provider.kind](provider, PARTY, pending)

    async def brought(self, provider: Provider, browser: httpx.AsyncClient) -> dict[str, str]:
        """What the browser brings back from a login at the provider, typing the password where it is asked for."""
        response = await browser.get(self.begin(provider))
        if 'name="password"' in response.text:
            typed = {"username": MARA.email, "password": MARA.password}
            response = await browser.post(form_action(response), data=typed)
        return brought_by(response)

    async def judged(self, provider: Provider, brought: dict[str, str]) -> Accepted | Refused:
        if provider.kind is Kind.SAML:
            return await self.desk(provider).saml(brought, browser=None, now=self.now)
        return await self.desk(provider).oidc(brought, browser="b", now=self.now, client=self.client(), ring=self.ring)

    async def login(self, kind: Kind, wrong: str | None = None) -> Accepted | Refused:
        """A login from the first click to the verdict, with the provider answering wrongly if so told."""
        provider = await self.provider(kind)
        async with self.browser() as browser:
            if wrong == "replayed":
                assert isinstance(await self.judged(provider, await self.brought(provider, browser)), Accepted)
            self.site.wrong = wrong
            return await self.judged(provider, await self.brought(provider, browser))

    def later(self, **by: float) -> None:
        self.now += timedelta(**by)


def form_action(response: httpx.Response) -> str:
    found = re.search(r'action="([^"]+)"', response.text)
    assert found, response.text
    return html.unescape(found[1])


def brought_by(response: httpx.Response) -> dict[str, str]:
    """What an answer has the browser carry to the product: a form's hidden fields, or a redirect's query."""
    if response.is_redirect:
        location = response.headers["location"]
        assert location.startswith(PARTY.redirect_uri), location
        return dict(parse_qsl(urlsplit(location).query))
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', response.text)
    assert fields, response.text
    return {name: html.unescape(value) for name, value in fields}
