"""Making organizations and people, inviting and unlocking them."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import Literal

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException

from simulator.control.deployments import Administrator, Named, organization_shown, somebody
from simulator.control.shapes import (
    AppWanted,
    FailedLogins,
    InvitationShown,
    OrganizationChange,
    OrganizationShown,
    OrganizationWanted,
    PersonShown,
    PersonWanted,
    RegisteredPerson,
)
from simulator.deployments import backup_codes, enrolment, logins
from simulator.deployments.deployment import Deployment, Origin
from simulator.deployments.outage import STATUS
from simulator.deployments.people import Newcomer, add_person, ask_for_reset, invite
from simulator.identity.accounts import Account, Organization
from simulator.identity.devices import Email, Kind, Totp
from simulator.providers.sites import Sites

router = APIRouter(tags=["people"])


@router.post("/deployments/{deployment}/organizations", status_code=201)
async def create_organization(wanted: OrganizationWanted, deployment: Named) -> OrganizationShown:
    """A further organization; its policy differs from the deployment's in the figures given."""
    region = wanted.region or (deployment.regions[0] if deployment.regions else None)
    made = Organization(secrets.token_hex(8), wanted.name, wanted.policy, wanted.address, region, wanted.language)
    _check(deployment, made)
    deployment.records.add_organization(made)
    return organization_shown(deployment, made)


@router.patch("/deployments/{deployment}/organizations/{organization}")
async def change_organization(organization: str, change: OrganizationChange, deployment: Named) -> OrganizationShown:
    """What an organization's administrator sets. A policy that no password can satisfy is refused."""
    present = deployment.records.organization(organization)
    if present is None:
        raise HTTPException(404, f"There is no organization with the id {organization!r}.")
    given = change.model_dump(exclude_unset=True, exclude={"policy"})
    changed = replace(present, figures={**present.figures, **(change.policy or {})}, **given)
    _check(deployment, changed)
    deployment.records.save_organization(changed)
    return organization_shown(deployment, changed)


@router.post("/deployments/{deployment}/people", status_code=201)
async def create_person(
    wanted: RegisteredPerson, deployment: Named, request: Request, administrator: Administrator
) -> PersonShown:
    """A person who has registered already, here or in the Configuration Database."""
    if wanted.two_factor and deployment.policy.code_attempts is None:
        raise HTTPException(422, "In this product nobody chooses a second factor. Add a device instead.")
    sites: Sites = request.app.state.sites
    elsewhere = sites.directory(deployment.name) if wanted.database != "own" else None
    own = wanted.password if wanted.database != "configuration" else None
    if own is None and deployment.parts.directory.copies:
        own = wanted.configuration_password
    passwords = (*wanted.previous_passwords, own) if own else ()
    newcomer = replace(_newcomer(deployment, wanted), password_set_at=wanted.password_set)
    account = await add_person(deployment, newcomer, passwords)
    if elsewhere and wanted.configuration_password:
        elsewhere.add(wanted.email, wanted.configuration_password)
    codes = await _turn_on(deployment, account, wanted.two_factor, administrator) if wanted.two_factor else ()
    return PersonShown(
        id=account.id,
        name=account.name,
        email=account.email,
        organization=account.organization,
        backup_codes=list(codes),
    )


async def _turn_on(
    deployment: Deployment, account: Account, factor: Literal["email"] | AppWanted, origin: Origin
) -> tuple[str, ...]:
    """Gives somebody a second factor, as a fact; the backup codes that come with it."""
    kind, kept = (Kind.TOTP, Totp(factor.app)) if isinstance(factor, AppWanted) else (Kind.EMAIL, Email())
    with deployment.records.transaction():
        enrolment.add(deployment, account, kind, kept, origin)
    return await backup_codes.issue(deployment, account, origin)


@router.post("/deployments/{deployment}/invitations", status_code=201)
async def create_invitation(wanted: PersonWanted, deployment: Named, administrator: Administrator) -> InvitationShown:
    """Adds a person and mails the invitation; the link is given too, for an administrator who hands it over."""
    invited = await invite(deployment, _newcomer(deployment, wanted), administrator)
    return InvitationShown(person=invited.account.id, link=invited.link, password=invited.password)


@router.post("/deployments/{deployment}/people/{person}/unlock", status_code=204)
async def unlock(person: str, deployment: Named, administrator: Administrator) -> None:
    """What an administrator does for somebody who is locked out."""
    logins.unlock(deployment, somebody(deployment, person), administrator)


@router.post("/deployments/{deployment}/people/{person}/reset-links", status_code=202)
async def send_reset_link(person: str, deployment: Named, administrator: Administrator) -> None:
    """What the person does at the login page: asks for a reset link, which goes where such mails go."""
    account = somebody(deployment, person)
    organization = deployment.records.organization(account.organization)
    await ask_for_reset(deployment, account.email, organization.name if organization else "", administrator)


@router.post("/deployments/{deployment}/people/{person}/failed-logins", status_code=204)
async def fail_to_log_in(person: str, wanted: FailedLogins, deployment: Named) -> None:
    """Logins with wrong passwords, as if somebody had tried them at the login page one after the other."""
    account = somebody(deployment, person)
    organization = deployment.records.organization(account.organization)
    named = organization.name if organization and deployment.policy.names_organization else ""
    for _ in range(wanted.times):
        given = logins.Credentials(account.email, secrets.token_urlsafe(), named)
        await logins.sign_in(deployment, given, None, Origin(wanted.address))


def _check(deployment: Deployment, organization: Organization) -> None:
    if deployment.parts.checks_policies:
        deployment.policy.changed(organization.figures)
    if "trusted_proxies" in organization.figures:
        raise HTTPException(422, "trusted_proxies is the deployment's: an organization cannot say whose word counts.")
    if organization.region is not None and organization.region not in deployment.regions:
        raise HTTPException(422, f"The deployment has no region {organization.region!r}.")
    if organization.address in (*deployment.regions, STATUS):
        raise HTTPException(
            422, f"{organization.address!r} is a region's or the status page's; choose another address."
        )


def _newcomer(deployment: Deployment, wanted: PersonWanted) -> Newcomer:
    if wanted.organization and wanted.organization not in {o.id for o in deployment.records.organizations()}:
        raise HTTPException(422, f"There is no organization with the id {wanted.organization!r}.")
    return Newcomer(
        wanted.name,
        wanted.email,
        wanted.username,
        wanted.organization,
        wanted.language,
        wanted.administrator,
        tuple(wanted.other_addresses),
        agent=wanted.agent,
    )
