"""The `loginlab` command: run, serve, prove, report, clauses."""
