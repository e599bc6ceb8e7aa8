"""What people do in CloudCX to turn 2FA on and off, and what its administrators do for who has it."""

from __future__ import annotations

from contextlib import suppress

from playwright.sync_api import TimeoutError as WaitedInVain

from fixtures.authenticator import NotScannable
from fixtures.facts import Factor
from steps.cloudcx import company
from steps.devices import Devices
from steps.given import NotAsGiven
from steps.pages.cloudcx.second_factor import SecondFactor
from steps.person import Person
from steps.sight import PROMPT, SETUP
from steps.stage import Stage


def ways(stage: Stage) -> SecondFactor:
    """The ways that lead by a code."""
    return company(stage).second_factor


# --- turning it on and off


def begin(who: Person, factor: Factor, stage: Stage) -> None:
    """Begin to turn 2FA on, as far as the page where one code is verified."""
    window, devices = who.acts().window(), who.devices
    who.mark = stage.mailbox.now() if factor == "email" else who.mark
    with suppress(WaitedInVain):  # whether it is offered is a Then's matter
        ways(stage).begin(window, factor)
    if factor == "app" and who.is_at(SETUP):
        with suppress(NotScannable):  # that it can be scanned is a Then's matter
            who.enrolment.scan()
    elif who.is_at(PROMPT):
        devices.hold_mailbox()
        devices.receive()


def have_begun(who: Person, factor: Factor, stage: Stage) -> None:
    """Have begun to turn 2FA on, as a fact. Raises NotAsGiven."""
    begin(who, factor, stage)
    who.must_be_at(SETUP if factor == "app" else PROMPT)


def turn_on(who: Person, factor: Factor, stage: Stage) -> None:
    """Turn 2FA on, as far as that leads."""
    begin(who, factor, stage)
    if who.devices.held:
        who.enrolment.validate(Devices.fresh)
        read_backup_codes(who, stage)


def have_turned_on(who: Person, factor: Factor, stage: Stage) -> None:
    """Have turned 2FA on, as a fact. Raises NotAsGiven when that shows no backup codes."""
    turn_on(who, factor, stage)
    if not who.devices.backup.held:
        raise NotAsGiven(f"{who.name} was to have turned on 2FA, and there is {who.sees()}")


def read_backup_codes(who: Person, stage: Stage) -> None:
    """Take down the backup codes in view, if there are any; they are secrets from now on."""
    if shown := ways(stage).codes_shown(who.window()):
        who.devices.backup.replace([stage.secrets.add(code) for code in shown])


def turn_off(who: Person, stage: Stage, *, password: str = "", code: str = "") -> None:
    """Turn 2FA off, with what is typed for a proof; a wrong proof counts."""
    if (password and password != who.ring.right) or (code and code in who.devices.presented):
        stage.deployment.spend_attempt(who.account)
    stage.deployment.devices_changed(who.account)
    ways(stage).prove(who.acts().window(), "turn_off", password=password, code=code)


def have_new_codes(who: Person, stage: Stage) -> None:
    """Have made new backup codes, as a fact. Raises NotAsGiven when none are shown."""
    password = who.ring.type(who.ring.right)
    ways(stage).prove(who.acts().window(), "new_backup_codes", password=password)
    shown = ways(stage).backup_codes(who.window()).heading
    shown.or_(stage.journey.messages(who.window())).first.wait_for()
    read_backup_codes(who, stage)
    if not who.devices.backup.replaced:
        raise NotAsGiven(f"{who.name} was to have new backup codes, and there is {who.sees()}")


# --- administrators


def give_backup_code(admin: Person, who: Person, stage: Stage) -> None:
    """Give somebody a backup code in Agents Management, as a fact."""
    _open_agent(admin, who, stage)
    page = company(stage).agents(admin.window())
    page.button("give_backup_code").click()
    page.given_code.wait_for()
    who.devices.backup.given = stage.secrets.add(page.given_code.inner_text().strip())


def unlock(admin: Person, who: Person, stage: Stage) -> None:
    """Unlock somebody in Agents Management."""
    _open_agent(admin, who, stage)
    window = admin.window()
    company(stage).agents(window).button("unlock").click()
    stage.journey.messages(window).first.wait_for()


def _open_agent(admin: Person, who: Person, stage: Stage) -> None:
    admin.be_logged_in()
    company(stage).open_agent(admin.acts().window(), who.account.name)
