"""What the product tells people: one text for each reason."""

from __future__ import annotations

REFUSED = "Company name, account or password is incorrect."
LOCKED = "Your account is locked. Contact the administrator to unlock it."
NO_ADMINISTRATOR = "You do not have an admin role, so the Admin console is closed to you."
NO_AGENT = "You do not have the agent role, so the Agent Panel is closed to you."
SAID = {
    "refused": REFUSED,
    "locked": LOCKED,
    "login-over": "This login took too long, or has ended. Sign in again.",
    "wrong-code": "The code is incorrect.",
    "too-early": "Another code can be sent once the time beside Resend is over.",
    "code-sent": "A new code was sent. The earlier one no longer serves.",
    "not-confirmed": "The password or the code is incorrect.",
    "factor-on": "Two-factor authentication is on already.",
    "factor-off": "Two-factor authentication is off.",
}
"""What a page can say at its top, by the key that its address may carry. Every topic adds its own."""
GOOD: frozenset[str] = frozenset(("code-sent", "factor-on", "factor-off"))
"""Those that tell of something done: they are a status, the others an alert."""
