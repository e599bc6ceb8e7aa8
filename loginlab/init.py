"""`loginlab init`: write a deployment's profile from a few answers, given at a terminal or by options."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from loginlab import bundle
from loginlab.arguments import DEFAULT_PRODUCT
from loginlab.exits import CONFORMS, Refusal
from loginlab.terminal import say, tell

if TYPE_CHECKING:
    from fixtures.profiles.writing import Answers

type Check = Callable[[str], str]


def main(arguments: Namespace) -> int:
    """Write the profile, and beside it the schema for editors (0). Raises Refusal."""
    bundle.enter()
    from fixtures.profiles.schema import FILE
    from fixtures.profiles.writing import SCHEMA_BESIDE, profile_text, variables

    schema = FILE.read_text("utf-8")
    if arguments.schema:
        say(schema.rstrip("\n"))
        return CONFORMS
    out = Path(arguments.out)
    _refuse_to_overwrite(out, out.with_name(SCHEMA_BESIDE), force=arguments.force)
    answers = _answers(arguments)
    _write(out, profile_text(answers))
    _write(out.with_name(SCHEMA_BESIDE), schema)
    say(f"{out} is written. Set {', '.join(variables(answers))}; then: loginlab doctor --target {out}")
    return CONFORMS


def _refuse_to_overwrite(out: Path, beside: Path, *, force: bool) -> None:
    if force:
        return
    if out.exists():
        raise Refusal(f"{out} is there already; choose another with --out FILE, or write over it with --force")
    if beside.exists() and not _is_schema(beside):
        raise Refusal(
            f"{beside} is there and is not ours; choose another folder with --out, or write over it by --force"
        )


def _is_schema(path: Path) -> bool:
    from fixtures.profiles.schema import TITLE

    try:
        return bool(json.loads(path.read_text("utf-8"))["title"] == TITLE)
    except (OSError, ValueError, LookupError, TypeError):
        return False


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        raise Refusal(f"cannot write {path}: {error.strerror}; choose another with --out FILE") from None


def _answers(arguments: Namespace) -> Answers:
    from fixtures.profiles import checking
    from fixtures.profiles.writing import MAIL_KINDS, NO_MAIL, Answers

    ask = _Asking(arguments, terminal=sys.stdin.isatty())
    product = ask("product", f"Product ({', '.join(checking.PRODUCTS)})", checking.product, DEFAULT_PRODUCT)
    url = ask("url", "Address at which one logs in", checking.address)
    locale = ask("locale", "Language of its pages when nobody has chosen one", checking.locale, "en-US")
    organization = ask("organization", "What the login calls your company (empty: it does not ask)", checking.line, "")
    emails = ask("email", "E-mail addresses of accounts to use, with blanks between", checking.emails)
    mail = ask("mail", f"Where its mails can be read ({', '.join(MAIL_KINDS)})", checking.one_of(MAIL_KINDS), NO_MAIL)
    at = user = ""
    if mail == "imap":
        at = ask("mail_at", "IMAP host", checking.filled)
        user = ask("mail_user", "IMAP user", checking.filled)
    elif mail == "mailosaur":
        at = ask("mail_at", "Id of the Mailosaur server", checking.filled)
    elif mail != NO_MAIL:
        at = ask("mail_at", "Address of the inbox", checking.address, "http://127.0.0.1:8025")
    return Answers(product, url, tuple(emails.split()), locale, organization, mail, at, user)


class _Asking:
    """Gets each answer from its option, else from the terminal, else it is what is usual."""

    def __init__(self, arguments: Namespace, *, terminal: bool) -> None:
        self._arguments = arguments
        self._terminal = terminal

    def __call__(self, name: str, question: str, check: Check, usual: str | None = None) -> str:
        """An answer that has passed its check. Raises Refusal on an option's that has not, or when there is none."""
        option = f"--{name.replace('_', '-')}"
        given = getattr(self._arguments, name)
        if given is not None:
            try:
                return check(given if isinstance(given, str) else " ".join(given))
            except ValueError as error:
                raise Refusal(f"{option}: {error}") from None
        if self._terminal:
            return self._asked(f"{question}{f' [{usual}]' if usual else ''}: ", check, usual)
        if usual is None:
            raise Refusal(f"there is no terminal to ask at, so {option} must be given ({question})")
        return usual

    @staticmethod
    def _asked(question: str, check: Check, usual: str | None) -> str:
        while True:
            try:
                answer = input(question).strip()
            except EOFError:
                raise Refusal("the answers ended too early; nothing is written") from None
            try:
                return check(answer) if answer or usual is None else usual
            except ValueError as error:
                tell(str(error))
