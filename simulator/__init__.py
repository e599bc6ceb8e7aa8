"""The reference login server: what the documents say, to be tested against and to test against."""
