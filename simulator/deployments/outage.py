"""A service that is down, and says so (GC-FAULT-2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.deployments.deployment import Deployment

STATUS = "status"
"""The host label of the status page, which is nobody else's."""


@dataclass(frozen=True)
class Outage:
    """`incident` is what the status page says of it, in the words of whoever runs the service."""

    incident: str
    since: datetime


def begin(deployment: Deployment, incident: str) -> None:
    """From now on every page but the status page says that the service is unavailable. What the deployment keeps is
    left alone, so that afterwards all goes on as before."""
    since = deployment.outage.since if deployment.outage else deployment.clock.now()
    deployment.outage = Outage(incident, since)
    if deployment.parts.places.outage_ends_sessions:
        for session in deployment.records.sessions():
            deployment.records.drop_session(session.digest)


def end(deployment: Deployment) -> None:
    """The service is back."""
    deployment.outage = None
