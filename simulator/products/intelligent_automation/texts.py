"""What the product tells people: one text for each reason."""

from __future__ import annotations

from simulator.identity.accounts import Account
from simulator.identity.links import Standing
from simulator.identity.login import Event
from simulator.identity.passwords import Requirement
from simulator.web.visit import Visit

WRONG = "The email or the password is not right. Check both and try again."
SUGGESTION = "If you cannot log in, contact your system administrator."
REFUSALS = {
    Event.WRONG_PASSWORD: WRONG,
    Event.UNANSWERED: (
        "The Configuration Server does not answer, so your password could not be checked there. Try again later, or "
        "contact your system administrator."
    ),
    Event.OTHER_PLACE: "Logins are not allowed from your present location. Contact your system administrator.",
}
SHUT = "Too many logins have failed, so nothing can be entered here for a while. Wait, and then try again."
SHUT_FOR_EVER = "Too many logins have failed, so nothing can be entered here. Contact your system administrator."
LINKS = {
    Standing.UNKNOWN: "This link is not valid. Check that the whole address was copied from the message.",
    Standing.SPENT: "This link has been used already. It serves once.",
    Standing.EXPIRED: "This link has expired.",
    Standing.SUPERSEDED: "This link has been replaced by a newer one. Use the link in the latest message.",
}
RESET_ASKED = (
    "If that address logs in here, your system administrator is sending a message with a link to it. Look in your "
    "junk folder if you do not find it."
)
RESET_DONE = "Your new password is set."
DUE = "Your password has to be changed before you go on."
WRONG_ORIGINAL = "The present password is not right. Nothing was changed."
DIFFERENT = "The two entries of the new password differ. Nothing was changed."
KEPT_ELSEWHERE = (
    "Your password is kept in the Configuration Database. It cannot be changed here; its administrator changes it."
)
ADDED = "The person is added, and a message with a password is on its way."
TAKEN = "There is a person with that address already."
INCOMPLETE = "Enter a name and an email address."
NOT_ALLOWED = "You do not have the permission to create people. Contact your system administrator."
CRITERIA = {
    Requirement.MIN_LENGTH: "At least {least} characters",
    Requirement.MAX_LENGTH: "At most {most} characters",
    Requirement.DIGIT: "A number",
    Requirement.SPECIAL: "A special character, such as ! or #",
    Requirement.UPPER: "An uppercase letter",
    Requirement.LOWER: "A lowercase letter",
    Requirement.NOT_REUSED: "Not one of your previous {history} passwords",
}


def refusal(visit: Visit, event: Event, failures: int) -> str:
    """Why a login is refused; after some failures, who can help (GIA-ERROR-1)."""
    deployment = visit.deployment
    reason = visit.text(REFUSALS[deployment.parts.told(event)])
    if event is Event.UNANSWERED or not deployment.parts.windows.suggests(failures, deployment.policy_of(None)):
        return reason
    return f"{reason} {visit.text(SUGGESTION)}"


def minutes(seconds: int) -> str:
    """A time to wait, written alike in every language that there is."""
    return f"{seconds // 60} min {seconds % 60} s"


def criteria(visit: Visit, account: Account, unmet: tuple[Requirement, ...]) -> list[tuple[str, bool]]:
    """Everything that the administrator asks of a password, and whether the refused one had it (GIA-CHANGE-4)."""
    policy = visit.deployment.policy_of(account)
    figures = {
        "least": policy.password_min_length,
        "most": policy.password_max_length,
        "history": policy.password_history,
    }
    asked = visit.deployment.parts.changing.criteria(policy)
    return [(visit.text(CRITERIA[each]).format(**figures), each not in unmet) for each in asked]
