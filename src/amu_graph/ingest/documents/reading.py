"""Files and folders → sources: read in other processes, kept on the shelf, one outcome for each."""

import hashlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from amu_graph.errors import AmuGraphError, UsageError, cause_of
from amu_graph.extras import needed
from amu_graph.ingest.documents.document import LARGEST, Document, UnreadableError, too_large
from amu_graph.ingest.documents.formats import IMPORTED, records
from amu_graph.ingest.documents.isolated import Reader, each
from amu_graph.ingest.documents.shelf import Shelf
from amu_graph.ingest.documents.source import Source, Wanted, source_of
from amu_graph.language import Text
from amu_graph.namespaces import slugify

INPUT: Final = Path("-")
"""Standard input."""


class Given(NamedTuple):
    """A document as it came: its bytes, their digest, and the name it was called by."""

    name: str
    raw: bytes
    digest: str


class Outcome(NamedTuple):
    """What became of a file: a source, the one that it is already, or why it cannot be read.

    One that is there already has a source where its words are to be put back.
    """

    path: Path
    source: Source | None = None
    already: str = ""
    error: AmuGraphError | None = None
    given: Given | None = None
    ending: str = ""
    document: Document | None = None


def paths_of(places: Sequence[Path]) -> list[Path]:
    """Return the files, those of folders in the order of their names; hidden ones are left out.

    Raises:
        UsageError: one of them is not there.

    """
    found: list[Path] = []
    for place in places:
        if place != INPUT and not place.exists():
            raise UsageError(Text(fr=f"{place} n’existe pas.", en=f"{place} does not exist."))
        if place.is_dir():
            inside = (path for path in place.rglob("*") if path.is_file())
            found += sorted(path for path in inside if not any(part.startswith(".") for part in path.parts[-2:]))
        else:
            found.append(place)
    return found


def read_all(paths: Iterable[Path], wanted: Wanted, shelf: Shelf) -> Iterator[Outcome]:
    """Read documents, two at once, and yield what became of each, in their order; nothing is kept yet."""

    def work(reader: Reader, path: Path) -> Outcome:
        try:
            given = _given(path)
            already = _same(shelf.known.get(given.digest, ""), wanted)
            if already and shelf.has_words(already):
                return Outcome(path, already=already, given=given)
        except AmuGraphError as error:
            return Outcome(path, error=error)
        try:
            ending, document = reader.read(given.raw)
        except AmuGraphError as error:  # what was imported is no document
            return Outcome(path, already=already, given=given) if already else Outcome(path, error=error)
        return Outcome(path, given=given, ending=ending, document=document, already=already)

    with needed("ingest"):  # said once, before any document
        for outcome in each(work, paths):
            yield _described(outcome, wanted, shelf)


def _described(outcome: Outcome, wanted: Wanted, shelf: Shelf) -> Outcome:
    """Return an outcome with its source, or with the source that has become the same since."""
    if outcome.document is None or outcome.given is None:
        return outcome
    is_imported = outcome.ending == "txt" and outcome.path.suffix.lower() in IMPORTED
    if outcome.already and not is_imported:
        return outcome._replace(source=_words_of(outcome.already, outcome.document, outcome.given, wanted, shelf))
    if is_imported:
        return outcome if outcome.already else outcome._replace(error=records())
    try:
        already = shelf.known.get(outcome.given.digest, "")
        if already:
            return outcome._replace(already=_same(already, wanted))
        source = source_of(outcome.document, outcome.given.raw, wanted, outcome.given.name)
        already = _same(shelf.known.get(str(source.head["sha256"]), ""), wanted)
    except AmuGraphError as error:
        return outcome._replace(error=error)
    return outcome._replace(source=source, already=already)


def _words_of(slug: str, document: Document, given: Given, wanted: Wanted, shelf: Shelf) -> Source | None:
    """Return a source that is there already with its words, where they are not; None where these are not they."""
    if shelf.has_words(slug):
        return None
    with suppress(UnreadableError):
        source = source_of(document, given.raw, wanted._replace(slug=slug), given.name)
        return source if shelf.known.get(str(source.head["sha256"])) == slug else None
    return None


def _same(already: str, wanted: Wanted) -> str:
    """Return the source that a document is already; UsageError: it is asked for under another name."""
    if already and wanted.slug and slugify(wanted.slug) != already:
        raise UsageError(
            Text(
                fr=f"Ce texte est déjà lu, sous le nom « {already} » ; rien n’est écrit sous « {wanted.slug} ».",
                en=f"This text is read already, under the name “{already}”; nothing is written as “{wanted.slug}”.",
            ),
            remedy=Text(fr=f"Gardez ce nom : --id {already}", en=f"Keep that name: --id {already}"),
        )
    return already


def _given(path: Path) -> Given:
    """Return the bytes of a file, or of standard input.

    Raises:
        UnreadableError: it cannot be read, is no file, or is beyond the limit.

    """
    if path == INPUT:
        return _digested("", sys.stdin.buffer.read(LARGEST + 1))
    try:
        if not path.is_file():
            raise UnreadableError(
                Text(fr="Ce n’est pas un fichier.", en="This is no file."),
                remedy=Text(fr="Donnez un fichier ou un dossier.", en="Give a file or a folder."),
            )
        size = path.stat().st_size
        if size > LARGEST:
            raise too_large(size)
        return _digested(path.stem, path.read_bytes())
    except OSError as error:
        cause = cause_of(error)
        raise UnreadableError(
            Text(fr=f"Impossible de lire le fichier : {cause.fr}.", en=f"Cannot read the file: {cause.en}.")
        ) from error


def _digested(name: str, raw: bytes) -> Given:
    return Given(name, raw, hashlib.sha256(raw).hexdigest())
