"""Writing the dataset folder atomically: readers find a whole dataset at every moment.

It holds the statements as sorted lines, whatever was made from them, and a manifest. A large dataset also has a store
on disk, which opens at once, where the lines take time to load in proportion to their number.
"""

import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from mmap import mmap
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from amu_graph.errors import DatasetError
from amu_graph.files import remove, remove_leftovers, remove_unless_held, replace, replaced_folder
from amu_graph.store.manifest import DIGEST, NAME, SCHEMA, Manifest, file_of
from amu_graph.store.totals import Totals

LARGE: Final = 50_000
"""Statements, of all graphs, from which on a dataset has a store on disk.

To load as many takes as long as a command of Python takes to start; to open a store takes a tenth of that at any size.
"""

LOCK: Final = ".lock"
_STORE: Final = "store-"
_OF_A_DATASET: Final = re.compile(r"^[a-z].*-(?P<digest>[0-9a-f]{12})[-.]")
"""Names of files that hold a dataset, or were made from one: they carry the beginning of its digest."""


def write(
    folder: Path,
    content: bytes | mmap,
    totals: Totals,
    about: Mapping[str, Any] | None = None,
    *,
    on_disk: bool | None = None,
) -> bool:
    """Write sorted N-Quads as the dataset of a folder, and return whether it has a store on disk; `about` says more.

    Whether it has one, its size decides, unless `on_disk` does. What is written has a name of its own for each content;
    the manifest that names it is replaced last, in one step, so that a kill at any moment leaves either the old dataset
    or the new one. What older datasets left is removed after, but for a store that somebody reads, until `tidy` or the
    next time; where the writing fails, what it wrote is.

    Raises:
        OSError, WritingError: the folder cannot be written to.

    """
    folder.mkdir(parents=True, exist_ok=True)
    import hashlib  # most commands need none

    digest = hashlib.sha256(content).hexdigest()
    stored = totals.quads > LARGE if on_disk is None else on_disk
    with _alone(folder / LOCK):
        remove_leftovers(folder)
        lines = folder / file_of(digest)
        store = f"{_STORE}{digest[:12]}-{os.urandom(4).hex()}" if stored else ""
        manifest = {
            **(about or {}),
            "schema": SCHEMA,
            "file": lines.name,
            "sha256": digest,
            "bytes": len(content),
            "quads": totals.quads,
            "counts": totals.as_json(),
            **({"store": store} if store else {}),
        }
        text = json.dumps(manifest, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
        with _named_or_removed(lines, *([folder / store] if store else [])):
            replace(lines, content, durable=True)
            if store:
                _write_store(folder / store, lines, digest)
            replace(folder / NAME, text.encode("utf-8"), durable=True)
        _remove_older(folder, digest, store)
    return stored


def tidy(folder: Path) -> None:
    """Remove what older datasets left and somebody read when the newest was written."""
    with suppress(DatasetError), _alone(folder / LOCK):
        manifest = Manifest.read(folder)
        _remove_older(folder, manifest.sha256, manifest.store.name if manifest.store else "")


@contextmanager
def _named_or_removed(*paths: Path) -> Iterator[None]:
    """Where what is done inside fails, remove those of these paths that it made and that the manifest does not name."""
    new = [path for path in paths if not path.exists()]
    try:
        yield
    except BaseException:
        for path in new:
            with suppress(OSError):  # what failed is what is told
                manifest = path.with_name(NAME)
                if not (manifest.exists() and path.name in manifest.read_text(encoding="utf-8")):
                    remove(path)
        raise


def _write_store(folder: Path, lines: Path, digest: str) -> None:
    with replaced_folder(folder) as beside:
        engine = ox.Store(str(beside))
        engine.bulk_load(path=str(lines), format=ox.RdfFormat.N_QUADS, lenient=True)  # we wrote them
        engine.optimize()  # one file instead of several that overlap: queries take half the time
        engine.flush()
        del engine
        (beside / DIGEST).write_text(digest + "\n", encoding="utf-8")


def _remove_older(folder: Path, digest: str, store: str) -> None:
    for path in list(folder.iterdir()):
        of = _OF_A_DATASET.search(path.name)
        if not of or path.name == store:
            continue
        if path.name.startswith(_STORE) and path.is_dir():
            remove_unless_held(path)
        elif of["digest"] != digest[:12]:
            path.unlink(missing_ok=True)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Let one process at a time write the folder; the system drops the lock when its holder dies."""
    with path.open("a+b") as file:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield
