"""A run against what is broken, or described wrongly: nothing of that is called failed, and nothing passes."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from fake_smtp import FakeSmtp
from tests.loginlab.sites import LOGIN, REFUSED, Site, made, served
from tests.remote import judged, report_in

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
CODE = "<!doctype html><title>Genesys Cloud</title><label>Verification Code <input></label><button>Verify</button>"
NO_FIELD = 'waiting for get_by_role("textbox", name='
RIGHT_PAIR = ("--check", "GC-LOGIN-1.1", "-k", "the_right_pair")
RESET, CODES = ("--check", "GC-RESET-2.1"), ("--check", "GC-TOTP-2.1", "-k", "step_before")


def profile(folder: Path, url: str, *tables: str, product: str = "genesys-cloud", apps: bool = False) -> Path:
    """A profile of a deployment at an address, which allows what its scenarios do; `apps`: its people have one."""
    text = [f'product = "{product}"', f'url = "{url}"', "patience = 1.5"]
    text += ['allow = ["reads", "spends-attempts", "changes-state"]', *tables]
    for n in range(2):
        text += ["[[accounts]]", f'name = "P{n}"', f'email = "p{n}@there.example"', 'password = "Right-1-pass"']
        text += [f'totp = "{SECRET}"'] if apps else []
    file = folder / "there.toml"
    file.write_text("\n".join(text), "utf-8")
    return file


def blocked(target: Path, *chosen: str) -> str:
    """Why a check could not be judged. Everything else about the run is asserted here."""
    out = target.parent / "out"
    done = judged(target, out, "--rows", "1", *(chosen or RIGHT_PAIR))
    report = report_in(out)
    assert done.returncode == 3, done.stdout + done.stderr
    assert (report["totals"]["failed"], report["totals"]["passed"]) == (0, 0), done.stdout
    reasons = [each["reason"] for each in report["scenarios"] if each["outcome"] == "blocked"]
    assert reasons, report["scenarios"]
    return "\n".join([*reasons, *report["problems"]])


@pytest.mark.parametrize(
    ("site", "lines", "said"),
    [
        (Site(LOGIN.replace("Log In<", "Sign in<")), (), 'waiting for get_by_role("button", name='),
        (Site(), ('locale = "fr-FR"',), NO_FIELD),
        (Site("<!doctype html><title>Our blog</title><button>Subscribe</button>"), (), NO_FIELD),
        (Site("<h1>Are you human?</h1><button>Go on</button>"), (), NO_FIELD),
        (Site(inside=REFUSED), (), "could not be logged in with the password that the profile gives"),
        (Site(status=503), (), "the target is out of order: HTTP 503"),
        (Site(status=502), (), "the target is out of order: HTTP 502"),
        (Site(after=4), (), "Page.goto: Timeout"),
        (Site(dies=True), (), "Locator.click: Timeout"),
    ],
)
def test_a_broken_target_is_blocked_and_named(site: Site, lines: tuple[str, ...], said: str, tmp_path: Path) -> None:
    with served(site):
        assert said in blocked(profile(tmp_path, site.url, *lines))


def test_a_certificate_that_the_browser_does_not_trust(tmp_path: Path) -> None:
    made(tmp_path / "site.pem", ("127.0.0.1",))
    with served(Site(), tmp_path / "site.pem") as site:
        assert "net::ERR_CERT_AUTHORITY_INVALID" in blocked(profile(tmp_path, site.url))
        assert site.posted == []


def test_an_authority_of_ones_own_is_believed_by_the_browser(tmp_path: Path) -> None:
    made(tmp_path / "site.pem", ("127.0.0.1",), by=made(tmp_path / "ca.pem", ("Company",), ca=True))
    with served(Site(), tmp_path / "site.pem") as site:
        target, out = profile(tmp_path, site.url, "[tls]", 'ca = "ca.pem"'), tmp_path / "out"
        done = judged(target, out, *RIGHT_PAIR)
    assert report_in(out)["totals"]["passed"] == 1, done.stdout


def test_an_authority_of_ones_own_vouches_for_nothing_that_it_did_not_sign(tmp_path: Path) -> None:
    made(tmp_path / "ca.pem", ("Company",), ca=True)
    made(tmp_path / "site.pem", ("127.0.0.1",))
    with served(Site(), tmp_path / "site.pem") as site:
        said = blocked(profile(tmp_path, site.url, "[tls]", 'ca = "ca.pem"'))
    assert "net::ERR_CERT_AUTHORITY_INVALID" in said


@pytest.mark.parametrize("minutes", [10, -10])
def test_a_clock_that_is_wrong_blocks_what_is_judged_by_one_time_codes(minutes: int, tmp_path: Path) -> None:
    with served(Site(inside=CODE, ahead=timedelta(minutes=minutes))) as site:
        said = blocked(profile(tmp_path, site.url, 'capabilities = ["totp"]', apps=True), *CODES)
    assert "10 minutes ahead of ours" in said if minutes > 0 else "10 minutes behind ours" in said
    assert "one-time codes would be refused" in said


def test_the_page_of_another_product_is_blocked(tmp_path: Path) -> None:
    with served(Site()) as site:
        assert NO_FIELD in blocked(
            profile(tmp_path, site.url, 'organization = "Acme"', product="cloudcx"), "--check", "CX-LOGIN-1.1"
        )


def test_mails_that_go_elsewhere_are_not_missing(tmp_path: Path) -> None:
    with served(Site()) as site, FakeSmtp(smtp_port=0, http_port=0) as mail:
        table = ('capabilities = ["mail"]', "[mail]", f'api = "{mail.http_url}"')
        assert "no mail at all has arrived where [mail] says" in blocked(profile(tmp_path, site.url, *table), *RESET)


def test_a_profile_of_another_product_is_a_wrong_use(tmp_path: Path) -> None:
    target = profile(tmp_path, "http://127.0.0.1:9/", product="cloudcx")
    done = judged(target, tmp_path / "out", "--product", "genesys-cloud")
    assert done.returncode == 2
    (line,) = done.stderr.strip().splitlines()
    assert line.endswith("is a profile of cloudcx, and genesys-cloud is to be tested.")
