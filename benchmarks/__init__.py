"""Measurements of what matters to who waits (`make bench`), each beside its yardstick and in the same run."""
