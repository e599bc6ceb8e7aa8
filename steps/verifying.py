"""What people do at CloudCX's verification page: present codes, have them sent again, and ask not to be asked again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from steps.cloudcx import company
from steps.codes import Code
from steps.devices import Devices
from steps.given import NotAsGiven
from steps.person import Person
from steps.sight import LOGIN, PROMPT, SPLASH, Sight
from steps.stage import Stage
from steps.two_factor import ways

MOST_TRIES = 3
MINUTE = timedelta(minutes=1)


# --- presenting codes


def told(sight: Sight, stage: Stage) -> str:
    """What a code was answered by: `refused`, refused with so many attempts `left`, `locked`; else what is seen."""
    words, message = company(stage).words(stage.actor.window()), sight.message
    if sight.place == LOGIN and words["contact_administrator"].stands_in(message):
        return "locked"
    figures = range(stage.deployment.figures.code_attempts + 1)
    left = [f"{n} left" for n in figures if words["attempts_left"].stands_in(message, n=n)]
    if sight.place != PROMPT or not message or len(left) > 1:
        return str(sight)
    return left[0] if left else "refused"


def present_in_turn(who: Person, code: Code, times: int, stage: Stage) -> None:
    """Present so many codes, and keep what each is answered by."""
    who.answers = []
    for _ in range(times):
        who.devices.present(code)
        who.answers.append(told(who.sees(), stage))


def have_presented(who: Person, code: Code, times: int, *, elsewhere: bool) -> None:
    """Have presented so many codes, in the other browser if that is said, and go on in the first."""
    for _ in range(times):
        who.devices.present(code, another=elsewhere)
    who.window(another=False)


def cancel(who: Person, stage: Stage) -> None:
    """Leave the code page by Cancel, and wait for the page that it leads to."""
    window = who.acts().window()
    ways(stage).cancel(window)
    window.whole()


# --- another code by mail


def ask_again_after(who: Person, time: timedelta, stage: Stage) -> None:
    """Have the code sent again when some time has passed, as a fact."""
    stage.deployment.advance(time.total_seconds())
    who.devices.have_resent()


def ask_around(who: Person, seconds: int, stage: Stage) -> None:
    """Send what Resend sends so many seconds after the last code, and before the next second has begun.

    Time goes on while this is done: what was sent too late is done again, counted from what it sent. Raises NotAsGiven
    when it never is quick enough.
    """
    for _ in range(MOST_TRIES):
        at = sent(who, stage)
        stage.deployment.pass_until(at + timedelta(seconds=seconds))
        who.mark = stage.mailbox.now()
        ways(stage).ask_around(who.acts().window())
        if stage.deployment.now() < at + timedelta(seconds=seconds + 1) or sent(who, stage) == at:
            return
    raise NotAsGiven(f"nobody was quick enough to ask in the second that follows {seconds} seconds after the code")


def sent(who: Person, stage: Stage) -> datetime:
    """When the last code was mailed, by the record. Raises NotAsGiven when none was."""
    entries = stage.deployment.record()
    times = [entry.at for entry in entries if (entry.event, entry.person) == ("code-sent", who.account.person)]
    if not times:
        raise NotAsGiven(f"{who.name} has been mailed no code")
    return times[-1]


# --- not to be asked again


def have_skipped(who: Person, stage: Stage) -> None:
    """Have logged in with a code and out again, and have ticked not to be asked again, as a fact. Raises NotAsGiven."""
    who.devices.be_asked()
    ways(stage).page(who.window()).boxes.first.check()
    have_logged_in_and_out(who, Devices.fresh, stage)


def have_logged_in_and_out(who: Person, code: Code, stage: Stage) -> None:
    """Have logged in with a code and out again, as a fact. Raises NotAsGiven."""
    begun = stage.deployment.now()
    who.devices.be_logged_in(code)
    who.devices.let_in = begun, stage.deployment.now()
    who.log_out()
    stage.journey.login(who.window()).log_in.wait_for()


def log_in_before(who: Person, days: int, stage: Stage) -> None:
    """Log in one minute before so many days are over."""
    stage.deployment.pass_until(_let_in(who)[0] + timedelta(days=days) - MINUTE)
    who.log_in(lambda ring: ring.right)


def log_in_after(who: Person, days: int, stage: Stage) -> Callable[[], Sight]:
    """What is seen after a login in the same browser, one minute after so many days; it happens at the first look."""
    done: list[bool] = []

    def look() -> Sight:
        if not done:
            done.append(True)
            _log_out(who, stage)
            stage.deployment.pass_until(_let_in(who)[1] + timedelta(days=days) + MINUTE)
            who.log_in(lambda ring: ring.right)
        return who.sees()

    return look


def _log_out(who: Person, stage: Stage) -> None:
    if who.is_at(SPLASH):
        who.log_out()
        stage.journey.login(who.window()).log_in.wait_for()


def _let_in(who: Person) -> tuple[datetime, datetime]:
    if who.devices.let_in is None:
        raise NotAsGiven(f"{who.name} was to have logged in with a code")
    return who.devices.let_in
