"""The label catalogue."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from steps.labels import FOLDER, LANGUAGES, Label, LabelError, Labels, load
from steps.pages.journey import journey_through

CAPTIONS = Path(__file__).resolve().parents[2] / "features" / "clauses" / "captions.toml"
PRINTED = {
    "log_in": "log_in",
    "more_login_options": "more_login_options",
    "forgot_password": "forgot_password",
    "reset_password": "reset_password",
    "new_password": "new_password",
    "verify_new_password": "verify_new_password",
    "register": "register",
    "collaborate": "collaboration",
    "my_account": "account",
    "architect": "architect",
    "reset_sender": "help_sender",
    "forgot_organization": "forgot_organization",
    "next": "next",
    "company_sso": "company_sso",
    "device_name": "device_name",
    "time_based_generator": "time_based_generator",
    "passkey": "passkey",
    "validate_field": "validate_field",
    "validate_button": "validate_button",
}
CLOUDCX = {"sign_in": "log_in"}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("caption", "label"), PRINTED.items())
def test_captions_that_the_documents_print_are_taken_over_unchanged(caption: str, label: str, language: str) -> None:
    printed = tomllib.loads(CAPTIONS.read_text("utf-8"))["genesys-cloud"][language].get(caption)
    assert printed in (None, list(load("genesys-cloud", language)[label].forms))


def test_captions_of_intelligent_automation_are_taken_over_unchanged() -> None:
    printed = tomllib.loads(CAPTIONS.read_text("utf-8"))["intelligent-automation"]["en-GB"]
    labels = load("intelligent-automation", "en")
    assert {name: list(labels["entry_en" if name == "language" else name].forms) for name in printed} == printed


def test_captions_of_cloudcx_are_taken_over_unchanged() -> None:
    printed = tomllib.loads(CAPTIONS.read_text("utf-8"))["cloudcx"]["en"]
    labels = load("cloudcx", "en")
    assert {name: list(labels[CLOUDCX.get(name, name)].forms) for name in printed} == printed


@pytest.mark.parametrize("product", ["genesys-cloud", "intelligent-automation", "cloudcx"])
def test_every_language_of_a_product_has_the_same_labels(product: str) -> None:
    languages = journey_through(product).in_languages
    files = [FOLDER / f"{product.replace('-', '_')}.{language}.toml" for language in languages]
    first, *others = [tomllib.loads(path.read_text("utf-8")).keys() for path in files]
    assert all(names == first for names in others)
    assert sorted(files) == sorted(FOLDER.glob(f"{product.replace('-', '_')}.*.toml"))
    assert set(languages) <= LANGUAGES.keys()


def test_labels_of_several_languages_fit_any_of_them() -> None:
    together = load("cloudcx", "en").together(load("cloudcx", "fr"), load("cloudcx", "es"))
    for caption in ("Sign in", "Se connecter", "Iniciar sesión"):
        assert together["log_in"].pattern().search(caption)
    assert not together["log_in"].pattern().search("Sign in with Google")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.name)
def test_every_label_of_every_file_can_be_used(path: Path) -> None:
    product, language, _ = path.name.split(".")
    for name in tomllib.loads(path.read_text("utf-8")):
        assert load(product.replace("_", "-"), language)[name].pattern(n=1).pattern


def test_a_caption_must_be_the_whole_name() -> None:
    pattern = Label("log_in", ("Log In",)).pattern()
    assert pattern.search(" Log In ")
    assert not pattern.search("Log In here")
    assert not pattern.search("log in")


def test_a_blank_that_does_not_break_is_a_blank() -> None:
    label = Label("forgot", ("Mot de passe oublié ?",))
    for blank in ("\u00a0", "\u202f", " "):
        assert label.pattern().search(f"Mot de passe oublié{blank}?")
        assert label.stands_in(f"Lisez ceci. Mot de passe oublié{blank}? Demandez.")
    assert not label.pattern().search("Mot de passe oublié?")


def test_signs_in_a_caption_are_taken_literally() -> None:
    assert Label("forgot", ("Forgot (it)?",)).pattern().search("Forgot (it)?")


def test_an_expression_matches_anywhere_and_can_ignore_case() -> None:
    assert Label("locked", ("/administrator/i",)).pattern().search("Ask your ADMINISTRATOR.")
    assert not Label("locked", ("/administrator/",)).pattern().search("Ask your ADMINISTRATOR.")


def test_figures_are_filled_in() -> None:
    label = Label("needs", (r"/at least {n}\b/",))
    assert label.stands_in("at least 8 characters", n=8)
    assert not label.stands_in("at least 80 characters", n=8)


def test_any_of_several_forms_is_accepted() -> None:
    pattern = Label("change", ("Change Password", "Log in")).pattern()
    assert pattern.search("Log in")
    assert pattern.search("Change Password")


def test_a_profile_replaces_a_label() -> None:
    own = load("genesys-cloud").overridden({"log_in": ["Sign in"]})
    assert own["log_in"].forms == ("Sign in",)
    assert own["password"].forms == ("Password",)


@pytest.mark.parametrize("wrong", [{"log_im": ["Log In"]}, {"log_in": []}, {"log_in": ["/(/"]}])
def test_a_wrong_replacement_is_an_error_that_names_the_label(wrong: dict[str, list[str]]) -> None:
    with pytest.raises(LabelError, match=next(iter(wrong))):
        load("genesys-cloud").overridden(wrong)


def test_an_unknown_label_is_an_error() -> None:
    with pytest.raises(LabelError, match="no label 'moon'"):
        Labels({})["moon"]


def test_a_language_that_is_not_there_is_an_error_that_names_what_is() -> None:
    with pytest.raises(LabelError, match=r"genesys_cloud\.xx\.toml is not among .*genesys_cloud\.en\.toml"):
        load("genesys-cloud", "xx")
