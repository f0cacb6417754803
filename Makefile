# Everything the project needs, by name; `make` alone lists the names.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run test check naughty bench bench-durability lock

# The first of these that runs and is new enough; name another with `make PYTHON=...`.
PYTHON ?= $(shell for name in python3.11 python3 python; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done)
BIN := .venv/bin
INSTALLED := .venv/installed.stamp

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 24

run: $(INSTALLED) ## open the page on this machine
	@$(BIN)/groundplan ui

test: $(INSTALLED) ## run all tests, those in the browser too where chromium is installed
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: $(INSTALLED) ## look at form, style and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

naughty: $(INSTALLED) ## push 1,000 naughty texts through talk, titles, uploads, exports and the page
	$(BIN)/python -m pytest -m thorough -n 0

bench: $(INSTALLED) ## measure search beside LangChain's plain recipe (DOCS=, QUESTIONS= for other files), plans and conversations
	$(BIN)/python -m evals.bench_finding $(if $(DOCS),--docs $(DOCS)) $(if $(QUESTIONS),--questions $(QUESTIONS))
	$(BIN)/python -m evals.bench
	$(BIN)/python -m evals.compare_simulation

bench-durability: $(INSTALLED) ## kill the program 100 times, let ten write at once, fill the disk
	$(BIN)/python -m evals.durability

# torch is named with its exact version, so that a CPU build is taken where one is offered; what a CUDA build would
# bring along is then of no use and is left out.
lock: ## write requirements.lock anew from pyproject.toml
	@resolved=$$(mktemp) && report=$$(mktemp) && trap 'rm -f "$$resolved" "$$report"' EXIT && \
	if command -v uv >/dev/null; then \
		uv pip compile --quiet --no-header --no-annotate --extra test --python "$(PYTHON)" pyproject.toml > "$$resolved"; \
	else \
		"$(PYTHON)" -m pip install --quiet --dry-run --ignore-installed --report "$$report" '.[test]' && \
		"$(PYTHON)" -c "$$PINS" "$$report" > "$$resolved"; \
	fi && sed -E '/^(nvidia|cuda|triton)/d; s/\+[a-z0-9.]+$$//' "$$resolved" > requirements.lock
	@echo "requirements.lock: $$(grep -c == requirements.lock) packages"

define PINS
import json, re, sys
rows = (row["metadata"] for row in json.load(open(sys.argv[1]))["install"])
pins = sorted((re.sub("[-_.]+", "-", row["name"]).lower(), row["version"]) for row in rows)
print(*("==".join(pin) for pin in pins if pin[0] != "groundplan"), sep="\n")
endef
export PINS

$(INSTALLED): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed: install it, or name it with make PYTHON=..." >&2; exit 3; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || "$(PYTHON)" -m venv .venv
	@echo "Installing into .venv (some minutes, once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@
