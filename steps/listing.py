"""The list of all sentences, for who writes features: generated, never edited."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from steps.plugin import pytest_plugins
from steps.sentences import SENTENCES, WORDS, Defined

README = Path(__file__).resolve().parent.parent / "features" / "README.md"

_TOP = """\
# The features, and the sentences they are written in

What is said here is what the harness checks. A Feature is a capability, a Rule is a clause (`clauses/*.toml`), a
scenario is one check of it;
ids are tags. How to write one: `STYLE.md`, "How we write Gherkin". Look here for a sentence before making a new one.

Tags: ids of clauses and checks; what the target must give (`@mail @admin @clock ...`); what the scenario does to it,
one of
`@reads @spends-attempts @changes-state @locks-people-out`; and `@real-hashing` where answers are timed.

This page is generated: `python -m steps.sentences`.
"""
_HEADINGS = {"given": "Given: facts", "when": "When: what somebody does", "then": "Then: what can be seen"}


def load_topics() -> list[Defined]:
    """All sentences, every topic's."""
    for topic in pytest_plugins:
        import_module(topic)
    return SENTENCES


def render() -> str:
    """The page."""
    sentences = load_topics()
    parts = [_TOP]
    for kind, heading in _HEADINGS.items():
        parts.append(f"\n## {heading}\n")
        for topic in dict.fromkeys(each.topic for each in sentences if each.kind == kind):
            parts.append(f"\n{topic.rpartition('.')[2].replace('_', ' ').capitalize()}\n")
            lines = sorted(each.sentence.name for each in sentences if each.kind == kind and each.topic == topic)
            parts += [f"- {line}" for line in lines]
    parts.append("\n## What can stand at the places\n\n| place | for example |\n| --- | --- |")
    used = {word.name for each in sentences for word in each.sentence.places.values()}
    for name in sorted(used):
        examples = "; ".join(example.strip() or "(nothing)" for example in WORDS[name].examples)
        parts.append(f"| {name} | {examples} |")
    return "\n".join(parts) + "\n"


def main() -> None:
    """Write the page."""
    README.write_text(render(), "utf-8")
