"""The ways to the pages that ask for a device, or add one."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.pages.world import PASSWORD, World

CANCELLING = """navigator.credentials.create = navigator.credentials.get =
  () => Promise.reject(new DOMException('', 'NotAllowedError'))"""
PHONE = {"kind": "sms", "name": "My telephone", "phone": "+44 7700 900123"}
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
APP = {"kind": "totp", "name": "My phone", "secret": SECRET}


def required(world: World, *devices: dict[str, str], **policy: object) -> None:
    """Mara's organization requires MFA; she has these devices, and gives her password."""
    world.set_organization(policy={"mfa_required": True, **policy})
    for device in devices:
        world.tell("POST", f"people/{world.person}/devices", dict(device))
    world.go("login")
    world.send(email=world.mara, password=PASSWORD)


def window(world: World) -> None:
    required(world)


def window_with_text_messages(world: World) -> None:
    required(world, mfa_sms=True)


def window_refused(world: World) -> None:
    required(world, mfa_sms=True)
    world.click("main form button")
    world.sees("alert")


def choose(world: World, method: str, **fields: str) -> None:
    """Chooses a method in the window."""
    required(world, mfa_sms=True)
    world.page.locator(f"#{method}").check()
    world.send(**fields, name="My device")


def qr_code(world: World) -> None:
    choose(world, "totp")


def qr_code_refused(world: World) -> None:
    qr_code(world)
    world.send(code="000000")
    world.sees("alert")


def number_confirmed(world: World) -> None:
    choose(world, "sms", phone="+44 7700 900123")


def passkey_cancelled(world: World) -> None:
    world.page.add_init_script(CANCELLING)
    choose(world, "passkey")
    world.sees("alert")


def code_asked(world: World) -> None:
    required(world, APP)


def code_refused(world: World) -> None:
    code_asked(world)
    world.send(code="000000")
    world.sees("alert")


def text_code_asked(world: World) -> None:
    required(world, PHONE, mfa_sms=True)


def device_chosen(world: World) -> None:
    required(world, APP, PHONE, mfa_sms=True)


def own_devices(world: World) -> None:
    """My Account, with two devices and the last one refused to go."""
    world.log_in()
    for device in (APP, {**APP, "name": "A tablet with a name of more than thirty letters"}):
        world.tell("POST", f"people/{world.person}/devices", device)
    world.go("account")
    expect(world.page.get_by_role("button", name="phone")).to_be_visible()


def last_device_kept(world: World) -> None:
    world.log_in()
    world.tell("POST", f"people/{world.person}/devices", APP)
    world.set_organization(policy={"mfa_required": True})
    world.go("account")
    world.click(".own-devices button")
    world.sees("alert")


def window_inside(world: World) -> None:
    world.log_in()
    world.go("account/devices/add")
