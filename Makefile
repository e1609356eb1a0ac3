# Everything is set up by itself in .venv: `make demo` and `make test` work on a machine that has Python 3.11+ and make.

PYTHON ?= $(firstword $(foreach name,python3 python3.13 python3.12 python3.11,$(shell $(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))))
VENV := .venv
BIN := $(VENV)/bin
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help demo test lint types unit examples docs wheel clean

help: ## what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "error: Python 3.11 or later is needed, and none was found" >&2; echo "hint: make PYTHON=/path/to/python3 demo" >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "error: $(PYTHON) cannot make a virtual environment" >&2; echo "hint: on Debian and Ubuntu that is the package python3-venv" >&2; exit 2; }

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "installing onrecord into $(VENV)" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.developed: $(VENV)/.installed
	@echo "installing what the tests need" >&2
	@$(BIN)/python -m pip install --quiet --group dev --editable '.[parquet,xlsx,postgres]'
	@$(BIN)/python -m pip install --quiet --group readers || echo "some programs that open exports cannot be had here: their tests are skipped" >&2
	@touch $@

$(VENV)/.documented: $(VENV)/.installed
	@$(BIN)/python -m pip install --quiet --group docs
	@touch $@

demo: $(VENV)/.installed ## read an example report and print its record
	@$(BIN)/onrecord read examples/market.txt --published 2026-03-11

test: lint types unit ## all checks

lint: $(VENV)/.developed ## style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.developed ## types
	$(BIN)/mypy

unit: $(VENV)/.developed ## tests; -rs names the ones that were skipped, and why
	$(BIN)/python -m pytest -n auto -rs

examples: $(VENV)/.developed ## rewrite the outputs in README and docs
	$(BIN)/python tests/support/console.py README.md docs/*.md

docs: $(VENV)/.documented ## the documentation as a site, in site/
	$(BIN)/mkdocs build --strict --quiet

wheel: $(VENV)/.developed ## the package, in dist/
	$(BIN)/python -m build --outdir dist .

clean: ## remove all that was made
	rm -rf $(VENV) build dist site .pytest_cache .mypy_cache .ruff_cache .hypothesis
