"""What the provider's pages say. English is what the templates hold; another language is one more table."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from starlette.requests import Request

FRENCH = {
    "Start page": "Page d’accueil",
    "Log in": "Se connecter",
    "Log out": "Se déconnecter",
    "Username": "Nom d’utilisateur",
    "Email address": "Adresse e-mail",
    "Password": "Mot de passe",
    "Cancel": "Annuler",
    "Continue": "Continuer",
    "Choose an account": "Choisir un compte",
    "Use another account": "Utiliser un autre compte",
    "You are logged in as": "Vous êtes connecté(e) en tant que",
    "You are logged out.": "Vous êtes déconnecté(e).",
    "Do you want to log out?": "Voulez-vous vous déconnecter ?",
    "Taking you back": "Retour à l’application",
    "The username or the password is not right.": "Le nom d’utilisateur ou le mot de passe est incorrect.",
    "This does not work": "Cela ne fonctionne pas",
    "There is no such page.": "Cette page n’existe pas.",
    "The application that sent you here is not one of ours.": "L’application qui vous envoie ici n’est pas connue.",
    "The application sent a request that cannot be read.": "La demande de l’application est illisible.",
    "There is no earlier answer to send again: log in properly once before.": (
        "Il n’y a pas de réponse précédente à renvoyer : connectez-vous d’abord normalement."
    ),
    "Back to the start page": "Retour à la page d’accueil",
}
SPANISH = {
    "Start page": "Página de inicio",
    "Log in": "Iniciar sesión",
    "Log out": "Cerrar sesión",
    "Username": "Nombre de usuario",
    "Email address": "Correo electrónico",
    "Password": "Contraseña",
    "Cancel": "Cancelar",
    "Continue": "Continuar",
    "Choose an account": "Elegir una cuenta",
    "Use another account": "Usar otra cuenta",
    "You are logged in as": "Ha iniciado sesión como",
    "You are logged out.": "Ha cerrado la sesión.",
    "Do you want to log out?": "¿Desea cerrar la sesión?",
    "Taking you back": "Volviendo a la aplicación",
    "The username or the password is not right.": "El nombre de usuario o la contraseña no son correctos.",
    "This does not work": "Esto no funciona",
    "There is no such page.": "Esta página no existe.",
    "The application that sent you here is not one of ours.": "No se conoce la aplicación que le ha enviado aquí.",
    "The application sent a request that cannot be read.": "No se puede leer la solicitud de la aplicación.",
    "There is no earlier answer to send again: log in properly once before.": (
        "No hay ninguna respuesta anterior que reenviar: inicie sesión correctamente una vez antes."
    ),
    "Back to the start page": "Volver a la página de inicio",
}
LANGUAGES: Mapping[str, Mapping[str, str]] = {"en": {}, "fr": FRENCH, "es": SPANISH}


def worded(request: Request) -> tuple[str, Callable[[str], str]]:
    """The language of a page, and its wording of each text: what the product asked for (`ui_locales`), else what the
    browser prefers."""
    asked = request.query_params.get("ui_locales", "").split()
    preferred = (part.partition(";")[0].strip() for part in request.headers.get("accept-language", "").split(","))
    tags = (tag.lower().partition("-")[0] for tag in (*asked, *preferred))
    language = next((tag for tag in tags if tag in LANGUAGES), "en")
    texts = LANGUAGES[language]
    return language, lambda text: texts.get(text, text)
