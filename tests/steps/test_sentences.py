"""Sentences: read with types, never ambiguous, all used, and all listed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_bdd.parser import FeatureParser

from steps import listing, sentences
from steps.sentences import SENTENCES, AmbiguousSentence, Defined, Sentence, Word, word

FEATURES = Path(__file__).resolve().parents[2] / "features"
listing.load_topics()


def lines_of_features() -> Iterator[tuple[str, str, str]]:
    """Kind, text and place of each step, each row of an outline on its own."""
    for path in sorted(FEATURES.rglob("*.feature")):
        for scenario in FeatureParser(str(path.parent), path.name).parse().scenarios.values():
            tables = [row for examples in scenario.examples for row in examples.as_contexts()] or [{}]
            for row in tables:
                for step in scenario.render(row).steps:
                    yield step.type, step.name, f"{path.name}:{step.line_number}"


LINES = sorted(set(lines_of_features()))


def matching(kind: str, text: str) -> list[Defined]:
    return [each for each in SENTENCES if each.kind == kind and each.sentence.is_matching(text)]


@pytest.mark.parametrize(("kind", "text", "place"), LINES)
def test_each_step_of_each_feature_is_exactly_one_sentence(kind: str, text: str, place: str) -> None:
    found = [each.sentence.name for each in matching(kind, text)]
    assert len(found) == 1, f"{place}: “{text}” is {found or 'no sentence'}"


@pytest.mark.parametrize("defined", SENTENCES, ids=lambda each: f"{each.kind} {each.sentence.name}")
def test_each_sentence_is_used_by_a_feature(defined: Defined) -> None:
    assert any(kind == defined.kind and defined.sentence.is_matching(text) for kind, text, _ in LINES)


@pytest.mark.parametrize("defined", SENTENCES, ids=lambda each: f"{each.kind} {each.sentence.name}")
def test_each_sentence_matches_its_own_examples_and_no_other_does(defined: Defined) -> None:
    for example in defined.sentence.examples:
        assert matching(defined.kind, example) == [defined]


def test_the_list_of_sentences_is_current() -> None:
    assert listing.README.read_text("utf-8") == listing.render(), "run: python -m steps.sentences"


def test_a_place_is_read_as_its_type() -> None:
    sentence = Sentence("{who:Person} waits {count:Number} times")
    assert sentence.parse_arguments("Mara waits 12 times") == {"who": "Mara", "count": 12}
    assert sentence.parse_arguments("mara waits 12 times") is None
    assert sentence.parse_arguments("Mara waits twelve times") is None


def test_a_line_with_more_words_is_another_sentence() -> None:
    assert not Sentence("{who:Person} waits").is_matching("Mara waits for long")


def test_words_between_slashes_stand_for_each_other() -> None:
    sentence = Sentence("{people:People} asks/ask for it")
    assert sentence.is_matching("Mara asks for it")
    assert sentence.parse_arguments("Mara, Jo and Al ask for it") == {"people": ["Mara", "Jo", "Al"]}
    assert not sentence.is_matching("Mara asks/ask for it")


def test_signs_of_regular_expressions_in_a_sentence_are_ordinary_signs() -> None:
    assert Sentence("is it (so)?").is_matching("is it (so)?")


def test_an_unknown_type_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"no type 'Planet'; there are .*Person"):
        Sentence("{where:Planet} turns")


def test_an_example_that_does_not_fit_its_type_is_an_error() -> None:
    with pytest.raises(ValueError, match="the example 'x' is no Digit"):
        word(Word("Digit", r"\d", int, ("x",)))


def test_two_sentences_for_one_line_are_refused() -> None:
    def meaning() -> None: ...

    first = Defined("when", Sentence("{who:Person} comes{elsewhere:Where}"), meaning, "here")
    second = Defined("when", Sentence("Mara comes in another browser"), meaning, "here")
    with pytest.raises(AmbiguousSentence, match="“Mara comes in another browser” is both"):
        sentences._refuse_ambiguity(second, [first])


def test_one_line_may_be_a_fact_and_an_action() -> None:
    def meaning() -> None: ...

    first = Defined("given", Sentence("{who:Person} comes"), meaning, "here")
    sentences._refuse_ambiguity(Defined("when", Sentence("{who:Person} comes"), meaning, "here"), [first])
