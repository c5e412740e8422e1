"""An embedded Oxigraph store, the only place that opens one."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from amu_graph.errors import DatasetError
from amu_graph.files import replaced_folder, writing
from amu_graph.language import Text
from amu_graph.namespaces import PREFIXES
from amu_graph.store.failures import translated
from amu_graph.store.manifest import NAME, STORE_DIGEST, digest_in, read_dataset
from amu_graph.store.scope import scope

if TYPE_CHECKING:
    from rdflib import Dataset

Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_PREFIXES: Final = tuple((f"{prefix}:", prefix, namespace) for prefix, namespace in PREFIXES.items())
"""As they are written in a query: each that is given to the engine costs time."""


class Store:
    """The statements of a dataset, ready to be queried.

    `engine` is the pyoxigraph store itself; `digest` identifies the content (the SHA-256 of the dataset's file, empty
    for statements that came from elsewhere), `folder` is where it was loaded from.
    """

    def __init__(self, engine: ox.Store, *, digest: str = "", folder: Path | None = None) -> None:
        self.engine = engine
        self.digest = digest
        self.folder = folder

    @classmethod
    def memory(cls, quads: Iterable[ox.Quad] = ()) -> "Store":
        """Return a store in memory that holds `quads`."""
        engine = ox.Store()
        engine.bulk_extend(quads)
        return cls(engine)

    @classmethod
    def load(cls, folder: Path, *, digest: str = "") -> "Store":
        """Load a dataset folder into memory, or open it where it holds an Oxigraph store.

        Raises:
            DatasetError: there is no dataset, or it is damaged or of another version, or not that of `digest`.

        """
        if (folder / "CURRENT").is_file() and not (folder / NAME).is_file():
            store = cls.open(folder)
        else:
            content, sha256 = read_dataset(folder)
            engine = ox.Store()
            engine.bulk_load(content, format=ox.RdfFormat.N_QUADS, lenient=True)  # the build wrote it, says its digest
            store = cls(engine, digest=sha256, folder=folder)
        if digest not in ("", store.digest):
            raise DatasetError(
                Text(fr=f"{folder} contient un autre jeu de données.", en=f"{folder} holds another dataset.")
            )
        return store

    @classmethod
    def open(cls, folder: Path) -> "Store":
        """Open an Oxigraph store on disk, read-only: several processes may do so at once.

        Raises:
            DatasetError: the folder holds no store, or a damaged one.

        """
        try:
            engine = ox.Store.read_only(str(folder))
            digest = (folder / STORE_DIGEST).read_text(encoding="utf-8").strip()
        except (OSError, RuntimeError, ValueError) as error:
            message = Text(fr=f"{folder} n’est pas un entrepôt lisible.", en=f"{folder} is not a readable store.")
            remedy = Text(
                fr="Refaites-le : amu-graph build --store DOSSIER", en="Make it anew: amu-graph build --store FOLDER"
            )
            raise DatasetError(message, remedy=remedy) from error
        return cls(engine, digest=digest, folder=folder)

    @property
    def place(self) -> Path | None:
        """The folder where other processes find these statements, as long as no build put others there."""
        held = self.folder is not None and self.digest and digest_in(self.folder) == self.digest
        return self.folder if held else None

    def beside(self, name: str) -> Path | None:
        """Return where a file made from these statements is kept, beside their dataset; None without a dataset."""
        folder = self.place
        return folder / name if folder and (folder / NAME).is_file() else None

    def save(self, folder: Path) -> None:
        """Write the statements as an Oxigraph store in `folder`, which appears whole or not at all.

        Raises:
            DatasetError: `folder` exists and is not an Oxigraph store.
            WritingError: it cannot be written.

        """
        if folder.exists() and any(folder.iterdir()) and not (folder / "CURRENT").is_file():
            message = Text(fr=f"{folder} n’est pas vide.", en=f"{folder} is not empty.")
            raise DatasetError(message, remedy=Text(fr="Choisissez un autre dossier.", en="Choose another folder."))
        with writing(folder):
            folder.parent.mkdir(parents=True, exist_ok=True)
        with replaced_folder(folder) as beside:
            engine = ox.Store(str(beside))
            engine.bulk_extend(self.engine)
            engine.flush()
            del engine
            (beside / STORE_DIGEST).write_text(self.digest + "\n", encoding="utf-8")

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
        with translated(text):
            return engine.query(
                text,
                prefixes={prefix: namespace for written, prefix, namespace in _PREFIXES if written in text},
                default_graph=default_graph,
                named_graphs=named,
            )

    def select(self, text: str) -> Iterator[ox.QuerySolution]:
        """Run a SELECT query of the project's own and iterate over its solutions."""
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

    def lines(self) -> bytes:
        """Return the statements as sorted N-Quads: the bytes that a build writes, and whose SHA-256 is the digest."""
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
