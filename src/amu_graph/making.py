"""The dataset made from the reading notes, as users of the library ask for it: built, checked, decided on."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from amu_graph import collector
from amu_graph.extras import MissingExtraError, needed
from amu_graph.settings import Settings, default_cache
from amu_graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from amu_graph.builder import Build
    from amu_graph.builder.change import Change
    from amu_graph.errors import Problem
    from amu_graph.language import Text
    from amu_graph.network.explorer.kept_places import KeptPlaces

__all__ = ["build", "check", "decide", "prepare"]


def build(settings: Settings | None = None, *, on_disk: bool | None = None) -> "Build":
    """Build the dataset from the reading notes and write it, unless the data have problems.

    A large dataset has a store on disk too, which opens at once; `on_disk` says so of any.

    Raises:
        ProblemsError: the data have problems; nothing was written.
        MissingExtraError: the extra `amu-graph[build]` is not installed.

    """
    with needed("build"):
        from amu_graph.builder.dataset import build_and_write
    from amu_graph.store.dataset import tidy

    settings = settings or Settings.from_environment()
    built = build_and_write(settings.data, settings.written, on_disk=on_disk, cache=default_cache())
    prepare(Store.load(settings.dataset), default_cache())
    tidy(settings.dataset)  # of two that build at once, each reads its own store until here
    return built


def prepare(store: Store, cache: Path | None = None) -> None:
    """Make what is kept beside a dataset, so that nobody waits for a first search, a list or the explorer.

    In the folder `cache` is kept what the next dataset may have in common with this one.
    """
    from amu_graph.query.kept_answers import keep_answers
    from amu_graph.query.lists import keep_lists
    from amu_graph.query.name_index import keep_names
    from amu_graph.search import index_of

    with collector.paused():
        index_of(store)
        keep_names(store)
        keep_lists(store)
        with suppress(MissingExtraError), needed("network"):
            from amu_graph.network.explorer.data_file import cached, make

            if cached(store) is None:
                make(store, kept=_kept_places(cache) if cache else None)
    keep_answers(store)


def _kept_places(cache: Path) -> "KeptPlaces":
    from amu_graph.builder.earlier import program
    from amu_graph.network.explorer.kept_places import KeptPlaces

    return KeptPlaces(cache, program())


def check(settings: Settings | None = None) -> "list[Problem]":
    """Return all problems of the data and of the proposals about them, sorted by file and line.

    Raises:
        MissingExtraError: the extra `amu-graph[build]` is not installed.

    """
    with needed("build"):
        from amu_graph.builder.kept import problems_of
        from amu_graph.ingest.open_proposals import check_proposals

    settings = settings or Settings.from_environment()
    return sorted((*problems_of(settings.data, default_cache()), *check_proposals(settings.data)))


def decide(
    decision: "Mapping[str, str | Sequence[str]]",
    because: "Text",
    *,
    settings: Settings | None = None,
    write: bool = True,
) -> "Change":
    """Take an editorial decision, as its file writes it, and return what it changes in the folder of the data.

    For example `decide({"merge": "person/t-huguen", "into": "person/thomas-huguen"}, Text(fr="…", en="…"))`; unless
    `write`, nothing is written.

    Raises:
        UsageError: the decision makes no sense in these data; says why, and names what is near.
        ProblemsError: with it, the notes would have problems that they do not have without.
        MissingExtraError: the extra `amu-graph[build]` is not installed.

    """
    with needed("build"):
        from amu_graph.builder.decide import decide as change_of

    settings = settings or Settings.from_environment()
    change = change_of(settings.data, decision, because, dataset=settings.dataset)
    if write:
        change.write()
    return change
