"""What the product tells people: one text for each reason."""

from __future__ import annotations

REFUSED = "Company name, account or password is incorrect."
LOCKED = "Your account is locked. Contact the administrator to unlock it."
NO_ADMINISTRATOR = "You do not have an admin role, so the Admin console is closed to you."
NO_AGENT = "You do not have the agent role, so the Agent Panel is closed to you."
SAID = {
    "refused": REFUSED,
    "locked": LOCKED,
}
"""What a page can say at its top, by the key that its address may carry. Every topic adds its own."""
GOOD: frozenset[str] = frozenset()
"""Those that tell of something done: they are a status, the others an alert."""
