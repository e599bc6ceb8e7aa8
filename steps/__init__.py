"""What the sentences of the features mean: people, what they do in a browser, and what they then see."""
