"""An embedded Oxigraph store, the only place that opens one."""

import io
import os
import re
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from amu_graph.errors import DatasetError
from amu_graph.files import hold, writing
from amu_graph.language import Text
from amu_graph.namespaces import PREFIXES
from amu_graph.planning.sizes import MOST, Sizes
from amu_graph.store.failures import translated
from amu_graph.store.manifest import BUILD, DIGEST, Manifest, digest_in, newest
from amu_graph.store.scope import scope
from amu_graph.store.tables import read_csv, write_table
from amu_graph.store.totals import Totals

if TYPE_CHECKING:
    from rdflib import Dataset

    from amu_graph.planning.kept import Plans
    from amu_graph.planning.planner import Plan
    from amu_graph.store.watching import Watched

Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_PREFIXES: Final = tuple((f"{prefix}:", prefix, namespace) for prefix, namespace in PREFIXES.items())
"""As they are written in a query: each that is given to the engine costs time."""

_ADDRESSES: Final = re.compile(r"(?<=\{) (?:<[^\x00-\x20<>]*+> )++(?=\})")
"""Rows of addresses, which need no prefix, and are most of what a page asks."""

_LONG: Final = 8192
"""Letters of a query from which on looking for prefixes takes longer than giving them all."""


class Store:
    """The statements of a dataset, ready to be queried.

    `engine` is the pyoxigraph store itself; `digest` identifies the content (the SHA-256 of the dataset's file, empty
    for statements that came from elsewhere), `folder` is where it was loaded from, `files` is the folder that the
    engine reads, where it is on disk.
    """

    elsewhere = False
    """Whether another machine evaluates queries."""
    counting: tuple[str, ...] = ()
    """What `totals` asks such a machine."""

    def __init__(
        self,
        engine: ox.Store,
        *,
        digest: str = "",
        folder: Path | None = None,
        files: Path | None = None,
        totals: Totals | None = None,
    ) -> None:
        self.engine = engine
        self.digest = digest
        self.folder = folder
        self.files = files
        self._totals = totals

    @classmethod
    def memory(cls, quads: Iterable[ox.Quad] | bytes = ()) -> "Store":
        """Return a store in memory that holds `quads`, which may be N-Quads."""
        engine = ox.Store()
        if isinstance(quads, bytes):
            engine.bulk_load(quads, format=ox.RdfFormat.N_QUADS)
        else:
            engine.bulk_extend(quads)
        return cls(engine)

    @classmethod
    def load(cls, folder: Path, *, digest: str = "") -> "Store":
        """Open the store on disk of a dataset folder, where it has one; else load its statements into memory.

        `folder` may also be a store on disk itself. Several processes may have the same one open.

        Raises:
            DatasetError: there is no dataset, or it is damaged, too large or of another version, or not that of
                `digest`.

        """
        store = cls._open(folder) if (folder / DIGEST).is_file() else newest(folder, cls._of)
        if digest not in ("", store.digest):
            raise DatasetError(
                Text(fr=f"{folder} contient un autre jeu de données.", en=f"{folder} holds another dataset.")
            )
        return store

    @classmethod
    def _of(cls, manifest: Manifest) -> "Store":
        """Return the store of a dataset, on disk where workers can be confined to its files."""
        if manifest.store is not None:
            from amu_graph.store import sandbox  # only large datasets need it

            if sandbox.available():
                return cls._open(manifest.store, folder=manifest.folder, totals=manifest.totals)
        manifest.check_memory()
        content = manifest.content()
        engine = ox.Store()
        engine.bulk_load(content, format=ox.RdfFormat.N_QUADS, lenient=True)  # the build wrote it, says its digest
        return cls(engine, digest=manifest.sha256, folder=manifest.folder, totals=manifest.totals)

    @classmethod
    def _open(cls, files: Path, *, folder: Path | None = None, totals: Totals | None = None) -> "Store":
        """Open a store on disk, read-only; a build does not remove it before the end of this one."""
        held = hold(files)
        try:
            if held is None:
                raise FileNotFoundError(files)
            engine = ox.Store.read_only(str(files))
            digest = (files / DIGEST).read_text(encoding="utf-8").strip()
        except (OSError, RuntimeError, ValueError) as error:
            message = Text(
                fr=f"{files} n’est pas un entrepôt que cette version puisse lire.",
                en=f"{files} is not a store that this version can read.",
            )
            raise DatasetError(message, remedy=BUILD) from error
        store = cls(engine, digest=digest, folder=folder, files=files, totals=totals)
        if held >= 0:
            weakref.finalize(store, os.close, held)
        return store

    @property
    def place(self) -> Path | None:
        """The folder where other processes find these statements, None where they are there no longer."""
        if self.files and (self.files / DIGEST).is_file():
            return self.files
        return self.folder if self._is_newest() else None

    def beside(self, name: str) -> Path | None:
        """Return the path of a file cached beside the dataset of these statements; None without a dataset."""
        return self.folder / name if self.folder and self._is_newest() else None

    def _is_newest(self) -> bool:
        return bool(self.folder and self.digest and digest_in(self.folder) == self.digest)

    def watched(self) -> "Watched | None":
        """Return where a newer dataset than this one would be seen, None where none will be."""
        if not self.folder or not self.digest:
            return None
        from amu_graph.store.watching import WatchedFolder  # what is served needs it

        return WatchedFolder(self.folder, self.digest)

    @cached_property
    def totals(self) -> Totals:
        """What the statements are: read where they were counted when they were written."""
        return self._totals or Totals.of(self.engine)

    def save(self, folder: Path, *, on_disk: bool | None = None) -> None:
        """Write the statements as a dataset folder.

        Raises:
            WritingError: it cannot be written.

        """
        from amu_graph.store.dataset import write  # readers need it not

        with writing(folder):
            write(folder, self.lines(), self.totals, on_disk=on_disk)

    def query(
        self,
        text: str,
        *,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> Results:
        """Run a query, in which the prefixes of the project need no declaration.

        `default_graphs` and `named_graphs` are the dataset of the SPARQL 1.1 Protocol (§2.1.4), IRIs; empty means the
        dataset of the store, or that of `FROM` in the query, whose graphs the engine does not merge.

        Raises:
            QuerySyntaxError: the text is not a SPARQL query.
            QueryEvaluationError: the engine could not answer.

        """
        engine, default_graph, named = scope(self.engine, default_graphs, named_graphs)
        plan = self._plans.of(text)

        def ask(text: str) -> Results:
            return engine.query(text, prefixes=prefixes_in(text), default_graph=default_graph, named_graphs=named)

        with translated(text, self.files):
            if plan is not text:
                with suppress(SyntaxError):  # what was written says where
                    return ask(plan)
            return ask(text)

    def plan(self, text: str) -> "Plan | None":
        """Return the plan of a query, None where it is left alone."""
        from amu_graph.planning.planner import plan_of

        return plan_of(text, self._plans.sizes)

    @cached_property
    def _plans(self) -> "Plans":
        """The plans of queries."""
        from amu_graph.planning.kept import Plans

        return Plans(Sizes(self._totals.properties if self._totals else {}, self._count))

    def _count(self, subject: str | None, property_: str | None, value: str | None) -> int:
        """Return how many statements of the merged graph have these parts, no more than the planner counts."""
        try:
            one, two, three = (None if part is None else ox.NamedNode(part) for part in (subject, property_, value))
        except ValueError:  # no IRI, which the engine will say
            return MOST
        return len(list(islice(self.engine.quads_for_pattern(one, two, three, ox.DefaultGraph()), MOST)))

    def query_about(self, text: str, things: Mapping[str, ox.NamedNode]) -> Results:
        """Run a query, as `query` does, in which variables stand for some things from the start."""
        with translated(text, self.files):
            return self.engine.query(
                text,
                prefixes=prefixes_in(text),
                substitutions={ox.Variable(name): thing for name, thing in things.items()} or None,
            )

    def expect(self, texts: Iterable[str]) -> None:
        """Be told of SELECT queries that will be asked next; who has to send them elsewhere asks them together."""

    def select(self, text: str, most: int | None = None) -> list[ox.QuerySolution]:
        """Run a SELECT query of the project's own and return its solutions, no more than `most`.

        All are read at once: what iterates over those of the engine has to end in the thread where it began, which it
        does not where an error keeps it.
        """
        with translated(text, self.files):
            return list(islice(self._solutions(text), most))

    def _solutions(self, text: str) -> ox.QuerySolutions:
        results = self.query(text)
        if not isinstance(results, ox.QuerySolutions):
            raise TypeError(text)
        return results

    def quads(
        self,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        object_: Node | None = None,
        graph: ox.NamedNode | ox.DefaultGraph | None = None,
    ) -> Iterator[ox.Quad]:
        """Iterate over the statements that match; None matches everything, `graph=DefaultGraph()` the merged graph."""
        return self.engine.quads_for_pattern(subject, predicate, object_, graph)

    def rows(self, text: str) -> Iterator[list[str]]:
        """Run a SELECT query of the project's own and iterate over its rows as texts, empty where nothing is bound.

        IRIs and literals are not distinguished; hundreds of thousands of rows cost a fifth of what `select` costs.
        """
        written = io.BytesIO()
        write_table(self._solutions(text), lambda: self._solutions(text), ox.QueryResultsFormat.CSV, written)
        rows = read_csv(written.getvalue())
        next(rows)
        return rows

    def values(self, predicate: str) -> dict[str, str]:
        """Return the IRI that a property gives to each IRI in the merged graph."""
        rows = self.rows(f"SELECT ?one ?other {{ ?one {ox.NamedNode(predicate)} ?other FILTER(isIRI(?other)) }}")
        return {one: other for one, other in rows}  # noqa: C416 - rows are lists

    def lines(self) -> bytes:
        """Return the statements as sorted N-Quads: the bytes that a build writes, and whose SHA-256 is the digest."""
        with suppress(DatasetError):
            manifest = Manifest.read(self.folder) if self.folder else None
            if manifest and manifest.sha256 == self.digest:
                return manifest.content()
        written = self.engine.dump(format=ox.RdfFormat.N_QUADS) or b""  # None only where it writes to a file
        return b"".join(sorted(written.splitlines(keepends=True)))

    def __len__(self) -> int:
        return len(self.engine)

    def to_rdflib(self) -> "Dataset":
        """Return an rdflib `Dataset` over the same statements, with the prefixes of the project bound."""
        from oxrdflib import OxigraphStore
        from rdflib import Dataset

        dataset = Dataset(store=OxigraphStore(store=self.engine))
        for prefix, namespace in PREFIXES.items():
            dataset.bind(prefix, namespace, override=True, replace=True)
        return dataset


def prefixes_in(text: str) -> dict[str, str]:
    """Return the prefixes of the project that a query may use."""
    text = _ADDRESSES.sub("", text)
    if len(text) > _LONG:
        return dict(PREFIXES)
    return {prefix: namespace for written, prefix, namespace in _PREFIXES if written in text}
