"""pytest plugin: collects feature files, knows the sentences, and sets the stage of each scenario."""

from __future__ import annotations

import types
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd import scenarios
from pytest_bdd.parser import ScenarioTemplate, Step
from pytest_bdd.scenario import scenario_wrapper_template_registry

from fixtures.authenticator import Broker
from fixtures.browser import Browsers, missing_control
from fixtures.chance import Chance
from fixtures.mailbox import Mailbox
from fixtures.permission import obstacle
from fixtures.planner import plan, refusal
from fixtures.plugin import INTENT, SESSION, tags
from fixtures.remote import unlocks
from fixtures.secrets import Secrets
from fixtures.target import Deployment, Target, not_testable
from fixtures.wire import Wire
from steps.attempts import intent_of, intents_of
from steps.expect import Expect
from steps.labels import LabelError, lacked
from steps.pages.journey import PATHS, journey_through
from steps.stage import Stage
from steps.wording import Wording

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
ROW = "_pytest_bdd_example"
"""The parameter in which pytest-bdd keeps the row of an outline."""
WORDING = pytest.StashKey[Wording]()
PLANNED = pytest.StashKey[bool]()
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


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """On a real deployment, know what the scenario is going to do."""
    profile, template = item.config.stash[SESSION].profile, template_of(item)
    if profile and template:
        scenario = template.render(item.callspec.params.get(ROW, {}) if hasattr(item, "callspec") else {})
        item.stash[INTENT] = intent_of(scenario, tags(item), profile.figures)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Without workers: plan what these spend."""
    if not hasattr(session.config, "workerinput"):
        _plan(session.config, [item.nodeid for item in session.items])


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_node_collection_finished(node: Any, ids: Sequence[str]) -> None:
    """With workers, each of which has collected the same: plan what these spend, once, before any is begun."""
    if PLANNED not in node.config.stash:
        node.config.stash[PLANNED] = True
        _plan(node.config, ids)


def _plan(config: pytest.Config, ids: Sequence[str]) -> None:
    """Raises UsageError when the scenarios would lock somebody who cannot be unlocked."""
    session = config.stash[SESSION]
    if not (profile := session.profile):
        return
    found = intents_of(ids, config.rootpath, profile.figures)
    intents = [intent for scenario_tags, intent in found if not obstacle(scenario_tags, session.target)]
    if problem := refusal(plan(intents, profile), profile, unlocks=unlocks(session.target)):
        raise pytest.UsageError(f"{config.getoption('target')}: {problem}.")


@pytest.hookimpl(trylast=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Be sure of the words before anything is collected. Raises UsageError."""
    config = session.config
    target = config.stash[SESSION].target
    try:
        config.stash[WORDING] = wording_of(target, config.getoption("product"))
    except LabelError as error:
        raise pytest.UsageError(f"{config.getoption('target') or 'labels'}: {error}") from error


def template_of(item: pytest.Item) -> ScenarioTemplate | None:
    """The scenario of a feature file behind an item; None for any other test."""
    function = getattr(item, "function", None)
    return scenario_wrapper_template_registry.get(function) if function else None


def wording_of(target: Target, product: str) -> Wording:
    """The words of a target. Raises LabelError when they or its paths have a name that nobody knows."""
    wording = Wording(product, target.locale, target.labels, target.locators, target.lacks)
    wording.labels()
    if unknown := sorted(target.paths.keys() - set(PATHS)):
        raise LabelError(f"no path {unknown[0]!r}; there are {', '.join(PATHS)}")
    return wording


@pytest.hookimpl(trylast=True)
def pytest_bdd_step_error(step: Step, exception: Exception) -> None:
    """What must use a control that the target has not, by its profile, cannot be judged; a Then sees that it is not
    there.
    """
    name = lacked(str(exception)) if missing_control(exception) else None
    if name and step.type != "then":
        not_testable(f"needs “{name}”, which this deployment has not, by its profile")


@pytest.fixture(scope="session")
def wording(pytestconfig: pytest.Config) -> Wording:
    """The words by which a person finds their way."""
    return pytestconfig.stash[WORDING]


@pytest.fixture
def stage(
    deployment: Deployment,
    browsers: Browsers,
    mailbox: Mailbox | None,
    secrets: Secrets,
    chance: Chance,
    wording: Wording,
    target: Target,
    wire: Wire,
    broker: Broker,
) -> Stage:
    """The people of this scenario."""
    journey = journey_through(wording.product)(wording.labels(), wording.labels, deployment, target.paths)
    return Stage(
        deployment=deployment,
        browsers=browsers,
        mailbox=mailbox,
        secrets=secrets,
        chance=chance,
        journey=journey,
        wire=wire,
        broker=broker,
    )


@pytest.fixture
def expect(target: Target, deployment: Deployment, browsers: Browsers) -> Expect:
    """What compares what is expected with what is seen."""
    return Expect(target.patience, browsers.next_frame, deployment.reachable, target.settled, browsers.idle)
