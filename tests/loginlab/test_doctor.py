"""`loginlab doctor`: each broken setting is named, what is right is not, and nothing is changed unless it is asked."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from fake_smtp import FakeSmtp
from loginlab import browser
from loginlab.__main__ import main
from loginlab.exits import CONFORMS, MISUSED, Refusal
from tests.loginlab.doctoring import PASSWORD, TRIAL, Doctor, closed_port
from tests.loginlab.sites import LOGIN, Site, made, served

# --- what is right


def test_a_good_deployment_has_nothing_wrong_and_nobody_was_logged_in(doctor: Doctor, mail: FakeSmtp) -> None:
    with served(Site()) as site:
        told = doctor.of(site.url, f'[mail]\napi = "{mail.http_url}"', capabilities=["mail"], allow=TRIAL)
        assert (told.wrong, told.code) == (set(), CONFORMS)
        assert site.posted == []
    assert "has arrived" in told.about("mail", "ok")
    assert "all 6 captions" in told.about("labels", "ok")
    assert "genesys-cloud 6 of 6" in told.about("product", "ok")
    assert "only a login tells" in told.about("accounts[0]", "cannot tell")
    assert "only one shows" in told.about("mail", "cannot tell")


def test_without_json_each_finding_is_a_line(doctor: Doctor, capsys: pytest.CaptureFixture[str]) -> None:
    doctor.write(f"http://127.0.0.1:{closed_port()}/")
    assert main(["doctor", "--target", str(doctor.file)]) == MISUSED
    *findings, summary = capsys.readouterr().out.splitlines()
    assert all(line.startswith(("ok  ", "wrong  ", "cannot tell  ")) for line in findings)
    assert summary.startswith("1 wrong, 1 that cannot be told, ")


# --- profiles


def test_every_mistake_of_a_profile_is_a_finding(doctor: Doctor) -> None:
    told = doctor.of("login.example.com", locale="english")
    assert (told.code, told.wrong, len(told.findings)) == (MISUSED, {"profile"}, 3)
    assert "accounts[0].password: a password in a file" in told.about("profile")
    assert ":2: url: must be an address" in told.about("profile")
    assert ":3: locale: must be a language" in told.about("profile")


def test_a_profile_that_is_not_there_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--target", "/no/such.toml"]) == MISUSED
    assert capsys.readouterr().err.startswith("loginlab: there is no profile /no/such.toml")


@pytest.mark.parametrize(
    ("keys", "more", "setting", "said"),
    [
        ({"locale": "de-DE"}, "", "locale", "no labels for genesys-cloud in 'de'"),
        ({"locales": ["en", "es"]}, "", "locales", "no labels for genesys-cloud in 'es'"),
        ({}, '[labels]\nsign_in = ["Go"]', "labels", "no label 'sign_in'; there are account,"),
        ({}, '[labels]\nlog_in = ["/(/"]', "labels", "/(/ is not a regular expression"),
        ({}, '[locators]\nsign_in = "css=#go"', "locators.sign_in", "no label is called so"),
        ({"capabilities": ["totp"]}, "", "capabilities", "no account has a totp"),
    ],
)
def test_what_only_the_harness_knows_of_a_profile_is_proved(
    doctor: Doctor, keys: dict[str, Any], more: str, setting: str, said: str
) -> None:
    told = doctor.of(f"http://127.0.0.1:{closed_port()}/", more, **keys)
    assert said in told.about(setting)


def test_a_machine_without_a_browser_is_told(doctor: Doctor) -> None:
    with served(Site()) as site, patch.object(browser, "find", side_effect=Refusal("there is no Chromium to drive")):
        told = doctor.of(site.url)
    assert "there is no Chromium" in told.about("browser")
    assert told.about("labels", "cannot tell")


# --- the way there


def test_nothing_that_listens(doctor: Doctor) -> None:
    told = doctor.of(f"http://127.0.0.1:{closed_port()}/")
    assert told.wrong == {"url"}
    assert "nothing listens at port" in told.about("url")


def test_a_name_that_leads_nowhere(doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARA", PASSWORD)
    doctor.write("https://no-such-name.invalid/")
    doctor.file.write_text(doctor.file.read_text("utf-8").replace(f'"{PASSWORD}"', '"${MARA}"'), "utf-8")
    assert "no-such-name.invalid has no address" in doctor().about("url")


def test_where_this_machine_answers_for_the_target_nothing_is_sent_to_the_real_one(doctor: Doctor) -> None:
    with served(Site()) as site:
        here = f'[wire.hosts]\n"login.example.com" = "{site.url.split("/")[2]}"'
        told = doctor.of("https://login.example.com/", here, "--try", allow=TRIAL)
        assert (told.wrong, site.posted) == (set(), [])
    assert "this machine answers for https://login.example.com/" in told.about("wire.hosts", "cannot tell")
    assert doctor().wrong == {"url"}


def test_what_is_not_http(doctor: Doctor, mail: FakeSmtp) -> None:
    host, port = mail.smtp_address
    assert "gives no answer" in doctor.of(f"http://{host}:{port}/").about("url")


def test_https_that_is_none(doctor: Doctor) -> None:
    with served(Site()) as site:
        assert "no TLS at port" in doctor.of(site.url.replace("http:", "https:")).about("url")


@pytest.mark.parametrize(
    ("site", "setting", "said"),
    [
        (
            Site(status=429, headers={"Retry-After": "120"}),
            "rate",
            "throttles: HTTP 429 - wait for 120 s (Retry-After)",
        ),
        (Site(status=503, headers={"Retry-After": "9"}), "rate", "throttles: HTTP 503 with Retry-After: 9"),
        (Site(status=503), "url", "503 Service Unavailable - it is out of order"),
        (Site(status=403), "url", "403 Forbidden - something before the login lets nobody in"),
        (Site(status=404), "url", "404 Not Found - is it the address at which a person logs in?"),
        (Site(status=403, headers={"cf-mitigated": "challenge"}), "rate", "a captcha (cf-mitigated: challenge)"),
    ],
)
def test_answers_that_are_no_page(doctor: Doctor, site: Site, setting: str, said: str) -> None:
    with served(site):
        told = doctor.of(site.url)
    assert told.wrong == {setting}
    assert said in told.about(setting)
    assert "was not looked at" in told.about("labels", "cannot tell")


def test_a_slow_deployment(doctor: Doctor) -> None:
    with served(Site(after=1.2)) as site:
        told = doctor.of(site.url, patience=1)
    assert told.wrong == {"patience"}
    assert "a page may take 1 s - set patience to" in told.about("patience")


def test_a_deployment_that_does_not_answer(doctor: Doctor) -> None:
    with served(Site(after=60)) as site:
        told = doctor.of(site.url, patience=0.2)
    assert "has not answered in 0.4 s" in told.about("patience")


@pytest.mark.parametrize(("minutes", "said"), [(10, "10 minutes ahead of ours"), (-10, "10 minutes behind ours")])
def test_a_clock_that_is_wrong(doctor: Doctor, minutes: int, said: str) -> None:
    with served(Site(ahead=timedelta(minutes=minutes))) as site:
        told = doctor.of(site.url)
    assert told.wrong == {"clock"}
    assert f"the target's is {said}, so one-time codes would be refused" in told.about("clock")


# --- certificates


@pytest.mark.parametrize(
    ("names", "days", "said"),
    [
        (("127.0.0.1",), (-30, -2), "the certificate has expired (20"),
        (("127.0.0.1",), (2, 30), "the certificate is not valid yet (20"),
        (("login.example.com", "127.0.0.2"), (-1, 90), "the certificate is for login.example.com, 127.0.0.2, not for"),
    ],
)
def test_a_certificate_that_is_not_good(
    doctor: Doctor, tmp_path: Path, names: tuple[str, ...], days: tuple[int, int], said: str
) -> None:
    authority = made(tmp_path / "ca.pem", ("Company",), ca=True)
    made(tmp_path / "site.pem", names, days=days, by=authority)
    with served(Site(), tmp_path / "site.pem") as site:
        told = doctor.of(site.url, '[tls]\nca = "ca.pem"')
    assert told.wrong == {"tls"}
    assert said in told.about("tls")


def test_a_certificate_that_signs_itself(doctor: Doctor, tmp_path: Path) -> None:
    made(tmp_path / "site.pem", ("127.0.0.1",))
    with served(Site(), tmp_path / "site.pem") as site:
        said = doctor.of(site.url).about("tls")
    assert said.startswith("the certificate is self-signed - give its authority's certificate: [tls] ca =")


def test_a_certificate_of_an_authority_that_nobody_knows(doctor: Doctor, tmp_path: Path) -> None:
    made(tmp_path / "site.pem", ("127.0.0.1",), by=made(tmp_path / "ca.pem", ("Company",), ca=True))
    with served(Site(), tmp_path / "site.pem") as site:
        assert "from CN=Company CA, whom this machine does not trust" in doctor.of(site.url).about("tls")
        told = doctor.of(site.url, '[tls]\nca = "ca.pem"')
    assert told.wrong == set()
    assert "good for its name until" in told.about("tls", "ok")
    assert "all 6 captions" in told.about("labels", "ok"), "the browser believes that authority, too"


def test_an_authority_that_is_no_certificate(doctor: Doctor, tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("none", "utf-8")
    with served(Site()) as site:
        told = doctor.of(site.url.replace("http:", "https:"), '[tls]\nca = "ca.pem"')
    assert "holds no certificate in PEM" in told.about("tls.ca")


# --- the page


def test_a_caption_that_is_another_with_the_nearest_on_the_page(doctor: Doctor) -> None:
    with served(Site(LOGIN.replace("Log In<", "Sign in<"))) as site:
        told = doctor.of(site.url)
        assert told.wrong == {"labels.log_in"}
        said = told.about("labels.log_in")
        assert "the button to log in is not on the login page in en-US: no “Log In”" in said
        assert "the nearest is the button “Sign in”" in said
        advice = said.partition("if that is it: ")[2]
        assert advice == '[labels] log_in = ["Sign in"]'
        assert doctor.of(site.url, advice.replace("[labels] ", "[labels]\n")).wrong == set()


def test_captions_are_looked_for_in_every_locale(doctor: Doctor) -> None:
    """The page speaks one language only, so nothing of the other is found there."""
    with served(Site()) as site:
        told = doctor.of(site.url, locales=["en-US", "fr-FR"])
    assert told.code == (MISUSED if told.wrong else CONFORMS)
    assert "in en-US" in told.about("labels", "ok")
    assert "fr-FR could not be chosen on the login page" in told.about("locales", "cannot tell")


def test_another_product(doctor: Doctor) -> None:
    with served(Site()) as site:
        told = doctor.of(site.url, product="cloudcx")
    assert told.wrong == {"product"}
    assert "more like genesys-cloud's than cloudcx's" in told.about("product")
    assert 'is it product = "genesys-cloud"?' in told.about("product")


def test_a_page_that_is_none_to_log_in_at(doctor: Doctor) -> None:
    with served(Site("<!doctype html><title>Our blog</title><h1>News</h1><button>Subscribe</button>")) as site:
        told = doctor.of(site.url, patience=2)
    assert told.wrong == {"url"}
    assert "but a page titled “Our blog”" in told.about("url")


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<h1>Are you human?</h1><button>Go on</button>", "the page says “Are you human”"),
        (f'{LOGIN}<iframe src="https://hcaptcha.com/captcha/v1/x"></iframe>', "the page holds a captcha of hCaptcha"),
    ],
)
def test_a_captcha(doctor: Doctor, page: str, said: str) -> None:
    with served(Site(page)) as site:
        told = doctor.of(site.url, patience=3)
    assert told.wrong == {"captcha"}
    assert said in told.about("captcha")
