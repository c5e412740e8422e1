"""New proposals beside those that are there: what is new, what goes on, and the bytes of the file."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from amu_graph import files, resources
from amu_graph.errors import ProblemsError
from amu_graph.ingest.imports.changes import head_in, said_already, settled_in
from amu_graph.ingest.imports.entities import Entities
from amu_graph.ingest.imports.source_file import Remark, SourceFile, keep_original
from amu_graph.ingest.proposals import Name, Review, Statement, merge
from amu_graph.ingest.records import Record, tuple_of
from amu_graph.ingest.review_files import Read, path_of, read, save
from amu_graph.language import Text, counted
from amu_graph.notes.note_files import note_files
from amu_graph.notes.problems import Problems
from amu_graph.project import ROWS, TEXTS

ORIGINALS: Final = Path(TEXTS, "originals")


@dataclass(frozen=True, kw_only=True)
class Source:
    """What who imports says of the file; what is empty is guessed: the name from the file, the day from the clock."""

    id: str = ""
    label: str = ""
    url: str = ""
    language: str = "fr"
    retrieved: str = ""
    sheet: str = ""


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What came of an import: the proposals and where they are, what is counted, what has to be known.

    `mapping` is the file that a first run over a table has written, and then nothing else is.
    """

    review: Review
    path: Path
    remarks: tuple[Remark, ...]
    counts: tuple[Text, ...]
    new: int
    mapping: Path | None = None


@dataclass(frozen=True)
class Places:
    """The folders of the project."""

    data: Path
    ontology: Path = field(default_factory=resources.ontology)

    def notes(self, source: str) -> list[Path]:
        """Return the files of the note of a source."""
        return note_files(self.data, source)

    def settled(self, source: str) -> dict[tuple[str, str, str], str]:
        """Return what the note of a source calls things already."""
        return settled_in(self.notes(source))


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a file makes: the head of its note, names, statements, and what is counted.

    `rows` are those of a table as lines of text, for whoever reviews them.
    """

    head: Record
    entities: Entities
    statements: list[Statement]
    counts: tuple[Text, ...]
    rows: str = ""


def keep(file: SourceFile, places: Places, proposed: Proposed) -> Imported:
    """Write what is new beside the proposals that are there, and keep the bytes of the file.

    Raises:
        FileRefusedError: a source of another kind has this name already.
        ProblemsError: the proposals that are there cannot be read.
        WritingError: the proposals cannot be written.

    """
    with files.writing(places.data):
        places.data.mkdir(parents=True, exist_ok=True)
    with files.alone(places.data):  # nobody answers what is there until it is written again
        return _kept(file, places, proposed)


def _kept(file: SourceFile, places: Places, proposed: Proposed) -> Imported:
    id_ = str(proposed.head["id"])
    path = path_of(places.data, id_)
    before, notes = proposals_of(path, places), places.notes(id_)
    old = before.review if before else None
    _refuse_other(file, proposed.head, old.source if old else head_in(notes))
    said = said_already(notes, old)
    head = _continued(proposed.head, old, said.places, file)
    statements = tuple(said.new_in(proposed.statements))
    review = merge(old, Review(source=head, names=_asked(proposed.entities, old), statements=statements))
    keep_original(file, places.data.parent / ORIGINALS)
    if proposed.rows:
        files.replace(places.data.parent / TEXTS / f"{id_}{ROWS}", proposed.rows.encode("utf-8"))
    save(path, review, before)
    there = {one.key for one in old.every} if old else set()
    new = sum(one.key not in there for one in review.every) if there else len(review.every)
    counts = (*proposed.counts, *_gone(len(there - {one.key for one in review.every})))
    return Imported(review=review, path=path, remarks=tuple(file.remarks), counts=counts, new=new)


def _gone(number: int) -> tuple[Text, ...]:
    """Say how many proposals without an answer the file makes no longer."""
    if not number:
        return ()
    proposals = counted(number, "proposition", "proposal")
    return (
        Text(
            fr=f"Retirées, que le fichier ne fait plus : {proposals.fr} sans réponse",
            en=f"Taken away, which the file makes no longer: {proposals.en} without an answer",
        ),
    )


def _refuse_other(file: SourceFile, head: Record, there: Record) -> None:
    """Let no file take the place of a source of the same name: of another kind, or without a record in common."""
    before, now = (set(tuple_of(each.get("records", ()))) for each in (there, head))
    if there and (there.get("kind") != head["kind"] or (before and now and not before & now)):
        raise file.refused(
            Text(
                fr=f"une autre source s’appelle déjà « {head['id']} » ; rien n’est écrit",
                en=f"another source is called “{head['id']}” already; nothing is written",
            ),
            remedy=Text(fr="Donnez un autre nom à celle-ci : --id", en="Give this one another name: --id"),
        )


def _asked(entities: Entities, old: Review | None) -> tuple[Name, ...]:
    """Return the names to ask about; one that a reviewer has answered stays as it was asked."""
    answered = {one.key: one for one in old.names if one.answers} if old else {}
    return tuple(answered.get(one.key, one) for one in entities.names)


def _continued(head: Record, old: Review | None, noted: dict[str, None], file: SourceFile) -> Record:
    """Return the head, with the day of the first reading of the same bytes and the records that the note still has."""
    key = "rows" if "rows" in head else "records"
    parts = tuple_of(head[key])
    gone = [name for name in noted if name not in parts and key == "records"]
    for name in gone:
        file.remark(
            name,
            fr="n’est plus dans le fichier ; la note garde ce qu’elle en dit",
            en="is no longer in the file; the note keeps what it says of it",
        )
    same = old is not None and old.source.get("sha256") == head["sha256"]
    kept = {name: old.source[name] for name in ("retrieved",) if old and same and name in old.source}
    return {**head, **kept, key: (*parts, *gone)}


def head_of(file: SourceFile, source: Source, kind: str) -> dict[str, str | tuple[str, ...]]:
    """Return the head of the note of a file; what it is made of is to be added."""
    head = {
        "id": source.id,
        "kind": kind,
        "label": source.label or file.path.stem,
        "url": source.url,
        "sha256": file.sha256,
        "language": source.language,
        "retrieved": source.retrieved,
    }
    return {key: value for key, value in head.items() if value}


def proposals_of(path: Path, places: Places) -> Read | None:
    """Return the proposals that are there.

    Raises:
        ProblemsError: they cannot be read.

    """
    problems = Problems()
    found = read(path, places.data, problems) if path.is_file() else None
    if problems.violated:
        raise ProblemsError(
            Text(
                fr="Les propositions qui sont là ne se lisent pas : rien n’est écrit.",
                en="The proposals that are there cannot be read: nothing is written.",
            ),
            list(problems.sorted()),
        )
    return found
