# What a checkout can do. Needs make, Python 3.11 or later and a package index; everything else goes into .venv, and what the
# workbench is built with into workbench/node_modules.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11
UV := uv==0.13.9
PAGES := src/sayso/web/pages/index.html
NODE_MODULES := workbench/node_modules/.package-lock.json
NPM := PATH="$(abspath $(BIN)):$$PATH" npm --prefix workbench --loglevel=error
NODE_IS_NEW := const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 12) || (a === 20 && b >= 19) ? 0 : 1)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo pages test check torture bench screenshots wheel lock clean

help:
	@echo "make demo    sayso reads its sample reports and shows who says what"
	@echo "make pages   the pages of the workbench, which sayso serve gives out"
	@echo "make test    style, types and tests, those in a browser among them"
	@echo "make check   style and types alone"
	@echo "make torture the long tests: hostile input by the thousand, kills, full disks; and bench/robustness.md anew"
	@echo "make bench   accuracy and speed"
	@echo "make screenshots  pictures of every page of the workbench, in docs/pictures"
	@echo "make wheel   what is handed on, with the pages in it, in dist"
	@echo "make lock    resolve the dependencies of pyproject.toml anew"
	@echo "make clean   remove .venv, the pages and all caches"

demo: $(VENV)/installed
	@$(BIN)/sayso demo

pages: $(PAGES)

check: $(VENV)/installed-dev $(NODE_MODULES)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict
	$(NPM) run check

test: check $(PAGES) $(VENV)/browser
	$(NPM) test
	$(BIN)/python -m pytest

torture: $(VENV)/installed-dev $(PAGES) $(VENV)/browser
	$(BIN)/python -m pytest -m torture
	$(BIN)/python bench/robustness.py

bench: $(VENV)/installed-bench
	$(BIN)/python bench/run.py

screenshots: $(VENV)/installed-dev $(PAGES) $(VENV)/browser
	$(BIN)/python -m tests.web.browser.screenshots docs/pictures

wheel: $(VENV)/installed-dev $(PAGES)
	$(BIN)/python -m hatchling build

# Each stamp in .venv is as new as the last time that its step succeeded.

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "$(PYTHON) is too old or missing; expected Python 3.11 or later (choose with: make PYTHON=...)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	  apt-get -qq update && apt-get -qq install -y python3-venv >/dev/null; } || \
	  { echo "$(PYTHON) cannot make virtual environments; expected its module ensurepip (Debian: apt-get install python3-venv)" >&2; exit 1; }
	rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/installed: requirements.lock pyproject.toml $(VENV)/made
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/installed-dev: requirements-dev.lock $(VENV)/installed
	$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/installed-bench: requirements-bench.lock $(VENV)/installed
	$(PIP) install --require-hashes -r requirements-bench.lock
	@touch $@

# Node builds the pages; serving them needs none. Where the machine's own is missing or too old, it comes from the package index.
$(VENV)/node: requirements-node.lock $(VENV)/made
	@node -e '$(NODE_IS_NEW)' 2>/dev/null || $(PIP) install --require-hashes -r requirements-node.lock
	@touch $@

$(NODE_MODULES): workbench/package.json workbench/package-lock.json $(VENV)/node
	$(NPM) ci --no-audit --no-fund
	@touch $@

$(PAGES): $(NODE_MODULES) $(wildcard workbench/*.ts workbench/*.json) workbench/index.html $(shell find workbench/src workbench/public)
	$(NPM) run build
	@touch $@

# The browser tests skip, and say why, where there is no Chromium.
$(VENV)/browser: $(VENV)/made
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	  apt-get -qq update && apt-get -qq install -y chromium >/dev/null; } || \
	  echo "no Chromium found; the tests in a browser skip (Debian: apt-get install chromium)" >&2
	@touch $@

lock: $(VENV)/made
	$(PIP) install $(UV)
	$(COMPILE) pyproject.toml --group build -o requirements.lock
	$(COMPILE) --group dev -c requirements.lock -o requirements-dev.lock
	$(COMPILE) --group bench -c requirements.lock -c requirements-dev.lock -o requirements-bench.lock
	$(COMPILE) --group node -o requirements-node.lock
	@! grep -n '://' requirements*.lock

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist eval-out workbench/node_modules $(dir $(PAGES))
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
