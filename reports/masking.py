"""Every text on its way out passes here: the harness's hook replaces what is secret."""

from __future__ import annotations

from typing import Any

import pytest

WITHHELD = "(withheld: it could not be masked)"
# What stands under these keys comes from closed lists and from the catalogue, and must stay what it is.
_NO_TEXT = frozenset(("outcome", "kind", "keyword", "checks", "tags", "media_type", "planted", "status"))


def masked(config: pytest.Config, value: Any) -> Any:
    """The value with each text in it masked, at any depth; a text that cannot be masked is withheld."""
    return _masked(config, value, {})


def _masked(config: pytest.Config, value: Any, known: dict[str, str]) -> Any:
    if isinstance(value, str):
        if value not in known:
            known[value] = _masked_text(config, value)
        return known[value]
    if isinstance(value, dict):
        return {key: each if key in _NO_TEXT else _masked(config, each, known) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_masked(config, each, known) for each in value]
    return value


def _masked_text(config: pytest.Config, text: str) -> str:
    try:
        answer = config.hook.pytest_loginlab_mask(text=text)
    except Exception:
        return WITHHELD
    return text if answer is None else str(answer)
