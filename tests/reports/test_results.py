from __future__ import annotations

import json

from reports.results import Evidence, Scenario
from tests.reports.made import disagreeing

EVIDENCE = Evidence(kind="screenshot", name="last", file="evidence/a.jpg", media_type="image/jpeg", step=1)


def test_a_scenario_comes_back_from_json_as_it_was() -> None:
    one = disagreeing("TOY-DOOR-1.1", evidence=(EVIDENCE,), example={"state": "open"}, tags=("mail",), notes=("n",))
    assert Scenario.from_dict(json.loads(json.dumps(one.to_dict()))) == one


def test_keys_of_later_versions_are_left_out() -> None:
    plain = disagreeing("TOY-DOOR-1.1", evidence=(EVIDENCE,)).to_dict() | {"later": 1}
    plain["evidence"] = [each | {"later": 1} for each in plain["evidence"]]
    assert Scenario.from_dict(plain).evidence == (EVIDENCE,)
