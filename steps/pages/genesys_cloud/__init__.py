"""Genesys Cloud as a person meets it."""
