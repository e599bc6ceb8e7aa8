"""WebAuthn by PyPI `webauthn`, which takes a quarter of a second to load and is therefore loaded at its first use."""
