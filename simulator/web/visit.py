"""One request to a product's page, with what a page needs to know of it."""

from __future__ import annotations

from starlette.requests import Request

from simulator.deployments.deployment import Deployment, Origin
from simulator.identity.accounts import Account
from simulator.web.cookies import session_token
from simulator.web.languages import Languages


class Visit:
    """The request, its deployment, and the language in which it is answered."""

    def __init__(self, request: Request, languages: Languages) -> None:
        self.request, self.languages = request, languages
        self.deployment: Deployment = request.state.deployment
        self.language = languages.chosen(request)
        self.token = session_token(request)

    @property
    def origin(self) -> Origin:
        client = self.request.client
        return Origin(client.host if client else None, self.language)

    @property
    def path(self) -> str:
        return self.request.url.path

    def of(self, person: Account) -> None:
        """The visit is a logged-in person's, who may have chosen a language in the user settings."""
        self.language = person.language or self.language

    def text(self, text: str) -> str:
        """A text in the visit's language, as the deployment words it."""
        return self.deployment.text(text, self.language)
