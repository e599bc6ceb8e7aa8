"""What can be seen, for the Thens: a function gives a look, a constant beside it says what is expected of it."""
