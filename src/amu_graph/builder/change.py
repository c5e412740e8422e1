"""What a command changes in the folder of the data: files before and after, shown as a diff, and written."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from amu_graph import files
from amu_graph.errors import Problem
from amu_graph.language import Text


@dataclass(frozen=True, slots=True)
class Edit:
    """A file before and after; None where it is not there."""

    path: Path
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """What changes, the file that says why first, and the remarks that it causes.

    Nothing is written before `write`.
    """

    data: Path
    edits: tuple[Edit, ...]
    remarks: tuple[Problem, ...] = ()

    @property
    def diff(self) -> str:
        """The change as programs that patch read it, with paths from the folder above the data."""
        return "".join(line for edit in self.edits for line in self._diff(edit))

    def _diff(self, edit: Edit) -> Iterator[str]:
        name = edit.path.relative_to(self.data.parent).as_posix()
        before, after = (text.splitlines(keepends=True) if text else [] for text in (edit.before, edit.after))
        old = "/dev/null" if edit.before is None else f"a/{name}"
        new = "/dev/null" if edit.after is None else f"b/{name}"
        for line in difflib.unified_diff(before, after, old, new):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"

    def write(self) -> None:
        """Write the files, unless one was changed since this change was made of it.

        Raises:
            WritingError: a file was changed meanwhile, and nothing is written; or one cannot be written.

        """
        with files.alone(self.data):
            for edit in self.edits:
                if not _is_as_before(edit):
                    name = edit.path.name
                    raise files.WritingError(
                        Text(
                            fr=f"{name} a changé entre-temps ; rien n’est écrit.",
                            en=f"{name} has changed meanwhile; nothing is written.",
                        ),
                        remedy=Text(fr="Relancez la même commande.", en="Run the same command again."),
                    )
            self.make()

    def make(self) -> None:
        """Write the files whatever is there, each in one step; at every moment between, the data say the same.

        Raises:
            WritingError: a file cannot be written; those before it are.

        """
        for edit in self.edits:
            if edit.after is not None:
                with files.writing(edit.path.parent):
                    edit.path.parent.mkdir(parents=True, exist_ok=True)
                files.replace(edit.path, edit.after.encode("utf-8"))
        for edit in self.edits:
            if edit.after is None:
                with files.writing(edit.path):
                    edit.path.unlink(missing_ok=True)


def _is_as_before(edit: Edit) -> bool:
    """Return whether a file holds what it held; its ends of lines may have been read as one sign."""
    with files.writing(edit.path):
        there = edit.path.read_bytes() if edit.path.exists() else None
    if there is None or edit.before is None:
        return there is None and edit.before is None
    return _one_sign(there) == _one_sign(edit.before.encode("utf-8"))


def _one_sign(content: bytes) -> bytes:
    return content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
