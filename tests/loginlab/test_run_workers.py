"""With hooks that change what all scenarios share, one browser works at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from loginlab.exits import Refusal
from loginlab.run import _workers


def profile(folder: Path, text: str) -> Path:
    file = folder / "there.toml"
    file.write_text(text, "utf-8")
    return file


def test_without_hooks_any_number_works(tmp_path: Path) -> None:
    assert _workers("auto", profile(tmp_path, 'product = "x"')) == "auto"
    assert _workers("4", profile(tmp_path, '[hooks.sms]\nurl = "http://a/"')) == "4"


@pytest.mark.parametrize("name", ["admin", "clock", "idp"])
def test_with_hooks_one_works_and_more_are_refused(tmp_path: Path, name: str) -> None:
    file = profile(tmp_path, f'[hooks.{name}]\nurl = "http://a/"')
    assert [_workers(asked, file) for asked in ("auto", "1")] == ["1", "1"]
    with pytest.raises(Refusal, match=rf"\[hooks\.{name}\] changes the deployment .* leave --workers out"):
        _workers("2", file)


def test_a_profile_that_is_no_toml_is_somebody_elses_matter(tmp_path: Path) -> None:
    assert _workers("auto", profile(tmp_path, "[[[")) == "auto"
