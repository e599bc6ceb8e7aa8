"""The server as a program, and what importing it costs."""

from __future__ import annotations

import json
import os
import signal
import smtplib
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from fake_smtp import MailClient
from tests.fake_smtp.posting import composed

ROOT = Path(__file__).parents[2]


def start(*arguments: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "fake_smtp", *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_says_in_one_line_where_it_is_and_stops_cleanly_at_a_signal(number: signal.Signals) -> None:
    with start() as process:
        assert process.stdout is not None
        ready = json.loads(process.stdout.readline())
        host, _, port = ready["smtp"].partition(":")
        with smtplib.SMTP(host, int(port)) as client:
            client.send_message(composed())
        assert MailClient(ready["http"]).watermark() == 1
        process.send_signal(number)
        out, err = process.communicate(timeout=10)
    assert (process.returncode, out, err) == (0, "", "")


def test_a_port_in_use_is_one_line_and_exit_status_2() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with start("--smtp-port", str(port)) as process:
            out, err = process.communicate(timeout=10)
    assert (process.returncode, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert f"127.0.0.1:{port} is in use" in err


@pytest.mark.parametrize(
    ("arguments", "environment", "reason"),
    [
        (["--host", "0.0.0.0"], {}, "give a token"),
        (["--host", "no-such-host.invalid"], {}, "no-such-host.invalid"),
        ([], {"FAKE_SMTP_USERS": "hunter2"}, "name:password"),
        (["--host", "0.0.0.0"], {"FAKE_SMTP_TOKEN": "t", "FAKE_SMTP_USERS": "anna:hunter2"}, "over TLS only"),
        (["--tls", "--starttls"], {}, "leave --starttls"),
        (["--key", "key.pem"], {}, "belongs to a --certificate"),
        (["--certificate", "chain.pem"], {}, "say which"),
        (["--tls", "--certificate", "/nowhere/chain.pem"], {}, "/nowhere/chain.pem: cannot be read"),
    ],
)
def test_what_cannot_be_served_is_one_line_and_exit_status_2(
    arguments: list[str], environment: dict[str, str], reason: str
) -> None:
    with start(*arguments, **environment) as process:
        _, err = process.communicate(timeout=20)
    assert process.returncode == 2
    assert len(err.splitlines()) == 1
    assert reason in err
    assert "hunter2" not in err


def test_with_starttls_the_certificate_is_in_the_line_and_users_have_to_log_in() -> None:
    with start("--require-starttls", FAKE_SMTP_USERS="anna:secret") as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        process.terminate()
        process.communicate(timeout=10)
    assert json.loads(line)["certificate"].startswith("-----BEGIN CERTIFICATE-----")
    assert "secret" not in line


def test_its_limits_are_options() -> None:
    options = ("--allow-from", "*@a.org", "--allow-from", "*@b.org", "--allow-to", "*@c.org", "--size-limit", "2000")
    with start(*options, "--keep", "1", "--rate", "2") as process:
        assert process.stdout is not None
        ready = json.loads(process.stdout.readline())
        host, _, port = ready["smtp"].partition(":")
        with smtplib.SMTP(host, int(port)) as client:
            client.ehlo()
            codes = [client.mail("x@d.org")[0], client.mail("x@b.org", ["SIZE=2001"])[0], client.mail("x@b.org")[0]]
            codes += [client.rcpt("x@d.org")[0], client.rcpt("x@c.org")[0]]
        process.terminate()
        process.communicate(timeout=10)
    assert codes == [550, 552, 250, 550, 250]


def test_importing_it_loads_neither_a_server_nor_a_framework() -> None:
    heavy = "{'asyncio', 'aiosmtpd', 'starlette', 'uvicorn', 'cryptography', 'email.parser'}"
    script = f"import sys, fake_smtp; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.check_output([sys.executable, "-c", script], cwd=ROOT, text=True).strip() == "[]"


def test_the_frameworks_are_loaded_when_somebody_asks_over_http_and_not_before() -> None:
    script = (
        "import sys; from fake_smtp import FakeSmtp, MailClient\n"
        "with FakeSmtp() as mail:\n"
        "    assert not {'starlette', 'uvicorn', 'cryptography'} & set(sys.modules)\n"
        "    MailClient(mail.http_url).watermark()\n"
        "    assert {'starlette', 'uvicorn'} <= set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", script], cwd=ROOT, check=True)
