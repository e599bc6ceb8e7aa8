"""What the product tells people: one text for each reason."""

from __future__ import annotations

from simulator.identity.accounts import Account
from simulator.identity.devices import Kind
from simulator.identity.enrolment import Missing
from simulator.identity.links import Standing
from simulator.identity.login import Event
from simulator.identity.passwords import Requirement
from simulator.web.visit import Visit

LOCKED = (
    "This account is locked after too many wrong attempts. Contact your administrator, who can unlock it; "
    "then log in with your password as before."
)
OTHER_PLACE = (
    "Your organization does not allow logins from your present location. Log in from an allowed one, such as your "
    "office, or contact your administrator."
)
REFUSALS = {
    Event.WRONG_PASSWORD: (
        "The email address or the password is not right. Check both and try again. If your organization uses single "
        "sign-on, choose More Login Options."
    ),
    Event.OTHER_REGION: "Your organization is not in this region. Choose its region and log in there.",
    Event.SEVERAL_ORGANIZATIONS: "You belong to several organizations. Enter the name of the one to log in to.",
    Event.OTHER_PLACE: OTHER_PLACE,
    Event.WHILE_LOCKED: LOCKED,
}
LINKS = {
    Standing.UNKNOWN: "This link is not valid. Check that the whole address was copied from the message.",
    Standing.SPENT: "This link has been used already. It serves once.",
    Standing.EXPIRED: "This link has expired.",
    Standing.SUPERSEDED: "This link has been replaced by a newer one. Use the link in the latest message.",
}
REGISTERED = "Your password is set. Log in with it."
RESET_ASKED = (
    "If that address belongs to an account, a message with a link is on its way to it. It comes from "
    "no-reply@mypurecloud.com; look in your junk folder if you do not find it."
)
RESET_DONE = "Your new password is set."
LANGUAGE_SAVED = "Your language is saved."
ORGANIZATIONS_ASKED = (
    "If that address belongs to an account, a message with the names of its organizations is on its way to it. "
    "It comes from no-reply@mypurecloud.com; look in your junk folder if you do not find it."
)
SSO_REFUSED = (
    "The answer of your company's login could not be accepted, so nobody was logged in. Try again; if it happens "
    "again, contact your administrator."
)
SSO_REFUSALS = {
    "unknown-person": "Your company's login knows you, this organization does not. Contact your administrator.",
    "declined": "Your company's login did not confirm who you are. Try again there.",
    "expired": "The answer of your company's login had expired. Try again.",
    "too-late": "The login at your company took too long. Try again.",
    "other-place": OTHER_PLACE,
    "unreachable": "Your company's login does not answer. Try again later, or contact your administrator.",
}
KINDS = {
    Kind.TOTP: "Time-based Generator",
    Kind.PASSKEY: "Passkey",
    Kind.SMS: "Text Message",
}
ABOUT_KINDS = {
    Kind.TOTP: "An authenticator app on your phone shows a new code every 30 seconds.",
    Kind.PASSKEY: "Your device confirms that it is you: by face, fingerprint or PIN.",
    Kind.SMS: "A code is sent to your phone at every login.",
}
MISSING = {
    Missing.NAME: "Enter a name for the device, of at most 64 characters.",
    Missing.OTHER_NAME: "You have a device of that name already. Enter another name.",
    Missing.METHOD: "Choose a method.",
    Missing.NUMBER: "Enter a phone number with its country code, such as +44 7700 900123.",
}
LOGIN_OVER = "This login was not completed in time, or has been completed already. Log in again."
RESET_NOT_DONE = "Your password was not changed: the link serves no more. Ask for a new one."
CODE_REFUSED = "This code is not right, or no longer valid. Wait for the next one, and enter it."
VALIDATION_REFUSED = (
    "This code is not right. Check that the app has scanned this QR code and that your phone's clock is right, then "
    "enter the code that it shows now."
)
TEXT_REFUSED = (
    "This code is not right, or no longer valid. Enter the code of the latest message, or have a new one sent."
)
TEXT_SENT = "A new code is on its way. The earlier ones are no longer valid."
TEXTS_SPENT = "No more codes can be sent for now. Log in again later, or contact your administrator."
DEVICE_ADDED = "Your device is added."
DEVICE_REMOVED = "Your device is removed."
LAST_DEVICE = "Your organization requires a device: the last one cannot be removed. Add another one first."
PASSKEY_REFUSED = "Your passkey could not be verified."
PASSKEY_ENROLLED = "This device has a passkey of yours already. Use another device, or the passkey that you have."
LOGIN_WITH = "Login with {company}"
UNMET = {
    Requirement.MIN_LENGTH: "Use at least {least} characters.",
    Requirement.MAX_LENGTH: "Use at most {most} characters.",
    Requirement.DIGIT: "Add a number.",
    Requirement.SPECIAL: "Add a special character, such as ! or #.",
    Requirement.UPPER: "Add an uppercase letter.",
    Requirement.LOWER: "Add a lowercase letter.",
    Requirement.NOT_REUSED: "Choose one that is not among your previous {history} passwords.",
    Requirement.SAME_TWICE: "Enter the same password in both fields: the two entries differ.",
}


def suggestions(visit: Visit, account: Account | None, unmet: tuple[Requirement, ...]) -> list[str]:
    """What to change about a refused password, one sentence for each requirement (GC-PASSWORD-6), with the figures of
    the person's organization."""
    policy = visit.deployment.policy_of(account)
    figures = {
        "least": policy.password_min_length,
        "most": policy.password_max_length,
        "history": policy.password_history,
    }
    return [visit.text(UNMET[requirement]).format(**figures) for requirement in unmet]


def requirements(visit: Visit, account: Account | None) -> list[str]:
    """The organization's policy as sentences, shown beside the password fields."""
    policy = visit.deployment.policy_of(account)
    always = (Requirement.MIN_LENGTH, Requirement.MAX_LENGTH)
    kinds = tuple(Requirement(kind) for kind in policy.password_requires)
    return suggestions(visit, account, (*always, *kinds, Requirement.NOT_REUSED))
