"""How a provider looks, and where it lives: a site of its own, never the product's."""

from __future__ import annotations

from dataclasses import dataclass

CLAIMS = ("email", "email_verified", "name")


@dataclass(frozen=True)
class Dress:
    """`host` is the label between the deployment's name and `localhost`; colours are of the light and the dark page.

    Over OpenID Connect: `claims` are those of a person besides `sub` (`simulator.providers.claims`); `issuer` is its
    form, `{url}` the site's address and `{tid}` the customer's own number there; `names_itself` tells whether its
    answers carry `iss` (RFC 9207), and `says_so` whether its configuration announces that. `own_subjects`: what it
    calls a person for ever is a number of its own, and not the address, which may change."""

    name: str
    title: str
    host: str
    username: str
    brand: tuple[str, str]
    brand_ink: tuple[str, str]
    claims: tuple[str, ...] = CLAIMS
    issuer: str = "{url}"
    names_itself: bool = True
    says_so: bool = True
    own_subjects: bool = False


ONELOGIN = Dress("onelogin", "OneLogin", "onelogin", "Username", ("#0b6584", "#7fd0ea"), ("#ffffff", "#08222c"))
COMPANY = Dress("company", "Company ID", "company-id", "Email address", ("#4338ca", "#b4b0ff"), ("#ffffff", "#17144a"))
GOOGLE = Dress(
    "google",
    "Google",
    "google",
    "Email address",
    ("#1a56b8", "#a8c7fa"),
    ("#ffffff", "#062e6f"),
    claims=("email", "email_verified", "hd", "name"),
    says_so=False,
    own_subjects=True,
)
OFFICE_365 = Dress(
    "office365",
    "Office 365",
    "office-365",
    "Email address",
    ("#0f6cbd", "#8ec8f6"),
    ("#ffffff", "#0a2e4a"),
    claims=("email", "name", "oid", "preferred_username", "tid", "ver"),
    issuer="{url}/{tid}/v2.0",
    names_itself=False,
    says_so=False,
    own_subjects=True,
)
DRESSES = {dress.name: dress for dress in (ONELOGIN, COMPANY, GOOGLE, OFFICE_365)}
"""By the name that `Provider.look` gives too."""


def address(deployment: str, dress: Dress, port: int) -> str:
    """The address of a deployment's provider, with a slash at the end."""
    return f"http://{deployment}.{dress.host}.localhost:{port}/"


def of_host(host: str) -> tuple[str, Dress] | None:
    """The deployment and the dress that a Host header names; None when it is no provider's."""
    deployment, _, rest = host.partition(":")[0].lower().partition(".")
    return next(((deployment, dress) for dress in DRESSES.values() if rest == f"{dress.host}.localhost"), None)
