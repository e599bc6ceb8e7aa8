"""The yardstick of the overhead: a forgotten password in plain Playwright, click for click what the scenario does.

Collected by `benchmarks.overhead` beside the scenario, so that both use one browser, one simulator and one inbox.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, expect

from fixtures.chance import Chance
from fixtures.facts import Wish
from fixtures.target import Target

_NEW = "Another-Horse-8"


def test_plain_reset(shared_browser: Callable[[], Browser], target: Target, chance: Chance) -> None:
    """Ask for a link, choose a password by it; then the new one logs in, and the old one does not."""
    deployment = target.deployment(chance, real_hashing=False, defect=None)
    mara = deployment.register(Wish("Mara"))
    browser = shared_browser()
    with _page(browser) as page:
        page.goto(deployment.url, wait_until="domcontentloaded")
        page.goto(_link(page, target, mara.email), wait_until="domcontentloaded")
        page.get_by_label("New password", exact=True).fill(_NEW)
        page.get_by_label("Verify new password").fill(_NEW)
        page.get_by_role("button", name="Reset Password").click()
        expect(page.get_by_role("link", name="Architect")).to_be_visible()
        with _logged_in_with(_NEW, browser, deployment.url, mara.email) as other:
            expect(other.get_by_role("link", name="Architect")).to_be_visible()
            with _logged_in_with(mara.password or "", browser, deployment.url, mara.email) as third:
                expect(third.get_by_role("alert").filter(visible=True)).to_be_visible()


def _link(page: Page, target: Target, email: str) -> str:
    """The link of the mail that the dialog has sent."""
    assert target.mail
    mails = target.mail()
    page.get_by_role("link", name="Forgot Your Password?").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Email Address").fill(email)
    since = mails.watermark()
    dialog.get_by_role("button", name="Reset Password").click()
    expect(page.get_by_role("status").filter(has_text="link")).to_be_visible()
    return mails.wait_for(email, since=since, within=5).links[0]


@contextmanager
def _logged_in_with(password: str, browser: Browser, url: str, email: str) -> Iterator[Page]:
    with _page(browser) as page:
        page.goto(url, wait_until="domcontentloaded")
        page.get_by_role("textbox", name="Email Address").fill(email)
        page.get_by_label("Password", exact=True).fill(password)
        page.get_by_role("button", name="Log In").click()
        yield page


@contextmanager
def _page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="en-US", viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()
