# Everything starts here. `make help` lists what there is.
.DEFAULT_GOAL := help
.PHONY: help run test check bench messages css clean
PORT ?= 8000
PYTHON ?= python3
BIN := .venv/bin

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: .venv/run-ready  ## set everything up and serve the demonstration (PORT=8000)
	@DEMO=1 PORT=$(PORT) $(BIN)/tussenruimte demo
	@DEMO=1 $(BIN)/tussenruimte serve --port $(PORT)

test: .venv/dev-ready  ## set everything up and run all tests: SQLite, PostgreSQL, browser
	@$(BIN)/python -m tools.test

check: .venv/dev-ready  ## format, lint, types, layers, templates
	@$(BIN)/python -m tools.check

bench: .venv/dev-ready  ## measure speed and growth; writes docs/reference/performance.md
	@$(BIN)/python -m bench

messages: .venv/dev-ready  ## collect the screen texts for translation (needs gettext)
	@$(BIN)/python -m tools.messages collect

css:  ## make the style sheet anew from the design system's packages (needs npm)
	@$(PYTHON) tools/css/build.py

clean:  ## remove what was set up; the data in .var stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv .venv

.venv/run-ready: .venv/bin/python requirements/run.txt pyproject.toml $(wildcard src/tussenruimte/*/locale/en/LC_MESSAGES/django.po)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m tools.messages compile
	@touch $@

.venv/dev-ready: .venv/run-ready requirements/dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@
