"""Learning from what was reviewed: the notes of documents whose texts are here, and annotated pages."""

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

import pyoxigraph as ox

from amu_graph import files
from amu_graph import namespaces as ns
from amu_graph.errors import UsageError
from amu_graph.ingest.suggest.gold import GoldPage
from amu_graph.ingest.suggest.known_graph import names_in
from amu_graph.ingest.suggest.model import Lesson, Model, learn
from amu_graph.ingest.suggest.page import Page
from amu_graph.ingest.suggest.scores import confirmed
from amu_graph.language import Text
from amu_graph.settings import Settings
from amu_graph.store import Store

_MODEL: Final = "names.crfsuite"
_ABOUT: Final = "names.json"
_LEAST: Final = 2
"""Pages without which there is nothing to learn from."""


class Learned(NamedTuple):
    """A new model, the pages that it learned from, what it finds there and the one in use does not, and the reverse."""

    content: bytes
    pages: tuple[str, ...]
    more: tuple[tuple[str, str, str], ...]
    fewer: tuple[tuple[str, str, str], ...]

    @property
    def digest(self) -> str:
        """What identifies the model."""
        return sha256(self.content).hexdigest()


def lessons_of(gold: Sequence[GoldPage]) -> list[Lesson]:
    """Return annotated pages as lessons."""
    return [
        Lesson(page.id, page.page, [mention for thing in confirmed(page) for mention in thing.mentions])
        for page in gold
    ]


def reviewed(store: Store, settings: Settings) -> Iterator[Lesson]:
    """Yield the documents whose text is here and whose note is in the graph: the names that the note knows in it."""
    for path in sorted(settings.sources.glob("*.txt")) if settings.sources else ():
        iris = _named_by(store, path.stem)
        if iris:
            page = Page(path.read_text("utf-8", errors="replace"))
            names = [one for one in names_in(store).mentions(page) if one.iri in iris]
            if names:
                yield Lesson(path.stem, page, names)


def _named_by(store: Store, source: str) -> frozenset[str]:
    """Return the entities that the passages of a source speak of."""
    rows = store.select(
        "SELECT DISTINCT ?thing WHERE { GRAPH ?passage { { ?thing ?p ?o } UNION { ?s ?p ?thing } } "
        f"FILTER(STRSTARTS(STR(?passage), {ox.Literal(f'{ns.BASE}source/{source}#')}) && isIRI(?thing)) }}"
    )
    found = (row["thing"] for row in rows)
    return frozenset(iri.value.removeprefix(ns.BASE) for iri in found if isinstance(iri, ox.NamedNode))


def learned(lessons: Sequence[Lesson], settings: Settings) -> Learned:
    """Return a model that learned from the lessons, compared with the one in use.

    Raises:
        UsageError: there is too little to learn from.

    """
    if len(lessons) < _LEAST:
        raise UsageError(
            Text(
                fr="Il n’y a pas assez de pages relues pour apprendre : il en faut deux, avec leur texte.",
                en="There are not enough reviewed pages to learn from: two are needed, with their text.",
            ),
            remedy=Text(
                fr="Relisez des documents (amu-graph review), puis amu-graph build ; ou donnez des pages annotées.",
                en="Review documents (amu-graph review), then amu-graph build; or give annotated pages.",
            ),
        )
    content = learn(lessons)
    before, after = _finds(in_use(settings), lessons), _finds(Model(content), lessons)
    pages = tuple(lesson.id for lesson in lessons)
    return Learned(content, pages, tuple(sorted(after - before)), tuple(sorted(before - after)))


def _finds(model: Model | None, lessons: Sequence[Lesson]) -> set[tuple[str, str, str]]:
    return {
        (lesson.id, mention.type, mention.name)
        for lesson in lessons
        for mention in (model.mentions(lesson.page, ()) if model else ())
    }


def keep(found: Learned, settings: Settings) -> Path:
    """Write a model, its digest and its pages, beside the dataset; it is used from now on.

    Raises:
        WritingError: it cannot be written.

    """
    folder = _folder(settings)
    with files.writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    files.replace(folder / _MODEL, found.content)
    about = {"sha256": found.digest, "pages": found.pages}
    files.replace(folder / _ABOUT, (json.dumps(about, indent=2) + "\n").encode("utf-8"))
    return folder / _MODEL


def in_use(settings: Settings) -> Model | None:
    """Return the model that was kept; None where there is none, or it is not whole."""
    folder = _folder(settings)
    try:
        content, about = (folder / _MODEL).read_bytes(), json.loads((folder / _ABOUT).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    whole = isinstance(about, dict) and about.get("sha256") == sha256(content).hexdigest()
    return Model(content) if whole else None


def _folder(settings: Settings) -> Path:
    """Return where models are: beside the dataset, among what is made here and never comes with a project."""
    return settings.dataset.parent / "models"
