"""All simulated providers, one of each dress for every deployment, and its Configuration Server where it has one; made
when somebody first asks for it."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from simulator.deployments.registry import Deployments
from simulator.providers.dresses import DRESSES, Dress, address, of_host

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from simulator.providers.directory import ConfigurationServer
    from simulator.providers.site import Site


class NoDirectory(LookupError):
    """The deployment's product has no Configuration Server."""


class Sites:
    """The providers' states, in memory."""

    def __init__(self, deployments: Deployments) -> None:
        self._deployments = deployments
        self._sites: dict[tuple[str, str], Site] = {}
        self._directories: dict[str, ConfigurationServer] = {}

    def of(self, deployment: str, dress: Dress) -> Site:
        """A deployment's provider. Raises `UnknownDeployment`."""
        from simulator.deployments.single_sign_on import party
        from simulator.providers.site import Service, Site

        own = self._deployments.get(deployment)
        key = (deployment, dress.name)
        if key not in self._sites:
            product = party(own)
            service = Service(
                entity_id=product.entity_id,
                acs=product.acs,
                client_id=f"{deployment}-client",
                client_secret=secrets.token_urlsafe(32),
                redirect_uris=(product.redirect_uri,),
                signed_out_uris=(product.signed_out_uri,),
            )
            url = address(deployment, dress, self._deployments.port)
            site = Site(url, dress, lambda: secrets.token_urlsafe(32), services=[service])
            site.stays_logged_in = not own.parts.providers_log_out
            site.redeems_once = own.parts.providers_redeem_once
            self._sites[key] = site
        return self._sites[key]

    def named(self, deployment: str, dress: str) -> Site:
        """A deployment's provider by its dress's name; raises `KeyError` when there is no such dress."""
        return self.of(deployment, DRESSES[dress])

    def directory(self, deployment: str) -> ConfigurationServer:
        """A deployment's Configuration Server. Raises `UnknownDeployment` or `NoDirectory`."""
        from simulator.providers.directory import ConfigurationServer

        known_as = self._deployments.get(deployment).directory
        if known_as is None:
            raise NoDirectory(f"The product of {deployment!r} has no Configuration Server.")
        kept = self._directories.get(deployment)
        if kept is None or kept.known_as is not known_as:  # another deployment may have had the name
            self._directories[deployment] = ConfigurationServer(known_as)
        return self._directories[deployment]

    def at(self, host: str) -> ASGIApp | None:
        """The provider or Configuration Server that lives at a host; None when none does."""
        found = of_host(host)
        if found is None or found[0] not in self._deployments:
            return self._directory_at(host)
        deployment, dress = found

        async def answered(scope: Scope, receive: Receive, send: Send) -> None:
            from starlette.requests import Request

            from simulator.providers.answering import answer

            request = Request(scope, receive)
            now = self._deployments.get(deployment).clock.now()
            response = await answer(request, self.of(deployment, dress), now)
            await response(scope, receive, send)

        return answered

    def _directory_at(self, host: str) -> ASGIApp | None:
        deployment = host.partition(":")[0].lower().partition(".")[0]
        known_as = self._deployments.get(deployment).directory if deployment in self._deployments else None
        if known_as is None or host.partition(":")[0].lower() != urlsplit(known_as.url).hostname:
            return None

        async def answered(scope: Scope, receive: Receive, send: Send) -> None:
            from starlette.requests import Request

            response = await self.directory(deployment).answer(Request(scope, receive))
            await response(scope, receive, send)

        return answered
