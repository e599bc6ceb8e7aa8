"""With hooks that change what all scenarios share, one browser works at a time."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from loginlab.exits import Refusal
from loginlab.run import _declared, _workers


def workers(asked: str, text: str) -> str:
    return _workers(asked, Path("there.toml"), tomllib.loads(text))


def test_without_hooks_any_number_works() -> None:
    assert workers("auto", 'product = "x"') == "auto"
    assert workers("4", '[hooks.sms]\nurl = "http://a/"') == "4"


@pytest.mark.parametrize("name", ["admin", "clock", "idp"])
def test_with_hooks_one_works_and_more_are_refused(name: str) -> None:
    hooks = f'[hooks.{name}]\nurl = "http://a/"'
    assert [workers(asked, hooks) for asked in ("auto", "1")] == ["1", "1"]
    with pytest.raises(Refusal, match=rf"\[hooks\.{name}\] changes the deployment .* leave --workers out"):
        workers("2", hooks)


def test_a_profile_that_is_no_toml_is_somebody_elses_matter(tmp_path: Path) -> None:
    file = tmp_path / "there.toml"
    file.write_text("[[[", "utf-8")
    assert _declared(file) == {}
