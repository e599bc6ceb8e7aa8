"""Intelligent Automation by keyboard alone. Nothing is clicked, and nothing is given the focus but by the keys."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.pages import intelligent_automation as automation
from tests.pages.keyboard import Keyboard
from tests.pages.world import PASSWORD, WRONG, World

NEW = "Another-Pass-2"
NAME = "Mara Lindqvist"


@pytest.fixture
def keys(world: World) -> Keyboard:
    world.mara_is(administrator=True)
    automation.there(world)
    return Keyboard(world.page)


def _log_in(world: World, keys: Keyboard, password: str = PASSWORD) -> None:
    world.go("login")
    keys.write("Email", world.mara)
    keys.write("Password", password)
    keys.press("Log In")


def _chosen(world: World, keys: Keyboard, key: str, entry: str) -> None:
    """Opens a menu of the name by a key, and chooses an entry."""
    keys.to(world.page.get_by_role("button", name=NAME))
    world.page.keyboard.press(key)
    expect(world.page.get_by_role("menuitem", name=entry)).to_be_focused()
    world.page.keyboard.press("Enter")


def _new_password(keys: Keyboard, password: str) -> None:
    keys.write("New Password", password)
    keys.write("Confirm New Password", password)
    keys.press("Change Password")


def test_a_refused_login_and_again(world: World, keys: Keyboard) -> None:
    _log_in(world, keys, WRONG)
    world.sees("alert")
    expect(keys.field("Password")).to_be_focused()
    world.page.keyboard.type(PASSWORD)
    world.page.keyboard.press("Enter")
    world.is_at("Welcome")


def test_the_language_of_the_window(world: World, keys: Keyboard) -> None:
    world.go("login")
    keys.write("Email", world.mara)
    keys.to(world.page.get_by_label("Language"))
    world.page.keyboard.type("Fr")
    world.page.keyboard.press("Enter")
    expect(world.page.get_by_role("button", name="Se connecter")).to_be_visible()


def test_a_window_that_is_shut_leaves_the_way_to_another_password(world: World) -> None:
    automation.there(world, policy={"lockout_attempts": 1})
    keys = Keyboard(world.page)
    _log_in(world, keys, WRONG)
    world.sees("alert")
    expect(world.page.get_by_role("button", name="Log In")).to_be_disabled()
    keys.follow("Forgot your password?")
    world.is_at("Forgot your password?")


def test_a_forgotten_password(world: World, keys: Keyboard) -> None:
    world.go("login")
    keys.follow("Forgot your password?")
    keys.write("Email", world.mara)
    keys.press("Send")
    world.sees("status")
    world.go(world.link_to(world.mara))
    _new_password(keys, "short")
    world.sees("alert")
    _new_password(keys, NEW)
    expect(world.page.get_by_role("button", name=NAME).or_(keys.field("Email"))).to_be_visible()
    world.page.context.clear_cookies()
    _log_in(world, keys, NEW)
    world.is_at("Welcome")


def test_the_change_window_by_the_context_menu_key(world: World, keys: Keyboard) -> None:
    _log_in(world, keys)
    world.is_at("Welcome")
    _chosen(world, keys, "ContextMenu", "My Account")
    world.is_at("Change Password")
    keys.write("Password", PASSWORD)
    _new_password(keys, NEW)
    world.is_at("Welcome")
    _chosen(world, keys, "Enter", "Logout")
    world.is_at("Intelligent Automation")
    _log_in(world, keys, NEW)
    world.is_at("Welcome")


def test_a_menu_is_left_by_escape_and_by_tab(world: World, keys: Keyboard) -> None:
    _log_in(world, keys)
    name = world.page.get_by_role("button", name=NAME)
    for key, stays in (("Escape", True), ("Tab", False)):
        keys.to(name)
        world.page.keyboard.press("Shift+F10")
        expect(world.page.get_by_role("menuitem", name="My Account")).to_be_focused()
        world.page.keyboard.press(key)
        expect(world.page.get_by_role("menu")).to_have_count(0)
        if stays:
            expect(name).to_be_focused()


def test_a_person_is_added_and_has_to_change_the_password(world: World, keys: Keyboard) -> None:
    _log_in(world, keys)
    keys.follow("People")
    keys.write("Name", "Noor Haddad")
    keys.write("Email", world.noor)
    keys.press("Add")
    world.sees("status")
    _chosen(world, keys, "Enter", "Logout")
    world.is_at("Intelligent Automation")
    keys.write("Email", world.noor)
    keys.write("Password", world.password_to(world.noor))
    keys.press("Log In")
    world.is_at("Change Password")
    keys.follow("Back to the login window")
    world.is_at("Intelligent Automation")
