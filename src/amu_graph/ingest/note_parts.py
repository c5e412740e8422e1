"""The files of the note of a source, and which of them takes what is accepted: none grows too long to be opened."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Final

from amu_graph.builder.change import Edit
from amu_graph.errors import ProblemsError
from amu_graph.ingest.answered import part_of
from amu_graph.ingest.note_text import NoteText, new_note
from amu_graph.ingest.passage_text import Said, Style, passage_lines
from amu_graph.ingest.records import Record
from amu_graph.language import Text
from amu_graph.notes.note_files import note_files, numbered
from amu_graph.notes.problems import Problems
from amu_graph.notes.text_file import is_inside, read_text

LONGEST: Final = 1_000_000
"""Bytes from which a file of a note takes no more passages, and another one begins: forges still show it."""


@dataclass(slots=True)
class _Part:
    """A file of a note, how long it is, and the passages that it takes."""

    path: Path
    size: int
    note: NoteText | None = None
    before: str | None = None
    taken: list[Said] = field(default_factory=list)

    def begins_before(self, said: Said) -> bool:
        return self.note is not None and self.note.begins_before(said.at)

    def edit(self, head: Record) -> Edit:
        after = new_note(head, self.taken) if self.note is None else self.note.with_passages(self.taken)
        return Edit(self.path, self.before, after)


def note_edits(data: Path, source: Record, passages: Sequence[Said], longest: int = LONGEST) -> list[Edit]:
    """Return the files of the note of a source with more passages, new ones where those that are there are full.

    Raises:
        UsageError: a file is written in a way that cannot be added to.
        ProblemsError: a file is no text, or a link that leads out of the folder.

    """
    first = data / "notes" / f"{source['id']}.yaml"
    parts = [_read(path, data) for path in note_files(data, str(source["id"]))]
    notes = [one.note for one in parts if one.note]
    head = notes[0].head if notes else source
    begun = len(new_note(head, ()).encode())
    for said in _told_apart(passages, notes):
        size = sum(len(line.encode()) + 1 for line in passage_lines(said, Style()))
        part = _part_for(said, parts, longest - size)
        if part is None:
            taken = {one.path for one in parts}
            part = _Part(next(path for number in count(1) if (path := numbered(first, number)) not in taken), begun)
            parts.append(part)
        part.taken.append(said)
        part.size += size
    return [one.edit(head) for one in parts if one.taken]


def _part_for(said: Said, parts: Sequence[_Part], room: int) -> _Part | None:
    """Return the file that takes a passage: where it is read already, else where it belongs; None where both are full.

    `room` is how long a file may be to take it.
    """
    written = [one for one in parts if one.note]
    alike = next((one for one in written if one.note and one.note.reads_alike(said)), None)
    there = next((one for one in reversed(written) if one.begins_before(said)), next(iter(written), None))
    last = next((one for one in parts[-1:] if not one.note), None)
    return alike or next((one for one in (there, last) if one and one.size <= room), None)


def _read(path: Path, data: Path) -> _Part:
    """Return a file of a note as it stands.

    Raises:
        ProblemsError: it is no text, or a link that leads out of the folder.

    """
    name = path.relative_to(data.parent).as_posix()
    problems = Problems()
    if is_inside(path, data, name, problems):
        read_text(path, name, problems)
    if problems.violated:
        raise ProblemsError(
            Text(
                fr="Rien n’est écrit : la note qui est là a des problèmes.",
                en="Nothing is written: the note that is there has problems.",
            ),
            list(problems.sorted()),
        )
    content = path.read_bytes()
    text = content.decode("utf-8")
    return _Part(path, len(content), NoteText.read(text, name), text)


def _told_apart(passages: Sequence[Said], notes: Sequence[NoteText]) -> Iterator[Said]:
    """Yield passages with a part where another of their place is read with the same status."""
    taken: dict[tuple[str, str], set[str]] = {}
    for one in passages:
        place = (one.at, one.status)
        parts = taken.setdefault(place, {part for note in notes for part in note.parts(*place)})
        there = any(note.reads_alike(one) for note in notes)
        new = one if there or "" not in parts else replace(one, part=part_of(one, parts))
        if not there:
            parts.add(new.part)
        yield new
