"""An identity provider's own pages: where one logs in there, and out."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page

_NAME = re.compile("^(user ?name|e-?mail( address)?)$", re.IGNORECASE)
_PASSWORD = re.compile("^password$", re.IGNORECASE)
_LOG_IN = re.compile("^(log|sign) ?in$", re.IGNORECASE)
_ANOTHER = re.compile("^use another account$", re.IGNORECASE)
_LOG_OUT = re.compile("^(log|sign) ?out$", re.IGNORECASE)


class IdentityProvider:
    """Another site than the product's, with captions of its own."""

    def __init__(self, page: Page) -> None:
        self._page = page

    @property
    def name(self) -> Locator:
        return self._page.get_by_role("textbox", name=_NAME)

    @property
    def password(self) -> Locator:
        return self._page.get_by_label(_PASSWORD).filter(visible=True)

    @property
    def log_in(self) -> Locator:
        return self._page.get_by_role("button", name=_LOG_IN)

    @property
    def log_out(self) -> Locator:
        return self._page.get_by_role("button", name=_LOG_OUT)

    def account(self, address: str) -> Locator:
        """An account to choose, by its address."""
        name = re.compile(rf"(^|\s){re.escape(address)}$", re.IGNORECASE)
        return self._page.get_by_role("button", name=name).or_(self._page.get_by_role("link", name=name))

    @property
    def another(self) -> Locator:
        """What is there wherever an account is chosen."""
        return self._page.get_by_role("button", name=_ANOTHER).or_(self._page.get_by_role("link", name=_ANOTHER))

    @property
    def asks(self) -> Locator:
        """What is there while it asks who one is."""
        return self.log_in.or_(self.another)
