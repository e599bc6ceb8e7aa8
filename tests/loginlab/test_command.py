"""Wrong use: exit code 2, one line that says what to do, no traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from loginlab import __main__, bundle, report
from loginlab.exits import BROKEN, CONFORMS, MISUSED
from tests.loginlab.machine import Machine


def refusal(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """The one line that the command says when it is used like this."""
    try:
        code = __main__.main(list(words))
    except SystemExit as ending:
        code = int(str(ending.code))
    assert code == MISUSED
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1, said.err
    return said.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["run", "--workers", "0"], "'0' is neither 'auto' nor a number from 1"),
        (["run", "--workers", "many"], "'many' is neither 'auto' nor a number"),
        (["run", "--seed", "-1"], "'-1' is not a whole number"),
        (["run", "--seed", "one"], "'one' is not a whole number"),
        (["run", "--order", "sorted"], "'sorted' (choose from"),
        (["run", "--evidence", "some"], "'some' (choose from"),
        (["run", "--colour"], "unrecognized arguments: --colour"),
        (["run", "--product", "skype"], "no features for the product 'skype'; there are for: cloudcx, genesys-cloud"),
        (["run", "--target", "/no/such.toml"], "there is no profile /no/such.toml"),
        (["run", "--out", "/dev/null/report"], "cannot write into the output folder /dev/null/report"),
        (["serve", "--port", "70000"], "'70000' is not a port"),
        (["serve", "--smtp-port", "smtp"], "'smtp' is not a port"),
        (["serve", "--product", "skype"], "no features for the product 'skype'"),
        (["prove", "--sample", "0"], "'0' is not a whole number from 1"),
        (["prove", "--sample", "2", "--defect", "x"], "not allowed with argument"),
        (["prove", "--since", "HEAD", "--defect", "x"], "--defect and --since both say which defects"),
        (["clauses", "--product", "skype"], "no clauses for the product 'skype'; there are for: "),
        (["clauses", "--out", "/no/such"], "there is no report in /no/such"),
        (["report", "/no/such"], "there is no report in /no/such"),
        (["run", "--shard", "4/3"], "'4/3' is not a part of a whole, such as 3/8"),
        (["run", "--shard", "3"], "'3' is not a part of a whole"),
        (["run", "--shard", "1/2"], "--shard needs --seed N, the same for all shards"),
        (["run", "--known", "/no/such.toml"], "there is no list of known failures /no/such.toml"),
        (["run", "--browser", "/usr/bin/chromium"], "'/usr/bin/chromium' is not an address: ws://HOST:PORT/PATH"),
        (["run", "--browser", "http://127.0.0.1:9222"], "'http://127.0.0.1:9222' is not an address"),
        (["run", "--browser", "ws://127.0.0.1:9/x", "--headed"], "--headed shows a browser of this machine"),
        (["run", "--browser", "ws://127.0.0.1:9/x", "--wire"], "--wire and --map need a browser of this machine"),
        (["run", "--browser", "ws://127.0.0.1:9/x", "--map", "a=b:1"], "--wire and --map need a browser of this"),
        (["compare", "/no/such", "/no/other"], "there is no report in /no/such"),
        (["compare", "/no/such"], "are required: OTHER"),
        (["merge", "/no/out", "/no/such"], "there is no report in /no/such"),
        (["merge", "/no/out"], "are required: PART"),
        (["walk"], "invalid choice: 'walk'"),
        ([], "are required: COMMAND"),
    ],
)
def test_wrong_use_is_one_line(capsys: pytest.CaptureFixture[str], words: list[str], told: str) -> None:
    assert told in refusal(capsys, *words)


def test_other_machines_are_let_in_only_with_a_token(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LOGINLAB_TOKEN", raising=False)
    assert "set LOGINLAB_TOKEN" in refusal(capsys, "serve", "--host", "0.0.0.0")


@pytest.mark.parametrize(
    ("text", "told"), [("{", "cannot be read"), ("[]", "is not a report of loginlab"), ("{}", "is not a report")]
)
def test_a_report_that_is_none_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str, told: str
) -> None:
    (tmp_path / "report.json").write_text(text, "utf-8")
    assert told in refusal(capsys, "report", str(tmp_path))


NO_MITMPROXY = """
import importlib.util as util, sys
real = util.find_spec
util.find_spec = lambda name, *rest: None if name == "mitmproxy" else real(name, *rest)
from loginlab.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize("option", [("--wire",), ("--map", "login.example.com=127.0.0.1:8085")])
def test_the_wire_without_its_extra_is_refused_in_one_line(option: tuple[str, ...], tmp_path: Path) -> None:
    command = [sys.executable, "-c", NO_MITMPROXY, "run", *option, "--out", str(tmp_path / "out")]
    ended = subprocess.run(command, cwd=bundle.root(), capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (MISUSED, "")
    assert len(ended.stderr.splitlines()) == 1
    assert "--wire needs mitmproxy, which is not installed: install the extra `wire`" in ended.stderr


def test_a_machine_without_a_browser_is_told_so_and_how_to_get_one(machine: Machine) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "loginlab", "run", "--out", machine.folder / "out"],
        env=machine.environ | {"PYTHONPATH": str(bundle.root())},
        capture_output=True,
        text=True,
    )
    assert ended.returncode == MISUSED
    assert "Three ways out" in ended.stderr.splitlines()[-1]
    assert "Traceback" not in ended.stderr


def test_a_browser_elsewhere_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    options = ["--browser", "ws://127.0.0.1:9/pw", "--out", str(tmp_path), "--workers", "2"]
    run = [sys.executable, "-m", "loginlab", "run", *options]
    ended = subprocess.run(run, cwd=bundle.root(), capture_output=True, text=True)
    assert ended.returncode == MISUSED
    assert ended.stderr.startswith("loginlab: there is no browser at ws://127.0.0.1:9/pw: ")
    assert len(ended.stderr.splitlines()) == 1


def test_a_fault_of_our_own_is_one_line_and_another_exit_code(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LOGINLAB_DEBUG", raising=False)
    monkeypatch.setattr(report, "main", lambda _: 1 // 0)
    assert __main__.main(["report", "."]) == BROKEN
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_a_reader_that_goes_away_is_no_fault() -> None:
    ended = subprocess.run(
        [f"{sys.executable} -m loginlab clauses | head -n 1"], shell=True, capture_output=True, text=True
    )
    assert ended.stderr == ""


def test_the_command_itself_imports_nothing_heavy() -> None:
    question = "import sys, loginlab.__main__, loginlab.serve; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", question], capture_output=True, text=True, check=True).stdout.split()
    assert not {"pytest", "playwright", "fastapi", "starlette", "asyncio", "subprocess", "json"} & set(loaded)


def test_the_catalogue_can_be_listed_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert __main__.main(["clauses", "--product", "genesys-cloud", "--json"]) == CONFORMS
    rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["GC-SPLASH-1"]["checks"][0]["id"] == "GC-SPLASH-1.1"
    assert rows["GC-RESET-2"]["checks"][0]["scenarios"]


def test_the_catalogue_shows_what_a_run_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    said = {"id": "GC-RESET-2.1", "verdict": "failed", "reason": "seen otherwise", "scenarios": []}
    clause = {"id": "GC-RESET-2", "force": "stated", "verdict": "failed", "checks": [said]}
    (tmp_path / "report.json").write_text(json.dumps({"clauses": [clause]}), "utf-8")
    assert __main__.main(["clauses", "--out", str(tmp_path)]) == CONFORMS
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert next(line for line in lines if line[0] == "GC-RESET-2")[2] == "failed"
    assert next(line for line in lines if line[0] == "GC-RESET-2.1")[3] == "failed"
    assert next(line for line in lines if line[0] == "GC-RESET-4")[2] == "-"
