"""Atomic writes of files and folders: a reader finds the old content or the new, whole.

What is written stands beside its place, under a name of our own, until it is whole. A writer holds a lock on it, which
the system drops when the writer dies: so the next writer knows what a killed one left, and removes it.
"""

import errno
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from mmap import mmap
from pathlib import Path
from typing import Final

from amu_graph.errors import AmuGraphError, cause_of, code_of
from amu_graph.language import Text

_OURS: Final = re.compile(r"\.(?P<name>.+)-[0-9a-f]{8}\.new", re.DOTALL)
_HOUR: Final = 3600
"""Seconds after which what nobody can lock, on a system without locks, counts as left."""

_NO_LOCK: Final = -1
_RENAME_EXCHANGE: Final = 2
_HERE: Final = -100
"""AT_FDCWD: paths count from the folder of the process."""


class WritingError(AmuGraphError):
    """A file or a folder cannot be written."""


def replace(path: Path, content: bytes | mmap, *, durable: bool = False) -> None:
    """Give the file `path` this content in one step; `durable` waits until it has reached the disk.

    A link is followed; what is no regular file, such as a pipe or a device, is written to as it is.

    Raises:
        WritingError: it cannot be written; the old content stays, and nothing beside it.

    """
    with writing(path):
        path = path.resolve() if path.is_symlink() else path
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(content)
            return
        with _beside(path, Path.touch) as beside:
            with beside.open("wb") as file:
                file.write(content)
                if durable:
                    file.flush()
                    os.fsync(file.fileno())
            if path.exists():
                from shutil import copymode  # readers need none of this

                copymode(path, beside)
            beside.replace(path)
        if durable:
            _reach_the_disk(path.parent)


@contextmanager
def replaced_folder(path: Path) -> Iterator[Path]:
    """Yield an empty folder, which is exchanged for the folder `path` at the end, in one step.

    Where the system cannot exchange (Windows, some network disks) there is a moment between two steps.

    Raises:
        WritingError: it cannot be written; the old folder stays, and nothing beside it.

    """
    with writing(path), _beside(path, Path.mkdir) as beside:
        yield beside
        if not path.exists():
            beside.rename(path)
        elif not _exchanged(beside, path):
            with _beside(path, Path.mkdir) as previous:
                path.rename(previous / path.name)
                beside.rename(path)


@contextmanager
def writing(path: Path, *, remedy: Text | None = None) -> Iterator[None]:
    """Say in words why `path` cannot be written; `remedy` where there is a better one than another folder.

    Raises:
        WritingError: the system refuses.

    """
    try:
        yield
    except OSError as error:
        cause = cause_of(error)
        message = Text(fr=f"Impossible d’écrire {path} : {cause.fr}.", en=f"Cannot write {path}: {cause.en}.")
        raise WritingError(message, remedy=_remedy(error, path, remedy)) from error


def _remedy(error: OSError, path: Path, otherwise: Text | None) -> Text:
    if code_of(error) == errno.ENOENT:
        return Text(fr=f"Créez d’abord le dossier {path.parent}.", en=f"Make the folder {path.parent} first.")
    if code_of(error) in (errno.ENOSPC, errno.EDQUOT):
        return Text(fr="Libérez de la place, ou prenez un autre disque.", en="Free some room, or take another disk.")
    return otherwise or Text(fr="Choisissez un autre dossier.", en="Choose another folder.")


def remove_leftovers(folder: Path, name: str = "") -> None:
    """Remove what writers that were killed left in `folder`: of the file `name`, or of every file."""
    with suppress(OSError):  # a folder that cannot be read has other problems, reported by its writer
        for path in list(folder.iterdir()):
            ours = _OURS.fullmatch(path.name)
            if ours and name in ("", ours["name"]):
                remove_unless_held(path)


def hold(path: Path) -> int | None:
    """Keep `path` from `remove_unless_held` until the descriptor returned is closed; None where it is gone.

    Several may hold it at once. The descriptor is -1 where the system has no locks.
    """
    return _locked(path, shared=True)


def remove_unless_held(path: Path) -> None:
    """Remove a file or a folder that nobody holds; without locks, one that nobody has changed for an hour."""
    lock = _locked(path)
    if lock is None:
        return
    with suppress(OSError):
        if lock != _NO_LOCK or time.time() - path.stat().st_mtime > _HOUR:
            remove(path)
    if lock != _NO_LOCK:
        os.close(lock)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Let one program at a time read and replace files of a folder; the system drops the lock when its holder dies.

    Where the system cannot lock a folder (Windows, some network disks) nobody is kept waiting.
    """
    lock = _NO_LOCK
    with suppress(OSError):
        lock = os.open(folder, os.O_RDONLY)
        import fcntl

        fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if lock != _NO_LOCK:
            os.close(lock)


@contextmanager
def _beside(path: Path, make: Callable[[Path], None]) -> Iterator[Path]:
    """Yield something new beside `path` that nobody else touches, and remove what is left of it at the end."""
    remove_leftovers(path.parent, path.name)
    beside, lock = _made(path, make)
    try:
        yield beside
    finally:
        remove(beside)
        if lock != _NO_LOCK:
            os.close(lock)


def _made(path: Path, make: Callable[[Path], None]) -> tuple[Path, int]:
    """Return a new path and its lock; another writer may have taken it for a leftover before it was locked."""
    while True:
        beside = path.with_name(f".{path.name}-{os.urandom(4).hex()}.new")
        make(beside)
        lock = _locked(beside)
        if lock is not None:
            return beside, lock


def _locked(path: Path, *, shared: bool = False) -> int | None:
    """Return a descriptor that holds the lock of `path`, -1 without locks; None where it is another's, or gone."""
    if sys.platform == "win32":
        return _NO_LOCK
    import fcntl

    try:
        lock = os.open(path, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(lock, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        return None
    except OSError:  # a network disk without locks
        os.close(lock)
        return _NO_LOCK
    if os.fstat(lock).st_nlink:
        return lock
    os.close(lock)
    return None


def remove(path: Path) -> None:
    """Remove a file, or a folder and what it holds."""
    if path.is_dir() and not path.is_symlink():
        from shutil import rmtree

        rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two paths in one step; False where the system cannot."""
    if sys.platform != "linux":
        return False
    import ctypes

    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):  # glibc has it from 2.28 on, musl from 1.2.5
        return False
    status: int = library.renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _RENAME_EXCHANGE)
    return status == 0


def _reach_the_disk(folder: Path) -> None:
    """Wait until the new name too has reached the disk."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
