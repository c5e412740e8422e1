"""A change of the data, tried on a copy before anything is written."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from amu_graph.builder.change import Change, Edit
from amu_graph.notes.decision_files import FOLDER


@contextmanager
def tried(data: Path, edits: Sequence[Edit]) -> Iterator[Path]:
    """Yield a copy of what the build reads of the folder of the data, with the edits made."""
    with copied(data) as folder:
        carry_out(folder, data, edits)
        yield folder


@contextmanager
def copied(data: Path) -> Iterator[Path]:
    """Yield a copy of what the build reads of the folder of the data."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / data.name
        _copy(data, copy)
        yield copy


def carry_out(folder: Path, data: Path, edits: Sequence[Edit]) -> None:
    """Make edits of the data in a copy of them."""
    Change(folder, tuple(Edit(folder / edit.path.relative_to(data), None, edit.after) for edit in edits)).make()


def _copy(data: Path, folder: Path) -> None:
    """Copy what the build reads, and nothing that is no regular file."""
    for path in (path for part in ("notes", FOLDER) for path in (data / part).rglob("*") if path.is_file()):
        target = folder / path.relative_to(data)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
