"""One isolated deployment: its own people, policy, clock and mail. Load, decide, save, carry out."""
