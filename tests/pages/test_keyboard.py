"""Every flow by keyboard alone. Nothing is clicked, and nothing is given the focus but by the keys."""

from __future__ import annotations

from datetime import datetime

import pyotp
import pytest
from playwright.sync_api import expect

from tests.pages import catalogue
from tests.pages import second_factors as mfa
from tests.pages.keyboard import Keyboard
from tests.pages.world import AT_THE_PROVIDER, ORGANIZATION, PASSWORD, WRONG, World

NEW = "Another-Pass-2"


@pytest.fixture
def keys(world: World) -> Keyboard:
    return Keyboard(world.page)


def _log_in(world: World, keys: Keyboard, password: str = PASSWORD) -> None:
    world.go("login")
    keys.write("Email Address", world.mara)
    keys.write("Password", password)
    keys.press("Log In")


def test_login_and_log_out(world: World, keys: Keyboard) -> None:
    _log_in(world, keys)
    world.is_at("Welcome")
    keys.press("Log out", "Space")
    world.is_at("Log In")


def test_a_refused_login_and_again(world: World, keys: Keyboard) -> None:
    _log_in(world, keys, WRONG)
    world.sees("alert")
    expect(keys.field("Password")).to_be_focused()
    world.page.keyboard.type(PASSWORD)
    world.page.keyboard.press("Enter")
    world.is_at("Welcome")


def test_the_dialog_of_a_forgotten_password(world: World, keys: Keyboard) -> None:
    world.go("login")
    keys.follow("Forgot Your Password?")
    expect(keys.field("Email Address")).to_be_focused()
    world.page.keyboard.press("Escape")
    expect(world.page.get_by_role("dialog")).to_be_hidden()
    expect(world.page.get_by_role("link", name="Forgot Your Password?")).to_be_focused()
    world.page.keyboard.press("Enter")
    keys.write("Email Address", world.mara)
    keys.press("Reset Password")
    world.sees("status")
    assert world.link_to(world.mara)


def test_the_dialog_is_closed_by_its_button(world: World, keys: Keyboard) -> None:
    world.go("login")
    keys.follow("Forgot Your Password?")
    keys.press("Close", "Space")
    expect(world.page.get_by_role("link", name="Forgot Your Password?")).to_be_focused()


def test_a_reset(world: World, keys: Keyboard) -> None:
    catalogue.reset(world)
    keys.write("New password", NEW)
    keys.write("Verify new password", NEW)
    keys.press("Reset Password")
    world.is_at("Welcome")


def test_a_registration_after_a_refused_password(world: World, keys: Keyboard) -> None:
    catalogue.invitation(world)
    keys.write("New password", "short")
    keys.write("Verify new password", "short")
    keys.press("Register")
    world.sees("alert")
    keys.to(world.page.get_by_text("What your organization asks of a password"))
    world.page.keyboard.press("Enter")
    expect(world.page.get_by_text("Use at most 400 characters.")).to_be_visible()
    keys.to(keys.field("New password"), key="Shift+Tab")
    world.page.keyboard.type(NEW)
    keys.write("Verify new password", NEW)
    keys.press("Register")
    world.is_at("Log In")
    world.sees("status")


@pytest.mark.parametrize("way", ["Enter", "button"])
def test_the_language_list(world: World, keys: Keyboard, way: str) -> None:
    world.go("login")
    keys.write("Email Address", world.mara)
    keys.to(world.page.get_by_label("Language"))
    world.page.keyboard.press("ArrowDown")
    world.is_at("Log In")
    if way == "Enter":
        world.page.keyboard.press("Enter")
    else:
        keys.press("Change")
    world.is_at("Se connecter")
    expect(keys.field("Adresse e-mail")).to_have_value(world.mara)


def test_the_own_language(world: World, keys: Keyboard) -> None:
    _log_in(world, keys)
    keys.follow("My Account")
    keys.to(world.page.get_by_label("My language"))
    world.page.keyboard.press("ArrowDown")
    keys.press("Save")
    world.is_at("Mon compte")
    world.sees("status")


def test_the_region(world: World, keys: Keyboard) -> None:
    catalogue.region_asked(world)
    keys.to(world.page.get_by_label("Region"))
    world.page.keyboard.press("ArrowDown")
    keys.press("Log In")
    world.is_at("Log In")
    keys.follow("Choose another region")
    world.is_at("Select your organization's region")


def test_more_login_options_of_somebody_in_several_organizations(world: World, keys: Keyboard) -> None:
    world.belongs_to_another()
    world.go("login")
    keys.follow("More Login Options")
    keys.write("Organization Name", ORGANIZATION)
    keys.press("Next")
    keys.write("Email Address", world.mara)
    keys.write("Password", PASSWORD)
    keys.press("Log In")
    world.is_at("Welcome")


def test_the_organization_is_asked_for(world: World, keys: Keyboard) -> None:
    world.belongs_to_another()
    _log_in(world, keys)
    expect(keys.field("Organization Name")).to_be_focused()
    keys.write("Organization Name", ORGANIZATION)
    keys.write("Password", PASSWORD)
    keys.press("Log In")
    world.is_at("Welcome")


@pytest.mark.parametrize("kind", ["saml", "oidc"])
def test_single_sign_on(world: World, keys: Keyboard, kind: str) -> None:
    world.connect(kind)
    world.go(f"login?organization={ORGANIZATION}")
    keys.follow("OneLogin")
    keys.write("Username", world.mara)
    keys.write("Password", AT_THE_PROVIDER)
    keys.press("Log in")
    world.is_at("Welcome")


def test_the_providers_login_is_cancelled(world: World, keys: Keyboard) -> None:
    world.connect()
    world.go(f"login?organization={ORGANIZATION}")
    keys.follow("OneLogin")
    keys.press("Cancel")
    world.is_at("You are not logged in")
    keys.follow("Back to the login page")
    world.is_at("Log In")


def test_a_forgotten_organization(world: World, keys: Keyboard) -> None:
    world.go("login/options")
    keys.follow("Forgot Organization Name?")
    keys.write("Email Address", world.mara)
    keys.press("Send")
    world.sees("status")


def _code(world: World, keys: Keyboard, field: str, secret: str, button: str) -> None:
    """A code of the deployment's own time: each test has a deployment, so none was used before."""
    keys.write(field, pyotp.TOTP(secret).at(datetime.fromisoformat(world.ask("clock")["now"])))
    keys.press(button)


def test_an_authenticator_app_is_added(world: World, keys: Keyboard) -> None:
    mfa.window(world)
    keys.write("Name", "My phone")
    keys.to(keys.field("Time-based Generator"))
    world.page.keyboard.press("Space")
    keys.press("Next")
    keys.to(world.page.get_by_text("You cannot scan it?"), key="Shift+Tab")
    world.page.keyboard.press("Enter")
    secret = world.page.locator(".key").inner_text().replace(" ", "")
    _code(world, keys, "Validate", secret, "Validate")
    world.is_at("Welcome")


def test_a_device_is_chosen_and_its_code_given(world: World, keys: Keyboard) -> None:
    mfa.device_chosen(world)
    keys.press("My telephone")
    world.is_at("Confirm your login")
    keys.follow("Use another device")
    keys.press("My phone", "Space")
    _code(world, keys, "One-time code", mfa.SECRET, "Verify")
    world.is_at("Welcome")


def test_a_passkey_is_tried_again(world: World, keys: Keyboard) -> None:
    mfa.passkey_cancelled(world)
    expect(world.page.get_by_role("button", name="Try again")).to_be_focused()
    world.page.keyboard.press("Enter")
    world.sees("alert")
    keys.follow("Choose another method")
    expect(keys.field("Name")).to_be_focused()


def test_a_device_is_removed_in_my_account(world: World, keys: Keyboard) -> None:
    mfa.own_devices(world)
    keys.press("Remove My phone")
    world.sees("status")
    expect(world.page.get_by_role("button", name="Remove My phone")).to_have_count(0)
    keys.follow("Add a device")
    keys.follow("Back to My Account")
    world.is_at("My Account")


def test_the_status_page_of_an_outage(world: World, keys: Keyboard) -> None:
    catalogue.outage(world)
    keys.follow("Status page")
    world.is_at("Genesys Cloud status")
