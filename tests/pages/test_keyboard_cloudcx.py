"""CloudCX by keyboard alone. Nothing is clicked, and nothing is given the focus but by the keys."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.pages import cloudcx, cloudcx_codes, cloudcx_sso
from tests.pages.keyboard import Keyboard
from tests.pages.world import AT_THE_PROVIDER, ORGANIZATION, PASSWORD, World

NEW = "Another-Pass-2"


@pytest.fixture
def keys(world: World) -> Keyboard:
    world.has(product="cloudcx")
    return Keyboard(world.page)


def _log_in(world: World, keys: Keyboard, password: str = PASSWORD) -> None:
    keys.write("Company Name", ORGANIZATION)
    keys.write("Account", world.mara)
    keys.write("Password", password)
    keys.press("Sign in")


def test_login_and_log_out(world: World, keys: Keyboard) -> None:
    world.go("login")
    _log_in(world, keys)
    world.is_at("Agent Panel")
    keys.press("Log out", "Space")
    world.is_at("CloudCX")


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
    world.is_at("Forgot Password?")
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
    world.is_at("Agent Panel")


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
    world.is_at("Noor Haddad")
    expect(world.page.get_by_role("checkbox", name="Administrator")).to_be_checked()


def test_a_login_with_a_mailed_code(world: World, keys: Keyboard) -> None:
    world.has(product="cloudcx", policy={"skip_days": 30})
    world.mara_is(two_factor="email")
    world.go("login")
    _log_in(world, keys)
    world.is_at("Verification")
    expect(keys.field("Verification code")).to_be_focused()
    world.page.keyboard.type(world.code_to(world.mara))
    keys.to(world.page.get_by_role("checkbox", name="Don't ask again for 30 days"))
    world.page.keyboard.press("Space")
    keys.press("Verify")
    world.is_at("Agent Panel")
    keys.press("Log out")
    world.is_at("CloudCX")
    _log_in(world, keys)
    world.is_at("Agent Panel")


def test_an_app_is_turned_on_and_the_backup_codes_are_saved(world: World, keys: Keyboard) -> None:
    cloudcx.inside("profile")(world)
    keys.follow("Security Settings")
    keys.press("Authenticator App")
    key = world.page.locator(".key").inner_text().replace(" ", "")
    expect(keys.field("Verification code")).to_be_focused()
    world.page.keyboard.type(cloudcx_codes.app_code(world, key))
    keys.press("Verify")
    world.is_at("Backup Codes")
    shown = world.page.get_by_role("listitem").all_inner_texts()
    with world.page.expect_download() as saving:
        keys.follow("Save as a file")
    assert saving.value.path().read_text("utf-8").split() == shown
    keys.follow("Done")
    world.is_at("Security Settings")


def test_a_providers_account_is_bound(world: World, keys: Keyboard) -> None:
    cloudcx_sso.offered(world)
    keys.follow("Sign in with Google")
    keys.press(f"Mara Lindqvist {world.mara}")
    expect(keys.field("Password")).to_be_focused()
    world.page.keyboard.type(AT_THE_PROVIDER)
    keys.press("Log in")
    world.is_at("Bind your account")
    expect(keys.field("Account")).to_be_focused()
    world.page.keyboard.type(world.mara)
    keys.write("Password", PASSWORD)
    keys.press("Bind")
    world.is_at("Agent Panel")
