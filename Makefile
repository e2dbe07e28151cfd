# Everything a contributor runs. `make demo` and `make test` need Python >= 3.11, git and make, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
MEASURES := $(VENV)/.measures
NAME ?= all

.PHONY: demo test test-long lint format docs bench ratios wheel clean help

help:
	@echo "make demo       open the workbench on the sample project"
	@echo "make test       run the test suite"
	@echo "make test-long  run the tests that take minutes"
	@echo "make lint       ruff, mypy, import-linter"
	@echo "make format     let ruff format the code"
	@echo "make docs       write the generated pages anew"
	@echo "make bench      measure, beside other tools; NAME=speed measures one thing: see benchmarks/README.md"
	@echo "make ratios     see whether enface is as fast beside translate-toolkit as it was"
	@echo "make wheel      build the wheel and try it in a clean environment"
	@echo "make clean      remove the environment and caches"

demo: $(INSTALLED)
	@$(BIN)/enface open .

test: $(INSTALLED)
	$(BIN)/python -m pytest -n 2 -m "not long" $(ARGS)

test-long: $(INSTALLED)
	$(BIN)/python -m pytest -n 2 $(ARGS)

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(INSTALLED)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(INSTALLED)
	$(BIN)/python docs/generate.py

bench: $(MEASURES)
	$(BIN)/python -m benchmarks $(NAME) $(ARGS)

ratios: $(MEASURES)
	$(BIN)/python -m benchmarks ratios

wheel: $(INSTALLED)
	$(BIN)/python -m build --wheel --outdir dist .
	$(PYTHON) -m venv --clear dist/try
	dist/try/bin/python -m pip install --quiet --constraint constraints.txt dist/enface-*.whl
	dist/try/bin/enface --version
	dist/try/bin/enface check --fail-on none --format concise dist/try/lib/python3*/site-packages/enface/sample/segments | tail -n 1

$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "enface needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

$(MEASURES): $(INSTALLED)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[bench]'
	@touch $@

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
