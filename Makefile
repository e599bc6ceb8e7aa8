# Every target prepares what it needs: uv, the locked environment in .venv, a browser. See `make help`.
.DEFAULT_GOAL := help
.PHONY: help run test prove soak bench serve check unit features sample environment development
.NOTPARALLEL:
SHELL := /bin/sh
# Bytecode saves a third of a cold start; some machines switch it off for everything.
unexport PYTHONDONTWRITEBYTECODE
unexport VIRTUAL_ENV

python := .venv/bin/python
loginlab := $(python) -m loginlab
# make run ARGS="--clause GC-RESET-2 --headed"
ARGS ?=
# What `make test` draws of each product: rows of each outline, and defects, first those that a change since SINCE concerns.
# `make run` and `make prove` leave nothing out.
ROWS ?= 1
SAMPLE ?= 4
SINCE ?= HEAD~5
# Runs of `make soak`.
N ?= 20
PRODUCTS ?= genesys-cloud intelligent-automation cloudcx
# One subcommand for every product, each with a folder of its own; a product named in ARGS is the only one.
every = $(if $(findstring --product,$(ARGS)),$(loginlab) $(1) $(ARGS),status=0; for product in $(PRODUCTS); do \
	$(loginlab) $(1) --product $$product --out reports/out/$$product $(ARGS) || status=1; done; exit $$status)

help:
	@echo 'make run      drive a product'\''s features against the simulator (Genesys Cloud unless ARGS says --product NAME)'
	@echo 'make test     everything that must hold before a change lands'
	@echo 'make serve    the simulator and its inbox, for a person to click through'
	@echo 'make prove    plant every defect and see that its check finds it; reports/out/PRODUCT/proof.html'
	@echo 'make soak     run everything N=20 times in random order on a loaded machine: does any scenario ever differ?'
	@echo 'make bench    measure: cold start, overhead, deployments, the whole suite'
	@echo 'Options go into ARGS:  make run ARGS="--clause GC-RESET-2 --headed"'

run: environment
	@$(loginlab) run $(ARGS)

serve: environment
	@$(loginlab) serve $(ARGS)

prove: environment
	@$(call every,prove)

soak: environment
	@$(call every,soak --runs $(N))

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

# Without evidence, which costs a sixth of the time: `make run` leaves it for the scenario that failed.
features: development
	@$(call every,run --strict --evidence none $(if $(ROWS),--rows $(ROWS)))

sample: development
	@$(call every,prove --sample $(SAMPLE) $(if $(shell git rev-parse --verify --quiet $(SINCE)),--since $(SINCE)))

environment:
	@scripts/setup run

development:
	@scripts/setup dev
