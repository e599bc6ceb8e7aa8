"""pytest plugin: collects feature files, knows the sentences, and sets the stage of each scenario."""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import pytest
from pytest_bdd import scenarios
from pytest_bdd.parser import Step

from fixtures.authenticator import Broker
from fixtures.browser import Browsers
from fixtures.chance import Chance
from fixtures.mailbox import Mailbox
from fixtures.plugin import SESSION
from fixtures.secrets import Secrets
from fixtures.target import Deployment, Target
from fixtures.wire import Wire
from steps.expect import Expect
from steps.labels import LabelError, Labels, load
from steps.pages.journey import journey_through
from steps.stage import Stage

TOPICS = (
    "people",
    "logging_in",
    "splash_screen",
    "staying",
    "resetting",
    "choosing",
    "mails",
    "lockout",
    "timing",
    "language",
    "organizations",
    "policy",
    "region",
    "single_sign_on",
    "passkeys",
    "phone",
    "locations",
    "faults",
    "channels",
    "record",
    "multi_factor",
    "one_time_codes",
    "login_window",
    "databases",
    "creating",
    "changing",
    "company",
    "agents",
    "binding",
    "two_factor",
    "verification",
)
LABELS = pytest.StashKey[Labels]()
pytest_plugins = [f"steps.topics.{topic}" for topic in TOPICS]


class FeatureFile(pytest.Module):
    """A feature file, collected as if it were a test module that binds all its scenarios."""

    def _getobj(self) -> types.ModuleType:
        module = types.ModuleType(f"feature_{self.path.stem}")
        module.__file__ = str(self.path)
        # scenarios() puts its tests into the frame that calls it.
        exec("bind(path)", found := {"bind": scenarios, "path": str(self.path), "__file__": str(self.path)})  # noqa: S102
        module.__dict__.update({name: item for name, item in found.items() if name.startswith("test_")})
        return module


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> FeatureFile | None:
    """Feature files are tests."""
    return FeatureFile.from_parent(parent, path=file_path) if file_path.suffix == ".feature" else None


@pytest.hookimpl(tryfirst=True)
def pytest_bdd_before_step(request: pytest.FixtureRequest, step: Step) -> None:
    """What a Then claims is what its sentence says."""
    if step.type == "then":
        request.getfixturevalue("expect").claim = step.name


@pytest.hookimpl(trylast=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Be sure of the words before anything is collected. Raises UsageError."""
    config = session.config
    target = config.stash[SESSION].target
    try:
        config.stash[LABELS] = labels_for(config.getoption("product"), target.locale, target.labels)
    except LabelError as error:
        raise pytest.UsageError(f"{config.getoption('target') or 'labels'}: {error}") from error


def labels_for(product: str, locale: str, own: Mapping[str, Sequence[str]]) -> Labels:
    """The labels of a product in the language of a locale, with a target's own. Raises LabelError."""
    return load(product, locale.partition("-")[0]).overridden(own)


@pytest.fixture(scope="session")
def labels(pytestconfig: pytest.Config) -> Labels:
    """The words by which a person finds their way."""
    return pytestconfig.stash[LABELS]


@pytest.fixture
def stage(
    deployment: Deployment,
    browsers: Browsers,
    mailbox: Mailbox | None,
    secrets: Secrets,
    chance: Chance,
    labels: Labels,
    wire: Wire,
    broker: Broker,
    pytestconfig: pytest.Config,
) -> Stage:
    """The people of this scenario."""
    product = pytestconfig.getoption("product")
    return Stage(
        deployment=deployment,
        browsers=browsers,
        mailbox=mailbox,
        secrets=secrets,
        chance=chance,
        journey=journey_through(product)(labels, partial(load, product), deployment),
        wire=wire,
        broker=broker,
    )


@pytest.fixture
def expect(target: Target, deployment: Deployment, browsers: Browsers) -> Expect:
    """What compares what is expected with what is seen."""
    return Expect(target.patience, browsers.next_frame, deployment.reachable, target.settled, browsers.idle)
