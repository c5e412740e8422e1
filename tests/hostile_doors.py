"""Ways in: what takes a case where the program takes what strangers write."""

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl

import pyoxigraph as ox

from amu_graph import resources
from amu_graph.builder.corpus import read_corpus
from amu_graph.errors import AmuGraphError
from amu_graph.graph import Graph
from amu_graph.ingest.documents.isolated import Reader
from amu_graph.ingest.identity import Known
from amu_graph.ingest.imports.importing import import_file
from amu_graph.ingest.imports.keeping import Places, Source
from amu_graph.ingest.review_files import load as load_review
from amu_graph.language import LANGUAGES
from amu_graph.notes.ontology import read_ontology
from amu_graph.notes.problems import Problems
from amu_graph.notes.profile import read_profile
from amu_graph.project_file import read as read_project
from amu_graph.query.names import named, spoken_of
from amu_graph.search.index import index_of
from amu_graph.settings import embedder
from amu_graph.store.remote import answers
from amu_graph.store.remote.exchange import Body
from amu_graph.web.explore.address_state import address_state
from amu_graph.web.views.map_filters import filters_of
from amu_graph.web.views.printed import paper_of
from hostile_cases import Case
from valid_samples import CSV


def judge(error: AmuGraphError) -> None:
    """Whatever is refused is refused in words."""
    for language in LANGUAGES:
        said = error.in_(language)
        assert said
        assert "Traceback" not in said
    assert 400 <= error.http_status < 600
    assert error.exit_code in (1, 2)


def tried(act: Callable[[], object]) -> None:
    """Do something that may be refused, and go on."""
    try:
        act()
    except AmuGraphError as error:
        judge(error)


def rows(results: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> None:
    """Read an answer to its end."""
    if not isinstance(results, ox.QueryBoolean):
        for _ in results:
            pass


class Doors:
    """What lets cases in; `room` is a folder of their own."""

    def __init__(self, graph: Graph, room: Path) -> None:
        self._graph = graph
        self._room = room
        problems = Problems()
        self._terms = read_ontology(resources.ontology(), problems)
        self._profile = read_profile(resources.ontology(), self._terms, problems)
        self._index = index_of(graph.store)
        self._reader = Reader()
        self.address: tuple[str, int] | None = None

    def close(self) -> None:
        self._reader.close()

    def note(self, case: Case) -> None:
        data = self._file(f"data/{case.name}", case.content).parents[1]
        problems = Problems()
        read_corpus(data, self._profile, self._terms, problems)
        for one in problems.sorted():
            assert one.message.fr
            assert one.message.en
            assert one.line >= 0

    def review(self, case: Case) -> None:
        load_review(self._file("data/review/essai.yaml", case.content), self._room / "data", Problems())

    def project(self, case: Case) -> None:
        read_project(self._file("amu-graph.toml", case.content))

    def file(self, case: Case) -> None:
        """Import a file; what is refused leaves no proposal."""
        path, data = self._file(case.name, case.content), self._room / "data"
        before = sorted(data.rglob("*"))
        try:
            import_file(path, Places(data), Known, Source(retrieved="2026-01-02"))
        except AmuGraphError:
            assert sorted(one for one in data.rglob("*") if one.is_file()) == [one for one in before if one.is_file()]
            raise
        finally:
            for one in data.rglob("*"):
                if one.is_file():
                    one.unlink()

    def mapping(self, case: Case) -> None:
        """Import a table whose columns mean what the case says."""
        self._file("data/review/a.map.yaml", case.content)
        self.file(Case("a.csv", CSV.encode()))

    def answer(self, case: Case) -> None:
        """Read what a SPARQL server says."""
        body = Body(case.content, case.name, "", 0)
        tried(lambda: rows(answers.table(body, "example.org")))
        tried(lambda: rows(answers.triples(body, "example.org")))
        tried(lambda: answers.count(body, "example.org"))

    def question(self, case: Case) -> None:
        """Ask about a thing, a year and a concept, with the case as its name."""
        tried(lambda: self._graph.ask("project/participants", project=case.text))
        tried(lambda: self._graph.ask("publication/since", since=case.text))
        tried(lambda: self._graph.ask("co-production/responsibilities", mode=case.text))

    def document(self, case: Case) -> None:
        self._reader.read(case.content)

    def query(self, case: Case) -> None:
        self._graph.query(case.text)

    def name(self, case: Case) -> None:
        self._index.search(case.text)
        tried(lambda: named(case.text, self._graph.store))
        tried(lambda: spoken_of(case.text, self._graph.store))

    def figure(self, case: Case) -> None:
        """Ask for a map, a state of the explorer and a paper by the values of an address, and for a site to embed."""
        given = parse_qsl(case.text, keep_blank_values=True)
        tried(lambda: filters_of(given, self._graph))
        tried(lambda: address_state(dict(given)))
        tried(lambda: paper_of(dict(given)))
        tried(lambda: embedder(case.text))

    def request(self, case: Case) -> None:
        """Send bytes; the answer is one of HTTP, or none, is no failure of ours, and the server goes on."""
        assert self.address
        host = f"localhost:{self.address[1]}".encode()
        answer = self._sent(case.content.replace(b"HERE", host))
        for line in answer.split(b"\r\n"):
            assert not line.startswith(b"HTTP/1.1 500"), answer[:400]
        assert not answer or answer.startswith(b"HTTP/1."), answer[:80]
        assert self._sent(b"GET /health HTTP/1.1\r\nConnection: close\r\nHost: " + host + b"\r\n\r\n").startswith(
            b"HTTP/1.1 200"
        )

    def _sent(self, content: bytes) -> bytes:
        assert self.address
        with socket.create_connection(self.address, timeout=20) as connection:
            try:
                connection.sendall(content)
                connection.shutdown(socket.SHUT_WR)
                return b"".join(iter(lambda: connection.recv(65536), b""))
            except ConnectionError:
                return b""

    def _file(self, name: str, content: bytes) -> Path:
        path = self._room / name
        path.parent.mkdir(parents=True, exist_ok=True)
        (self._room / "data").mkdir(exist_ok=True)
        path.write_bytes(content)
        return path


ENTRANCES: Final[dict[str, Callable[[Doors, Case], None]]] = {
    "notes": Doors.note,
    "decisions": Doors.note,
    "turtle notes": Doors.note,
    "proposals": Doors.review,
    "project file": Doors.project,
    "rdf": Doors.file,
    "bibliographies": Doors.file,
    "tables": Doors.file,
    "mappings": Doors.mapping,
    "answers": Doors.answer,
    "questions": Doors.question,
    "documents": Doors.document,
    "sparql": Doors.query,
    "names": Doors.name,
    "figures": Doors.figure,
    "requests": Doors.request,
}
