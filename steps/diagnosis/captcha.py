"""Whether a page asks its visitor to prove that no program looks at it."""

from __future__ import annotations

import re

# By where their frames come from, as their documentation has it.
_PROVIDERS = {
    "reCAPTCHA": r"(google\.com|recaptcha\.net)/recaptcha/",
    "hCaptcha": r"\bhcaptcha\.com/",
    "Cloudflare Turnstile": r"challenges\.cloudflare\.com/",
    "Arkose Labs": r"\b(arkoselabs|funcaptcha)\.com/",
    "GeeTest": r"\bgeetest\.com/",
    "AWS WAF": r"\bawswaf\.com/",
    "DataDome": r"\bcaptcha-delivery\.com/",
    "PerimeterX": r"\b(px-cdn|px-cloud|perimeterx)\.net/",
    "Friendly Captcha": r"\bfrcapi\.com/|friendlycaptcha",
}
_WORDS = re.compile(
    r"captcha|not a robot|are you (a )?human|verify(ing)? (that )?you are (a )?human|just a moment"
    r"|unusual traffic|attention required|pas un robot|êtes humain|no soy un robot",
    re.IGNORECASE,
)


def provider_of(address: str) -> str | None:
    """Whose captcha comes from an address; None when none that is known does."""
    return next((name for name, place in _PROVIDERS.items() if re.search(place, address)), None)


def asks_for_proof(text: str) -> str | None:
    """The words by which a page's text asks for it; None when it does not."""
    found = _WORDS.search(text)
    return found[0] if found else None
