# What a checkout can do. Needs make, Python 3.11 or later and a package index; everything else goes into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11
UV := uv==0.13.9

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check torture bench lock clean

help:
	@echo "make demo    sayso reads its sample reports and shows who says what"
	@echo "make test    style, types and tests"
	@echo "make check   style and types alone"
	@echo "make torture the long tests: hostile input by the thousand, kills, full disks; and bench/robustness.md anew"
	@echo "make bench   accuracy and speed"
	@echo "make lock    resolve the dependencies of pyproject.toml anew"
	@echo "make clean   remove .venv and all caches"

demo: $(VENV)/installed
	@$(BIN)/sayso demo

check: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict

test: check
	$(BIN)/python -m pytest

torture: $(VENV)/installed-dev
	$(BIN)/python -m pytest -m torture
	$(BIN)/python bench/robustness.py

bench: $(VENV)/installed-bench
	$(BIN)/python bench/run.py

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

lock: $(VENV)/made
	$(PIP) install $(UV)
	$(COMPILE) pyproject.toml --group build -o requirements.lock
	$(COMPILE) --group dev -c requirements.lock -o requirements-dev.lock
	$(COMPILE) --group bench -c requirements.lock -c requirements-dev.lock -o requirements-bench.lock
	@! grep -n '://' requirements*.lock

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist eval-out
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
