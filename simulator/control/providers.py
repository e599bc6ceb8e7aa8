"""Connecting identity providers to organizations, and what simulated ones do."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from simulator.control.deployments import Named, somebody
from simulator.control.shapes import Shape
from simulator.deployments import bindings
from simulator.deployments.deployment import Deployment
from simulator.deployments.single_sign_on import party
from simulator.federation.connecting import connected_oidc, connected_saml
from simulator.identity.bindings import Identity
from simulator.identity.federation import Kind, Provider
from simulator.providers import wrong
from simulator.providers.dresses import DRESSES
from simulator.providers.site import Person, Site
from simulator.providers.sites import Sites

router = APIRouter(tags=["identity providers"])
CONNECTING = "/deployments/{deployment}/organizations/{organization}/providers"
BOUND = "/deployments/{deployment}/people/{person}/bindings"
SIMULATED = "/deployments/{deployment}/identity-providers/{dress}"


class ProviderWanted(Shape):
    """One of ours (`simulated`), or any other: by SAML metadata (URL or document), or by issuer,
    client id and secret."""

    kind: Kind
    name: str | None = None
    simulated: Literal["onelogin", "company", "google", "office365"] | None = None
    metadata: str | None = None
    issuer: str | None = None
    client_id: str | None = None
    client_secret: str = Field("", repr=False)


class ProviderChange(Shape):
    enabled: bool


class ProviderShown(BaseModel):
    id: str
    name: str
    kind: Kind
    enabled: bool
    site: str | None = Field(description="The address of the simulated provider")


class PartyShown(BaseModel):
    """What a provider has to be told of the product."""

    entity_id: str = Field(description="SAML: the entity id, and the address of the metadata")
    acs: str = Field(description="SAML: the assertion consumer service")
    redirect_uri: str = Field(description="OpenID Connect")
    signed_out_uri: str


class AccountWanted(Shape):
    name: str
    email: str
    password: str = Field(repr=False)
    email_verified: bool = True
    subject: str | None = Field(None, description="What it is called for ever; the same one again changes its address")


class BindingWanted(Shape):
    """The account that a simulated provider has under the person's own address, unless another is given."""

    provider: str = Field(description="The id of the provider, as it was connected")
    address: str | None = None


class BindingShown(BaseModel):
    provider: str = Field(description="Its name")
    address: str


class SiteChange(Shape):
    """How the provider answers from now on."""

    wrong: str | None = Field(None, description="The name of a way to answer wrongly; none: properly")
    impersonates: str | None = Field(None, description="Of whom forged answers speak")


class SiteShown(BaseModel):
    url: str
    wrong: str | None
    applied: bool = Field(description="Whether an answer was made wrong")


async def _site(deployment: Named, dress: str, request: Request) -> Site:
    sites: Sites = request.app.state.sites
    if dress not in DRESSES:
        raise HTTPException(404, f"There is no provider {dress!r}. There are: {', '.join(DRESSES)}.")
    return sites.named(deployment.name, dress)


type Simulated = Annotated[Site, Depends(_site)]


@router.get("/deployments/{deployment}/federation")
async def federation(deployment: Named) -> PartyShown:
    """What to enter at an identity provider, so that it can be connected."""
    own = party(deployment)
    return PartyShown(
        entity_id=own.entity_id, acs=own.acs, redirect_uri=own.redirect_uri, signed_out_uri=own.signed_out_uri
    )


@router.post(CONNECTING, status_code=201)
async def connect(organization: str, wanted: ProviderWanted, deployment: Named, request: Request) -> ProviderShown:
    """Connects an identity provider to an organization."""
    if deployment.records.organization(organization) is None:
        raise HTTPException(404, f"There is no organization with the id {organization!r}.")
    sites: Sites = request.app.state.sites
    site = sites.named(deployment.name, wanted.simulated) if wanted.simulated else None
    provider = await _connected(deployment, wanted, site)
    deployment.records.save_provider(organization, provider)
    return _shown(provider, site)


@router.patch(CONNECTING + "/{provider}")
async def change(organization: str, provider: str, wanted: ProviderChange, deployment: Named) -> ProviderShown:
    """Enables or disables a provider."""
    found = deployment.records.provider(provider)
    if found is None or found[1] != organization:
        raise HTTPException(404, f"The organization has no provider with the id {provider!r}.")
    changed = replace(found[0], enabled=wanted.enabled)
    deployment.records.save_provider(organization, changed)
    return _shown(changed, None)


@router.post(SIMULATED + "/people", status_code=204)
async def add_person(wanted: AccountWanted, site: Simulated) -> None:
    """Gives somebody an account at a simulated provider."""
    subject = wanted.subject or (secrets.token_urlsafe(16) if site.dress.own_subjects else wanted.email)
    site.add(Person(subject, wanted.name, wanted.email, wanted.password, wanted.email_verified))


@router.get(BOUND)
async def show_bindings(person: str, deployment: Named) -> list[BindingShown]:
    """The providers' accounts that log a person in."""
    return [
        BindingShown(provider=binding.identity.provider, address=binding.identity.address)
        for binding in bindings.of_person(deployment, somebody(deployment, person))
    ]


@router.post(BOUND, status_code=201)
async def bind(person: str, wanted: BindingWanted, deployment: Named, request: Request) -> BindingShown:
    """Binds a person's account to one of a simulated provider's, as if the person had done it."""
    account = somebody(deployment, person)
    found = deployment.records.provider(wanted.provider)
    if found is None or found[1] != account.organization or found[0].look not in DRESSES:
        raise HTTPException(404, f"The person's organization has no provider with the id {wanted.provider!r}.")
    sites: Sites = request.app.state.sites
    known = sites.named(deployment.name, found[0].look).person(wanted.address or account.email)
    if known is None:
        raise HTTPException(422, "The provider has nobody with that address: add an account there first.")
    here = Identity(account.organization, found[0].issuer, known.subject, found[0].name, known.email)
    if not bindings.bind_as_fact(deployment, here, account):
        raise HTTPException(409, "One of the two is bound already.")
    return BindingShown(provider=here.provider, address=here.address)


@router.patch(SIMULATED)
async def answer_wrongly(wanted: SiteChange, site: Simulated, deployment: Named) -> SiteShown:
    """Has a simulated provider answer wrongly, or properly again. A way that does not fit how it is connected is
    refused: it would never show."""
    if wanted.wrong is not None:
        wrong.check(wanted.wrong, _kinds(deployment, site))
    site.wrong, site.applied = wanted.wrong, False
    site.impersonates = wanted.impersonates or site.impersonates
    return SiteShown(url=site.url, wrong=site.wrong, applied=site.applied)


@router.get(SIMULATED)
async def show(site: Simulated) -> SiteShown:
    return SiteShown(url=site.url, wrong=site.wrong, applied=site.applied)


async def _connected(deployment: Deployment, wanted: ProviderWanted, site: Site | None) -> Provider:
    id, client, now = secrets.token_hex(8), deployment.abroad.client, deployment.clock.now()
    look = wanted.simulated or "company"
    name = wanted.name or (site.dress.title if site else "Single sign-on")
    if wanted.kind is Kind.SAML:
        metadata = site.entity_id if site else wanted.metadata
        if not metadata:
            raise HTTPException(422, "Give the provider's metadata: its URL, or the document.")
        return await connected_saml(id, name, metadata, client=client, now=now, look=look)
    issuer, service = (site.issuer, site.services[0]) if site else (wanted.issuer, None)
    client_id = service.client_id if service else wanted.client_id
    if not issuer or not client_id:
        raise HTTPException(422, "Give the provider's issuer, the client id, and the secret if there is one.")
    secret = service.client_secret if service else wanted.client_secret
    return await connected_oidc(id, name, issuer, client_id, secret, client=client, look=look)


def _kinds(deployment: Deployment, site: Site) -> set[Kind]:
    """The protocols over which organizations of the deployment have connected a simulated provider."""
    connected = [p for o in deployment.records.organizations() for p in deployment.records.providers(o.id)]
    return {provider.kind for provider in connected if provider.issuer in (site.entity_id, site.issuer)}


def _shown(provider: Provider, site: Site | None) -> ProviderShown:
    return ProviderShown(
        id=provider.id,
        name=provider.name,
        kind=provider.kind,
        enabled=provider.enabled,
        site=site.url if site else None,
    )
