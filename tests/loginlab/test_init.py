"""`loginlab init`: a profile from a few answers, which can always be read."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from fixtures.profiles import Profile, read_profile
from fixtures.profiles.schema import schema_text
from fixtures.profiles.writing import MAIL_KINDS, Answers, variables
from loginlab.__main__ import main
from loginlab.exits import CONFORMS, MISUSED

PRODUCTS = ("cloudcx", "genesys-cloud", "intelligent-automation")
AT = {
    "fake_smtp": "http://127.0.0.1:8025",
    "imap": "mail.example.com",
    "mailpit": "http://mail:8025",
    "mailosaur": "ab",
}
GIVEN = ("--url", "https://login.example.com/", "--email", "mara.lindqvist@example.com", "jonas@example.com")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "profile.toml"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], Profile]:
    """What reads a profile after every variable that it names has been set."""

    def reads(path: Path) -> Profile:
        for variable in re.findall(r"\$\{(\w+)\}", path.read_text("utf-8")):
            monkeypatch.setenv(variable, "JBSWY3DPEHPK3PXP")
        return read_profile(path)

    return reads


@pytest.fixture(autouse=True)
def no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)


def written(out: Path, *words: str) -> None:
    assert main(["init", "--out", str(out), *words]) == CONFORMS


def refusal(capsys: pytest.CaptureFixture[str], out: Path, *words: str) -> str:
    assert main(["init", "--out", str(out), *words]) == MISUSED
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1, said
    return said


def mail(kind: str) -> list[str]:
    where = ["--mail-at", AT[kind]] if kind in AT else []
    return ["--mail", kind, *where, *(["--mail-user", "loginlab"] if kind == "imap" else [])]


@pytest.mark.parametrize("product", PRODUCTS)
@pytest.mark.parametrize("kind", MAIL_KINDS)
def test_what_it_writes_can_be_read(out: Path, read: Callable[[Path], Profile], product: str, kind: str) -> None:
    written(out, *GIVEN, "--product", product, "--locale", "fr-FR", "--organization", 'Works "A"', *mail(kind))
    profile = read(out)
    assert (profile.product, profile.locale, profile.organization) == (product, "fr-FR", 'Works "A"')
    assert [account.name for account in profile.accounts] == ["Mara Lindqvist", "Jonas"]
    assert (profile.mail.kind if profile.mail else "none") == kind
    assert profile.capabilities == (() if kind == "none" else ("mail",))
    assert profile.allow == ("reads",)


@pytest.mark.parametrize("kind", [*AT])
def test_every_line_that_is_commented_out_can_be_taken_in(
    out: Path, read: Callable[[Path], Profile], kind: str
) -> None:
    written(out, *GIVEN, *mail(kind))
    for name in ("known.toml", "company-ca.pem"):
        (out.parent / name).touch()
    text = re.sub(r"^# (?=\[|\w+ = )", "", out.read_text("utf-8"), flags=re.MULTILINE)
    text = text.replace("[sms]  # as [mail], and:", '[sms]\napi = "http://127.0.0.1:8025"')
    out.write_text(text, "utf-8")
    profile = read(out)
    assert profile.hooks.admin
    assert profile.sms
    assert all(account.totp for account in profile.accounts)


def test_it_says_which_variables_are_to_be_set(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(out, *GIVEN, *mail("imap"))
    said = capsys.readouterr().out
    assert "Set IMAP_PASSWORD, MARA_LINDQVIST_PASSWORD, JONAS_PASSWORD; then: loginlab doctor --target" in said


@pytest.mark.parametrize(
    ("emails", "named"),
    [
        (("a@x.example", "a@y.example"), ("A_PASSWORD", "A_2_PASSWORD")),
        (("7@x.example",), ("ACCOUNT_7_PASSWORD",)),
        (("zoë@x.example",), ("ZO_PASSWORD",)),
        (("-@x.example",), ("SOMEBODY_PASSWORD",)),
        (("日本@x.example",), ("ACCOUNT_PASSWORD",)),
    ],
)
def test_every_account_has_a_variable_of_its_own(emails: tuple[str, ...], named: tuple[str, ...]) -> None:
    assert variables(Answers("cloudcx", "https://x.example/", emails)) == named


def test_editors_find_the_schema_beside_it(out: Path) -> None:
    written(out, *GIVEN)
    first = out.read_text("utf-8").partition("\n")[0]
    assert (out.parent / first.removeprefix("#:schema ")).read_text("utf-8") == schema_text()


def test_the_schema_is_printed_and_nothing_is_written(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(out, "--schema")
    assert capsys.readouterr().out == schema_text()
    assert not list(out.parent.iterdir())


def test_a_file_is_not_written_over_unless_that_is_said(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out.write_text("precious", "utf-8")
    assert "is there already; choose another with --out FILE, or write over it with --force" in refusal(
        capsys, out, *GIVEN
    )
    assert out.read_text("utf-8") == "precious"
    written(out, *GIVEN, "--force")
    assert out.read_text("utf-8") != "precious"


@pytest.mark.parametrize("there", ["precious", "{}", "[]"])
def test_nor_is_somebody_elses_schema(out: Path, capsys: pytest.CaptureFixture[str], there: str) -> None:
    (out.parent / "profile.schema.json").write_text(there, "utf-8")
    assert "is there and is not ours" in refusal(capsys, out, *GIVEN)
    assert not out.exists()


def test_an_older_schema_of_ours_is_renewed(out: Path) -> None:
    older = json.loads(schema_text()) | {"properties": {}}
    (out.parent / "profile.schema.json").write_text(json.dumps(older), "utf-8")
    written(out, *GIVEN)
    assert (out.parent / "profile.schema.json").read_text("utf-8") == schema_text()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "there is no terminal to ask at, so --url must be given"),
        ([*GIVEN[:2]], "so --email must be given"),
        (["--url", "login.example.com", *GIVEN[2:]], "--url: 'login.example.com': must be an address such as https"),
        ([*GIVEN[:2], "--email", "mara"], "--email: 'mara': must be an address such as mara@example.com"),
        ([*GIVEN, "MARA.lindqvist@example.com"], "--email: mara.lindqvist@example.com is there more than once"),
        ([*GIVEN, "--product", "skype"], "--product: 'skype': must be one of cloudcx, genesys-cloud, intelligent-auto"),
        ([*GIVEN, "--locale", "french"], "--locale: 'french': must be a language, or one and a country"),
        ([*GIVEN, "--mail", "pop3"], "--mail: 'pop3': must be one of none, fake_smtp, imap, mailpit, mailosaur"),
        ([*GIVEN, "--mail", "imap"], "so --mail-at must be given (IMAP host)"),
        ([*GIVEN, "--mail", "imap", "--mail-at", "host"], "so --mail-user must be given"),
        ([*GIVEN, "--mail", "imap", "--mail-at", " "], "--mail-at: must not be empty"),
        ([*GIVEN, "--mail", "mailpit", "--mail-at", "host"], "--mail-at: 'host': must be an address"),
        ([*GIVEN, "--organization", "two\nlines"], "must be a line of text"),
        ([*GIVEN, "--out", "/no/such/folder/profile.toml"], "cannot write /no/such/folder/profile.toml: No such file"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_line(
    out: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    assert told in refusal(capsys, out, *words)
    assert not out.exists()


def answering(*answers: str) -> Callable[[str], str]:
    """A person at a terminal, who says these one after the other, and then leaves."""
    left: Iterator[str] = iter(answers)

    def says(question: str) -> str:
        try:
            return next(left)
        except StopIteration:
            raise EOFError from None

    return says


def test_at_a_terminal_it_asks_for_what_is_not_given(
    out: Path, read: Callable[[Path], Profile], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    says = answering(
        "cloudcx", "login.example.com", "https://login.example.com/", "", "Works", "a@x.example", "mailpit", ""
    )
    with patch("builtins.input", says):
        written(out)
    assert "'login.example.com': must be an address" in capsys.readouterr().err
    profile = read(out)
    assert (profile.product, profile.url, profile.locale) == ("cloudcx", "https://login.example.com/", "en-US")
    assert profile.mail
    assert profile.mail.kind == "mailpit"


def test_whoever_leaves_in_the_middle_has_written_nothing(
    out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    with patch("builtins.input", answering("cloudcx")):
        assert "the answers ended too early" in refusal(capsys, out)
    assert not list(out.parent.iterdir())
