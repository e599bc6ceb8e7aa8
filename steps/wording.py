"""The words of a target: a product's labels, with what its profile has in their place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from steps.labels import Labels, load


@dataclass(frozen=True)
class Wording:
    """What is known of a target's words: its own forms, in its own language; selectors and what it lacks, in all."""

    product: str
    locale: str
    own: Mapping[str, Sequence[str]] = field(default_factory=dict)
    locators: Mapping[str, str] = field(default_factory=dict)
    lacks: Sequence[str] = ()

    @property
    def language(self) -> str:
        """The language that its pages are in when nobody has chosen one."""
        return self.locale.partition("-")[0]

    def labels(self, language: str | None = None) -> Labels:
        """The labels in a language, the target's own when none is given. Raises LabelError."""
        language = language or self.language
        words = load(self.product, language)
        if language == self.language:
            words = words.overridden(self.own)
        return words.located(self.locators, self.lacks)
