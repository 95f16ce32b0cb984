# Two commands do all the set-up: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# At the root, so that the examples are named from it and not by where the checkout lies.
BOOK := examples.db

.PHONY: run test check bench lock clean

run: $(VENV)/.run-ready
	@mkdir -p build && rm -f $(BOOK) $(BOOK)-wal $(BOOK)-shm
	$(BIN)/dateline run examples/reports --casebook $(BOOK)
	$(BIN)/dateline list --casebook $(BOOK)
	$(BIN)/dateline brief -o build/brief.html --casebook $(BOOK)

test: $(VENV)/.dev-ready
	$(BIN)/ruff check src tests training benchmarks scripts
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

bench: $(VENV)/.dev-ready
	$(BIN)/python -m benchmarks.oracle.run

lock: $(VENV)/.dev-ready
	$(BIN)/python -m pip install -q uv
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml requirements-dev.in -c requirements.lock -o requirements-dev.lock

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run-ready: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/.dev-ready: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps -e .
	@touch $@ $(VENV)/.run-ready

clean:
	rm -rf $(VENV) build $(BOOK) $(BOOK)-wal $(BOOK)-shm
