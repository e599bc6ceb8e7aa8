"""The product's pages, as values of its templates."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

from starlette.responses import HTMLResponse

from simulator.deployments.windows import Shut
from simulator.identity.accounts import Account
from simulator.identity.passwords import Requirement
from simulator.products.intelligent_automation import texts
from simulator.web.pages import Pages
from simulator.web.typed import here
from simulator.web.visit import Visit

PAGES = Pages(Path(__file__).parent / "templates")


def window(visit: Visit, status: int = 200, *, shut: Shut | None = None, **facts: Any) -> HTMLResponse:
    """The login window: what was typed as `address`, and an `alert` or a `notice` at the top where there is something
    to say. While it is `shut` nothing can be entered."""
    shown = {"address": "", "alert": None, "notice": None, "left": None, "seconds": None, "path": here(visit), **facts}
    if shut:
        shown["alert"] = visit.text(texts.SHUT if shut.left else texts.SHUT_FOR_EVER)
        shown["seconds"] = math.ceil(shut.left.total_seconds()) if shut.left else None
        shown["left"] = texts.minutes(shown["seconds"]) if shut.left else None
    return PAGES.page(visit, "login", status, shut=shut is not None, **shown)


def change_window(visit: Visit, account: Account, *, alert: str | None = None, **facts: Any) -> HTMLResponse:
    """The window that changes a password. `original`: whether it asks for the present one; `waits`: whether a login
    waits for the change; `unmet`: what the password that was just refused misses."""
    shown = {"original": True, "waits": False, "person": None, "notice": None, "unmet": (), **facts}
    unmet: tuple[Requirement, ...] = shown.pop("unmet")
    missed = set(unmet) - {Requirement.SAME_TWICE}
    shown["criteria"] = texts.criteria(visit, account, unmet) if missed else []
    if Requirement.SAME_TWICE in unmet:
        alert = visit.text(texts.DIFFERENT)
    status = 422 if unmet else 403 if alert else 200
    return PAGES.page(visit, "password", status, alert=alert, **shown)
