"""Identity providers to sign in with, over SAML 2.0 and OpenID Connect; each can be told to answer wrongly. Import it
where it is first needed: its libraries are heavy, and a login page does without them."""
