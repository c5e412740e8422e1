"""The files of a note: one for most sources, several for a table of many rows, each small enough to be opened.

`projets.yaml` begins the note of the source `projets`, `projets.2.yaml` goes on with it, and so forth; each begins with
the same head.
"""

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from amu_graph.language import Text
from amu_graph.notes.note_statements import Reading
from amu_graph.notes.passages import Source
from amu_graph.notes.problems import Problems

if TYPE_CHECKING:
    from amu_graph.notes.position import Position

_PART: Final = re.compile(r"(.+)\.([2-9]|[1-9][0-9]+)")


def begun_by(path: Path) -> Path:
    """Return the file that begins the note which a file goes on with; itself where it is no such file.

    >>> begun_by(Path("notes/projets.2.yaml")).as_posix(), begun_by(Path("notes/projets.yaml")).as_posix()
    ('notes/projets.yaml', 'notes/projets.yaml')
    """
    match = _PART.fullmatch(path.stem)
    return path.with_name(f"{match[1]}{path.suffix}") if match else path


def numbered(path: Path, number: int) -> Path:
    """Return the file that goes on with a note as its `number`th, from 1.

    >>> numbered(Path("notes/projets.yaml"), 3).name
    'projets.3.yaml'
    """
    return path if number == 1 else path.with_name(f"{path.stem}.{number}{path.suffix}")


def order_of(path: Path) -> tuple[str, int]:
    """Return the key of the order in which files are read: the files of a note one after the other."""
    match = _PART.fullmatch(path.stem)
    return begun_by(path).as_posix(), int(match[2]) if match else 1


def note_files(data: Path, source: str) -> list[Path]:
    """Return the files of the note of a source that are there, in their order."""
    first = data / "notes" / f"{source}.yaml"
    others = (path for path in first.parent.glob(f"{source}.*.yaml") if begun_by(path) == first)
    return [path for path in (first, *sorted(others, key=order_of)) if path.is_file() or path.is_symlink()]


@dataclass(frozen=True, slots=True)
class _Begun:
    path: Path
    source: Source


class Sources:
    """The sources that were met so far: each has one note."""

    def __init__(self) -> None:
        self._begun: dict[str, _Begun] = {}

    def new_in(self, said: Reading, path: Path, before: Reading, problems: Problems) -> Reading:
        """Return what a file says, without the source of a note that it goes on with; `before` is what was read."""
        return replace(said, sources=[one for one in said.sources if self._is_new(one, said, path, before, problems)])

    def _is_new(self, source: Source, said: Reading, path: Path, before: Reading, problems: Problems) -> bool:
        first = self._begun.setdefault(source.iri, _Begun(path, source))
        if first.path == path:
            return True
        file = first.source.at.file
        if begun_by(path) != begun_by(first.path):
            problems.add("repeated-source", source.at, source=source.slug, file=file)
            return True
        if replace(source, at=first.source.at) != first.source:
            problems.add("other-head", source.at, source=source.slug, file=file)
        _check_repeated(said, before, problems)
        return False


def _check_repeated(said: Reading, before: Reading, problems: Problems) -> None:
    """Record each passage that another file of the same note has already."""
    there: dict[str, Position] = {one.iri: one.at for one in before.passages}
    for one in said.passages:
        first = there.get(one.iri)
        if first:
            line = Text(fr=f"{first.line} de {first.file}", en=f"{first.line} of {first.file}")
            problems.add("repeated-passage", one.at, passage=one.iri.rpartition("#")[2], line=line)
