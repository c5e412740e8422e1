"""A dataset is pushed into real servers: readers see the old one or the new one, whatever happens in between."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from amu_graph.errors import DatasetError, UsageError
from amu_graph.namespaces import BASE, INTERPRETED, RDFS
from amu_graph.store import Store
from amu_graph.store.remote import Access, RemoteStore
from amu_graph.store.remote.exchange import Exchange
from amu_graph.store.remote.generations import GENERATIONS
from amu_graph.store.remote.named_lines import by_graph
from amu_graph.store.remote.probe import in_words, probe
from amu_graph.store.remote.push import Done, Push
from amu_graph.store.remote.target import Target
from engines import Server, oxigraph, virtuoso

TINY = Path(__file__).parents[2] / "tiny.trig"
ALONE = """
SELECT ?g (COUNT(*) AS ?n) WHERE {
  GRAPH ?g { ?s ?p ?o } # GRAPH ?g {
  FILTER NOT EXISTS { GRAPH ?h { ?s ?p ?o } FILTER(?h != ?g) }
} GROUP BY ?g
"""
LABEL = ox.NamedNode(RDFS + "label")
MILL = ox.NamedNode(f"{BASE}project/moulin")


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that holds nothing of ours."""
    with oxigraph() if request.param == "oxigraph" else virtuoso(tmp_path_factory.mktemp("virtuoso")) as server:
        yield server


def dataset(*labels: str) -> Store:
    """Return the small dataset; its mill also has these names, in the merged graph and in that of a passage."""
    quads = set(ox.parse(path=str(TINY), format=ox.RdfFormat.TRIG))
    passage = ox.NamedNode(f"{BASE}source/letter#L2")
    for label in labels:
        quads |= {
            ox.Quad(MILL, LABEL, ox.Literal(label, language="fr"), graph) for graph in (passage, ox.DefaultGraph())
        }
    return Store.memory(quads)


def push(store: Store, target: Target, keep: int = 1) -> Done:
    return Push.of(store, target).run(target, keep=keep, tell=lambda _: None)


def reader(server: Server) -> RemoteStore:
    return RemoteStore(Access.to(server.query))


def labels(store: Store) -> set[str]:
    return {str(row["label"].value) for row in store.select(f"SELECT ?label {{ {MILL} {LABEL} ?label }}")}


def generations(server: Server) -> set[str]:
    """Return the generations of which a server still has a graph."""
    rows = Exchange(Access.to(server.query)).ask("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", triples=False).content
    return set(re.findall(rf"{GENERATIONS}([^/\"]+)", rows.decode()))


@pytest.mark.parametrize("graphs", [False, True])
def test_what_was_pushed_is_read_as_it_is_here(
    server: Server, monkeypatch: pytest.MonkeyPatch, *, graphs: bool
) -> None:
    """Large graphs go by updates, or by the Graph Store Protocol."""
    monkeypatch.setattr("amu_graph.store.remote.named_lines.MOST", 9)
    monkeypatch.setattr("amu_graph.store.remote.named_lines.DOCUMENT", 20)
    ours = dataset(f"Par graphes : {graphs}")
    target = server.target(graphs=graphs)
    updates = counted(monkeypatch, target._writing, "update")
    documents = counted(monkeypatch, target._storing, "add") if target._storing else []
    done = push(ours, target)
    assert done.written
    assert bool(documents) == graphs
    assert len(updates) > 1
    theirs = reader(server)
    assert theirs.lines() == ours.lines()
    assert theirs.totals == replace(ours.totals, properties={})
    assert theirs.digest == done.generation.digest
    assert list(theirs.quads(MILL, LABEL, ox.Literal("The Mill", language="en"), ox.DefaultGraph()))
    assert not list(theirs.quads(MILL, LABEL, ox.Literal("What mill?"), None))
    for text in (
        "SELECT * WHERE { GRAPH ?passage { ?s rdfs:label ?label } ?passage a amu:Passage }",
        "SELECT * WHERE { GRAPH graph:interpreted { ?s ?p ?o } }",
        ALONE,
        "ASK { GRAPH ?g { ?s ?p 'GRAPH ?g { }' } }",
        "CONSTRUCT { ?g ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }",
    ):
        assert rows(theirs, text) == rows(ours, text), text
    described = f"DESCRIBE <{MILL.value}>"
    assert rows(theirs, described) >= rows(ours, described)  # type: ignore[operator]  # sets; each engine describes as it likes
    assert rows(theirs, "SELECT * { ?s ?p ?o }", INTERPRETED) == rows(ours, "SELECT * { ?s ?p ?o }", INTERPRETED)


def counted(monkeypatch: pytest.MonkeyPatch, exchange: Exchange, name: str) -> list[object]:
    """Return the list in which each request of a kind will be."""
    sent: list[object] = []
    send = getattr(exchange, name)

    def counting(*said: object) -> None:
        sent.append(said)
        send(*said)

    monkeypatch.setattr(exchange, name, counting)
    return sent


def rows(store: Store, text: str, *default_graphs: str) -> object:
    found = store.query(text, default_graphs=default_graphs)
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QueryTriples):
        return {str(each) for each in found}
    names = sorted(each.value for each in found.variables)
    return names, sorted(str([row[name] for name in names]) for row in found)


def test_what_was_loaded_otherwise_is_read_too(tmp_path: Path) -> None:
    """Oxigraph's server keeps a default graph of its own."""
    ours = dataset()
    ours.save(tmp_path)
    with oxigraph(tmp_path) as server:
        theirs = reader(server)
        assert (theirs.lines(), theirs.digest) == (ours.lines(), "")
        assert theirs.totals == replace(ours.totals, properties={})


def test_what_a_server_is_can_be_told(server: Server) -> None:
    done = push(dataset(), server.target())
    found = probe(Exchange(Access.to(server.query)))
    assert (found.digest, found.statements) == (done.generation.digest, done.generation.statements)
    is_virtuoso = found.server.startswith("Virtuoso")
    assert (found.own_default, found.booleans) == (not is_virtuoso, not is_virtuoso)
    assert found.years is True
    assert found.full_text == ""
    words = [each.fr for each in in_words(found, "ici")]
    assert ("Il écrit les booléens 1 et 0." in words) == is_virtuoso


def test_the_same_dataset_is_sent_once(server: Server) -> None:
    first, second = (push(dataset("Même"), server.target()) for _ in range(2))
    assert (second.written, second.switched) == (False, False)
    assert second.generation == first.generation


def test_readers_keep_what_they_read_until_the_next_push_but_one(server: Server) -> None:
    push(dataset("Un"), server.target(), keep=0)
    first = reader(server)
    assert "Un" in labels(first)
    push(dataset("Deux"), server.target())
    second = reader(server)
    assert ("Un" in labels(first), "Deux" in labels(first)) == (True, False)
    assert ("Un" in labels(second), "Deux" in labels(second)) == (False, True)
    again = push(dataset("Un"), server.target())
    assert (again.written, again.switched) == (False, True)  # what is still there is not sent again
    assert "Un" in labels(reader(server))
    done = push(dataset("Trois"), server.target(), keep=0)
    assert done.removed == 2
    assert generations(server) == {done.generation.name}


def test_datasets_that_follow_closely_stay_for_those_who_read_them(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    push(dataset("A"), server.target(), keep=0)
    slow = reader(server)
    assert "A" in labels(slow)
    for name in ("B", "C", "D"):
        push(dataset(name), server.target())
    assert len(generations(server)) == 4
    monkeypatch.setattr("amu_graph.store.remote.push._READ", -60)
    assert push(dataset("E"), server.target()).removed == 3


class KilledError(BaseException):
    """The process has ended."""


class Dying(Target):
    """A target whose process ends before one of its updates, and does nothing after that."""

    def __init__(self, server: Server, updates: int, *, graphs: bool = False) -> None:
        whole = server.target(graphs=graphs)
        storing = whole._storing.access if whole._storing else None
        super().__init__(whole._reading.access, whole._writing.access, storing)
        self.left = updates
        update, add = self._writing.update, self._storing and self._storing.add

        def dying(*said: Any) -> None:  # noqa: ANN401 - an update, or a graph and a document
            self.left -= 1
            if self.left < 0:
                raise KilledError
            if add and len(said) > 1:
                assert said[0].startswith(GENERATIONS)
                add(*said)
                return
            assert re.match(r"INSERT DATA \{\s*GRAPH <|DELETE DATA \{\s*GRAPH <|DROP SILENT GRAPH <", said[0])
            update(said[0])

        self._writing.update = dying  # type: ignore[assignment, method-assign]
        if self._storing:
            self._storing.add = dying  # type: ignore[assignment, method-assign]


def test_a_push_killed_before_any_of_its_updates_leaves_the_old_or_the_new(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("amu_graph.store.remote.named_lines.MOST", 40)
    push(dataset("Vieux"), server.target(), keep=0)
    seen = []
    for updates in range(100):
        target = Dying(server, updates, graphs=bool(updates % 2))
        try:
            push(dataset(f"Neuf {updates}"), target, keep=0)
        except KilledError:
            seen.append(labels(reader(server)) - labels(dataset()))
            if seen[-1] != {"Vieux"}:
                push(dataset("Vieux"), server.target(), keep=0)
        else:
            break
    assert target.left >= 0
    assert len(seen) > 3
    assert seen == [{"Vieux"} if {"Vieux"} == each else {f"Neuf {at}"} for at, each in enumerate(seen)]
    assert seen[0] == {"Vieux"} != seen[-1]


def test_what_a_killed_push_left_is_removed_later(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    before = push(dataset("Avant"), server.target(), keep=0).generation.name
    with pytest.raises(KilledError):
        push(dataset("Pendant"), Dying(server, 1))
    assert len(generations(server)) > 1
    monkeypatch.setattr("amu_graph.store.remote.push._ABANDONED", -60)
    assert push(dataset("Avant"), server.target(), keep=0).removed
    assert generations(server) == {before}


def test_what_the_server_changes_is_not_switched_to(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    push(dataset("Sûr"), server.target(), keep=0)
    before = generations(server)
    target = server.target()
    update = target._writing.update
    monkeypatch.setattr(target._writing, "update", lambda text: update(text.replace("Perdu", "Trouvé")))
    with pytest.raises(DatasetError, match=r"not what was sent, for example: .*(Perdu|Trouvé)"):
        push(dataset("Perdu"), target)
    assert "Sûr" in labels(reader(server))
    assert generations(server) == before


def test_what_does_not_change_is_asked_for_once(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    push(dataset("Une fois"), server.target())
    store = reader(server)
    at = "SELECT ?label (NOW() AS ?now) WHERE { ?s rdfs:label ?label }"
    assert "Une fois" in labels(store)
    assert list(store.select(at))
    monkeypatch.setattr(store._exchange, "ask", None)
    assert "Une fois" in labels(store)
    with pytest.raises(TypeError):
        list(store.select(at))


def test_blank_nodes_are_refused(server: Server) -> None:
    for line in (b"_:a <urn:p> _:b <urn:g>", b"<urn:s> <urn:p> <urn:o> _:g", b'<urn:s> <urn:p> "a _:b" _:g'):
        with pytest.raises(UsageError, match="blank nodes"):
            push(Store.memory(line + b" .\n"), server.target())


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (b"_:a <urn:p> _:b <urn:g> .\n", "_:a"),
        (b"<urn:s> <urn:p> _:b <urn:g> .\n", "_:b"),
        (b'<urn:s> <urn:p> "a _:b" _:g .\n', "_:g"),
    ],
)
def test_a_refused_blank_node_is_named(line: bytes, name: str) -> None:
    with pytest.raises(UsageError, match=rf"\({name}\)"):
        by_graph(line)


@pytest.mark.parametrize("lines", [b"<urn:s> <urn:p> <urn:o> .\n", b'<urn:s> <urn:p> "a _:b" .\n', b""])
def test_a_dataset_without_named_graphs_is_pushed(server: Server, lines: bytes) -> None:
    """A file of Turtle has none."""
    store = Store.memory(lines)
    assert push(store, server.target()).written
    assert set(reader(server).quads()) == set(store.quads())
