"""The queries that sections of pages come from, so that each page can show its own."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from amu_graph.language import Language
from amu_graph.query.catalogue import VALUES, Question, read

FOLDER: Final = Path(__file__).parent / "queries"


@cache
def section(name: str) -> Question:
    """Return the query of a section, a file of the folder `queries/`."""
    return read(FOLDER / f"{name}.rq", name)


def query_text(name: str, language: Language = "fr", /, **iris: str | Iterable[str]) -> str:
    """Return the query of a section about IRIs, without the lines that describe its parameters.

    The engine writes each IRI as a term, so that it can never become syntax; unlike a reader's value it need not be in
    the merged graph, where what is unverified is not.
    """
    lists = {parameter: [given] if isinstance(given, str) else given for parameter, given in iris.items()}
    terms = {parameter: " ".join(str(ox.NamedNode(iri)) for iri in given) for parameter, given in lists.items()}
    terms["language"] = str(ox.Literal(language))
    text = VALUES.sub(lambda found: f"{found['before']} {terms[found['name']]} }}", section(name).text)
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#+ "))
