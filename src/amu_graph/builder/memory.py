"""What a check found part by part, kept on disk for the next one, which then looks at what has changed.

JSON with a checksum, as the whole is kept: what is damaged, or not of the same program and words, counts as nothing.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from amu_graph.notes.kept_reading import kept, revived
from amu_graph.notes.known import Known
from amu_graph.notes.note_files import Sources, order_of
from amu_graph.notes.note_statements import Reading
from amu_graph.notes.problems import Problems
from amu_graph.store.cache_file import BROKEN, read_kept, write_kept

_KEPT: Final = 2
"""Files: one for the project, and one for the folder that somebody compares it with."""

_LARGEST: Final = 256 << 20
"""Bytes of a file that is read back."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What was found: the notes and the texts of decisions by their files, what shapes and checks said of all.

    Without shapes nothing was found but what single notes say.
    """

    notes: Mapping[str, tuple[str, Any]] = field(default_factory=dict)
    decisions: Mapping[str, str] = field(default_factory=dict)
    shapes: Mapping[str, Any] | None = None
    checks: Mapping[str, Any] = field(default_factory=dict)

    def reading(self, file: str, digest: str) -> tuple[Reading, Problems] | None:
        """Return what a note of this digest says, and the problems found in it; None where it is not known."""
        with suppress(*BROKEN):
            known, content = self.notes[file]
            return revived(content, file) if known == digest else None
        return None

    def with_notes(self, earlier: "Memory", read: Known[Reading]) -> "Memory":
        """Return the same with the notes that were read; what was known of one already is not written anew."""
        notes = {
            file: known if (known := earlier.notes.get(file)) and known[0] == digest else (digest, kept(said, problems))
            for file, digest, said, problems in read.files()
        }
        return Memory(notes, self.decisions, self.shapes, self.checks)

    def whole_reading(self, now: Known[Reading]) -> Reading:
        """Return what all notes said; what a file that has not changed says is the same object `now`."""
        reading, sources = Reading(), Sources()
        for file, (digest, content) in sorted(self.notes.items(), key=lambda each: order_of(Path(each[0]))):
            said = now.said(file, digest) or revived(content, file)[0]
            reading.extend(sources.new_in(said, Path(file), reading, Problems()))
        return reading


def remembered(folder: Path, key: str) -> Memory:
    """Return what is kept in a folder under a key; nothing where nothing whole is."""
    content = read_kept(folder / _name(key), _LARGEST) if key else None
    with suppress(*BROKEN):
        members = json.loads(content or b"{}")
        notes = {file: (str(digest), content) for file, (digest, content) in members.pop("notes").items()}
        return Memory(notes, **members)
    return Memory()


def remember(folder: Path, key: str, memory: Memory) -> None:
    """Keep what was found."""
    members = {name: getattr(memory, name) for name in Memory.__slots__}
    content = json.dumps(members, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    write_kept(folder / _name(key), content, alike=_name("*"), most=_KEPT)


def _name(key: str) -> str:
    return f"parts-{key}.json"
