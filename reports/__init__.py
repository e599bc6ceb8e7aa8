"""What the scenarios left, read: a verdict for each check and clause, and the files that show it.

Knows nothing of the harness and nothing of the simulator: results reach it as plain dicts on pytest's reports.
"""
