"""Making deployments, and their policy, clock and record."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.exceptions import HTTPException

from simulator.control.shapes import (
    ClockMove,
    ClockShown,
    DefectState,
    DefectWanted,
    DeploymentShown,
    DeploymentWanted,
    EntryShown,
    OrganizationShown,
    OutageWanted,
)
from simulator.deployments import outage
from simulator.deployments.clock import Clock
from simulator.deployments.deployment import Deployment, Origin
from simulator.deployments.registry import Deployments, Description, UnknownDeployment
from simulator.identity.accounts import Account, Organization

router = APIRouter(tags=["deployments"])


async def all_deployments(request: Request) -> Deployments:
    """The registry, for endpoints that make or delete."""
    registry: Deployments = request.app.state.deployments
    return registry


async def one_deployment(deployment: str, registry: Annotated[Deployments, Depends(all_deployments)]) -> Deployment:
    """The deployment that the address names."""
    return registry.get(deployment)


async def administrator(request: Request) -> Origin:
    """Where an administrator's act comes from, for the record."""
    return Origin(request.client.host if request.client else None)


type Administrator = Annotated[Origin, Depends(administrator)]
type Registry = Annotated[Deployments, Depends(all_deployments)]
type Named = Annotated[Deployment, Depends(one_deployment)]


def somebody(deployment: Deployment, id: str) -> Account:
    """The person of that id. Raises HTTPException (404)."""
    account = deployment.records.account(id)
    if account is None:
        raise HTTPException(404, f"There is no person with the id {id!r} in {deployment.name!r}.")
    return account


def organization_shown(deployment: Deployment, organization: Organization) -> OrganizationShown:
    """An organization as the API shows it."""
    address = deployment.url_of(organization.address) if organization.address else None
    return OrganizationShown(
        id=organization.id,
        name=organization.name,
        policy=dict(organization.figures),
        address=address,
        region=organization.region,
        language=organization.language,
    )


def shown(deployment: Deployment) -> DeploymentShown:
    """A deployment as the API shows it."""
    first = deployment.records.organization(deployment.organization.id) or deployment.organization
    organization = organization_shown(deployment, first)
    defect = deployment.planted.name if deployment.planted else None
    return DeploymentShown(
        name=deployment.name, product=deployment.product, url=deployment.url, organization=organization, defect=defect
    )


@router.post("/deployments", status_code=201)
async def create(wanted: DeploymentWanted, registry: Registry) -> DeploymentShown:
    """A new, empty deployment of a product, with one organization, at a host of its own."""
    offset = (wanted.now - Clock().now()).total_seconds() if wanted.now else 0.0
    description = Description(
        product=wanted.product,
        name=wanted.name or "",
        organization=wanted.organization,
        language=wanted.language,
        regions=tuple(wanted.regions),
        policy=wanted.policy,
        mail=wanted.mail.model_dump() if wanted.mail else None,
        hashing=wanted.hashing,
        defect=wanted.defect,
        clock_offset=offset,
        sms_gateway=wanted.sms_gateway,
        public_url=wanted.public_url,
    )
    return shown(registry.create(description))


@router.get("/deployments/{deployment}")
async def show(deployment: Named) -> DeploymentShown:
    return shown(deployment)


@router.delete("/deployments/{deployment}", status_code=204)
async def delete(deployment: str, registry: Registry) -> None:
    registry.drop(deployment)


@router.get("/deployments/{deployment}/policy")
async def policy(deployment: Named) -> dict[str, Any]:
    """Every figure and its value."""
    return deployment.policy.figures()


@router.patch("/deployments/{deployment}/policy")
async def change_policy(figures: dict[str, Any], deployment: Named, registry: Registry) -> dict[str, Any]:
    """Sets some figures; a policy that no password can satisfy is refused."""
    deployment.settings = replace(deployment.settings, policy=deployment.policy.changed(figures))
    registry.keep(deployment)
    return deployment.policy.figures()


@router.get("/deployments/{deployment}/clock")
async def clock(deployment: Named) -> ClockShown:
    return ClockShown(now=deployment.clock.now())


@router.patch("/deployments/{deployment}/clock")
async def move_clock(move: ClockMove, deployment: Named, registry: Registry) -> ClockShown:
    """Moves the deployment's clock, by seconds or to a time; it ticks on from there."""
    if move.advance is not None:
        deployment.clock.advance(timedelta(seconds=move.advance))
    elif move.now is not None:
        deployment.clock.move_to(move.now)
    registry.keep(deployment)
    return ClockShown(now=deployment.clock.now())


@router.put("/deployments/{deployment}/outage", status_code=204)
async def begin_outage(wanted: OutageWanted, deployment: Named, registry: Registry) -> None:
    """Takes the service down: its pages say so, and its status page names the incident."""
    outage.begin(deployment, wanted.incident)
    registry.keep(deployment)


@router.delete("/deployments/{deployment}/outage", status_code=204)
async def end_outage(deployment: Named, registry: Registry) -> None:
    """The service is back, with all that it had before."""
    outage.end(deployment)
    registry.keep(deployment)


@router.get("/deployments/{deployment}/record")
async def record(deployment: Named) -> list[EntryShown]:
    """What happened, oldest first; without secrets."""
    return [
        EntryShown(at=e.at, event=e.event, outcome=e.outcome, person=e.person, address=e.source, by=e.by)
        for e in deployment.records.record()
    ]


@router.get("/deployments/{deployment}/defect")
async def defect(deployment: Named) -> DefectState:
    """The planted defect, and whether it has shown yet."""
    if deployment.planted is None:
        raise UnknownDeployment(f"No defect is planted in {deployment.name!r}.")
    return DefectState(name=deployment.planted.name, applied=deployment.planted.applied)


@router.put("/deployments/{deployment}/defect")
async def plant_defect(deployment: str, wanted: DefectWanted, registry: Registry) -> DeploymentShown:
    """Plants a defect (GET /defects) in a deployment that is there, in place of the one that it has, if any."""
    return shown(registry.plant(deployment, wanted.name))


@router.delete("/deployments/{deployment}/defect", status_code=204)
async def mend(deployment: str, registry: Registry) -> None:
    """Takes the defect out: what it had changed is as documented again."""
    registry.plant(deployment, None)
