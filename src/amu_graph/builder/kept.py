"""A build that looks first whether an earlier one had the same files before it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from amu_graph import collector, project
from amu_graph.builder import earlier
from amu_graph.builder.earlier import Found
from amu_graph.builder.memory import remember, remembered
from amu_graph.builder.pipeline import Build, Checker
from amu_graph.errors import DatasetError, Problem
from amu_graph.settings import default_cache
from amu_graph.store.manifest import Manifest


def problems_of(data: Path, cache: Path) -> tuple[Problem, ...]:
    """Return the problems of a build of `data`: those in the folder `cache`, where they are of the same files."""
    state = earlier.state(data)
    known = earlier.find(cache, state)
    if known:
        return known.problems
    return _built(data, cache, state).problems


def build_unless_known(data: Path, cache: Path, dataset: Path) -> Build:
    """Return a build of `data`: the one that `dataset` holds, where it is of the same files."""
    state = earlier.state(data)
    known = earlier.find(cache, state)
    written = _written(known, dataset) if known else None
    if written:
        return written
    return _built(data, cache, state, digest=True)


def _built(data: Path, cache: Path, state: str, *, digest: bool = False) -> Build:
    """Return a build that looks at what has changed since the one before; what it finds is kept for the next."""
    key = _circumstances(data)
    with collector.paused():
        checker = Checker(data, memory=remembered(cache, key))
        built = checker.build()
        if state and earlier.state(data) == state:  # else nobody knows which of the files were read
            earlier.keep(cache, state, Found(built.problems, built.digest if digest and built.ok else ""))
            remember(cache, key, checker.memory)
        return built


@contextmanager
def trying(copy: Path, data: Path) -> Iterator[Checker]:
    """Yield what checks a copy of `data`; of those of the project it begins from what is kept, and keeps what it finds.

    What is kept counts for files of the same content alone, whoever writes them later.
    """
    key = _circumstances(data) if data.resolve() == project.current().data.resolve() else ""
    checker = Checker(copy, memory=remembered(default_cache(), key))
    yield checker
    if key:
        remember(default_cache(), key, checker.memory)


def _circumstances(data: Path) -> str:
    with suppress(OSError):
        return earlier.circumstances(data)
    return ""


def _written(known: Found, dataset: Path) -> Build | None:
    """Return the build that a dataset was written from; None where another one stands there, or a damaged one."""
    prevented = Build(b"", known.problems)
    if not prevented.ok:
        return prevented
    with suppress(DatasetError):
        manifest = Manifest.read(dataset)
        if manifest.sha256 == known.digest:
            return Build(manifest.content(), known.problems, counted=manifest.totals)
    return None
