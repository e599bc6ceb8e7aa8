"""How a provider looks, and where it lives: a site of its own, never the product's."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Dress:
    """`host` is the label between the deployment's name and `localhost`; colours are of the light and the dark page."""

    name: str
    title: str
    host: str
    username: str
    brand: tuple[str, str]
    brand_ink: tuple[str, str]


DRESSES = {
    dress.name: dress
    for dress in (
        Dress("onelogin", "OneLogin", "onelogin", "Username", ("#0b6584", "#7fd0ea"), ("#ffffff", "#08222c")),
        Dress("company", "Company ID", "company-id", "Email address", ("#4338ca", "#b4b0ff"), ("#ffffff", "#17144a")),
    )
}
"""By the name that `Provider.look` gives too."""


def address(deployment: str, dress: Dress, port: int) -> str:
    """The address of a deployment's provider, with a slash at the end."""
    return f"http://{deployment}.{dress.host}.localhost:{port}/"


def of_host(host: str) -> tuple[str, Dress] | None:
    """The deployment and the dress that a Host header names; None when it is no provider's."""
    deployment, _, rest = host.partition(":")[0].lower().partition(".")
    return next(((deployment, dress) for dress in DRESSES.values() if rest == f"{dress.host}.localhost"), None)
