"""Starts an inbox and the site, proves the profile, judges the site by it, and stops both again."""

from __future__ import annotations

import base64
import json
import os
import secrets
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PROFILE = HERE / "profile.toml"


def made_up() -> dict[str, str]:
    """The people's passwords and the rest that profile.toml takes from the environment; others each time."""
    return {
        "MARA_PASSWORD": f"{secrets.token_urlsafe(12)}-9aB",
        "JONAS_PASSWORD": f"{secrets.token_urlsafe(12)}-9aB",
        "JONAS_TOTP": base64.b32encode(secrets.token_bytes(20)).decode(),
        "SITE_TOKEN": secrets.token_urlsafe(24),
    }


def started(stack: ExitStack, command: list[str], environ: dict[str, str]) -> dict[str, Any]:
    """What a server says when it is ready; it is stopped when the stack is left. Raises SystemExit when it is not."""
    server = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True)
    stack.callback(server.wait, 30)
    stack.callback(server.terminate)
    assert server.stdout
    line = server.stdout.readline()
    if not line:
        raise SystemExit(f"{command[0]} did not start; what it says is above")
    return dict(json.loads(line))


def main(options: list[str]) -> int:
    """Exit status: the doctor's if it finds something wrong, else that of the run."""
    environ = os.environ | made_up() | {"PYTHONPATH": str(ROOT)}
    with ExitStack() as stack:
        ports = ["--smtp-port", "2599", "--http-port", "8097"]
        inbox = started(stack, [sys.executable, "-m", "fake_smtp", *ports], environ)
        environ["SITE_SMTP"] = inbox["smtp"]
        started(stack, [str(HERE / "start"), "--port", "8099", "--hook-port", "8098"], environ)
        loginlab = [sys.executable, "-m", "loginlab"]
        proved = subprocess.run([*loginlab, "doctor", "--target", str(PROFILE)], cwd=ROOT, env=environ, check=False)
        if proved.returncode:
            return proved.returncode
        run = [*loginlab, "run", "--target", str(PROFILE), "--workers", "1", *options]
        return subprocess.run(run, cwd=ROOT, env=environ, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
