"""What the sentences of a scenario cost: the wrong attempts of its people, known before anything is run.

On the safe side: where a password or a code is not known to be the right one, it counts, for everybody whom the
sentence names. What counts by another number is in a table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Protocol

from pytest_bdd.feature import get_feature
from pytest_bdd.parser import Scenario, ScenarioTemplate
from pytest_bdd.scenario import make_python_name

from fixtures.figures import Figures
from fixtures.planner import Intent, Tally
from fixtures.target import SAFETY_CLASSES
from steps.sentences import SENTENCES, Defined
from steps.words import FEWER

type Cost = Callable[[Mapping[str, str], Figures], int]

_SECRETS = {"Password", "Code", "Forgery"}
_RIGHT = re.compile(
    "the right password|the Configuration Server password|the password for the other organization"
    "|a code(?: of the (?:first|second) device)?|the code from the message|the given backup code"
)
_NAMES = re.compile("[A-Z][a-z]+")
_SPENDING = frozenset({"spends-attempts", "locks-people-out"})

FREE = frozenset(
    {
        "{who:Person} has been refused {password:Password} by {link:Link}",
        "{who:Person} has chosen {password:Password} by {link:Link}",
        "{who:Person} has proposed {password:Password} by {link:Link}",
        "{who:Person} chooses {password:Password} by {link:Link}",
        "{who:Person} chooses {password:Password} by {link:Link}, {entered:Entered}",
        "{who:Person} chooses {password:Password} in that other browser",
        "{who:Person} chooses {password:Password} of {owner:Person} by {link:Link}",
        "{who:Person} types {password:Password} by {link:Link}, without sending it",
        "{who:Person} has been refused {password:Password} at the change window",
        "{who:Person} changes the password to {password:Password}",
        "{who:Person} logs in and changes the password to {password:Password}",
    }
)
"""Sentences whose password is a new one, to be chosen."""


class _Step(Protocol):
    name: str
    type: str


def _once(places: Mapping[str, str], figures: Figures) -> int:  # noqa: ARG001
    return 1


def _locking(places: Mapping[str, str], figures: Figures) -> int:  # noqa: ARG001
    return figures.lockout_attempts


def _one_fewer(places: Mapping[str, str], figures: Figures) -> int:  # noqa: ARG001
    return figures.lockout_attempts - 1


def _times(places: Mapping[str, str], figures: Figures) -> int:  # noqa: ARG001
    return int(places["times"])


def _count(places: Mapping[str, str], figures: Figures) -> int:  # noqa: ARG001
    return int(places["count"])


COSTS: Mapping[str, Cost] = {
    "{who:Person} has tried wrong passwords, {fewer:Fewer} than lock the account": lambda places, figures: (
        figures.lockout_attempts - FEWER[places["fewer"]]
    ),
    "{who:Person} has tried as many wrong passwords as lock the account": _locking,
    "{who:Person} has tried as many wrong passwords as lock the account, each in another browser": _locking,
    "{attacker:Person} tries as many wrong passwords for {who:Person} at once as lock the account": _locking,
    "{attacker:Person} tries {count:Number} passwords for {who:Person} at once, the right one last": _count,
    "{attacker:Person} tries wrong passwords for them and for unknown addresses in turn": lambda _, figures: (
        figures.lockout_attempts - 1
    ),
    "{people:People} log in with a wrong password": _once,
    "{who:Person} has presented wrong codes, one fewer than lock the account": _one_fewer,
    "{who:Person} has presented as many wrong codes as lock the account": _locking,
    "{who:Person} presents {code:Code} {times:Number} times at once, from {browsers:Number} browsers": _times,
    "{who:Person} presents {code:Code} {times:Number} times, one after the other": _times,
    "{who:Person} presents {count:Number} codes at once, the right one last": _count,
    "{who:Person} has presented {code:Code} {times:Number} times{elsewhere:Where}": _times,
    "{who:Person} has tried {count:Number} wrong passwords more, each in another browser": _count,
    "{who:Person}, at the address {address:Address}, has locked the window": _locking,
    "{attacker:Person}, at the address {address:Address}, has locked the window with {who:Person}'s address": _locking,
    "{who:Person} has tried to bind with wrong passwords, one fewer than lock the account": _one_fewer,
    "{who:Person} changes the password, with a wrong original one": _once,
    "{one:Person} gets the company wrong, {another:Person} the password and {third:Person} the account": _once,
    "{one:Person} names {foreign:Organization} and {another:Person} {unknown:Organization}{options:Options}": _once,
    "{who:Person} logs in by single sign-on, with a wrong password at the provider": _once,
    "{who:Person} logs in to the app by single sign-on, with a wrong password at the provider": _once,
}
_FOR_EVERYBODY = "{attacker:Person} tries wrong passwords for them and for unknown addresses in turn"
_RIGHT_LOGIN = re.compile(r"[A-Z]\w+ is logged in(?: in another browser)?|[A-Z]\w+ has logged in with a code")


def cost(defined: Defined, words: Mapping[str, str], figures: Figures) -> int:
    """The wrong attempts that a sentence costs each person it names. `words` are what stands at its places."""
    if known := COSTS.get(defined.sentence.name):
        return known(words, figures)
    if defined.sentence.name in FREE:
        return 0
    kinds = [kind.name for kind in defined.sentence.places.values()]
    secrets = [words[place] for place, kind in defined.sentence.places.items() if kind.name in _SECRETS]
    of_another = kinds.count("Person") > 1  # what is right for one person is wrong for another
    return sum(of_another or _RIGHT.fullmatch(each) is None for each in secrets)


class _Count:
    """The wrong attempts of one person, sentence by sentence."""

    def __init__(self) -> None:
        self.total = self.since_login = self.in_a_row = 0

    def add(self, attempts: int) -> None:
        self.total += attempts
        self.since_login += attempts
        self.in_a_row = max(self.in_a_row, self.since_login)


def attempts(steps: Iterable[_Step], figures: Figures) -> dict[str, Tally]:
    """The wrong attempts of each person of a scenario, by name."""
    counts: dict[str, _Count] = {}
    for step in steps:
        for name in _NAMES.findall(step.name):
            counts.setdefault(name, _Count())
        if not (defined := _defined(step)):
            continue
        words = defined.sentence.words(step.name)
        for name in _charged(defined, words, counts):
            if step.type == "given" and _RIGHT_LOGIN.fullmatch(step.name):
                counts[name].since_login = 0
            counts[name].add(cost(defined, words, figures))
            if defined.sentence.name == _FOR_EVERYBODY:  # a series that tells something is made again, after a login
                counts[name].total += cost(defined, words, figures)
    return {name: Tally(count.total, count.in_a_row) for name, count in counts.items()}


def _defined(step: _Step) -> Defined | None:
    return next((each for each in SENTENCES if each.kind == step.type and each.sentence.is_matching(step.name)), None)


def _charged(defined: Defined, words: Mapping[str, str], counts: Mapping[str, object]) -> list[str]:
    if defined.sentence.name == _FOR_EVERYBODY:
        return list(counts)
    people = [words[place] for place, kind in defined.sentence.places.items() if kind.on_stage]
    return _NAMES.findall(" ".join(people))


def intent_of(scenario: Scenario, tags: Iterable[str], figures: Figures) -> Intent:
    """What a scenario with these tags is going to do. One that says that it spends attempts costs everybody one."""
    does = frozenset(tags) & frozenset(SAFETY_CLASSES)
    counted = attempts(scenario.steps, figures)
    if does & _SPENDING:
        counted = {name: max(tally, Tally(1, 1), key=_size) for name, tally in counted.items()}
    return Intent(scenario.name, does, counted)


def _size(tally: Tally) -> tuple[int, int]:
    return tally.in_a_row, tally.total


def intents_of(nodeids: Iterable[str], root: Path, figures: Figures) -> list[tuple[frozenset[str], Intent]]:
    """The tags and intents of collected scenarios. Of an outline every row counts as its costliest one."""
    features: dict[str, Mapping[str, ScenarioTemplate]] = {}
    found = []
    for nodeid in nodeids:
        file, _, rest = nodeid.partition("::")
        if file not in features:
            features[file] = _templates(root / file)
        if template := features[file].get(rest.partition("[")[0]):
            found.append(_costliest(template, figures))
    return found


def _templates(file: Path) -> Mapping[str, ScenarioTemplate]:
    feature = get_feature(str(file.parent), file.name)
    return {f"test_{make_python_name(template.name)}": template for template in feature.scenarios.values()}


def _costliest(template: ScenarioTemplate, figures: Figures) -> tuple[frozenset[str], Intent]:
    rule = template.rule.tags if template.rule else set()
    tags = frozenset(template.tags | template.feature.tags | rule)
    rows: list[tuple[frozenset[str], Mapping[str, object]]] = [(tags, {})]
    if template.examples:
        rows = [(tags | frozenset(table.tags), row) for table in template.examples for row in table.as_contexts()]
    # The classes that all rows share, so that the costliest one is charged to whoever allows any of them.
    does = frozenset.intersection(*(each for each, _ in rows))
    intents = [intent_of(template.render(row), does, figures) for _, row in rows]
    return frozenset(tags), max(intents, key=lambda intent: (intent.in_a_row, intent.total))
