"""The types of places in sentences."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from fixtures.browser import PHONE, VIEWPORT
from fixtures.wire import Moment
from steps.codes import EXAMPLES as CODES
from steps.codes import PATTERN as CODE
from steps.codes import code
from steps.cookies import SPOILINGS
from steps.links import OTHER_SITE
from steps.pages.entering import filled_in, pasted, pasted_in_groups, typed
from steps.recipes import EXAMPLES, PATTERN, recipe
from steps.sentences import Word, choice, word

_NAME = "[A-Z][a-z]+"
_ADDRESS = r"(?:\d+(?:\.\d+){3}|[0-9A-Fa-f]*:[0-9A-Fa-f:.]+)"
_UNITS = ("days", "hours", "minutes", "seconds")
_UNIT = "|".join(f"{unit}?" for unit in _UNITS)
REQUIREMENTS = {
    r"at least \d+ characters": "min_length",
    r"at most \d+ characters": "max_length",
    "a number": "digit",
    "a special character": "special",
    "an upper-case letter": "upper",
    "a lower-case letter": "lower",
    r"to differ from the previous \d+": "other",
}
WRONG = {
    "unsigned": "unsigned",
    "altered after signing": "altered",
    "signed with another key": "other-key",
    "signed with the public key as a secret": "public-key-as-secret",
    "weakly signed": "weakly-signed",
    "encrypted": "encrypted",
    "expired": "expired",
    "not yet valid": "not-yet-valid",
    "meant for another audience": "other-audience",
    "meant for another party": "other-party",
    "meant for another recipient": "other-recipient",
    "from another issuer": "other-issuer",
    "one that was used before": "replayed",
    "to no request": "unsolicited",
    "to another request": "other-request",
    "without a state": "no-state",
    "with another state": "other-state",
    "without a nonce": "no-nonce",
    "with another nonce": "other-nonce",
    "with another code": "other-code",
    "without a subject": "no-subject",
    "about an unknown person": "unknown-person",
    "about an unverified address": "unverified-address",
    "a refusal": "declined",
    **{f"wrapped in way {way}": f"xsw-{way}" for way in range(1, 9)},
}
HEADERS = {
    "X-Forwarded-For": "{0}",
    "Forwarded": "for={0}",
    "X-Real-IP": "{0}",
    "True-Client-IP": "{0}",
}
"""Headers in which proxies say whom they serve, and how the address is written there."""
FEWER = {"one fewer": 1, "two fewer": 2}
_REQUIREMENT = "|".join(REQUIREMENTS)


def _people(text: str) -> list[str]:
    return re.findall(_NAME, text)


def _duration(text: str) -> timedelta:
    amounts = {f"{unit.removesuffix('s')}s": int(number) for number, unit in re.findall(rf"(\d+) ({_UNIT})", text)}
    return timedelta(**amounts)


def _day(text: str) -> datetime:
    """Noon of a day, as clocks of deployments count."""
    return datetime.strptime(text, "%d %B %Y").replace(hour=12, tzinfo=UTC)


def _requirements(text: str) -> frozenset[str]:
    parts = re.split(r", | and (?=a|to )", text)
    return frozenset(name for part in parts for pattern, name in REQUIREMENTS.items() if re.fullmatch(pattern, part))


word(Word("Person", _NAME, str, ("Mara",), on_stage=True))
word(
    Word(
        "People",
        rf"{_NAME}(?:, {_NAME})*(?: and {_NAME})?",
        _people,
        ("Mara", "Mara and Jo", "Mara, Jo and Al"),
        on_stage=True,
    )
)
word(Word("Password", PATTERN, recipe, EXAMPLES))
word(Word("Code", CODE, code, CODES))
word(Word("Number", r"\d+", int, ("50",)))
word(Word("Address", _ADDRESS, str, ("203.0.113.7", "2001:db8:7::7")))
word(
    Word(
        "Addresses",
        rf"{_ADDRESS}(?:/\d+)?(?: and {_ADDRESS}(?:/\d+)?)*",
        lambda text: text.split(" and "),
        ("203.0.113.7", "203.0.113.0/24 and 2001:db8:7::/48"),
    )
)
word(
    Word(
        "Duration",
        rf"\d+ (?:{_UNIT})(?:(?:, | and )\d+ (?:{_UNIT}))*",
        _duration,
        ("1 minute", "19 days, 23 hours and 59 minutes", "30 seconds"),
    )
)
word(
    Word(
        "Requirements",
        rf"(?:{_REQUIREMENT})(?:(?:, | and )(?:{_REQUIREMENT}))*",
        _requirements,
        ("a number", "at least 8 characters, a number and a lower-case letter", "to differ from the previous 10"),
    )
)
choice("Where", {"": False, " in the same browser": False, " in another browser": True})
choice(
    "Link",
    {
        "the invitation link": "invitation",
        "the link that the administrator passes on": "passed on",
        "the reset link": "reset",
        "the older reset link": "older reset",
    },
)
choice("Elsewhere", {"another site": f"https://{OTHER_SITE}/", "another site without its scheme": f"//{OTHER_SITE}/"})
choice("PersonalLink", {"invitation link": "invitation", "reset link": "reset"})
choice("Spot", {"first": 0.0, "middle": 0.5, "last": 1.0})
choice("Purpose", {"to register": "register", "to reset the password": "reset_password"})
choice("Place", {"collaboration": "collaboration", "account": "account", "architect": "architect"})
choice(
    "Sender",
    {
        "the system administrator's address": "administrator_sender",
        "a no-reply address": "no_reply_sender",
        "the no-reply address that the help names": "help_sender",
    },
)
choice("Written", {"in capital letters": "{0}", "with a blank before it": " {1}", "with a blank after it": "{1} "})
choice("Entered", {"pasted from the clipboard": pasted, "filled in by a password manager": filled_in})
choice("Language", {"English": "en", "French": "fr", "Spanish": "es"})
choice("Options", {"": False, ", by the further options": True})
choice(
    "Page",
    {
        page: page
        for page in (
            "the login page",
            "the form to register",
            "the form to reset the password",
            "the splash screen",
            "the user settings",
            "the window to add a device",
            "the QR code",
            "the prompt for a code",
            "the choice of a device",
            "the MFA settings",
            "the change window",
            "the first page",
        )
    },
)
choice("Screen", {"a desktop": VIEWPORT, "a phone": PHONE})
choice(
    "Organization",
    {"the first organization": "first", "the other organization": "other", "an unknown organization": "unknown"},
)
choice(
    "Limit",
    {
        "at least 12 characters": {"password_min_length": 12},
        "at most 20 characters": {"password_max_length": 20},
    },
)
choice("Protocol", {"SAML": "saml", "OpenID Connect": "oidc"})
choice("Wrong", WRONG)
choice("Region", {"Virginia": "us-east-1", "Ireland": "eu-west-1", "Tokyo": "ap-northeast-1"})
choice("Means", {"its button": "button", "Escape": "key"})
choice("Way", {"typed": typed, "pasted": pasted, "pasted as the app shows it": pasted_in_groups})
choice(
    "Database",
    {
        "the Intelligent Automation database": "own",
        "the Configuration Database": "configuration",
        "both databases": "both",
    },
)
choice("ServerState", {"up": "up", "slow": "slow", "down": "down"})
choice("WindowName", {"the login window": "login", "the change window": "change"})
choice("Key", {"the context-menu key": "ContextMenu", "Shift+F10": "Shift+F10"})
word(Word("Day", r"\d{1,2} (?:February|May|November) \d{4}", _day, ("30 November 2030", "29 February 2032")))
choice("Device", {"the first device": 0, "the second device": 1})
choice("Missing", {"a name": "name", "more than blanks as a name": "blanks", "a method": "method"})
choice("Switch", {"on": True, "off": False})
choice("Fewer", FEWER)
choice("Moment", {moment.value: moment for moment in Moment})
choice("Lasting", {"breaks": False, "is lost": True})
choice("Spoiling", SPOILINGS)
choice(
    "Entry",
    {
        "a login": "login",
        "a refusal": "login-refused",
        "a lock": "locked",
        "an unlock": "unlocked",
        "a request for a reset": "reset-requested",
        "a reset": "password-reset",
        "a refused code": "code-refused",
        "an added device": "device-added",
        "a removed device": "device-removed",
        "a reset of the devices": "devices-reset",
    },
)
choice("Role", {"an agent": (True, False), "an administrator": (False, True), "agent and administrator": (True, True)})
choice("SignIn", {"Google": "google", "Office 365": "office365"})
choice("Panel", {"the Agent Panel": "agent_panel", "the Admin console": "admin_console"})
choice(
    "ConsolePlace",
    {
        "the Admin console": "admin_console",
        "Agents Management": "agents_management",
        "Global Settings": "global_settings",
        "this person": "person",
    },
)
choice("MailedAccount", {"the username": "username", "the address": "email"})
choice("LegalText", {"the Terms of Service": "terms", "the Privacy Policy": "privacy"})
choice("Header", {name: (name, form) for name, form in HEADERS.items()})
