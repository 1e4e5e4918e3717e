# Two commands on a fresh machine: `make demo` and `make test`. `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help install page screenshots demo test lint bench evaluate lock clean

help:  ## what each command does
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

install: $(STAMP)  ## set up .venv with pinned packages; leaves .venv/bin/headwater

$(STAMP): requirements.lock requirements-ftm.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
	  || { echo "headwater needs Python 3.11, 3.12 or 3.13: run 'make PYTHON=python3.12 install'"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@$(BIN)/pip install --quiet --require-hashes --requirement requirements-ftm.lock >$(VENV)/ftm.log 2>&1 \
	  || echo "No ICU headers here (libicu-dev, pkg-config): the export to FollowTheMoney stays off, all else works."
	@touch $@

page:  ## build the page again after a change in ui/ (needs Node 20 or later)
	cd ui && npm ci --no-audit --no-fund && npm run build

screenshots: $(STAMP)  ## take the pictures of docs/images again (needs Chromium)
	SCREENSHOTS=docs/images $(BIN)/python -m pytest tests/browser -k light

demo: $(STAMP)  ## build the fictional case of examples/ and show what it says
	@rm -rf demo-case
	$(BIN)/headwater build examples/reports --case demo-case
	$(BIN)/headwater status demo-case
	$(BIN)/headwater findings demo-case --limit 4
	@echo 'Look at it: $(BIN)/headwater serve demo-case'

test: $(STAMP)  ## everything that must hold, beside ../shared or without it
	$(BIN)/python -m pytest

lint: $(STAMP)  ## style, types, and the way imports run
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(STAMP)  ## speed of reading beside bare spaCy, and of text reuse by size; writes docs/benchmarks.md
	$(BIN)/python benchmarks/run.py --write
	$(BIN)/python benchmarks/weighing.py --write

evaluate: $(STAMP)  ## score the reading on gold data beside the project; writes docs/evaluation.md
	$(BIN)/python -m headwater.cli.evaluate all ../shared/gold --write

lock:  ## renew requirements.lock from pyproject.toml (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  --group dev pyproject.toml --output-file requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  --extra ftm --constraint requirements.lock pyproject.toml --output-file requirements-ftm.lock

clean:  ## remove what `make` made
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
