"""All deployments of one simulator, by name and by host."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from difflib import get_close_matches
from typing import Any, Protocol
from urllib.parse import urlsplit

from simulator.defects import Planted, plant
from simulator.deployments.clock import Clock
from simulator.deployments.deployment import Abroad, Compose, Deployment, Directory, Translate
from simulator.deployments.outage import Outage
from simulator.hashing import Cost, Hasher
from simulator.identity.accounts import Organization
from simulator.identity.policy import Policy
from simulator.identity.settings import Settings
from simulator.outbound import Outbox, Route
from simulator.store import Store

NAME = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
"""What a deployment may be called: one label of a host name (RFC 1123)."""


class UnknownDeployment(LookupError):
    """There is no deployment of that name."""


class Unacceptable(ValueError):
    """A deployment that cannot be made as described; the text says why."""


class NameTaken(ValueError):
    """There is a deployment of that name already."""


class Product(Protocol):
    """What a deployment needs to know of its product."""

    @property
    def name(self) -> str: ...
    @property
    def policy(self) -> Policy: ...
    @property
    def compose(self) -> Compose: ...
    @property
    def regions(self) -> Mapping[str, str]:
        """Regions by id, with their names."""

    @property
    def directory(self) -> str | None:
        """The label of the hosts of the directory that its people may be kept in, if it has one."""

    @property
    def translate(self) -> Translate: ...


@dataclass(frozen=True)
class Description:
    """What a deployment is made from; plain values, so that it can be kept."""

    product: str
    name: str = ""
    organization: str = "Example Organization"
    language: str | None = None
    """What the people of that organization see until they choose another one."""
    regions: tuple[str, ...] = ()
    """The first one is that of the first organization."""
    policy: dict[str, Any] = field(default_factory=dict)
    mail: dict[str, Any] | None = None
    hashing: Cost = "owasp"
    defect: str | None = None
    clock_offset: float = 0.0
    """Seconds that the deployment's clock is ahead of the machine's."""
    sms_gateway: str = "sms.example"
    outage: dict[str, str] | None = None
    """The incident, and the moment since when, while the service is down."""
    public_url: str | None = None
    """Where people reach it, when something in front of the simulator answers there; else a host of the simulator's."""


class Deployments:
    """`port` is the one that the simulator answers on; `mail` where mail goes unless a deployment says otherwise."""

    def __init__(self, store: Store, products: Mapping[str, Product], port: int, mail: Route | None = None) -> None:
        self._store, self.products, self.port, self._mail = store, products, port, mail
        self._by_name: dict[str, Deployment] = {}
        self._by_host: dict[str, Deployment] = {}
        self.abroad = Abroad()
        self._described: dict[str, Description] = {}
        self._hashers: dict[Cost, Hasher] = {"owasp": Hasher("owasp"), "cheap": Hasher("cheap")}
        for kept in store.deployments().values():
            deployment = self._assemble(Description(**kept))
            deployment.organization = deployment.records.organizations()[0]

    def create(self, wanted: Description) -> Deployment:
        """A new deployment with one organization. Raises `Unacceptable`, `NameTaken` or `UnusablePolicy`."""
        name = wanted.name or secrets.token_hex(6)
        if not NAME.fullmatch(name):
            raise Unacceptable(f"{name!r} cannot be part of a host name: use a-z, 0-9 and hyphens, at most 63.")
        if name in self._by_name:
            raise NameTaken(f"There is a deployment named {name!r} already. Choose another name, or delete it first.")
        if (public := _host(wanted.public_url)) in self._by_host:
            raise NameTaken(f"There is a deployment at {public} already. Choose another address, or delete it first.")
        described = Description(**{**asdict(wanted), "name": name})
        deployment = self._assemble(described)
        region = wanted.regions[0] if wanted.regions else None
        deployment.organization = Organization(
            secrets.token_hex(8), wanted.organization, region=region, language=wanted.language
        )
        with deployment.records.transaction():
            self._store.save_deployment(name, asdict(described))
            deployment.records.add_organization(deployment.organization)
        return deployment

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    def get(self, name: str) -> Deployment:
        if name not in self._by_name:
            raise UnknownDeployment(f"There is no deployment named {name!r}.")
        return self._by_name[name]

    def drop(self, name: str) -> None:
        del self._by_host[_host(self.get(name).url)]
        self._store.drop_deployment(name)
        del self._by_name[name], self._described[name]

    def of_host(self, host: str) -> tuple[Deployment, str] | None:
        """The deployment that a Host header names, and the label before its name, if any; None when there is none."""
        whole = host.partition(":")[0].lower()
        label, _, rest = whole.partition(".")
        if deployment := self._by_host.get(whole):
            return deployment, ""
        return (self._by_host[rest], label) if label and rest in self._by_host else None

    def plant(self, name: str, defect: str | None) -> Deployment:
        """Plants a defect in a deployment in place of the one that it has, if any; None leaves it with none. Figures
        that a defect had changed are true again. Raises `UnknownDeployment` or `Unacceptable`."""
        deployment, before = self.get(name), self.get(name).planted
        figures = {**deployment.policy.figures(), **(before.instead_of if before else {})}
        described = replace(self._described[name], defect=defect)
        product = self.products[deployment.product]
        deployment.settings, deployment.planted = self._settings(product, replace(described, policy=figures))
        self._described[name] = described
        self.keep(deployment)
        return deployment

    def keep(self, deployment: Deployment) -> None:
        """Writes down a deployment whose policy, clock, outage or defect was changed."""
        down = deployment.outage
        changed = {
            "policy": deployment.policy.figures(),
            "clock_offset": deployment.clock.offset.total_seconds(),
            "outage": {"incident": down.incident, "since": down.since.isoformat()} if down else None,
        }
        self._store.save_deployment(deployment.name, {**asdict(self._described[deployment.name]), **changed})

    def _assemble(self, wanted: Description) -> Deployment:
        product = self.products.get(wanted.product)
        if product is None:
            raise Unacceptable(f"There is no product {wanted.product!r}. The products are: {', '.join(self.products)}.")
        settings, planted = self._settings(product, wanted)
        unknown = [region for region in wanted.regions if region not in product.regions]
        if unknown:
            raise Unacceptable(f"There is no region {unknown[0]!r}. The regions are: {', '.join(product.regions)}.")
        deployment = Deployment(
            regions=tuple(wanted.regions),
            name=wanted.name,
            product=product.name,
            url=wanted.public_url or f"http://{wanted.name}.{product.name}.localhost:{self.port}/",
            settings=settings,
            clock=Clock(timedelta(seconds=wanted.clock_offset)),
            records=self._store.records(wanted.name),
            hasher=self._hashers[wanted.hashing],
            outbox=Outbox(Route(**wanted.mail) if wanted.mail else self._mail),
            compose=product.compose,
            translate=product.translate,
            abroad=self.abroad,
            planted=planted,
            sms_gateway=wanted.sms_gateway,
            outage=_outage(wanted.outage),
            directory=self._directory(wanted.name, product.directory),
        )
        self._by_name[wanted.name], self._described[wanted.name] = deployment, wanted
        self._by_host[_host(deployment.url)] = deployment
        return deployment

    def _directory(self, name: str, host: str | None) -> Directory | None:
        if host is None:
            return None
        return Directory(f"http://{name}.{host}.localhost:{self.port}/", secrets.token_urlsafe(32))

    @staticmethod
    def _settings(product: Product, wanted: Description) -> tuple[Settings, Planted | None]:
        settings = Settings(product.policy.changed(wanted.policy))
        if wanted.defect is None:
            return settings, None
        from simulator.defects.catalogue import DEFECTS  # only those who plant one wait for them

        defect = DEFECTS.get(wanted.defect)
        if defect is None or defect.product != product.name:
            known = [name for name, each in DEFECTS.items() if each.product == product.name]
            near = " or ".join(get_close_matches(wanted.defect, known))
            meant = f"Did you mean {near}?" if near else "GET /control/defects lists them."
            raise Unacceptable(f"There is no defect {wanted.defect!r} of {product.name}. {meant}")
        return plant(defect, settings)


def public_url(text: str) -> str:
    """A public address as deployments have it, with a slash at the end. Raises `ValueError`: passkeys and cookies that
    are kept apart need https, and a deployment has a host of its own."""
    parts = urlsplit(text)
    if parts.scheme != "https" or not parts.hostname or parts.path.strip("/") or parts.query or parts.fragment:
        raise ValueError("give an https address of a host alone, such as https://login.example.com")
    return f"https://{parts.netloc.lower()}/"


def _host(url: str | None) -> str:
    return (url and urlsplit(url).hostname) or ""


def _outage(kept: dict[str, str] | None) -> Outage | None:
    return Outage(kept["incident"], datetime.fromisoformat(kept["since"])) if kept else None
