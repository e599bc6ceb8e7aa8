"""What a mail to a new person of CloudCX says, in any language."""

from __future__ import annotations

from steps.labels import load
from steps.welcome import values

FRENCH = """Bonjour Mara,

Adresse de connexion : http://one.cloudcx.localhost:1/login?company=Example%20Works
Nom de l'entreprise : Example Works
Nom d'utilisateur : mara
E-mail de connexion : mara@example.com
Mot de passe : a:b Pass-1
"""


def test_each_value_stands_under_its_name_to_the_end_of_the_line() -> None:
    assert values(FRENCH, load("cloudcx", "fr")) == {
        "login_url": "http://one.cloudcx.localhost:1/login?company=Example%20Works",
        "company_name": "Example Works",
        "username": "mara",
        "email": "mara@example.com",
        "password": "a:b Pass-1",
    }


def test_what_has_no_name_of_the_documents_is_not_found() -> None:
    assert values("Company: Example Works\nLogin Username mara\n", load("cloudcx", "en")) == {}
