"""What an earlier build found, kept on disk by the digest of everything that it depends on.

Kept are JSON with a checksum: what is damaged, or of other files, counts as nothing.
"""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from amu_graph import project, resources
from amu_graph.errors import Problem
from amu_graph.notes.problems import members_of, problem_of
from amu_graph.store.cache_file import BROKEN, read_kept, write_kept

_KEPT: Final = 8
"""Files: as many states of the data, or as many folders, as somebody goes to and fro between."""

_LARGEST: Final = 64 << 20
"""Bytes of a file that is read back."""


@dataclass(frozen=True, slots=True)
class Found:
    """The problems of a build, and the digest of its content where it was made."""

    problems: tuple[Problem, ...]
    digest: str = ""


def state(data: Path, *, ontology: Path | None = None, queries: Path | None = None) -> str:
    """Return the digest of all that a build depends on; empty where a part of it cannot be read."""
    try:
        return _digest([circumstances(data, ontology=ontology, queries=queries), *map(repr, _content(data))])
    except OSError:
        return ""


def circumstances(data: Path, *, ontology: Path | None = None, queries: Path | None = None) -> str:
    """Return the digest of all that a build depends on besides the content of the data.

    Raises:
        OSError: a part of it cannot be read.

    """
    ontology, queries = ontology or resources.ontology(), queries or resources.queries()
    parts = [repr(project.current()), str(data), str(data.resolve()), str(ontology), str(queries)]
    for folder in dict.fromkeys((ontology, queries, *project.current().words)):
        parts += map(repr, _content(folder))
    return _digest([*parts, program()])


def _digest(parts: Iterable[str]) -> str:
    return sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def _content(folder: Path) -> Iterator[tuple[object, ...]]:
    """Yield what is known of each file below a folder: its name, its kind, where it leads, its bytes."""
    for path in sorted(folder.rglob("*")):
        if path.is_dir() and not path.is_symlink():
            continue
        leads = os.path.realpath(path) if path.is_symlink() else ""
        content = sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        yield str(path), path.lstat().st_mode, leads, content


def program() -> str:
    """Return the digest of what tells one state of the program, and of the libraries beside it, from another."""
    return _program_in(resources.PACKAGE)


@cache
def _program_in(package: Path) -> str:
    """Return it for a package: what has begun is the program as it was then."""
    code = [path for path in sorted(package.rglob("*.*")) if path.suffix in (".py", ".json", ".rq")]
    states = (f"{path} {found.st_mtime_ns} {found.st_size}" for path in code for found in (path.stat(),))
    libraries = sorted(path.name for path in Path(ox.__file__).parents[1].glob("*.dist-info"))
    return _digest([sys.version, *states, *libraries])


def find(folder: Path, key: str) -> Found | None:
    """Return what a build of this state found; None where nothing whole is kept."""
    content = read_kept(folder / _name(key), _LARGEST) if key else None
    try:
        kept = json.loads(content or b"{}")
        return Found(tuple(map(problem_of, kept["problems"])), str(kept["digest"])) if kept["state"] == key else None
    except BROKEN:
        return None


def keep(folder: Path, key: str, found: Found) -> None:
    """Keep what a build of this state found."""
    kept = {"state": key, "digest": found.digest, "problems": [members_of(one) for one in found.problems]}
    content = json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    write_kept(folder / _name(key), content, alike=_name("*"), most=_KEPT)


def _name(key: str) -> str:
    return f"check-{key}.json"
