"""The queries that pages are made of: whole files, which another engine answers alike, and nothing beside them."""

import re
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset
from rdflib.term import Node

import amu_graph.web
from amu_graph.namespaces import BASE
from amu_graph.query.catalogue import VALUES, read
from amu_graph.query.parameters import with_terms
from amu_graph.query.portrait_queries import FOLDER, query_text, rows
from amu_graph.store import Store

# rdflib's parser and its evaluation of GRAPH call what rdflib itself deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:Dataset[.]:DeprecationWarning")

FILES = sorted(FOLDER.glob("*.rq"))
HERE = [BASE + name for name in ("project/moulin", "person/zoe", "participation/one", "vocab/role/auteur")] + [
    BASE + f"source/letter{place}" for place in ("", "#L2", "#L3-interpreted")
]
"""Everything of the hand-written store that a page is about."""


@pytest.fixture(scope="module")
def peer(tiny: Store) -> Dataset:
    """The same statements in rdflib, whose default graph is not the union either."""
    dataset = Dataset(default_union=False)
    dataset.parse(data=tiny.lines().decode(), format="nquads")
    return dataset


def written(term: Node | ox.NamedNode | ox.Literal | None) -> str:
    """A term as N-Triples write it."""
    return "" if term is None else term.n3() if isinstance(term, Node) else str(term)


UNSORTED = {"named", "placed", "merged", "stated", *(path.stem for path in FOLDER.glob("member*.rq"))}
"""Of the whole graph, a class, all statements: who reads them sorts; engines sort rows longer than they find them."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_another_engine_answers_alike(path: Path, tiny: Store, peer: Dataset) -> None:
    text = path.read_text(encoding="utf-8")
    names = {found["name"] for found in VALUES.finditer(text)}
    here = [ox.NamedNode(iri) for iri in HERE]
    text = with_terms(text, dict.fromkeys(names & {"entity", "thing", "passage", "source"}, here))
    text = text.replace("VALUES ?source { <", "VALUES ?source { UNDEF <") if path.stem in ("says", "passages") else text
    ours = Counter(tuple(written(term) for term in row) for row in tiny.select(text))
    theirs = Counter(tuple(written(term) for term in row) for row in peer.query(text))  # type: ignore[union-attr]  # rows
    assert ours == theirs


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_described_in_both_languages_and_says_what_decides_its_order(path: Path) -> None:
    question = read(path, path.stem)
    assert question.summary.fr != question.summary.en
    for parameter in question.parameters:
        assert parameter.about.fr != parameter.about.en
    assert "ORDER BY" in question.text or path.stem in UNSORTED
    assert not re.search(r"\bFROM\b|\bSERVICE\b", question.text)


def test_what_is_shown_is_what_ran(tiny: Store) -> None:
    moulin = BASE + "project/moulin"
    ran = [tuple(row) for row in rows(tiny, "incoming", entity=[moulin])]
    assert ran
    assert [tuple(row) for row in tiny.select(query_text("incoming", "fr", entity=[moulin]))] == ran


def test_what_is_no_iri_never_becomes_syntax(tiny: Store) -> None:
    assert list(rows(tiny, "known", thing=["no iri", "urn:a> } ?s ?p ?o {<urn:b"])) == []


def test_a_long_list_is_asked_in_parts_and_answered_whole(tiny: Store) -> None:
    many = [f"{BASE}project/nowhere-{number}" for number in range(1200)]
    found = [row for row in rows(tiny, "known", thing=[*many, BASE + "project/moulin"]) if row["said"].value == "true"]
    assert [row["thing"].value for row in found] == [BASE + "project/moulin"]
    assert len(list(rows(tiny, "known", thing=many))) == len(many)


def test_no_page_reads_a_store_but_by_queries() -> None:
    for path in Path(amu_graph.web.__file__).parent.rglob("*.py"):
        assert ".quads(" not in path.read_text(encoding="utf-8"), path
