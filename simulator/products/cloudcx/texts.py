"""What the product tells people: one text for each reason."""

from __future__ import annotations

REFUSED = "Company name, account or password is incorrect."
LOCKED = "Your account is locked. Contact the administrator to unlock it."
NO_ADMINISTRATOR = "You do not have an admin role, so the Admin console is closed to you."
NO_AGENT = "You do not have the agent role, so the Agent Panel is closed to you."
SIGN_IN_WITH = {"google": "Sign in with Google", "office365": "Sign in with Office 365"}
"""By a provider's look, in the order of the login page."""
SSO_REFUSED = "Your provider's answer was not accepted, so you are not signed in. Try again."
NOTHING_TO_BIND = "It took too long to bind your account. Sign in with your provider again."
ALREADY_BOUND = "One of these two accounts is connected to another account already. Nothing was changed."
SAID = {
    "refused": REFUSED,
    "locked": LOCKED,
    "sso-refused": SSO_REFUSED,
    "nothing-to-bind": NOTHING_TO_BIND,
    "already-bound": ALREADY_BOUND,
}
"""What a page can say at its top, by the key that its address may carry. Every topic adds its own."""
GOOD: frozenset[str] = frozenset()
"""Those that tell of something done: they are a status, the others an alert."""
