"""A harness small enough to see through: what the tests of the plugin put in place of `fixtures` and `steps`.

Loaded by name (`-p tests.reports.toy_harness`) into pytest runs of their own, never into this one.
"""

from __future__ import annotations

import os
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

SECRET = "hunter2"
SECRETS = [SECRET, "•••"]
DEFECTS = [
    {"name": "door-open", "check": "TOY-DOOR-1.1", "about": "The door stands open."},
    {"name": "door-stuck", "check": "TOY-DOOR-1.1", "about": "The door never moves."},
    {"name": "bell-dumb", "check": "TOY-BELL-1.1", "about": "The bell is dumb."},
]


class Disagreement(AssertionError):
    def __init__(self, claim: str, expected: str, seen: str) -> None:
        super().__init__(f"{claim}: expected {expected}, seen {seen}")
        self.claim, self.expected, self.seen = claim, expected, seen


@given("a house")
def _() -> None: ...


@when("Mara opens the door")
@when("Mara waits")
def _() -> None: ...


@when(parsers.parse("the harness {fault}"))
def _(fault: str) -> None:
    match fault:
        case "disagrees":
            raise Disagreement("a fact", "this", "that")
        case "dies":
            os._exit(9)
        case "is interrupted":
            raise KeyboardInterrupt
        case "lacks the clock":
            pytest.skip("not testable: needs clock, which the target does not give")
        case "skips":
            pytest.skip("for some other reason")


@then(parsers.parse("the door is {state}"))
def _(state: str, planted: str | None) -> None:
    if state == "unknown":
        raise TimeoutError(f"{SECRET} did not answer\nCall log")
    seen = {"door-open": "ajar"}.get(planted or "", "open")
    if state != seen:
        raise Disagreement("the door", state, f"{seen} {SECRET}")


@then("nothing else happens")
def _() -> None: ...


@pytest.fixture(autouse=True)
def planted(request: pytest.FixtureRequest) -> str | None:
    return str(request.param) if hasattr(request, "param") else None


@pytest.fixture(autouse=True)
def _household(request: pytest.FixtureRequest) -> Iterator[None]:
    if "setting_up_breaks" in request.node.name:
        raise RuntimeError("no house to be had")
    yield
    if "clearing_up_breaks" in request.node.name:
        raise RuntimeError("the house is still there")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--seed", type=int, default=7)
    parser.addoption("--product", default="toy")
    parser.addoption("--prove", action="store_true")
    parser.addoption("--target-known", help="the list of known failures that the target names")
    parser.addoption("--toy", default="", help="which fault the toy has")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if metafunc.config.getoption("prove"):
        marks = {mark.name for mark in metafunc.definition.iter_markers()}
        names = [each["name"] for each in DEFECTS if each["check"] in marks]
        metafunc.parametrize("planted", names, indirect=True)


def pytest_collection_modifyitems(config: pytest.Config) -> None:
    if config.getoption("toy") == "harness breaks":
        raise RuntimeError(f"{SECRET} is in the way\nand this is the second line")


def pytest_loginlab_target(config: pytest.Config) -> dict[str, Any]:
    if config.getoption("toy") == "no target":
        raise pytest.UsageError("The target does not answer.")
    return {
        "kind": "simulated",
        "name": "a doll's house",
        "url": f"http://localhost/{SECRET}",
        "product": config.getoption("product"),
        "capabilities": ["mail"],
        "allows": ["reads"],
        "seed": config.getoption("seed"),
        "simulator": "0.1.0",
    }


def pytest_loginlab_known_failures(config: pytest.Config) -> Path | None:
    named = config.getoption("target_known")
    return Path(named) if named else None


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("toy") == "no mask":
        SECRETS.clear()


def pytest_loginlab_mask(text: str) -> str:
    if not SECRETS:
        raise RuntimeError("no mask")
    return text.replace(SECRETS[0], SECRETS[1])


def pytest_loginlab_evidence(item: pytest.Item) -> list[dict[str, Any]]:
    if item.config.getoption("toy") == "no evidence":
        raise RuntimeError(f"no evidence of {SECRET}")
    out = Path(item.config.getoption("out"), "evidence")
    out.mkdir(parents=True, exist_ok=True)
    name = f"{item.name.partition('[')[0]}.yaml"
    (out / name).write_text("- heading: a door\n", "utf-8")
    return [{"step": 0, "kind": "snapshot", "name": "then", "file": f"evidence/{name}", "media_type": "text/yaml"}]


def pytest_bdd_step_error(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("toy") == "no evidence":
        raise OSError("no room for a picture")


def pytest_loginlab_defects() -> list[dict[str, str]]:
    return DEFECTS


def pytest_loginlab_applied(item: pytest.Item) -> bool:
    return "door-stuck" not in item.name


class FeatureModule(pytest.Module):
    def _getobj(self) -> types.ModuleType:
        if self.path.stem == "unloadable":
            raise RuntimeError(f"no step module for {SECRET}")
        module = types.ModuleType(f"features_{self.path.stem}")
        module.__file__ = str(self.path)
        exec("_bind(__file__)", {"_bind": scenarios, "__file__": str(self.path)}, module.__dict__)
        return module


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    return FeatureModule.from_parent(parent, path=file_path) if file_path.suffix == ".feature" else None
