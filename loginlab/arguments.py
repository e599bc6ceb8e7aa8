"""What can be written after `loginlab`."""

from __future__ import annotations

import argparse
from typing import NoReturn

from loginlab.exits import MISUSED

DEFAULT_PRODUCT = "genesys-cloud"

_EPILOG = "exit codes: 0 conforms; 1 does not conform; 2 wrong use or configuration; 3 something broke"


class _Parser(argparse.ArgumentParser):
    """Says one line when it is used wrongly, instead of its whole usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(MISUSED, f"{self.prog}: {message}; see {self.prog} --help\n")


def parse(argv: list[str] | None = None) -> argparse.Namespace:
    """The command line as a namespace; `command` names the subcommand. Exits with 2 and one line on wrong use."""
    parser = _Parser(
        prog="loginlab", description="Judge a login by its documentation.", epilog=_EPILOG, allow_abbrev=False
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, about, describe in (
        ("run", "drive the features against a target and report", _describe_run),
        ("serve", "start the simulator and an inbox for a person to click through", _describe_serve),
        ("prove", "plant defects in the simulator and see that their checks find them", _describe_prove),
        (
            "soak",
            "repeat the features in random order on a loaded machine: does any scenario ever differ?",
            _describe_soak,
        ),
        ("defects", "the defects that can be planted, and the check each breaks", _describe_defects),
        ("report", "render a report again from its report.json", _describe_report),
        ("compare", "what differs between two reports, clause by clause", _describe_compare),
        ("merge", "put the reports of all shards together", _describe_merge),
        ("clauses", "the catalogue, with what covers each check and what the last run said", _describe_clauses),
        ("init", "write a real deployment's profile from a few answers", _describe_init),
        ("doctor", "prove a profile's settings at its target, before a run", _describe_doctor),
    ):
        describe(commands.add_parser(name, help=about, description=about, epilog=_EPILOG, allow_abbrev=False))
    return parser.parse_args(argv)


def _describe_run(parser: argparse.ArgumentParser) -> None:
    _add_driving(parser)
    parser.set_defaults(product=None)  # with a target it is the profile's
    parser.add_argument(
        "-k", dest="expression", metavar="EXPR", help="only scenarios whose name matches, as in pytest -k"
    )
    parser.add_argument(
        "--clause", "--check", dest="checks", action="extend", nargs="+", metavar="ID", default=[],
        help="only these clauses (GC-RESET-2) or checks (GC-RESET-2.1)",
    )  # fmt: skip
    parser.add_argument("--target", metavar="FILE", help="profile of a real deployment; without it, our own simulator")
    parser.add_argument("--headed", action="store_true", help="show the browser (needs full Chromium and a display)")
    parser.add_argument(
        "--order", choices=("file", "reversed", "random"), default="file", help="order of the scenarios"
    )
    parser.add_argument(
        "--rows", type=_positive, metavar="N", help="at most N rows of each outline, drawn by the seed; all without it"
    )
    parser.add_argument(
        "--delay",
        type=_natural,
        default=0,
        metavar="MS",
        help="hold each answer of the network back so many milliseconds",
    )
    parser.add_argument("--fail-fast", action="store_true", help="stop at the first scenario that fails")
    parser.add_argument("--strict", action="store_true", help="a failed implied clause counts too")
    parser.add_argument(
        "--evidence", choices=("full", "none"), default="full", help="what each scenario leaves for the report"
    )
    parser.add_argument("--known", metavar="FILE", help="list of known failures; without it, the one of the profile")
    parser.add_argument(
        "--shard", type=_shard, metavar="N/OF", help="one part of so many (3/8) for `merge`; needs --seed"
    )
    parser.add_argument(
        "--wire",
        action="store_true",
        help="put mitmproxy between every browser and the target (needs the extra `wire`)",
    )
    parser.add_argument(
        "--map", action="append", default=[], metavar="HOST=PLACE",
        help="have this machine answer for a host: login.example.com=127.0.0.1:8085; turns --wire on",
    )  # fmt: skip


def _describe_soak(parser: argparse.ArgumentParser) -> None:
    _add_driving(parser)
    parser.add_argument("--runs", type=_positive, default=20, metavar="N", help="how often (default: 20)")
    parser.add_argument(
        "--delay", type=_natural, default=20, metavar="MS", help="hold each answer of the network back (default: 20)"
    )
    parser.add_argument(
        "--busy", type=_natural, default=1, metavar="N", help="processes that do nothing but compute (default: 1)"
    )


def _describe_prove(parser: argparse.ArgumentParser) -> None:
    _add_driving(parser)
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--defect", dest="defects", action="extend", nargs="+", metavar="NAME", default=[], help="only these defects"
    )
    which.add_argument(
        "--sample", type=_positive, metavar="N", help="N of the defects, drawn by the seed, spread over the clauses"
    )
    parser.add_argument(
        "--since", metavar="REVISION",
        help="those first whose definition or scenario is not as it was at this revision of git, and no others "
        "without --sample",
    )  # fmt: skip
    parser.add_argument(
        "--others", type=_natural, default=0, metavar="N",
        help="beside its own check's scenarios about N others a defect, drawn by the seed: what else does it break?",
    )  # fmt: skip
    parser.add_argument(
        "--matrix", action="store_true", help="every scenario of a defect's check, also after one has found it"
    )
    parser.add_argument("--record", action="store_true", help="when all were found: keep by what, in features/proven/")


def _add_driving(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--product", default=DEFAULT_PRODUCT, metavar="NAME", help=f"default: {DEFAULT_PRODUCT}")
    parser.add_argument(
        "--workers", type=_workers, default="auto", metavar="N|auto", help="browsers at once; auto: one a processor"
    )
    parser.add_argument(
        "--browser", metavar="ADDRESS", help="one that runs elsewhere: ws://… (Playwright server) or cdp=http://…"
    )
    parser.add_argument("--seed", type=_natural, metavar="N", help="repeat the names and addresses of an earlier run")
    parser.add_argument(
        "--out", metavar="DIR", help="where the report goes (default: reports/out/ or ./loginlab-report/)"
    )


def _describe_serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--product", default=DEFAULT_PRODUCT, metavar="NAME", help=f"default: {DEFAULT_PRODUCT}")
    parser.add_argument(
        "--defect", metavar="NAME", help="let the login misbehave in this known way (see loginlab defects)"
    )
    parser.add_argument(
        "--port", type=_port, default=0, metavar="N", help="of the login page and control API (default: a free one)"
    )
    parser.add_argument(
        "--smtp-port", type=_port, default=0, metavar="N", help="of the mail server (default: a free one)"
    )
    parser.add_argument(
        "--inbox-port", type=_port, default=0, metavar="N", help="of the inbox page (default: a free one)"
    )
    parser.add_argument(
        "--public-url", metavar="URL", help="where people reach it by the wire of a run: https://login.example.com"
    )
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on; others than loopback need LOGINLAB_TOKEN"
    )


def _describe_report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", help="the output folder of a run")


def _describe_defects(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--product", metavar="NAME", help="only this product")
    parser.add_argument(
        "--clause", "--check", dest="clauses", action="extend", nargs="+", metavar="ID", default=[],
        help="only those that break these clauses (GC-RESET-2) or checks (GC-RESET-2.1)",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="for programs")


def _describe_compare(parser: argparse.ArgumentParser) -> None:
    for name in ("one", "other"):
        parser.add_argument(name, metavar=name.upper(), help="a report.json, or the output folder of a run")
    parser.add_argument("--json", action="store_true", help="for programs")
    parser.epilog = "exit codes: 0 no difference; 1 they differ; 2 wrong use"


def _describe_merge(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", metavar="OUT", help="where the report of the whole goes")
    parser.add_argument("parts", metavar="PART", nargs="+", help="the output folder of a shard")


def _describe_clauses(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--product", metavar="NAME", help="only this product")
    parser.add_argument("--out", metavar="DIR", help="the run whose verdicts to show (default: as for run)")
    parser.add_argument("--json", action="store_true", help="for programs")


def _describe_init(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", default="profile.toml", metavar="FILE", help="the profile (default: profile.toml)")
    parser.add_argument("--force", action="store_true", help="write over a file that is there")
    parser.add_argument("--schema", action="store_true", help="print the profile's JSON schema, and write nothing")
    answers = parser.add_argument_group("answers", "What is not given is asked at a terminal.")
    answers.add_argument("--product", metavar="NAME", help="whose documents the deployment is judged by")
    answers.add_argument("--url", metavar="URL", help="the address at which one logs in")
    answers.add_argument("--locale", metavar="LOCALE", help="of its pages when nobody has chosen one (en-US)")
    answers.add_argument("--organization", metavar="NAME", help="what the login calls the company, if it asks for it")
    answers.add_argument("--email", action="extend", nargs="+", metavar="ADDRESS", help="of accounts to use")
    answers.add_argument("--mail", metavar="KIND", help="fake_smtp, imap, mailpit, mailosaur or none")
    answers.add_argument("--mail-at", metavar="WHERE", help="the inbox's address, IMAP host or Mailosaur server")
    answers.add_argument("--mail-user", metavar="NAME", help="at the IMAP host")


def _describe_doctor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--target", required=True, metavar="FILE", help="the profile")
    parser.add_argument(
        "--try", dest="trying", action="store_true",
        help="also log in each account once and have one reset link sent, where the profile allows it",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="for programs")


def _workers(text: str) -> str:
    if text != "auto" and not (text.isdecimal() and int(text) >= 1):
        raise argparse.ArgumentTypeError(f"{text!r} is neither 'auto' nor a number from 1")
    return text


def _natural(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0")
    return int(text)


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1")
    return int(text)


def _shard(text: str) -> str:
    number, stroke, of = text.partition("/")
    if not (stroke and number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of)):
        raise argparse.ArgumentTypeError(f"{text!r} is not a part of a whole, such as 3/8")
    return f"{int(number)}/{int(of)}"


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port from 0 (any free one) to 65535")
    return int(text)
