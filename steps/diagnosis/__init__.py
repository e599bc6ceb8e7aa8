"""What the doctor looks at before a run: each check returns what it found, and none changes anything at the target.

Wrong is what would keep a run from judging; what cannot be told without doing more than looking is said to be so.
"""
