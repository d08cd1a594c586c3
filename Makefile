# The commands. Settings are in pyproject.toml, scripts in .ci/.
.PHONY: report test check bench soak lock clean
MAKEFLAGS += --no-print-directory

report:  # builds the report into build/
	@.ci/bootstrap
	@.venv/bin/reportgen build

test:
	@.ci/bootstrap dev
	@.venv/bin/python -m pytest -n 2 --dist worksteal

check:
	@.ci/bootstrap dev
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy --strict
	.venv/bin/lint-imports

bench:  # `make bench ARGS=--quick`, or `ARGS="--only floor"`
	@.ci/bootstrap dev
	@.venv/bin/python -m tests.bench $(ARGS)

soak:  # the long tests, left out of `test`
	@.ci/bootstrap dev
	@.venv/bin/python -m pytest -n 2 -m soak

lock:  # `make lock ARGS=--upgrade` takes newer versions
	@.ci/lock $(ARGS)

clean:
	rm -rf build .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage
