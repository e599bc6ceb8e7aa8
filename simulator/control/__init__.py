"""The JSON API that makes deployments and people, moves clocks, unlocks and plants defects."""
