"""`loginlab run`: drive the features against a target and report."""

from __future__ import annotations

import tomllib
from argparse import Namespace
from pathlib import Path

from loginlab.driving import drive
from loginlab.exits import Refusal


def main(arguments: Namespace) -> int:
    """0 conforms, 1 does not, 2 wrong use or nothing to judge, 3 something broke. Raises Refusal."""
    options = ["--order", arguments.order, "--evidence", arguments.evidence]
    if arguments.target:
        profile = _profile(arguments.target)
        arguments.workers = _workers(arguments.workers, profile)
        options += ["--target", str(profile)]
    if arguments.checks:
        options += ["--checks", ",".join(arguments.checks)]
    if arguments.rows:
        options += ["--rows", str(arguments.rows)]
    if arguments.expression:
        options += ["-k", arguments.expression]
    if arguments.headed:
        options.append("--headed")
    if arguments.strict:
        options.append("--strict-verdict")
    return drive(arguments, options)


def _profile(name: str) -> Path:
    path = Path(name)
    if not path.is_file():
        raise Refusal(
            f"there is no profile {name}; --target takes a TOML file that describes a deployment (see README)"
        )
    return path.resolve()


def _workers(asked: str, profile: Path) -> str:
    """One browser at a time where hooks change what all scenarios share: the deployment's policy, and its clock."""
    try:
        hooks = tomllib.loads(profile.read_text("utf-8")).get("hooks", {})
    except (OSError, ValueError):
        return asked  # whoever reads the profile in earnest says what is wrong with it
    shared = [name for name in ("admin", "clock", "idp") if isinstance(hooks, dict) and name in hooks]
    if not shared or asked == "1":
        return asked
    if asked != "auto":
        raise Refusal(
            f"{profile}: [hooks.{shared[0]}] changes the deployment for every scenario at once, so that --workers "
            f"{asked} would have them disturb one another; leave --workers out"
        )
    return "1"
