"""The graph as users of the library meet it: load it, ask it, explain it, write it."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from amu_graph import resources
from amu_graph.query import Answer, Boolean, Catalogue, Solutions, Triples
from amu_graph.query.stand_ins import StandIns
from amu_graph.settings import MEMORY, Settings
from amu_graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rdflib import Dataset

    from amu_graph.export.bibliography import Bibliography
    from amu_graph.language import Language
    from amu_graph.network import Network, View
    from amu_graph.query.browse import Listing
    from amu_graph.query.browser import Browser
    from amu_graph.query.comparison import Comparison
    from amu_graph.query.explain import Explanation
    from amu_graph.query.lists import Lists
    from amu_graph.query.parameters import Given
    from amu_graph.query.portraits import Portrait, PortraitReader
    from amu_graph.query.replaced import Replacement
    from amu_graph.query.statements import Statements
    from amu_graph.search import Hits, Index
    from amu_graph.store.workers import Limits


class Graph:
    """A dataset and the questions that can be asked of it.

    >>> import amu_graph
    >>> answer = amu_graph.load().ask("project/participants", project="project/lieu-commun")
    >>> "Thomas Huguen" in {row["agentLabel"] for row in answer}
    True
    """

    def __init__(self, store: Store, settings: Settings, *, catalogue: Catalogue | None = None) -> None:
        self.store = store
        self.settings = settings
        self.catalogue = catalogue or Catalogue(resources.queries(), StandIns(store))

    def ask(self, name: str, /, *, language: str = "fr", **parameters: "Given | None") -> Solutions | Boolean | Triples:
        """Ask a question of the catalogue, for example `graph.ask("person/works", person="Thomas Huguen")`.

        A parameter accepts an IRI, a CURIE, a slug or a label; `language` (`fr` or `en`) is that of the labels.

        Raises:
            NotFoundError: there is no such question, or a value names nothing; the nearest names are listed.
            AmbiguousError: a value names several things; they are listed.
            UsageError: a parameter that the question does not have, or a value of the wrong type.

        """
        from amu_graph.query.kept_answers import answered, kept
        from amu_graph.query.parameters import bind

        text = bind(self.catalogue.question(name), parameters, self.store, language=language)
        found = kept(self.store, name, language, text)
        return answered(self.store, text) if found is None else found

    def query(self, text: str) -> Solutions | Boolean | Triples:
        """Run a SPARQL query within the limits of the settings; the prefixes of the project need no declaration.

        Where the system can, it runs in a process of its own, which Ctrl-C ends.

        Raises:
            QuerySyntaxError: the text is not a SPARQL query; says where.
            QueryRefusedError: it is an update, or asks a machine that `Settings.service_hosts` does not name.
            QueryLimitError: it takes more than `Settings.query_seconds` or `query_megabytes`.
            QueryEvaluationError: the engine could not answer.

        """
        from amu_graph.query.answering import answer_within
        from amu_graph.query.prepare import prepare

        return answer_within(self.store, prepare(text, self.settings.service_hosts), limits_of(self.settings))

    def explain(self, text: str) -> "Explanation":
        """Return how a query is evaluated: its form, the rows and time of each step, and what would be faster.

        Each step is measured within the limits of the settings.

        Raises:
            QuerySyntaxError, QueryRefusedError: as for `query`.

        """
        from amu_graph.query.explain import explained

        return explained(self.store, text, limits_of(self.settings))

    def find(self, name: str, *, unverified: bool = False) -> str:
        """Return the IRI of what is called `name`: an IRI, a CURIE, `kind/slug`, a slug or a label.

        With `unverified`, what unverified passages alone speak of is found too, where nothing else has the name.

        Raises:
            NotFoundError: nothing has this name; the nearest names are listed.
            AmbiguousError: several things have it; they are listed.

        """
        from amu_graph.query.names import named, spoken_of

        return (spoken_of if unverified else named)(name, self.store).value

    def replaced(self, name: str, type_: str = "entity") -> "Replacement | None":
        """Return what became of what `name` names, where it is out of use; None otherwise.

        Every method follows what was merged or renamed; this says that it did, and why.
        """
        from amu_graph.errors import NotFoundError
        from amu_graph.query.names import all_called
        from amu_graph.query.replaced import replacement

        try:
            found = all_called(name.strip(), self.store, type_)
        except NotFoundError:
            return None
        return replacement(found[0], self.store) if len(found) == 1 else None

    def show(self, name: str, *, most: int | None = None) -> "Portrait":
        """Return all that is known of an entity, in both directions, with the passages that say it.

        With `most` no more statements of each sort are read.

        What unverified passages alone speak of is found too, where nothing else has the name.

        Raises:
            NotFoundError, AmbiguousError: as for `find`.

        """
        return self.portraits.portrait(self.find(name, unverified=True), most=most)

    def why(self, *names: str) -> "Statements":
        """Return the passages behind an entity (one name) or a statement (subject, property[, value]).

        Three names may also be an agent, a role and a context.

        Raises:
            NotFoundError, AmbiguousError: as for `find`, or nothing says this.

        """
        from amu_graph.query.statements import Statements
        from amu_graph.query.why import reasons

        return Statements(reasons(names, self.store, self.portraits))

    def search(self, text: str, *, limit: int = 20) -> "Hits":
        """Return what the words of `text` find, best first; each hit says why it matched."""
        from amu_graph.search import Hits

        return Hits(self.index.search(text, limit=limit))

    def network(self, view: "View | str", *, newman: bool = False, **parameters: "Given | None") -> "Network":
        """Return a network: a view's name, for example `graph.network("accompaniment")`, or a CONSTRUCT query.

        `newman` weights what two nodes share with 1/(number of participants − 1). A parameter whose name Python
        reserves may end in `_` (`from_=2010`).

        Raises:
            NotFoundError: there is no such view, or no link meets the conditions; the error says what to widen.
            UsageError: the query constructs triples that make no network.
            QueryRefusedError, QueryLimitError, QuerySyntaxError: as for `query`, where the query is one's own.

        """
        from amu_graph.network import network_of

        return network_of(self.store, view, newman=newman, limits=limits_of(self.settings), **parameters)

    def browse(
        self,
        kind: str,
        /,
        *,
        sort: str = "name",
        since: int | str | None = None,
        until: int | str | None = None,
        language: "Language" = "fr",
        **facets: "str | Iterable[str]",
    ) -> "Listing":
        """Return the members of a class as a list, for example `graph.browse("project", place="Strasbourg")`.

        The facets are `kind`, `place`, `role`, `theme` (names; `none` for what has none), `year` and `status`; `sort`
        is a column, with `-` before it the other way round.

        Raises:
            NotFoundError, AmbiguousError: there is no such class, or a value names nothing, or several things.
            UsageError: there is no such facet, column or year.

        """
        from amu_graph.query.narrowing import narrowing

        chosen = narrowing(self.store, facets, since=since, until=until, sort=sort)
        return self.browser(kind).browse(chosen, language)

    def browser(self, kind: str) -> "Browser":
        """Return the members of a class, which `browse` narrows and sorts; NotFoundError lists the classes."""
        from amu_graph.query.members import class_of

        return self.lists.browser(class_of(kind))

    def compare(self, *names: str, language: "Language" = "fr") -> "Comparison":
        """Return two to six things of one kind side by side: a row for each property and role, with its passages.

        Raises:
            NotFoundError, AmbiguousError: as for `show`.
            UsageError: they are too few, too many, or of unlike kinds.

        """
        from amu_graph.query.comparison import compared

        return compared(self.portraits, [self.find(name, unverified=True) for name in names], language)

    def works(self, *names: str, language: "Language" = "fr") -> "Bibliography":
        """Return the bibliography of the graph, or of what is named: a publication, a person, a theme, a project.

        Raises:
            NotFoundError, AmbiguousError: as for `find`.

        """
        from amu_graph.export.bibliography import Bibliography, works, works_of

        iris = works_of(self.store, map(self.find, names)) if names else None
        return Bibliography(works(self.store, iris, language=language))

    def export(self, path: Path | str, *names: str, language: "Language" = "fr") -> int | None:
        """Write the dataset, or the bibliography (.bib, .ris, .csl.json), in the format of the extension of `path`.

        Returns how many publications a bibliography holds; `names` limit it, as those of `works`.

        Raises:
            UsageError: the extension names no format, or not one of bibliographies where names are given.
            NotFoundError, AmbiguousError: as for `find`.

        """
        from amu_graph.export import write

        of = [self.find(name) for name in names] if names else None
        return write(self.store, Path(path), of=of, language=language)

    def to_rdflib(self) -> "Dataset":
        """Return an rdflib `Dataset` over the same statements."""
        return self.store.to_rdflib()

    @cached_property
    def portraits(self) -> "PortraitReader":
        """Reads portraits; keeps the labels and passages that it has read."""
        from amu_graph.query.portraits import PortraitReader

        return PortraitReader(self.store)

    @cached_property
    def lists(self) -> "Lists":
        """The members of each class, kept beside the dataset."""
        from amu_graph.query.lists import Lists

        return Lists(self.store, self.portraits.labels)

    @cached_property
    def index(self) -> "Index":
        """The full-text index of the dataset."""
        from amu_graph.search import index_of

        return index_of(self.store)

    def __len__(self) -> int:
        """Return the number of triples of the merged graph."""
        return self.store.totals.triples

    def __repr__(self) -> str:
        return f"<Graph: {len(self)} triples>"


def limits_of(settings: Settings) -> "Limits":
    """Return the limits of a query where no other query waits for memory."""
    from amu_graph.store.workers import Limits

    megabytes = settings.query_megabytes
    return Limits(seconds=settings.query_seconds, megabytes=megabytes, answer_megabytes=megabytes)


def load(address: Path | str | None = None, *, settings: Settings | None = None) -> Graph:
    """Load the dataset that `amu-graph build` wrote, or the one at an address, or where the settings say.

    An address is a folder, a file of RDF (N-Quads, TriG, N-Triples, Turtle), that of a SPARQL server
    (`https://example.org/sparql`), which every method then asks, or `memory`: built from the notes, written nowhere.

    Raises:
        DatasetError: there is no dataset, or it is damaged; says what to run.
        UsageError: the address is none, or a server's to which one would speak without encryption.
        ProblemsError: the notes from which it is to be built have problems.

    """
    settings = settings or Settings.from_environment()
    if address:
        settings = settings.at(address)
    return Graph(_store_at(settings), settings)


def _store_at(settings: Settings) -> Store:
    if not settings.address:
        return Store.load(settings.dataset)
    if settings.address == MEMORY:
        from amu_graph.extras import needed

        with needed("build"):
            from amu_graph.builder.dataset import built_in_memory
        return Store.memory(built_in_memory(settings.data))
    from amu_graph.store.opening import opened  # only what is no folder needs it

    return opened(settings)


__all__ = ["Answer", "Graph", "load"]
