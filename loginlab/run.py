"""`loginlab run`: drive the features against a target and report."""

from __future__ import annotations

import tomllib
from argparse import Namespace
from pathlib import Path
from typing import Any

from loginlab.arguments import DEFAULT_PRODUCT
from loginlab.driving import drive
from loginlab.exits import Refusal


def main(arguments: Namespace) -> int:
    """0 conforms, 1 does not, 2 wrong use or nothing to judge, 3 something broke. Raises Refusal."""
    options = ["--order", arguments.order, "--evidence", arguments.evidence]
    declared: dict[str, Any] = {}
    if arguments.target:
        profile = profile_at(arguments.target)
        declared = _declared(profile)
        arguments.workers = _workers(arguments.workers, profile, declared)
        options += ["--target", str(profile)]
    arguments.product = arguments.product or str(declared.get("product", DEFAULT_PRODUCT))
    if arguments.checks:
        options += ["--checks", ",".join(arguments.checks)]
    if arguments.rows:
        options += ["--rows", str(arguments.rows)]
    if arguments.expression:
        options += ["-k", arguments.expression]
    if arguments.fail_fast:
        options += ["--maxfail", "1"]
    if arguments.delay:
        options += ["--delay", str(arguments.delay)]
    if arguments.known:
        options += ["--known", str(_known(arguments.known))]
    if arguments.shard:
        options += ["--shard", _shard(arguments)]
    if arguments.headed:
        options.append("--headed")
    if arguments.wire or arguments.map:
        _require_own_browser(arguments)
    if arguments.wire:
        options.append("--wire")
    options += [part for each in arguments.map for part in ("--map", each)]
    if arguments.strict:
        options.append("--strict-verdict")
    return drive(arguments, options)


def profile_at(name: str) -> Path:
    """The profile of that name. Raises Refusal when there is none."""
    path = Path(name)
    if not path.is_file():
        raise Refusal(
            f"there is no profile {name}; --target takes a TOML file that describes a deployment (see README)"
        )
    return path.resolve()


def _known(name: str) -> Path:
    path = Path(name)
    if not path.is_file():
        raise Refusal(f"there is no list of known failures {name}; --known takes a TOML file of [[known]] (see README)")
    return path.resolve()


def _shard(arguments: Namespace) -> str:
    """Shards that drew different people, or different rows, would not make up one run."""
    if arguments.seed is None:
        raise Refusal("--shard needs --seed N, the same for all shards, such as the number of the CI run")
    return str(arguments.shard)


def _require_own_browser(arguments: Namespace) -> None:
    """What runs already cannot be told to trust the wire's certificates, nor does it reach this machine's loopback."""
    if arguments.browser:
        raise Refusal(
            f"--wire and --map need a browser of this machine, and {arguments.browser} is none; leave one out"
        )


def _declared(profile: Path) -> dict[str, Any]:
    """What a profile says, unproved: who reads it in earnest says what is wrong with it."""
    try:
        return tomllib.loads(profile.read_text("utf-8"))
    except (OSError, ValueError):
        return {}


def _workers(asked: str, profile: Path, declared: dict[str, Any]) -> str:
    """One browser at a time where hooks change what all scenarios share: the deployment's policy, and its clock."""
    hooks = declared.get("hooks", {})
    shared = [name for name in ("admin", "clock", "idp") if isinstance(hooks, dict) and name in hooks]
    if not shared or asked == "1":
        return asked
    if asked != "auto":
        raise Refusal(
            f"{profile}: [hooks.{shared[0]}] changes the deployment for every scenario at once, so that --workers "
            f"{asked} would have them disturb one another; leave --workers out"
        )
    return "1"
