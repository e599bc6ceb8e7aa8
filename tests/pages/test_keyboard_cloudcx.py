"""CloudCX by keyboard alone. Nothing is clicked, and nothing is given the focus but by the keys."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.pages import cloudcx
from tests.pages.keyboard import Keyboard
from tests.pages.world import ORGANIZATION, PASSWORD, World

NEW = "Another-Pass-2"


@pytest.fixture
def keys(world: World) -> Keyboard:
    world.has(product="cloudcx")
    return Keyboard(world.page)


def _is_at(world: World, heading: str) -> None:
    expect(world.page.get_by_role("heading", level=1)).to_have_text(heading)


def _log_in(world: World, keys: Keyboard, password: str = PASSWORD) -> None:
    keys.write("Company Name", ORGANIZATION)
    keys.write("Account", world.mara)
    keys.write("Password", password)
    keys.press("Sign in")


def test_login_and_log_out(world: World, keys: Keyboard) -> None:
    world.go("login")
    _log_in(world, keys)
    _is_at(world, "Agent Panel")
    keys.press("Log out", "Space")
    _is_at(world, "CloudCX")


def test_the_language_icon(world: World, keys: Keyboard) -> None:
    world.go("login")
    keys.write("Company Name", ORGANIZATION)
    icon = world.page.get_by_role("button", name="Language")
    keys.to(icon)
    world.page.keyboard.press("ArrowDown")
    expect(world.page.get_by_role("menuitem", name="English")).to_be_focused()
    world.page.keyboard.press("Escape")
    expect(icon).to_be_focused()
    world.page.keyboard.press("ArrowDown")
    while not world.page.get_by_role("menuitem", name="Español").evaluate("item => item === document.activeElement"):
        world.page.keyboard.press("ArrowDown")
    world.page.keyboard.press("Enter")
    expect(world.page.get_by_role("button", name="Iniciar sesión")).to_be_visible()
    expect(keys.field("Nombre de la empresa")).to_have_value(ORGANIZATION)


def test_a_reset(world: World, keys: Keyboard) -> None:
    world.go("login")
    keys.follow("Forgot Password?")
    _is_at(world, "Forgot Password?")
    keys.write("Company Name", ORGANIZATION)
    keys.write("Account", world.mara)
    keys.press("Send")
    world.sees("status")
    world.go(world.link_to(world.mara))
    keys.write("New Password", NEW)
    keys.write("Confirm New Password", NEW)
    keys.press("Reset password")
    world.sees("status")
    _log_in(world, keys, NEW)
    _is_at(world, "Agent Panel")


def test_an_agent_is_added_and_made_administrator(world: World, keys: Keyboard) -> None:
    cloudcx.console("admin")(world)
    keys.follow("Agents Management")
    keys.follow("Add agent")
    for label, text in (("Name", "Noor Haddad"), ("Username", "noor"), ("Email", world.noor), ("Password", PASSWORD)):
        keys.write(label, text)
    keys.to(world.page.get_by_role("checkbox", name="Administrator"))
    world.page.keyboard.press("Space")
    keys.press("Save")
    world.sees("status")
    keys.follow("Noor Haddad")
    _is_at(world, "Noor Haddad")
    expect(world.page.get_by_role("checkbox", name="Administrator")).to_be_checked()
