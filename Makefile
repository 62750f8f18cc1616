# make         set up, build output/ from seeds/, say where the page is
# make test    set up what the tests need and run all of them
# make setup   the set-up alone
PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt

.PHONY: build setup test tools clean

build: setup
	$(BIN)/onrecord build seeds --output output

setup: .venv/set-up

.venv/set-up: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "onrecord needs Python 3.11 or newer: make PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
		{ echo "Python's venv module is missing: on Debian, apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

.venv/set-up-dev: .venv/set-up
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

tools: .venv/set-up-dev
	sh tests/install-tools.sh $(BIN)

test: tools
	$(BIN)/ruff check --no-cache .
	$(BIN)/ruff format --no-cache --check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto --dist loadgroup

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache
