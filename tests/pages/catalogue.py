"""Every page that a person can meet, and the way to it. A new page is one more row of PAGES."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.pages import cloudcx, cloudcx_codes, cloudcx_sso, intelligent_automation
from tests.pages import second_factors as mfa
from tests.pages.row import Row, at
from tests.pages.world import AT_THE_PROVIDER, ORGANIZATION, PASSWORD, WRONG, World


def inside(path: str) -> Callable[[World], None]:
    """A page behind the login."""

    def bring(world: World) -> None:
        world.log_in()
        world.go(path)

    return bring


def refused_login(world: World) -> None:
    world.go("login")
    world.send(email=world.mara, password=WRONG)
    world.sees("alert")


def locked(world: World) -> None:
    world.has(policy={"lockout_attempts": 1})
    refused_login(world)


def in_several_organizations(world: World) -> None:
    world.belongs_to_another()
    world.go("login")
    world.send(email=world.mara, password=PASSWORD)
    world.sees("alert")


def with_providers(world: World) -> None:
    world.connect()
    world.connect("oidc", "company")
    world.go(f"login?organization={ORGANIZATION}")


def sso_only_login(world: World) -> None:
    world.connect()
    world.set_organization(policy={"sso_only": True})
    world.go(f"login?organization={ORGANIZATION}")


def company_button(world: World) -> None:
    world.connect()
    world.go(world.set_organization(address="example")["address"])


def region_named(world: World) -> None:
    region_asked(world)
    world.page.locator("#region").select_option("eu-west-1")
    world.click("main button")


def region_asked(world: World) -> None:
    world.has(regions=["us-east-1", "eu-west-1", "ap-northeast-1"])
    world.go("login")


def reset_dialog(world: World) -> None:
    world.go("login")
    world.page.locator("#forgot").click()
    world.sees("dialog")


def invitation(world: World) -> None:
    world.go(world.invite())


def refused_password(world: World) -> None:
    invitation(world)
    world.send(password="abc", again="abd")
    world.sees("alert")


def weak_password(world: World) -> None:
    invitation(world)
    world.page.locator("#password").fill("Password-1")


def reset(world: World) -> None:
    world.go("forgot")
    world.send(email=world.mara)
    world.go(world.link_to(world.mara))


def spent_invitation(world: World) -> None:
    link = world.invite()
    world.go(link)
    world.send(password="Right-Pass-2", again="Right-Pass-2")
    world.go(link)


def sso_only(world: World) -> None:
    world.connect()
    world.set_organization(policy={"sso_only": True})
    invitation(world)


def at_the_provider(world: World) -> None:
    with_providers(world)
    world.click(".providers a")


def sso_refused(world: World) -> None:
    world.connect()
    world.tell("PATCH", "identity-providers/onelogin", {"wrong": "expired"})
    world.go(f"login?organization={ORGANIZATION}")
    world.click(".providers a")
    world.send(username=world.mara, password=AT_THE_PROVIDER)
    world.page.wait_for_url("**/sso/finish*")


def provider_going_back(world: World) -> None:
    world.page.route("**/assets/post.js", lambda route: route.abort())
    at_the_provider(world)
    world.send(username=world.mara, password=AT_THE_PROVIDER)


def provider_login(world: World) -> None:
    world.go(world.connect("oidc", "company"))


def provider_refused(world: World) -> None:
    provider_login(world)
    world.send(username=world.mara, password=WRONG)
    world.sees("alert")


def provider_home(world: World) -> None:
    world.go(world.connect())
    world.send(username=world.mara, password=AT_THE_PROVIDER)


def provider_left(world: World) -> None:
    provider_home(world)
    world.click("main button")


def provider_asks_to_log_out(world: World) -> None:
    provider_home(world)
    world.go(f"{world.page.url}end-session")


def provider_problem(world: World) -> None:
    world.go(f"{world.connect()}nowhere")


def outage(world: World) -> None:
    world.go("login")
    world.tell("PUT", "outage", {"incident": "Logins fail in the whole of Europe"})
    world.go("login")


def status_of_an_outage(world: World) -> None:
    outage(world)
    world.click("main a")


def status(world: World) -> None:
    world.go(world.url.replace("://", "://status."))


def in_the_app(world: World) -> None:
    agent = world.page.evaluate("navigator.userAgent")
    world.page.set_extra_http_headers({"User-Agent": f"{agent} GenesysCloudDesktop/2.40"})
    at_the_provider(world)


def back_to_the_app(world: World) -> None:
    in_the_app(world)
    world.go(str(world.page.locator("main a").first.get_attribute("href")))
    world.send(username=world.mara, password=AT_THE_PROVIDER)


def inbox(world: World) -> None:
    world.invite()
    world.go(world.lab.mail_api)
    expect(world.page.get_by_role("link", name=world.noor).first).to_be_visible()


def mail(world: World) -> None:
    inbox(world)
    world.page.get_by_role("link", name=world.noor).first.click()
    world.sees("article")


PAGES = {
    "login": Row("Log In", at("login")),
    "login-refused": Row("Log In", refused_login),
    "login-locked": Row("Log In", locked),
    "login-registered": Row("Log In", at("login?notice=registered")),
    "login-reset-asked": Row("Log In", at("login?notice=asked")),
    "login-several-organizations": Row("Log In", in_several_organizations),
    "login-organization": Row("Log In", at(f"login?organization={ORGANIZATION}")),
    "login-providers": Row("Log In", with_providers),
    "login-sso-only": Row("Log in with your company's account", sso_only_login),
    "login-company": Row("Log In", company_button),
    "login-region": Row("Log In", region_named),
    "reset-dialog": Row("Log In", reset_dialog),
    "region": Row("Select your organization's region", region_asked),
    "more-login-options": Row("More Login Options", at("login/options")),
    "forgot": Row("Reset Password", at("forgot")),
    "forgot-organization": Row("Forgot Organization Name?", at("forgot/organization")),
    "invitation": Row("Create your password", invitation),
    "invitation-refused-password": Row("Create your password", refused_password),
    "invitation-weak-password": Row("Create your password", weak_password),
    "invitation-spent": Row("This link cannot be used", spent_invitation),
    "invitation-sso-only": Row("Log in with your company's account", sso_only),
    "reset": Row("Choose a new password", reset),
    "reset-unknown": Row("This link cannot be used", at("reset/unknown")),
    "sso-refused": Row("You are not logged in", sso_refused),
    "splash": Row("Welcome", inside("")),
    "collaborate": Row("Collaborate/Communicate", inside("collaborate")),
    "account": Row("My Account", inside("account")),
    "account-saved": Row("My Account", inside("account?notice=saved")),
    "architect": Row("Architect", inside("architect")),
    "problem": Row("This did not work", at("nowhere")),
    "mfa-window": Row("Add a multi-factor device", mfa.window),
    "mfa-window-sms": Row("Add a multi-factor device", mfa.window_with_text_messages),
    "mfa-window-refused": Row("Add a multi-factor device", mfa.window_refused),
    "mfa-window-inside": Row("Add a multi-factor device", mfa.window_inside),
    "mfa-qr-code": Row("Add a multi-factor device", mfa.qr_code),
    "mfa-qr-code-refused": Row("Add a multi-factor device", mfa.qr_code_refused),
    "mfa-number": Row("Add a multi-factor device", mfa.number_confirmed),
    "mfa-passkey-cancelled": Row("Add a multi-factor device", mfa.passkey_cancelled),
    "mfa-code": Row("Confirm your login", mfa.code_asked),
    "mfa-code-refused": Row("Confirm your login", mfa.code_refused),
    "mfa-text-code": Row("Confirm your login", mfa.text_code_asked),
    "mfa-choice": Row("Choose a device", mfa.device_chosen),
    "account-devices": Row("My Account", mfa.own_devices),
    "account-last-device": Row("My Account", mfa.last_device_kept),
    "outage": Row("Genesys Cloud is unavailable", outage),
    "status": Row("Genesys Cloud status", status),
    "status-outage": Row("Genesys Cloud status", status_of_an_outage),
    "desktop": Row("Log in with your company's account", in_the_app),
    "desktop-back": Row("Back to the app", back_to_the_app),
    "provider-asked": Row("Log in", at_the_provider),
    "provider-login": Row("Log in", provider_login),
    "provider-refused": Row("Log in", provider_refused),
    "provider-going-back": Row("Taking you back", provider_going_back),
    "provider-home": Row("OneLogin", provider_home),
    "provider-left": Row("OneLogin", provider_left),
    "provider-asks-to-log-out": Row("Log out", provider_asks_to_log_out),
    "provider-problem": Row("This does not work", provider_problem),
    "inbox": Row("Inbox", inbox, languages=("en",)),
    "inbox-mail": Row("Inbox", mail, languages=("en",)),
    **intelligent_automation.PAGES,
    **cloudcx.PAGES,
    **{f"cloudcx-{name}": row for name, row in (cloudcx_codes.ROWS | cloudcx_sso.ROWS).items()},
}
