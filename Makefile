.DEFAULT_GOAL := help
.PHONY: help demo test lint bench clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check
KERNEL := hatch_build.py corpora/search/kernel.c corpora/search/words.c
DEMO := build/demo
YIKU := $(BIN)/yiku --db $(DEMO)/library.db

help: ## Show what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Yiku needs Python 3.11 or later; name one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml $(KERNEL) | $(VENV)/bin/python
	$(PIP) -e .
	@touch $@

$(VENV)/.for-development: pyproject.toml $(KERNEL) | $(VENV)/bin/python
	$(PIP) -e '.[dev]'
	@touch $@ $(VENV)/.installed

demo: $(VENV)/.installed ## Align the sample report with the sample memory, look terms up, hand a glossary on
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	@set -e; run() { printf '\n$$ yiku'; printf ' %s' "$$@"; printf '\n'; $(YIKU) "$$@"; }; \
	run import corpora/samples/memory.tsv; \
	run lookup 毒品和犯罪问题办公室 安理会 unodc "high commissioner for refugees" renquangaozhuanban; \
	run align corpora/samples/report.zh.md -o $(DEMO)/review.html; \
	run align corpora/samples/report.zh.md -o $(DEMO)/report.xlf --quiet > $(DEMO)/summary.txt; \
	run align corpora/samples/report.en.md -o $(DEMO)/review.en.html; \
	run search 技术援助 --limit 3; \
	run bitext corpora/samples/report.zh.md corpora/samples/original.en.md -o $(DEMO)/bitext.html; \
	run renderings 文化财产; \
	run extract corpora/samples/report.zh.md --limit 5; \
	run export $(DEMO)/glossary.tbx; \
	run export $(DEMO)/report-terms.csv --for corpora/samples/report.zh.md; \
	run export $(DEMO)/memory.tmx; \
	run stats; \
	printf '\nThe results lie in $(DEMO):\n'; ls -l $(DEMO) | awk 'NR > 1 && $$9 !~ /-(wal|shm)$$/ {printf "  %9d  %s\n", $$5, $$9}'; \
	printf 'Open $(DEMO)/review.html in a browser to read the sample report beside its proposals.\n'

lint: $(VENV)/.for-development ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/mypy

test: lint ## Set up, check style and types, run the tests
	$(BIN)/python -m pytest -q -n 2

bench: $(VENV)/.for-development ## Time what the README claims
	$(BIN)/python tests/bench/run.py

clean: ## Remove what was made
	rm -rf $(VENV) build dist corpora/search/_kernel.* .pytest_cache .mypy_cache .ruff_cache .hypothesis
