"""Answers to questions of the catalogue: evaluated, or kept beside a very large dataset by its build.

Where a question that reads everything takes seconds, its answer without choices is made once. A file says which query
it answers: one of another text, or that is damaged, is as none.
"""

import time
import zlib
from contextlib import suppress
from typing import Final

from amu_graph.language import LANGUAGES
from amu_graph.query.answering import answer
from amu_graph.query.catalogue import Catalogue
from amu_graph.query.collation import in_order, unordered
from amu_graph.query.parameters import bind
from amu_graph.query.results import Boolean, Solutions, Triples
from amu_graph.query.stand_ins import StandIns
from amu_graph.resources import queries
from amu_graph.store import Store
from amu_graph.store.cache_file import read_cached, write_cached

MANY: Final = 3_000_000
"""Statements up to which no question takes long, and nothing is kept."""

LONG: Final = 1.0
"""Seconds from which on an answer is kept."""

_DIGITS: Final = 12
_END: Final = b"\0"


def answered(store: Store, text: str) -> Solutions | Boolean | Triples:
    """Return the answer to a question, its rows in the order of its query as a reader would sort them."""
    found = answer(store, unordered(text))
    found.query = text
    return in_order(found)


def kept(store: Store, name: str, language: str, text: str) -> Solutions | None:
    """Return the answer to a question that is kept beside a dataset on disk; None where none is, or one of old."""
    content = read_cached(store, _file(name, language, store.digest[:_DIGITS])) if store.files else None
    with suppress(zlib.error):
        asked, _, rows = zlib.decompress(content or b"").partition(_END)
        return Solutions(text, rows) if asked == text.encode() else None
    return None


def keep_answers(store: Store) -> None:
    """Keep the answers, without choices, that take long over a very large dataset."""
    if not store.files or store.totals.quads < MANY:
        return
    for question in Catalogue(queries(), StandIns(store)):
        for language in LANGUAGES:
            text = bind(question, {}, store, language=language)
            if kept(store, question.name, language, text) is None and not _kept_now(
                store, question.name, language, text
            ):
                break  # in another language it takes no longer


def _kept_now(store: Store, name: str, language: str, text: str) -> bool:
    """Return whether a question takes long; its rows are kept then."""
    begun = time.perf_counter()
    found = answered(store, text)
    if time.perf_counter() - begun < LONG or not isinstance(found, Solutions):
        return False
    content = zlib.compress(text.encode() + _END + found.content, 1)
    stale = _file(name, language, "[0-9a-f]" * _DIGITS)
    write_cached(store, _file(name, language, store.digest[:_DIGITS]), content, stale=stale)
    return True


def _file(name: str, language: str, digest: str) -> str:
    return f"answer-{name.replace('/', '-')}-{language}-{digest}.z"
