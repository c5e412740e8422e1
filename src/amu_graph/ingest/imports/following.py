"""What is there about a table follows its rows: the note and the proposals are written again, or nothing is."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from amu_graph import files
from amu_graph.ingest.imports.changes import head_in
from amu_graph.ingest.imports.keeping import ORIGINALS, Places, proposals_of
from amu_graph.ingest.imports.renumbering import Moves, followed, moves, noted_in, proposed_in, renumbered
from amu_graph.ingest.imports.source_file import FileRefusedError, SourceFile, joined, read_file
from amu_graph.ingest.imports.tables.reading import read_sheet
from amu_graph.ingest.imports.tables.sheet import Sheet
from amu_graph.ingest.proposals import Review
from amu_graph.ingest.records import Record
from amu_graph.ingest.review_files import path_of, save
from amu_graph.language import Text
from amu_graph.project import ROWS, TEXTS

_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


def follow(file: SourceFile, places: Places, head: Record, things: Mapping[str, Sequence[int]], sheet: Sheet) -> None:
    """Put the note and the proposals of a table at the rows where these stand now; `things` gives the rows of each.

    Raises:
        FileRefusedError: a row of the note is gone, or the note is written in a way that cannot be exchanged.

    """
    notes, path = places.notes(str(head["id"])), path_of(places.data, str(head["id"]))
    with files.alone(places.data):
        noted = head_in(notes)
        if noted.get("kind") != head["kind"]:
            return
        texts = {note: note.read_bytes().decode("utf-8") for note in notes}
        old = proposals_of(path, places)
        review = old.review if old else Review(source={})
        proposed = review.source
        now = moves(noted_in(texts), things, _rows_before(noted, proposed, head, places, sheet), sheet.lines)
        _check_there(file, now)
        new = {note: _renumbered(file, note, text, head, now) for note, text in texts.items()}
        if old is not None:
            also = moves(
                proposed_in(old.review), things, _rows_before(proposed, proposed, head, places, sheet), sheet.lines
            )
            together = now.rows if proposed.get("sha256") == noted.get("sha256") else {}
            after = followed(review, Moves({**also.rows, **together}))
            keys = zip(after.every, review.every, strict=True)
            save(path, after, old, {now.key: before.key for now, before in keys})
        for note, text in new.items():
            if text != texts[note]:
                files.replace(note, text.encode("utf-8"))
    _tell(file, now)


def _renumbered(file: SourceFile, note: Path, text: str, head: Record, now: Moves) -> str:
    """Return the text of a file of the note with its places as they are now.

    Raises:
        FileRefusedError: it is written otherwise than line by line.

    """
    new = renumbered(text, head, now)
    if new is None:
        raise _uneditable(file, note.name)
    return new


def _rows_before(of: Record, proposed: Record, head: Record, places: Places, sheet: Sheet) -> str:
    """Return the rows of the table that a note or proposals were made of, as lines; empty where it is not kept."""
    digest = str(of.get("sha256", ""))
    if digest == head["sha256"]:
        return sheet.lines
    read_last = places.data.parent / TEXTS / f"{head['id']}{ROWS}"
    if digest == proposed.get("sha256") and read_last.is_file():
        return read_last.read_text(encoding="utf-8")
    originals = places.data.parent / ORIGINALS
    for path in originals.glob(f"{digest}.*") if _DIGEST.fullmatch(digest) else ():
        with suppress(FileRefusedError):
            before = read_sheet(read_file(path), sheet.name)
            return before.lines if before else ""
    return ""


def _tell(file: SourceFile, now: Moves) -> None:
    """Say which rows the note follows, and which it may have elsewhere than the table."""
    if now.untold:
        listed = joined(f"r{row}" for row in now.untold)
        file.remark(
            f"r{now.untold[0]}",
            fr=f"l’ancien tableau n’est plus là, la place de ces lignes de la note est à relire : {listed}",
            en=f"the former table is not here, the place of these rows of the note is to be looked at: {listed}",
        )
    if now.rows:
        listed = joined(f"r{row} → r{there}" for row, there in now.rows.items())
        file.remark(
            f"r{next(iter(now.rows.values()))}",
            fr=f"la note suit les lignes qui ont changé de place : {listed}",
            en=f"the note follows the rows that have moved: {listed}",
        )


def _check_there(file: SourceFile, now: Moves) -> None:
    """Let no passage stand at a row that is another one now.

    Raises:
        FileRefusedError: a row of the note is no more in the table.

    """
    if now.gone:
        listed = joined(f"{place} (r{row})" for row, place in now.gone.items())
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
