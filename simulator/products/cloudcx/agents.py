"""Agents Management: the people of the administrator's own company (CX-PASSWORD-1, CX-2FA-5)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from simulator.deployments import administering, logins, people
from simulator.deployments.people import Newcomer
from simulator.identity.accounts import Account
from simulator.products.cloudcx import access, texts
from simulator.products.cloudcx.pages import show
from simulator.store import Taken
from simulator.web.forms import read_form
from simulator.web.visit import Visit


@dataclass(frozen=True)
class Entered:
    """A person as the form has it."""

    name: str = ""
    username: str = ""
    email: str = ""
    agent: bool = True
    administrator: bool = False

    @property
    def missing(self) -> bool:
        return not (self.name and self.username and "@" in self.email)


def entered(form: dict[str, str]) -> Entered:
    """What was typed, and which roles were ticked."""
    name, username, email = (form.get(field, "").strip() for field in ("name", "username", "email"))
    return Entered(name, username, email, "agent" in form, "administrator" in form)


def present(account: Account) -> Entered:
    """A person as the form shows him or her."""
    return Entered(account.name, account.username or "", account.email, account.agent, account.administrator)


async def show_all(request: Request) -> Response:
    """Everybody of the company."""
    visit, here = access.inside(request)
    return show(visit, "agents", people=administering.colleagues(visit.deployment, here))


async def show_new(request: Request) -> Response:
    """The form that adds somebody."""
    visit, here = access.inside(request)
    return _new(visit, here, Entered())


async def add(request: Request) -> Response:
    """Adds a person with a first password, and mails everything needed to log in (CX-ACCOUNT-1)."""
    visit, here = access.inside(request)
    form = await read_form(request)
    typed, password = entered(form), form.get("password", "")
    if said := _refused(visit, here, typed, password):
        return _new(visit, here, typed, said)
    newcomer = Newcomer(typed.name, typed.email, typed.username, here.organization, administrator=typed.administrator)
    try:
        await people.invite(visit.deployment, replace(newcomer, agent=typed.agent), visit.origin, password)
    except Taken:
        return _new(visit, here, typed, "taken")
    return RedirectResponse("/admin/agents?said=added", 303)


async def show_one(request: Request) -> Response:
    """One person, with everything that can be done about him or her."""
    visit, here = access.inside(request)
    return agent_page(visit, here, colleague(request))


async def change(request: Request) -> Response:
    """Keeps what was changed of a person. Nobody takes the console from oneself: it could be nobody's then."""
    visit, here = access.inside(request)
    one, typed = colleague(request), entered(await read_form(request))
    if typed.missing:
        return agent_page(visit, here, one, 422, said="incomplete", typed=typed)
    if one.id == here.id and not typed.administrator:
        return agent_page(visit, here, one, 422, said="oneself", typed=typed)
    changed = replace(one, name=typed.name, username=typed.username, email=typed.email, agent=typed.agent)
    try:
        administering.change(visit.deployment, replace(changed, administrator=typed.administrator), visit.origin)
    except Taken:
        return agent_page(visit, here, one, 422, said="taken", typed=typed)
    return _to(one, "saved")


async def set_password(request: Request) -> Response:
    """Gives a person another password."""
    visit, here = access.inside(request)
    one, password = colleague(request), (await read_form(request)).get("password", "")
    if unmet := administering.unmet(visit.deployment, here, password):
        return _to(one, texts.missed(unmet))
    await administering.set_password(visit.deployment, one, password, visit.origin)
    return _to(one, "password-set")


async def unlock(request: Request) -> Response:
    """Lets in again whoever is locked out, by passwords or by codes."""
    visit, _ = access.inside(request)
    one = colleague(request)
    logins.unlock(visit.deployment, one, visit.origin)
    return _to(one, "unlocked")


async def remove(request: Request) -> Response:
    """Removes a person; nobody removes oneself."""
    visit, here = access.inside(request)
    one = colleague(request)
    if one.id == here.id:
        return _to(one, "oneself")
    administering.remove(visit.deployment, one, visit.origin)
    return RedirectResponse("/admin/agents?said=removed", 303)


def colleague(request: Request) -> Account:
    """The person of the same company that the address names."""
    visit, here = access.inside(request)
    found = administering.colleague(visit.deployment, here, request.path_params["id"])
    if found is None:
        raise HTTPException(404, texts.NOBODY)
    return found


def agent_page(
    visit: Visit, here: Account, one: Account, status: int = 200, *, said: str = "", typed: Entered | None = None
) -> Response:
    """The page of one person; `typed` where something else than what is kept stays in its form."""
    criteria = texts.criteria(visit, visit.deployment.policy_of(here))
    facts = {"one": one, "typed": typed or present(one), "criteria": criteria, "oneself": one.id == here.id}
    return show(visit, "agent_edit", status, said=said, **facts)


def _new(visit: Visit, here: Account, typed: Entered, said: str = "") -> Response:
    criteria = texts.criteria(visit, visit.deployment.policy_of(here))
    return show(visit, "agent_new", 422 if said else 200, said=said, typed=typed, criteria=criteria)


def _refused(visit: Visit, here: Account, typed: Entered, password: str) -> str:
    if typed.missing:
        return "incomplete"
    unmet = administering.unmet(visit.deployment, here, password)
    return texts.missed(unmet) if unmet else ""


def _to(one: Account, said: str) -> Response:
    return RedirectResponse(f"/admin/agents/{one.id}?said={said}", 303)


ROUTES = [
    Route("/admin/agents", show_all, methods=["GET"]),
    Route("/admin/agents/new", show_new, methods=["GET"]),
    Route("/admin/agents/new", add, methods=["POST"]),
    Route("/admin/agents/{id}", show_one, methods=["GET"]),
    Route("/admin/agents/{id}", change, methods=["POST"]),
    Route("/admin/agents/{id}/password", set_password, methods=["POST"]),
    Route("/admin/agents/{id}/unlock", unlock, methods=["POST"]),
    Route("/admin/agents/{id}/delete", remove, methods=["POST"]),
]
