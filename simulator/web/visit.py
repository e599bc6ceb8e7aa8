"""One request to a product's page, with what a page needs to know of it."""

from __future__ import annotations

from functools import cached_property

from starlette.requests import Request

from simulator.deployments.deployment import Deployment, Origin
from simulator.deployments.outage import STATUS
from simulator.identity.accounts import Account, Organization
from simulator.web.cookies import session_token
from simulator.web.languages import Languages


class Visit:
    """The request, its deployment, and the language in which it is answered."""

    def __init__(self, request: Request, deployment: Deployment, label: str, languages: Languages) -> None:
        self.request, self.deployment, self.languages = request, deployment, languages
        self._label = label
        self.language = languages.chosen(request)
        self.token = session_token(request)
        self.person: Account | None = None
        """Who is logged in, once that has been asked."""

    @property
    def origin(self) -> Origin:
        client, forwarded = self.request.client, self.request.headers.getlist("x-forwarded-for")
        trusted = self.deployment.policy.trusted_proxies
        address = self.deployment.parts.places.client(client.host if client else None, tuple(forwarded), trusted)
        return Origin(address, self.language)

    @property
    def region(self) -> str | None:
        """The region whose host was asked; None on the deployment's first host."""
        return self._label if self._label in self.deployment.regions else None

    @cached_property
    def organization(self) -> Organization | None:
        """The organization whose own address was asked."""
        return next((o for o in self.deployment.records.organizations() if o.address == self._label), None)

    @property
    def at_no_host(self) -> bool:
        """Whether the label before the deployment's name is nobody's, or that of a status page that is down, too."""
        if self.at_status:
            return self.shut
        return bool(self._label) and self.region is None and self.organization is None

    @property
    def at_status(self) -> bool:
        """Whether the host of the status page was asked (GC-FAULT-2)."""
        return self._label == STATUS

    @property
    def shut(self) -> bool:
        """Whether the service is down; its status page is not."""
        up = self.at_status and self.deployment.parts.places.status_stays_up
        return self.deployment.outage is not None and not up

    @property
    def landing(self) -> str:
        """Where a login ends."""
        return self.deployment.parts.landing(self.request.query_params)

    @property
    def path(self) -> str:
        return self.request.url.path

    def page_language(self, page: str) -> str:
        """The language of one of the product's pages."""
        return self.deployment.parts.language(page, self.language, self.person.language if self.person else None)

    def text(self, text: str) -> str:
        """A text in the visit's language, as the deployment words it."""
        return self.deployment.text(text, self.page_language(""))
