"""What a profile says of a target's controls and pages is what a person of a run goes by."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Error, Page

from fixtures.browser import chromium
from steps.labels import LabelError, lacked
from steps.pages.controls import Controls
from steps.pages.genesys_cloud.journey import GenesysCloud
from steps.plugin import wording_of
from steps.wording import Wording

PRODUCT = "genesys-cloud"
PAGE = """
<label>Password <input type=password></label>
<button id=back>Log In</button> <button id=go>Next</button> <p class=told>No.</p> <p role=alert>Yes.</p>
<form><input id=code type=number max=999999><button id=send>Send</button></form>
<form><select required><option value="">Where?</option><option>Ireland</option></select>
<button id=pick>Pick</button></form>
"""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with chromium(None, headed=False) as browser:
        shown = browser.new_page()
        shown.set_content(PAGE)
        shown.set_default_timeout(500)
        yield shown


def wording(**own: Any) -> Wording:
    return Wording(PRODUCT, "en-US", **own)


def test_a_control_is_found_by_its_label(page: Page) -> None:
    assert Controls(page, wording().labels()).by_role("button", "log_in").get_attribute("id") == "back"


def test_a_selector_takes_the_labels_place_in_every_language(page: Page) -> None:
    own = wording(locators={"log_in": "css=#go"})
    for language in ("en", "fr"):
        assert Controls(page, own.labels(language)).by_role("button", "log_in").get_attribute("id") == "go"


def test_own_captions_hold_in_the_targets_own_language_only() -> None:
    own = wording(own={"log_in": ["Sign in"]})
    assert own.labels()["log_in"].forms == own.labels("en")["log_in"].forms == ("Sign in",)
    assert own.labels("fr")["log_in"].forms != ("Sign in",)


def test_messages_are_where_the_profile_says(page: Page) -> None:
    window: Any = SimpleNamespace(page=page)
    for locators, said in (({}, ["Yes."]), ({"message": "css=.told"}, ["No."])):
        words = wording(locators=locators)
        journey = GenesysCloud(words.labels(), words.labels, SimpleNamespace(url=""))
        assert journey.messages(window).all_inner_texts() == said


def test_what_the_browser_itself_refuses_to_send_is_a_message_too(page: Page) -> None:
    window: Any = SimpleNamespace(page=page, language="")
    words = wording(locators={"message": "css=.none"})
    journey = GenesysCloud(words.labels(), words.labels, SimpleNamespace(url=""))
    page.locator("#code").fill("1234567")
    assert journey.see(window).message == ""
    page.locator("#send").click()
    journey.unsent(window).wait_for()
    assert "999999" in journey.see(window).message
    page.locator("#code").press("Backspace")
    assert journey.see(window).message == ""


def test_a_list_that_the_browser_refused_says_why_and_not_what_it_holds(page: Page) -> None:
    window: Any = SimpleNamespace(page=page, language="")
    words = wording(locators={"message": "css=.none"})
    journey = GenesysCloud(words.labels(), words.labels, SimpleNamespace(url=""))
    page.locator("#pick").click()
    journey.unsent(window).wait_for()
    message = journey.see(window).message
    assert message
    assert "Ireland" not in message


def test_what_a_target_lacks_is_looked_for_in_vain_and_named(page: Page) -> None:
    control = Controls(page, wording(lacks=["log_in"]).labels()).by_role("button", "log_in")
    assert not control.is_visible()
    with pytest.raises(Error) as raised:
        control.click()
    assert lacked(str(raised.value)) == "log_in"
    assert lacked("waiting for get_by_role") is None


class Recorder:
    """A window, or a control: what is done to it."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def open(self, address: str) -> None:
        self.done.append(address)

    def click(self) -> None:
        self.done.append("click")


def test_a_path_is_taken_instead_of_the_control() -> None:
    deployment, labels = SimpleNamespace(url="https://login.example.com/"), wording().labels
    paths = {"forgot_password": "/password/reset/", "login": "https://id.example.com/login"}
    there: Any = GenesysCloud(labels(), labels, deployment, paths)
    window, control = Recorder(), Recorder()
    there.take(window, "forgot_password", control)
    there.go_to_login(window)
    there.take(window, "account", control)
    assert window.done == ["https://login.example.com/password/reset/", "https://id.example.com/login"]
    assert control.done == ["click"]


@pytest.mark.parametrize(
    ("own", "named"),
    [
        ({"locators": {"log_im": "css=#go"}}, "no label 'log_im'"),
        ({"lacks": ["log_im"]}, "no label 'log_im'"),
        ({"paths": {"log_in": "/login"}}, "no path 'log_in'; there are login, forgot_password, account"),
    ],
)
def test_a_name_that_nobody_knows_is_named(own: dict[str, Any], named: str) -> None:
    target: Any = SimpleNamespace(**{"locale": "en-US", "labels": {}, "locators": {}, "lacks": (), "paths": {}} | own)
    with pytest.raises(LabelError, match=named):
        wording_of(target, PRODUCT)
