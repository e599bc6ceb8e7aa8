"""Sentences with typed places: `{who:Person} logs in with {password:Password}`.

A type has a narrow pattern, so that no sentence can swallow another; two sentences that could both match are refused
when the second is defined. `python -m steps.sentences` writes the list of all sentences into features/README.md.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import pytest_bdd
from pytest_bdd.parsers import StepParser

type Kind = Literal["given", "when", "then"]

_PLACE = re.compile(r"\{(?P<name>\w+):(?P<type>\w+)\}")
_EITHER = re.compile(r"\b[\w']+(?:/[\w']+)+\b")
STAGE = "stage"


class AmbiguousSentence(ValueError):
    """Two sentences of one kind that one line of a feature could both mean."""


@dataclass(frozen=True)
class Word[T]:
    """A type of place in a sentence: what it looks like, how it is read, and examples of every form it takes.

    `read` gets the text; `on_stage` tells that the value is a name, or names, of people to be looked up on the stage.
    """

    name: str
    pattern: str
    read: Callable[[str], T]
    examples: tuple[str, ...]
    on_stage: bool = False


WORDS: dict[str, Word[Any]] = {}


def word[T](new: Word[T]) -> Word[T]:
    """Make a type known to all sentences. Raises ValueError when its own examples do not fit it."""
    for example in new.examples:
        if not re.fullmatch(new.pattern, example):
            raise ValueError(f"the example {example!r} is no {new.name}")
    WORDS[new.name] = new
    return new


class Sentence(StepParser):
    """One sentence. `is/are` in it stands for either word."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.places: dict[str, Word[Any]] = {}
        pattern, at = "", 0
        for place in _PLACE.finditer(text):
            if place["type"] not in WORDS:
                raise ValueError(f"{text!r}: no type {place['type']!r}; there are {', '.join(sorted(WORDS))}")
            self.places[place["name"]] = WORDS[place["type"]]
            pattern += f"{_plain(text[at : place.start()])}(?P<{place['name']}>{WORDS[place['type']].pattern})"
            at = place.end()
        self._pattern = re.compile(pattern + _plain(text[at:]))

    def is_matching(self, name: str) -> bool:
        """Whether a line of a feature is this sentence."""
        return self._pattern.fullmatch(name) is not None

    def parse_arguments(self, name: str) -> dict[str, Any] | None:
        """The values at the sentence's places; None when the line is another sentence."""
        match = self._pattern.fullmatch(name)
        return {key: kind.read(match[key]) for key, kind in self.places.items()} if match else None

    def words(self, name: str) -> dict[str, str]:
        """What stands at the sentence's places, as it is written; empty when the line is another sentence."""
        match = self._pattern.fullmatch(name)
        return match.groupdict() if match else {}

    @cached_property
    def examples(self) -> list[str]:
        """Lines that are this sentence, with every example of every type at least once."""
        rounds = max((len(kind.examples) for kind in self.places.values()), default=1)
        lines = []
        for turn in range(rounds):
            line = _EITHER.sub(
                lambda match: match[0].split("/")[0], _PLACE.sub(lambda match: f"\0{match[1]}\0", self.name)
            )
            for key, kind in self.places.items():
                line = line.replace(f"\0{key}\0", kind.examples[turn % len(kind.examples)])
            lines.append(line)
        return lines


def _plain(text: str) -> str:
    parts, at = [], 0
    for either in _EITHER.finditer(text):
        parts += [re.escape(text[at : either.start()]), f"(?:{either[0].replace('/', '|')})"]
        at = either.end()
    return "".join(parts) + re.escape(text[at:])


@dataclass(frozen=True)
class Defined:
    """A sentence, and the function that is its meaning."""

    kind: Kind
    sentence: Sentence
    meaning: Callable[..., object]
    topic: str


SENTENCES: list[Defined] = []


def given(text: str) -> Callable[[Callable[..., object]], Callable[..., object]]:
    """Define a fact."""
    return _define("given", text)


def when(text: str) -> Callable[[Callable[..., object]], Callable[..., object]]:
    """Define what somebody does."""
    return _define("when", text)


def then(text: str) -> Callable[[Callable[..., object]], Callable[..., object]]:
    """Define what follows, and can be seen."""
    return _define("then", text)


def _define(kind: Kind, text: str) -> Callable[[Callable[..., object]], Callable[..., object]]:
    sentence = Sentence(text)

    def decorate(meaning: Callable[..., object]) -> Callable[..., object]:
        new = Defined(kind, sentence, meaning, meaning.__module__)
        _refuse_ambiguity(new, SENTENCES)
        SENTENCES.append(new)
        getattr(pytest_bdd, kind)(sentence, stacklevel=2)(_on_stage(sentence, meaning))
        return meaning

    return decorate


def _refuse_ambiguity(new: Defined, known: list[Defined]) -> None:
    for old in known:
        if old.kind == new.kind:
            both = [line for line in new.sentence.examples if old.sentence.is_matching(line)]
            both += [line for line in old.sentence.examples if new.sentence.is_matching(line)]
            if both:
                raise AmbiguousSentence(f"“{both[0]}” is both “{old.sentence.name}” and “{new.sentence.name}”")


def _on_stage(sentence: Sentence, meaning: Callable[..., object]) -> Callable[..., object]:
    """The function that pytest-bdd calls: it looks people up on the stage, which pytest hands it."""
    parameters = inspect.signature(meaning).parameters
    people = {key for key, kind in sentence.places.items() if kind.on_stage}

    def step(**values: Any) -> object:
        stage = values[STAGE]
        values |= {key: stage.resolve(values[key]) for key in people & values.keys()}
        return meaning(**{key: value for key, value in values.items() if key in parameters})

    wanted = [inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD) for name in {**parameters, STAGE: None}]
    step.__signature__ = inspect.Signature(wanted)  # type: ignore[attr-defined]
    step.__name__ = meaning.__name__
    step.__doc__ = meaning.__doc__
    return step


def choice[T](name: str, of: Mapping[str, T], on_stage: bool = False) -> Word[T]:
    """A type that is one of a closed list of words."""
    longest_first = sorted(of, key=len, reverse=True)
    return word(Word(name, "|".join(map(re.escape, longest_first)), of.__getitem__, tuple(of), on_stage))


if __name__ == "__main__":
    from steps.listing import main

    main()
