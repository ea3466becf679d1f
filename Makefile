# Every target makes the virtual environment that it needs, and says what it is doing.
# It needs git, make and Python 3.11 or newer with venv (Debian: python3-venv). `make test` also needs Chromium.

SHELL := /bin/bash
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
OLDEST := .venv-oldest
BENCH := .venv-bench
# Ignored are the warnings that setuptools has for packagers at each editable install.
PIP := -m pip install --quiet --disable-pip-version-check
LOCALE := coaching_xblock/conf/locale
LANGUAGES := $(sort en $(notdir $(wildcard $(LOCALE)/*)))
BARE := tests/core tests/olx tests/blocks tests/host tests/rendering tests/sandbox

.DEFAULT_GOAL := help
.PHONY: chromium help run test check bench messages wheel clean

help: ## Say what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: .venv/.run ## Open the sandbox on this machine; PORT=8123 for another port, RESET=1 to start afresh
	@exec $(BIN)/python -m sandbox --port $(PORT) $(if $(RESET),--reset --no-input)

test: chromium .venv/.dev $(if $(ARGS),,$(OLDEST)/.made) ## Run all tests, browser included; ARGS="tests/core -x" runs some
	@echo "Tests with the newest Django and XBlock ..."
	@$(BIN)/python -m pytest $(ARGS)
ifndef ARGS
	@echo "Tests without a browser, with Django 4.2 and XBlock 5.2.0 ..."
	@$(OLDEST)/bin/python -m pytest -m "not browser" $(wildcard $(BARE))
endif

check: .venv/.dev ## Read the code: ruff, mypy, the layers, the templates
	@echo "ruff: faults and form";   $(BIN)/ruff check . && $(BIN)/ruff format --check .
	@echo "mypy: types";             $(BIN)/mypy
	@echo "import-linter: layers";   $(BIN)/lint-imports --no-cache
	@echo "templates: no logic";     $(BIN)/python -m tests.promises.templates

bench: $(BENCH)/.made ## Measure: one line a measure, as name value limit unit ok|short
	@$(BENCH)/bin/python -m bench

messages: .venv/.run ## Collect the texts to translate and compile the translations (needs gettext)
	@command -v xgettext >/dev/null || { echo "Collecting texts needs gettext: apt-get install gettext"; exit 1; }
	@cd coaching_xblock && ../$(BIN)/python -m django makemessages --symlinks --no-location $(LANGUAGES:%=--locale %)
	@# XBlock looks for a catalogue named text, the platform's translation tools for one named django.
	@for each in $(LANGUAGES); do \
		cd $(CURDIR)/$(LOCALE)/$$each/LC_MESSAGES && msgfmt --check-format -o text.mo django.po && cp text.mo django.mo; done

wheel: .venv/.dev ## Build the wheel and the source archive into dist/
	@$(BIN)/python -m build --no-isolation --outdir dist .

clean: ## Remove what the other targets made: environments, caches, builds
	@rm -rf .venv $(OLDEST) $(BENCH) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

chromium:
	@command -v chromium >/dev/null || { echo "The tests drive Chromium, which is missing: apt-get install chromium"; exit 1; }

# A stamp tells what an environment holds; it is older than setup.py after a change of what we need.

.venv/.run: setup.py | .venv/bin/python
	@echo "Installing what the sandbox needs (once, about half a minute) ..."
	@PYTHONWARNINGS=ignore $(BIN)/python $(PIP) -e ".[sandbox]"
	@touch $@

.venv/.dev: setup.py | .venv/bin/python
	@echo "Installing what the tests and checks need (once, about a minute) ..."
	@PYTHONWARNINGS=ignore $(BIN)/python $(PIP) -e ".[dev]"
	@touch $@ .venv/.run

$(OLDEST)/.made: setup.py | $(OLDEST)/bin/python
	@echo "Installing the oldest versions that we promise to run on (once, about a minute) ..."
	@PYTHONWARNINGS=ignore $(OLDEST)/bin/python $(PIP) -e ".[test]" "Django>=4.2,<4.3" "XBlock==5.2.0"
	@touch $@

$(BENCH)/.made: setup.py | $(BENCH)/bin/python
	@echo "Installing what the measures need (once, about half a minute) ..."
	@PYTHONWARNINGS=ignore $(BENCH)/bin/python $(PIP) -e ".[bench]"
	@touch $@

%/bin/python:
	@$(PYTHON) -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "$(PYTHON) is not Python 3.11 or newer with venv: apt-get install python3-venv, or make PYTHON=..."; exit 1; }
	@echo "Making the virtual environment $* ..."
	@$(PYTHON) -m venv $*
