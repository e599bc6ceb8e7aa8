"""The product as a service provider (SAML 2.0) and a relying party (OpenID Connect). Import it where it is first
needed: its libraries are heavy, and a login page does without them."""
