"""The queries that portraits and pages are made of: the files of the folder `portrait/`, and their rows.

Each is whole and standard SPARQL 1.1, so that any engine answers it alike, in one round trip; whoever asks for the
query of a part of a page is shown the same file with the same values.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from amu_graph.language import Language
from amu_graph.namespaces import localized
from amu_graph.query.catalogue import filled, named_in
from amu_graph.query.collation import by_texts, unordered
from amu_graph.store import Store

Row = ox.QuerySolution
"""The values of one solution by the names of the variables; None where there is none."""

FOLDER: Final = Path(__file__).parent / "portrait"
_AT_ONCE: Final = 500


def rows(store: Store, name: str, most: int | None = None, /, **given: Iterable[str]) -> Iterator[Row]:
    """Iterate over the rows of a query about IRIs; what is no IRI is left out; without an IRI no query runs.

    Of each query no more than `most` rows are read, the first that the engine finds.
    """
    texts = list(queries(name, **given))
    if len(texts) > 1:
        store.expect(texts)
    for text in texts:
        yield from sorted(store.select(text, most), key=_order(name))


def queries(name: str, /, **given: Iterable[str]) -> Iterator[str]:
    """Yield the queries whose rows `rows` iterates over, for `Store.expect`.

    About more than 500 IRIs there are several: of a longer list engines make a join with all of the graph.
    """
    terms = {parameter: list(_terms(iris)) for parameter, iris in given.items()}
    longest = max(terms, key=lambda parameter: len(terms[parameter]), default="")
    if not all(terms.values()):
        return
    for begin in range(0, len(terms[longest]) if terms else 1, _AT_ONCE):
        part = terms | {longest: terms[longest][begin : begin + _AT_ONCE]} if terms else {}
        yield filled(_unordered(name), {parameter: " ".join(each) for parameter, each in part.items()})


def grouped(found: Iterable[Row], name: str, known: Iterable[str] = ()) -> dict[str, list[Row]]:
    """Return rows by the IRI that a variable has in them; those of `known` come first, also where no row has them."""
    groups: dict[str, list[Row]] = {iri: [] for iri in known}
    for row in found:
        groups.setdefault(row[name].value, []).append(row)
    return groups


def query_text(name: str, language: Language, /, **given: Iterable[str]) -> str:
    """Return the text of a query about IRIs as a reader of a language is shown it."""
    terms = {parameter: " ".join(_terms(iris)) for parameter, iris in given.items()}
    return named_in(filled(_text(name), {"language": str(ox.Literal(language)), **terms}), language)


@cache
def _text(name: str) -> str:
    """Return a query without the lines that describe its parameters."""
    lines = (FOLDER / f"{name}.rq").read_text(encoding="utf-8").splitlines(keepends=True)
    return localized("".join(line for line in lines if not line.startswith("#+ ")))


@cache
def _unordered(name: str) -> str:
    """Return a query without what rows are sorted by here: the engine takes up to a third of its time to sort them."""
    return unordered(_text(name)) if by_texts(_text(name)) else _text(name)


@cache
def _order(name: str) -> Callable[[Row], tuple[str, ...]]:
    """Return the key by which rows are sorted; that of all rows is the same where the engine has sorted them."""
    variables = by_texts(_text(name))
    return lambda row: tuple(term.value if (term := row[variable]) else "" for variable in variables)


def _terms(iris: Iterable[str]) -> Iterator[str]:
    """Yield each IRI as the engine writes it, so that it can never become syntax."""
    for iri in dict.fromkeys(iris):
        try:
            yield str(ox.NamedNode(iri))
        except ValueError:  # words that somebody wrote where an IRI belongs
            continue
