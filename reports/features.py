"""Feature files as written: which scenarios there are and how they are tagged, without running anything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pytest_bdd import exceptions, gherkin_parser
from pytest_bdd.scenario import make_python_name

from reports.catalogue import CHECK_ID


@dataclass(frozen=True)
class Tag:
    """A tag without its @, and the line where it stands."""

    name: str
    line: int


@dataclass(frozen=True, kw_only=True)
class Planned:
    """One scenario of a feature file. `examples` holds the tags of each of an outline's tables."""

    path: Path
    line: int
    name: str
    feature: str
    rule: str | None
    feature_tags: tuple[Tag, ...]
    rule_tags: tuple[Tag, ...]
    tags: tuple[Tag, ...]
    examples: tuple[tuple[Tag, ...], ...]

    @cached_property
    def function(self) -> str:
        """The name pytest-bdd gives the test function."""
        return f"test_{make_python_name(self.name)}"

    @property
    def own_tags(self) -> tuple[Tag, ...]:
        """The tags of the scenario and of its tables."""
        return self.tags + tuple(tag for table in self.examples for tag in table)

    @property
    def checks(self) -> tuple[str, ...]:
        """The ids of the checks it claims, in the order written, known or not."""
        return tuple(dict.fromkeys(tag.name for tag in self.own_tags if CHECK_ID.fullmatch(tag.name)))


class Unreadable(ValueError):
    """A feature file that is not Gherkin: the file, the line and what the parser said."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        super().__init__(f"{path}:{line}: {problem}")
        self.path, self.line, self.problem = path, line, problem


def files_under(places: Iterable[Path]) -> tuple[Path, ...]:
    """The feature files among and below some paths, sorted, each once."""
    found = {path for place in places for path in ([place] if place.is_file() else place.rglob("*.feature"))}
    return tuple(sorted(path for path in found if path.suffix == ".feature"))


def read(path: Path) -> tuple[Planned, ...]:
    """The scenarios of one feature file, in order. Raises `Unreadable`."""
    try:
        feature = gherkin_parser.get_gherkin_document(str(path)).feature
    except exceptions.GherkinParseError as error:
        raise Unreadable(path, error.line, error.message) from error
    except (KeyError, TypeError) as error:
        raise Unreadable(path, 1, "there is no Feature in this file") from error
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(path, 1, f"cannot be read: {error}") from error
    found = []
    for child in feature.children:
        rule = child.rule
        for scenario in (each.scenario for each in (rule.children if rule else [child])):
            if scenario:
                found.append(_planned(path, feature, rule, scenario))
    return tuple(found)


def _planned(
    path: Path,
    feature: gherkin_parser.Feature,
    rule: gherkin_parser.Rule | None,
    scenario: gherkin_parser.Scenario,
) -> Planned:
    return Planned(
        path=path,
        line=scenario.location.line,
        name=scenario.name,
        feature=feature.name,
        rule=rule.name if rule else None,
        feature_tags=_tags(feature.tags),
        rule_tags=_tags(rule.tags) if rule else (),
        tags=_tags(scenario.tags),
        examples=tuple(_tags(table.tags) for table in scenario.examples),
    )


def _tags(tags: list[gherkin_parser.Tag]) -> tuple[Tag, ...]:
    return tuple(Tag(tag.name.removeprefix("@"), tag.location.line) for tag in tags)
