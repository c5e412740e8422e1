"""What is there about a table follows its rows: the note and the proposals are written again, or nothing is."""

from collections.abc import Mapping, Sequence

from amu_graph import files
from amu_graph.ingest.imports.changes import head_in
from amu_graph.ingest.imports.keeping import Places, proposals_of
from amu_graph.ingest.imports.renumbering import Moves, followed, moves, noted_in, proposed_in, renumbered
from amu_graph.ingest.imports.source_file import FileRefusedError, SourceFile, joined
from amu_graph.ingest.records import Record
from amu_graph.ingest.review_files import path_of, save
from amu_graph.language import Text
from amu_graph.project import ROWS, TEXTS


def follow(file: SourceFile, places: Places, head: Record, things: Mapping[str, Sequence[int]], rows: str) -> None:
    """Put the note and the proposals of a table at the rows where these stand now.

    `things` gives the rows of each thing, `rows` the table as lines.

    Raises:
        FileRefusedError: a row of the note is gone, or the note is written in a way that cannot be exchanged.

    """
    id_ = str(head["id"])
    note, review = places.note(id_), path_of(places.data, id_)
    before = places.data.parent / TEXTS / f"{id_}{ROWS}"
    with files.alone(places.data):
        if not note.is_file() or head_in(note).get("kind") != head["kind"]:
            return
        text = note.read_bytes().decode("utf-8")
        old_rows = before.read_text(encoding="utf-8") if before.is_file() else ""
        now = moves(noted_in(text), things, old_rows, rows)
        _check_there(file, note.name, now)
        new = renumbered(text, head, now)
        if new is None:
            raise _uneditable(file, note.name)
        old = proposals_of(review, places)
        if old is not None:
            also = moves(proposed_in(old), things, old_rows, rows)
            save(review, followed(old, Moves({**also.rows, **now.rows})))
        if new != text:
            files.replace(note, new.encode("utf-8"))
    if now.rows:
        listed = joined(f"r{row} → r{there}" for row, there in now.rows.items())
        file.remark(
            f"r{next(iter(now.rows.values()))}",
            fr=f"la note suit les lignes qui ont changé de place : {listed}",
            en=f"the note follows the rows that have moved: {listed}",
        )


def _check_there(file: SourceFile, note: str, now: Moves) -> None:
    """Let no passage stand at a row that is another one now.

    Raises:
        FileRefusedError: a row of the note is no more in the table.

    """
    if now.gone:
        listed = joined(f"{note}:{line} (r{row})" for row, line in now.gone.items())
        raise file.refused(
            Text(
                fr=f"des lignes dont parle la note n’y sont plus : {listed} ; rien n’est écrit",
                en=f"rows that the note speaks of are no more there: {listed}; nothing is written",
            ),
            remedy=Text(
                fr="Retirez ces passages de la note, ou importez le fichier sous un autre nom (--id).",
                en="Remove these passages from the note, or import the file under another name (--id).",
            ),
        )


def _uneditable(file: SourceFile, note: str) -> FileRefusedError:
    return file.refused(
        Text(
            fr=f"les places de {note} ne se changent pas une à une ; rien n’est écrit",
            en=f"the places of {note} cannot be exchanged one by one; nothing is written",
        ),
        remedy=Text(
            fr="Écrivez « rows: [2-4] » et chaque « at: r7 » sur une ligne.",
            en="Write “rows: [2-4]” and each “at: r7” on one line.",
        ),
    )
