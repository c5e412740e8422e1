"""The store: loading, querying, saving, and what it says of a dataset that is not whole."""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from traceback import walk_tb
from types import GeneratorType

import pyoxigraph as ox
import pytest

from amu_graph.errors import DatasetError, QueryLimitError, UsageError
from amu_graph.files import WritingError
from amu_graph.network.failures import NotANetworkError
from amu_graph.network.network import network_of
from amu_graph.network.views.view import View
from amu_graph.query import federation
from amu_graph.query.catalogue import Question
from amu_graph.store import Store
from amu_graph.store.manifest import SCHEMA, Manifest
from amu_graph.store.workers import Limits, Request, machine
from amu_graph.store.workers.evaluation import evaluate

RESULTS = ox.QueryResultsFormat.JSON
LINE = b'<https://example.org/a> <https://example.org/p> "1" .\n'


def folder_with(path: Path, content: bytes, **manifest: object) -> Path:
    (path / "data.nq").write_bytes(content)
    entries = {"schema": SCHEMA, "file": "data.nq", "sha256": hashlib.sha256(content).hexdigest(), **manifest}
    (path / "manifest.json").write_text(json.dumps(entries), encoding="utf-8")
    return path


def test_a_dataset_folder_is_loaded_with_its_digest(tmp_path: Path) -> None:
    store = Store.load(folder_with(tmp_path, LINE))
    assert len(store) == 1
    assert store.digest == hashlib.sha256(LINE).hexdigest()


@pytest.mark.parametrize("manifest", [{"schema": 99}, {"sha256": "0" * 64}, {"file": "other.nq"}])
def test_a_dataset_that_is_not_the_one_written_is_refused(tmp_path: Path, manifest: dict[str, object]) -> None:
    with pytest.raises(DatasetError, match="amu-graph build"):
        Store.load(folder_with(tmp_path, LINE, **manifest))


def test_a_build_that_ends_while_the_dataset_is_read_gives_the_newer_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder_with(tmp_path, LINE)
    read = Manifest.content
    newer = LINE.replace(b'"1"', b'"2"')

    def read_late(manifest: Manifest) -> bytes:
        if manifest.path.name == "data.nq":  # the build writes, names and removes, just before the file is opened
            (tmp_path / "newer.nq").write_bytes(newer)
            folder_with(tmp_path, LINE, file="newer.nq", sha256=hashlib.sha256(newer).hexdigest())
            (tmp_path / "data.nq").unlink()
        return read(manifest)

    monkeypatch.setattr(Manifest, "content", read_late)
    assert Store.load(tmp_path).digest == hashlib.sha256(newer).hexdigest()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the system lets this user read anything")
def test_a_dataset_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    folder_with(tmp_path, LINE)
    (tmp_path / "manifest.json").chmod(0)
    with pytest.raises(DatasetError, match="Permission denied"):
        Store.load(tmp_path)


def test_a_folder_in_place_of_the_data_file_is_refused(tmp_path: Path) -> None:
    folder_with(tmp_path, LINE)
    (tmp_path / "data.nq").unlink()
    (tmp_path / "data.nq").mkdir()
    with pytest.raises(DatasetError, match="Cannot read"):
        Store.load(tmp_path)


def test_a_dataset_too_large_for_memory_says_what_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder_with(tmp_path, LINE * 20_000)
    monkeypatch.setattr(machine, "megabytes", lambda: 3)
    with pytest.raises(DatasetError, match="does not fit into memory: it would take 5 MB") as raised:
        Store.load(tmp_path)
    assert "amu-graph build --store" in raised.value.in_("fr")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schema": 1}', "[" * 2000 + "]" * 2000])
def test_a_damaged_manifest_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(DatasetError, match="damaged"):
        Store.load(tmp_path)


def test_a_missing_dataset_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="Build it: amu-graph build"):
        Store.load(tmp_path / "nowhere")


def test_a_store_that_cannot_be_written_is_said_in_words(tiny: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(WritingError, match="Cannot write"):
        tiny.save(tmp_path / "file" / "store")


def test_the_prefixes_of_the_project_need_no_declaration(tiny: Store) -> None:
    rows = list(tiny.select("SELECT ?count WHERE { project:moulin amu:dwellingCount ?count }"))
    assert [row["count"] for row in rows] == [ox.Literal(12)]


def amid_solutions(store: Store) -> None:
    solutions = store.select("SELECT * { ?s ?p ?o }")
    for _ in solutions:
        raise KeyError("amid")


def no_network(store: Store) -> None:
    network_of(
        store, View(question=Question(name="none", path=Path("none.rq"), text="SELECT * { ?s ?p ?o }", header={}))
    )


def half_an_answer(store: Store) -> None:
    federation._values(b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"uri","value":"urn:a"}},', RESULTS)


def no_table(store: Store) -> None:
    evaluate(store, Request("SELECT * { ?s ?p ?o }", table=None), Limits())


def no_graph(store: Store) -> None:
    evaluate(store, Request("CONSTRUCT WHERE { ?s ?p ?o }", graph=None), Limits())


def too_large(store: Store) -> None:
    evaluate(store, Request("CONSTRUCT WHERE { ?s ?p ?o }"), Limits(answer_megabytes=0))


@pytest.mark.parametrize("fail", [amid_solutions, no_network, half_an_answer, no_table, no_graph, too_large])
def test_an_error_keeps_nothing_that_ends_only_in_the_thread_where_it_began(
    fail: Callable[[Store], None], tiny: Store
) -> None:
    with pytest.raises((KeyError, SyntaxError, NotANetworkError, UsageError, QueryLimitError)) as caught:
        fail(tiny)
    kept = [value for frame, _ in walk_tb(caught.tb) for value in frame.f_locals.values() if value is not frame]
    assert not [value for value in kept if isinstance(value, ox.QuerySolutions | ox.QueryTriples | GeneratorType)]


def test_the_dataset_of_the_protocol_restricts_the_query(tiny: Store) -> None:
    passage = "https://w3id.org/amu-graph/source/letter#L3-interpreted"
    query = "SELECT ?s WHERE { ?s amu:about ?o }"
    assert len(list(tiny.query(query, default_graphs=[passage]))) == 1  # type: ignore[arg-type]  # a SELECT has solutions
    assert not list(tiny.query(query, default_graphs=["https://example.org/none"]))  # type: ignore[arg-type]  # as above


def test_rdflib_sees_the_same_statements(tiny: Store) -> None:
    dataset = tiny.to_rdflib()
    rows = dataset.query("SELECT ?label WHERE { project:moulin rdfs:label ?label }")
    assert {str(row[0]) for row in rows} == {"Le Moulin", "The Mill"}  # type: ignore[index]  # rows of a SELECT
    assert len(list(dataset.quads((None, None, None, None)))) == len(tiny)
