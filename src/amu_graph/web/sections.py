"""The queries that sections of pages come from, so that each page can show its own."""

from functools import cache
from pathlib import Path
from typing import Final

from amu_graph.query.catalogue import Question, read
from amu_graph.query.parameters import bind
from amu_graph.store import Store

FOLDER: Final = Path(__file__).parent / "queries"


@cache
def section(name: str) -> Question:
    """Return the query of a section, a file of the folder `queries/`."""
    return read(FOLDER / f"{name}.rq", name)


def query_text(name: str, store: Store, **values: str) -> str:
    """Return the query of a section with its values, without the lines that describe its parameters."""
    text = bind(section(name), values, store)
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#+ "))
