"""What the product tells people: one text for each reason."""

from __future__ import annotations

from simulator.identity.links import Standing
from simulator.identity.passwords import Requirement
from simulator.identity.policy import Policy
from simulator.products.cloudcx import code_texts
from simulator.web.visit import Visit

NO_ADMINISTRATOR = "You do not have an admin role, so the Admin console is closed to you."
NO_AGENT = "You do not have the agent role, so the Agent Panel is closed to you."
SIGN_IN_WITH = {"google": "Sign in with Google", "office365": "Sign in with Office 365"}
"""By a provider's look, in the order of the login page."""
NOBODY = "There is nobody like that in your company."
SAID = {
    "sso-refused": "Your provider's answer was not accepted, so you are not signed in. Try again.",
    "nothing-to-bind": "It took too long to bind your account. Sign in with your provider again.",
    "already-bound": "One of these two accounts is already connected to another account. Nothing was changed.",
    "refused": "Company name, account or password is incorrect.",
    "locked": "Your account is locked. Contact the administrator to unlock it.",
    "asked": (
        "If this account exists, a message with a link to reset the password has been sent to its email address. Look "
        "in your junk folder if you do not find it."
    ),
    "reset": "Your password has been reset. Sign in with the new one.",
    "weak": "This password does not meet the requirements. Nothing was changed.",
    "reused": "This is your present password. Choose another one.",
    "different": "The two entries of the new password differ. Nothing was changed.",
    "incomplete": "Enter a name, a username and an email address.",
    "taken": "Somebody in your company has this username or email already.",
    "oneself": "You cannot delete your own account, nor take the administrator's role from yourself.",
    "added": "The agent has been added. A message with everything needed to log in is on its way.",
    "saved": "The changes have been saved.",
    "password-set": "The password has been set. The one before no longer works.",
    "unlocked": "The account is unlocked.",
    "removed": "The agent has been deleted.",
    f"link-{Standing.UNKNOWN}": "This link is not valid. Check that the whole address was copied from the message.",
    f"link-{Standing.SPENT}": "This link has been used already. It serves once.",
    f"link-{Standing.EXPIRED}": "This link has expired.",
    f"link-{Standing.SUPERSEDED}": "This link has been replaced by a newer one. Use the link in the latest message.",
    **code_texts.SAID,
}
"""What a page can say at its top, by the key that its address may carry. Every topic adds its own."""
GOOD = {"asked", "reset", "added", "saved", "password-set", "unlocked", "removed", *code_texts.GOOD}
"""Those that tell of something done: they are a status, the others an alert."""
CRITERIA = {
    Requirement.MIN_LENGTH: "At least {least} characters",
    Requirement.MAX_LENGTH: "At most {most} characters",
    Requirement.DIGIT: "A number",
    Requirement.SPECIAL: "A special character, such as ! or #",
    Requirement.UPPER: "An uppercase letter",
    Requirement.LOWER: "A lowercase letter",
}


def missed(unmet: tuple[Requirement, ...]) -> str:
    """The key of what is said of a password that was refused."""
    if set(unmet) & set(CRITERIA):
        return "weak"
    return "different" if Requirement.SAME_TWICE in unmet else "reused"


def criteria(visit: Visit, policy: Policy) -> list[str]:
    """What a new password has to be."""
    figures = {"least": policy.password_min_length, "most": policy.password_max_length}
    asked = (each for each in visit.deployment.parts.changing.criteria(policy) if each in CRITERIA)
    return [visit.text(CRITERIA[each]).format(**figures) for each in asked]
