from __future__ import annotations

import argparse

import pytest

from loginlab import defects, driving, prove
from loginlab.arguments import parse
from loginlab.exits import CONFORMS, Refusal

DEFECTS = [{"name": f"defect-{place}", "check": f"GC-RESET-{place // 3}.1"} for place in reversed(range(30))]


def test_a_sample_is_the_seeds_whatever_order_the_simulator_tells() -> None:
    assert prove.sample(DEFECTS, 4, 7) == prove.sample(list(reversed(DEFECTS)), 4, 7)


def test_in_time_every_defect_is_drawn() -> None:
    assert {name for seed in range(20) for name in prove.sample(DEFECTS, 4, seed)} == {each["name"] for each in DEFECTS}


def test_a_sample_spreads_over_the_checks() -> None:
    checks = {defect["name"]: defect["check"] for defect in DEFECTS}
    assert len({checks[name] for name in prove.sample(DEFECTS, 10, 0)}) == 10


def test_a_sample_larger_than_all_is_all() -> None:
    assert sorted(prove.sample(DEFECTS, 99, 3)) == sorted(defect["name"] for defect in DEFECTS)


def test_what_a_change_concerns_is_drawn_before_all_others() -> None:
    first = {"defect-4", "defect-20"}
    drawn = prove.sample(DEFECTS, 5, 7, first)
    assert set(drawn[:2]) == first
    assert len(set(drawn)) == 5
    assert set(prove.sample(DEFECTS, 1, 7, first)) < first


@pytest.fixture
def driven(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The options that reach the features' run, which itself is left out."""
    runs: list[list[str]] = []

    def drive(_: argparse.Namespace, options: list[str]) -> int:
        runs.append(options)
        return CONFORMS

    monkeypatch.setattr(prove, "known", lambda _: DEFECTS)
    monkeypatch.setattr(prove, "drive", drive)
    return runs


def test_without_a_choice_all_are_planted_and_nobody_is_asked_for_a_list(driven: list[list[str]]) -> None:
    assert prove.main(parse(["prove"])) == CONFORMS
    assert driven == [["--prove", "--defects", "all", "--evidence", "none", "--others", "0"]]


def test_those_named_are_planted(driven: list[list[str]]) -> None:
    prove.main(parse(["prove", "--defect", "defect-3", "defect-1", "defect-3", "--matrix"]))
    assert driven[0][:3] == ["--prove", "--defects", "defect-3,defect-1"]
    assert driven[0][-1] == "--matrix"


def test_what_a_change_concerns_is_planted(driven: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prove, "concerned", lambda revision, _: {"defect-4"} if revision == "HEAD~1" else set())
    prove.main(parse(["prove", "--since", "HEAD~1"]))
    prove.main(parse(["prove", "--since", "HEAD~1", "--sample", "2"]))
    assert driven[0][:3] == ["--prove", "--defects", "defect-4"]
    assert driven[1][2].startswith("defect-4,")
    with pytest.raises(Refusal, match="nothing that changed since HEAD concerns a defect"):
        prove.main(parse(["prove", "--since", "HEAD"]))


@pytest.mark.usefixtures("driven")
def test_an_unknown_defect_is_refused_by_naming_near_ones() -> None:
    with pytest.raises(Refusal, match=r"no defect 'defct-3'; did you mean .*defect-3"):
        prove.main(parse(["prove", "--defect", "defct-3"]))


def test_the_simulator_is_asked_which_defects_there_are() -> None:
    assert all({"name", "check", "about"} <= defect.keys() for defect in defects.known("genesys-cloud"))


def test_only_those_of_the_product_are_planted() -> None:
    checks = {defect["check"].partition("-")[0] for defect in defects.known("intelligent-automation")}
    assert checks == {"GIA"}


def test_one_worker_is_no_xdist_and_auto_is_one_a_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driving, "processors", lambda: 7)
    assert driving.distribution("1") == []
    assert driving.distribution("2") == ["--numprocesses", "2", "--maxschedchunk", "1"]
    assert driving.distribution("auto") == ["--numprocesses", "7", "--maxschedchunk", "1"]
