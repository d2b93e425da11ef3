# Everything here works in a fresh clone on Debian with `apt install git make python3-venv`, with or without a terminal.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip install -qq --disable-pip-version-check --no-input --require-hashes
LOCK   := $(BIN)/uv pip compile --quiet --universal --fork-strategy fewest --python-version 3.11 --generate-hashes --no-header $(LOCK_ARGS)
PYTEST_ARGS ?=
# A file stays with one worker: its server and its browser are started once.
WORKERS     ?= --numprocesses=auto --maxprocesses=4 --dist=loadfile
BENCH_ARGS  ?=
LOCK_ARGS   ?=

# A stamp carries the locks' fingerprint in its name: another lock is another stamp, an older clock fools nobody.
fingerprint = $(shell cat $(1) 2>/dev/null | sha256sum | cut -c1-16)
RUNTIME := $(VENV)/runtime-$(call fingerprint,requirements.lock)
DEV     := $(VENV)/dev-$(call fingerprint,requirements-dev.lock)

.PHONY: help demo test check bench screenshots soak lock format clean

help: ## what can be made
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

demo: $(RUNTIME) $(BIN)/rat-online ## hold a whole RAT with simulated voters (DEMO_VOTERS, DEMO_CHAIR=me, DEMO_ONCE=1)
	@exec $(BIN)/python -m rat_online.demo

test: $(DEV) $(BIN)/rat-online ## install what the tests need, then run every check and every test
	@bash .ci/prepare
	@$(MAKE) --no-print-directory check
	@TMPDIR="$$(bash .ci/scratch)" $(BIN)/python -m pytest $(WORKERS) $(PYTEST_ARGS)

check: $(DEV) ## format, lint, types, layers, templates, scripts, catalogue
	@PATH="$(CURDIR)/$(BIN):$$PATH" bash .ci/check

bench: $(DEV) ## print ratios against the baselines and write bench/results/latest.json
	@$(BIN)/python -m bench.run $(BENCH_ARGS)

screenshots: $(DEV) ## the pictures of the README, taken from a demo in real browsers
	@$(BIN)/python -m docs.screenshots

soak: $(DEV) ## the benches marked long, once each
	@$(BIN)/python -m bench.run --soak $(BENCH_ARGS)

format: $(DEV) ## put code and templates into shape
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .

lock: $(DEV) ## resolve the locks again, without the name of any index (LOCK_ARGS=--upgrade for newer versions)
	@$(LOCK) pyproject.toml -o requirements.lock
	@$(LOCK) pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock
	@$(LOCK) --group pgserver -o requirements-pgserver.lock

clean: ## remove what was built or cached; keeps data
	@rm -rf $(VENV) node_modules dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +

$(BIN)/python:
	@echo "creating $(VENV)"
	@$(PYTHON) -m venv $(VENV) || { echo "python3-venv is missing: apt install python3-venv" >&2; exit 1; }

# The checkout's own command line; an installed wheel brings the same program.
$(BIN)/rat-online: | $(BIN)/python
	@printf '%s\n' '#!$(abspath $(BIN))/python' 'import sys' 'sys.path.insert(0, "$(CURDIR)")' \
		'from rat_online.cli import app' 'app(prog_name="rat-online")' > $@ && chmod +x $@

$(RUNTIME): requirements.lock | $(BIN)/python
	@echo "installing what the server needs (a minute or two)"
	@$(PIP) -r requirements.lock
	@rm -f $(VENV)/runtime-* && touch $@

$(DEV): requirements-dev.lock | $(BIN)/python
	@echo "installing what development needs (a minute or two)"
	@$(PIP) -r requirements-dev.lock
	@rm -f $(VENV)/dev-* && touch $@
