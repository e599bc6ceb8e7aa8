"""What the product tells people about codes."""

from __future__ import annotations

SAID = {
    "login-over": "This login took too long, or has ended. Sign in again.",
    "wrong-code": "The code is incorrect.",
    "too-early": "Another code can be sent once the time beside Resend is over.",
    "code-sent": "A new code was sent. The earlier one no longer serves.",
    "not-confirmed": "The password or the code is incorrect.",
    "factor-on": "Two-factor authentication is on already.",
    "no-factor": "This person has not turned on two-factor authentication, so no backup code is needed.",
    "factor-off": "Two-factor authentication is off.",
}
"""By the key that a page's address may carry."""
GOOD = {"code-sent", "factor-on", "factor-off"}
