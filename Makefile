# Every target prepares what it needs: uv, the locked environment in .venv, a browser. See `make help`.
.DEFAULT_GOAL := help
.PHONY: help run test prove bench serve check unit features sample environment development
.NOTPARALLEL:
SHELL := /bin/sh
# Bytecode saves a third of a cold start; some machines switch it off for everything.
unexport PYTHONDONTWRITEBYTECODE
unexport VIRTUAL_ENV

python := .venv/bin/python
loginlab := $(python) -m loginlab
# make run ARGS="--clause GC-RESET-2 --headed"
ARGS ?=
# What `make test` draws of each product: rows of each outline, and defects. `make run` and `make prove` leave nothing out.
ROWS ?= 1
SAMPLE ?= 3
# Without evidence, which costs a sixth of the time: `make run` leaves it for the scenario that failed.
judge := $(loginlab) run --strict --evidence none $(if $(ROWS),--rows $(ROWS))

help:
	@echo 'make run      drive a product'\''s features against the simulator (Genesys Cloud unless ARGS says --product NAME)'
	@echo 'make test     everything that must hold before a change lands'
	@echo 'make serve    the simulator and its inbox, for a person to click through'
	@echo 'make prove    plant every defect of the product and see that its check finds it; result in reports/out/proof.json'
	@echo 'make bench    measure: cold start, overhead, deployments, the whole suite'
	@echo 'Options go into ARGS:  make run ARGS="--clause GC-RESET-2 --headed"'

run: environment
	@$(loginlab) run $(ARGS)

serve: environment
	@$(loginlab) serve $(ARGS)

prove: environment
	@$(loginlab) prove $(ARGS)

bench: environment
	@$(python) -m benchmarks $(ARGS)

test: check unit features sample

check: development
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports

unit: development
	$(python) -m pytest tests --numprocesses auto --dist worksteal

features: development
	$(judge)
	$(judge) --product intelligent-automation --out reports/out/intelligent-automation
	$(judge) --product cloudcx --out reports/out/cloudcx

sample: development
	$(loginlab) prove --sample $(SAMPLE)
	$(loginlab) prove --sample $(SAMPLE) --product intelligent-automation --out reports/out/intelligent-automation
	$(loginlab) prove --sample $(SAMPLE) --product cloudcx --out reports/out/cloudcx

environment:
	@scripts/setup run

development:
	@scripts/setup dev
