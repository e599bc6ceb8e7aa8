"""Reads TOML files and refuses what it does not understand, naming the file and the key."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any


class FileFault(ValueError):
    """A file that cannot be used: which file, which key, what is wrong."""

    def __init__(self, path: Path, key: str, problem: str) -> None:
        super().__init__(f"{path}: {key}: {problem}")


def read(path: Path) -> dict[str, Any]:
    """The whole file. Raises FileFault."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FileFault(path, "the file", f"cannot be read: {error}") from error


class Table:
    """One TOML table, read by key; every complaint names the file and the key."""

    def __init__(self, path: Path, name: str, row: dict[str, Any], keys: set[str]) -> None:
        self.path, self.name, self.row = path, name, row
        if unknown := sorted(row.keys() - keys):
            raise FileFault(path, f"{name}.{unknown[0]}", f"unknown key; known are {', '.join(sorted(keys))}")
        if missing := sorted(keys - row.keys()):
            raise self.wrong(missing[0], "is missing")

    def wrong(self, key: str, problem: str) -> FileFault:
        return FileFault(self.path, f"{self.name}.{key}", problem)

    def text(self, key: str) -> str:
        value = self.row[key]
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(key, "must be a text")
        return value

    def texts(self, key: str, *, some: bool = False) -> tuple[str, ...]:
        value = self.row[key]
        if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
            raise self.wrong(key, "must be a list of texts")
        if some and not value:
            raise self.wrong(key, "must hold at least one text")
        return tuple(value)

    def one_of(self, key: str, allowed: Sequence[str]) -> str:
        value = self.text(key)
        if value not in allowed:
            raise self.wrong(key, f"{value} is not one of {', '.join(allowed)}")
        return value

    def some_of(self, key: str, allowed: Sequence[str]) -> tuple[str, ...]:
        values = self.texts(key)
        for value in values:
            if value not in allowed:
                raise self.wrong(key, f"{value} is not one of {', '.join(allowed)}")
        return values

    def rows(self, key: str) -> list[dict[str, Any]]:
        value = self.row[key]
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise self.wrong(key, f"must be a list of tables, each under [[{key}]]")
        return value

    def day(self, key: str) -> date:
        value = self.row[key]
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.wrong(key, "must be a date without quotes, such as 2026-12-31")
        return value
