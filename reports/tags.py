"""The rules for tags in feature files: a closed list; a clause's id stands on a Rule, a check's on a scenario."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reports.catalogue import CAPABILITIES, CHECK_ID, CLAUSE_ID, Catalogue
from reports.features import Planned, Tag, Unreadable, read

SAFETY = ("reads", "spends-attempts", "changes-state", "locks-people-out")
# `real-hashing`: this scenario times answers and wants the deployment's passwords to cost what they cost in earnest.
OTHER = ("real-hashing",)


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in a feature file; as text it starts with the file and the line."""

    path: Path
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}"


def known_tags(catalogue: Catalogue) -> tuple[str, ...]:
    """Every tag that may stand in a feature file."""
    return (*catalogue.clauses, *catalogue.checks, *CAPABILITIES, *SAFETY, *OTHER)


def survey(catalogue: Catalogue, paths: Iterable[Path]) -> tuple[tuple[Planned, ...], tuple[Problem, ...]]:
    """Reads feature files: their scenarios, and everything that is wrong in them."""
    planned: list[Planned] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            scenarios = read(path)
        except Unreadable as error:
            problems.append(Problem(path, error.line, error.problem))
            continue
        planned.extend(scenarios)
        problems.extend(lint(catalogue, scenarios))
    return tuple(planned), tuple(problems)


def lint(catalogue: Catalogue, scenarios: Iterable[Planned]) -> tuple[Problem, ...]:
    """What is wrong with the scenarios of one file, each problem once, in the order of the lines."""
    scenarios = tuple(scenarios)
    found = [problem for planned in scenarios for problem in _of_one(catalogue, planned)]
    found += _twice(scenarios)
    return tuple(sorted(dict.fromkeys(found), key=lambda problem: problem.line))


def _of_one(catalogue: Catalogue, planned: Planned) -> Iterator[Problem]:
    levels: list[tuple[tuple[Tag, ...], Callable[[str], str | None]]] = [
        (planned.feature_tags, _only_plain),
        (planned.rule_tags, _no_check),
        (planned.own_tags, _no_clause),
    ]
    known = set(known_tags(catalogue))
    for tags, misplaced in levels:
        for tag in tags:
            text = misplaced(tag.name) if tag.name in known else _unknown(catalogue, tag.name)
            if text:
                yield Problem(planned.path, tag.line, text)
    yield from _claims(catalogue, planned)


def _claims(catalogue: Catalogue, planned: Planned) -> Iterator[Problem]:
    """The scenario claims checks, all of them of the clauses its Rule is tagged with."""
    name = f"the scenario “{planned.name}”"
    tables = planned.examples or ((),)
    if not all(any(CHECK_ID.fullmatch(tag.name) for tag in (*planned.tags, *table)) for table in tables):
        yield Problem(planned.path, planned.line, f"{name} has no check's id; tag it with one, such as @GC-RESET-2.1")
    rule = {tag.name for tag in planned.rule_tags}
    for tag in planned.own_tags:
        check = catalogue.checks.get(tag.name)
        if check and check.clause not in rule:
            where = f"the Rule “{planned.rule}”, which is not tagged @{check.clause}" if planned.rule else "no Rule"
            yield Problem(planned.path, tag.line, f"{name} claims {check.id}, but stands under {where}")


def _unknown(catalogue: Catalogue, name: str) -> str:
    if CHECK_ID.fullmatch(name) or CLAUSE_ID.fullmatch(name):
        near = catalogue.near(name)
        meant = f"; did you mean {' or '.join(near)}?" if near else ""
        return f"@{name} is not in the catalogue{meant}"
    allowed = ", ".join((*CAPABILITIES, *SAFETY, *OTHER))
    return f"@{name} is not a known tag; known are ids of clauses and checks, and {allowed}"


def _only_plain(name: str) -> str | None:
    return f"@{name} stands on the Feature; {_where(name)}" if CLAUSE_ID.match(name) else None


def _no_check(name: str) -> str | None:
    return f"@{name} stands on the Rule; {_where(name)}" if CHECK_ID.fullmatch(name) else None


def _no_clause(name: str) -> str | None:
    return f"@{name} stands on a scenario; {_where(name)}" if CLAUSE_ID.fullmatch(name) else None


def _where(name: str) -> str:
    return "a check's id belongs on a scenario" if CHECK_ID.fullmatch(name) else "a clause's id belongs on a Rule"


def _twice(scenarios: Iterable[Planned]) -> Iterator[Problem]:
    """pytest-bdd keeps only the last of two scenarios with one name, silently."""
    first: dict[str, Planned] = {}
    for planned in scenarios:
        other = first.setdefault(planned.function, planned)
        if other is not planned:
            same = "has the name" if other.name == planned.name else f"differs only in punctuation from “{other.name}”,"
            text = f"the scenario “{planned.name}” {same} of line {other.line}; give it a name of its own"
            yield Problem(planned.path, planned.line, text)
