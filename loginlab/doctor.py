"""`loginlab doctor`: prove a profile's settings before a run. It looks and changes nothing, unless --try is given."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from loginlab import browser, bundle
from loginlab.exits import CONFORMS, MISUSED, Refusal
from loginlab.run import profile_at
from loginlab.terminal import say

if TYPE_CHECKING:
    from steps.diagnosis.finding import Finding


def main(arguments: Namespace) -> int:
    """0 when nothing is wrong, 2 when a setting is. Raises Refusal when there is no such file."""
    path = profile_at(arguments.target)
    bundle.enter()
    found = []
    for finding in _findings(path, trying=arguments.trying):
        found.append(finding)
        if not arguments.json:
            say(str(finding))
    counts = {verdict: sum(each.verdict == verdict for each in found) for verdict in ("ok", "wrong", "cannot tell")}
    if arguments.json:
        say(
            json.dumps({"profile": str(path), "findings": [asdict(each) for each in found], "counts": counts}, indent=2)
        )
    else:
        say(f"{counts['wrong']} wrong, {counts['cannot tell']} that cannot be told, {counts['ok']} ok")
    return MISUSED if counts["wrong"] else CONFORMS


def _findings(path: Path, *, trying: bool) -> Iterator[Finding]:
    """Everything that is found, without any secret in it."""
    from dataclasses import replace

    from fixtures.profiles import ProfileError, read_profile
    from fixtures.secrets import Secrets
    from steps.diagnosis.examination import Examination
    from steps.diagnosis.finding import fine, wrong

    try:
        profile = read_profile(path)
    except ProfileError as error:
        for mistake in str(error).splitlines():
            yield wrong("profile", mistake, "see README, A real deployment")
        return
    yield fine("profile", f"{path} can be read")
    secrets = Secrets()
    for secret in profile.secrets():
        secrets.add(secret)
    chromium = None
    try:
        chromium = browser.find()
        yield fine("browser", f"{chromium} ({browser.version(chromium)})")
    except Refusal as refusal:
        yield wrong("browser", str(refusal), "see README, The browser")
    for finding in Examination(profile, path, chromium, _now, trying=trying).findings():
        yield replace(finding, found=secrets.mask(finding.found), advice=secrets.mask(finding.advice))


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - a real deployment's clock is compared with the time of day
