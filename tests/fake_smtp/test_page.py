"""The inbox page in a real browser, as a person meets it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from fake_smtp import FakeSmtp
from tests.fake_smtp.posting import composed, post

EVIL = """<base href="http://evil.example/"><meta http-equiv="refresh" content="0;url=http://evil.example/refresh">
<script>parent.document.title = document.title = 'pwned'</script>
<img src="x" onerror="parent.document.title = 'pwned'"><img src="http://127.0.0.1:1/pixel">
<a href="http://evil.example/go" target="_top">Go</a><h1>Reset</h1>
<iframe srcdoc="<script>top.document.title = 'pwned'</script>"></iframe>"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    names = ("chromium-headless-shell", "chromium", "google-chrome")
    path = os.environ.get("LOGINLAB_BROWSER") or next(filter(None, map(shutil.which, names)), None)
    if path is None:
        pytest.skip("no browser here")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, server: FakeSmtp) -> Iterator[Page]:
    context = browser.new_context()
    context.set_default_timeout(5000)
    page = context.new_page()
    page.goto(server.http_url)
    expect(page.get_by_text("No mail yet")).to_be_visible()
    yield page
    context.close()


def test_new_mail_appears_by_itself_and_is_announced(page: Page, server: FakeSmtp) -> None:
    post(server, composed(subject="Welcome"))
    expect(page.get_by_role("link", name="Welcome (not read)")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("1 mail. New: “Welcome” to mara@example.org")
    expect(page).to_have_title("(1) Inbox · fake_smtp")


def test_a_mail_is_read_by_keyboard_alone(page: Page, server: FakeSmtp) -> None:
    post(server, composed(subject="First"), composed(subject="Second", text="Code 123456, http://x.org/1"))
    expect(page.get_by_role("link", name="Second")).to_be_visible()
    page.get_by_label("Filter by address or subject").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="First")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Second")).to_be_focused()
    expect(page.get_by_role("article").get_by_text("123456", exact=True)).to_be_visible()
    expect(page.get_by_role("article").get_by_role("link", name="http://x.org/1")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("link", name="Second")).to_be_focused()


def test_nothing_in_a_mail_runs_fetches_or_leads_away(page: Page, server: FakeSmtp) -> None:
    fetched: list[str] = []
    page.on("requestfinished", lambda request: fetched.append(request.url))
    post(server, composed(subject="<img src=x onerror=document.title='pwned'>", text="<script>", html=EVIL))
    page.get_by_role("link", name="onerror").click()
    expect(page.frame_locator("iframe").get_by_role("heading", name="Reset")).to_be_visible()
    expect(page.locator("iframe")).to_have_attribute("sandbox", "")
    page.frame_locator("iframe").get_by_role("link", name="Go").click()
    expect(page.get_by_role("heading", name="<img src=x onerror=document.title='pwned'>")).to_be_visible()
    assert page.url == f"{server.http_url}/#1"
    expect(page).to_have_title("Inbox · fake_smtp")
    assert [url for url in fetched if not url.startswith(server.http_url)] == []


def test_the_html_of_a_mail_runs_nothing_even_when_it_is_opened_by_its_own_address(
    page: Page, server: FakeSmtp
) -> None:
    post(server, composed(html=EVIL.replace("http-equiv", "x")))
    page.goto(f"{server.http_url}/messages/1/html")
    expect(page.get_by_role("heading", name="Reset")).to_be_visible()
    assert page.title() != "pwned"


def test_the_filter_leaves_what_fits_and_delete_all_empties_the_list(page: Page, server: FakeSmtp) -> None:
    post(server, composed(subject="Welcome"), composed(subject="Reset", to="bert@example.org"))
    page.get_by_label("Filter by address or subject").fill("BERT")
    expect(page.locator("#list li")).to_have_count(1)
    page.get_by_label("Filter by address or subject").fill("")
    expect(page.locator("#list li")).to_have_count(2)
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete all").click()
    expect(page.get_by_text("No mail yet")).to_be_visible()
    assert server.inbox.received() == ()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_width_needs_scrolling_sideways(page: Page, server: FakeSmtp, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    post(server, composed(subject="x" * 200, text="http://x.org/" + "y" * 300, to=f"{'z' * 60}@example.org"))
    page.get_by_role("link", name="xxx").click()
    expect(page.get_by_role("heading", name="xxx")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_token_is_asked_as_a_password_and_then_opens_the_html_of_a_mail_too(browser: Browser) -> None:
    with FakeSmtp(token="open") as server:
        context = browser.new_context(http_credentials={"username": "me", "password": "open"})
        page = context.new_page()
        page.goto(server.http_url)
        post(server, composed(html="<h1>Inside</h1>"))
        page.get_by_role("link", name="Hello").click()
        expect(page.frame_locator("iframe").get_by_role("heading", name="Inside")).to_be_visible()
        context.close()
