"""Sources known by their address only, and where passages stand in documents of pages, sheets and recordings."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from amu_graph.builder import Build, build
from builder_fixtures import ReadFolder
from builder_notes import HEAD, said

REFERENCE = """source:
  id: page
  kind: reference
  label: Page
  language: fr
  url: https://exemple.fr/page
passages:
  - at: page
    status: {status}
    because: {{fr: La page le dit ; elle n’a pas été relue., en: The page says so; it was not read again.}}
    says:
      - {{id: place/lyon, type: Place, label: Lyon, label@en: Lyon}}
"""


def built(folder: Path, note: str) -> Build:
    (folder / "notes").mkdir(parents=True)
    (folder / "notes" / "page.yaml").write_text(note, encoding="utf-8")
    return build(folder)


def violations(found: Build) -> list[str]:
    return [problem.message.en for problem in found.problems if problem.severity == "violation"]


def test_a_source_known_by_its_address_needs_neither_digest_nor_lengths(tmp_path: Path) -> None:
    found = built(tmp_path, REFERENCE.format(status="interpreted"))
    assert violations(found) == []
    said_of = {str(quad.triple) for quad in found.quads if str(quad.subject).endswith("source/page>")}
    kind = "<http://purl.org/dc/terms/type> <https://w3id.org/amu-graph/vocab/source-type/reference>"
    assert f"<https://w3id.org/amu-graph/source/page> {kind}" in said_of


def test_nothing_of_it_is_asserted(tmp_path: Path) -> None:
    asserted = REFERENCE.format(status="asserted")
    (message,) = violations(built(tmp_path, asserted))
    assert "was not read" in message


def test_what_only_an_unread_and_unverified_passage_says_stays_out_of_the_merged_graph(tmp_path: Path) -> None:
    note = REFERENCE.format(status="unverified")
    found = built(tmp_path, note)
    assert violations(found) == []
    assert not [quad for quad in found.quads if "Lyon" in str(quad.object) and str(quad.graph_name) == "DEFAULT"]


def test_a_source_that_was_read_is_no_reference(read: ReadFolder) -> None:
    note = HEAD.replace("  id: essai", "  id: essai\n  kind: reference") + said("{id: place/p, type: Place, label: P}")
    codes = [problem.code for problem in read({"notes/essai.yaml": note}).problems]
    assert codes.count("read-reference") == 2


@pytest.mark.parametrize(
    ("left_out", "added", "refused"),
    [
        ("", "", []),
        ("sha256", "", ["missing-key"]),
        ("lengths", "", ["missing-key", "bad-name"]),
        ("", "  url: https://exemple.fr/page\n", []),
    ],
)
def test_an_unpublished_document_has_its_digest_and_its_lines_and_needs_no_address(
    tmp_path: Path, left_out: str, added: str, refused: list[str]
) -> None:
    head = {"sha256": "a" * 64, "retrieved": "2026-01-02", "lengths": "[12]"}
    keys = "".join(f"  {key}: {value}\n" for key, value in head.items() if key != left_out)
    begun = "source:\n  id: page\n  kind: unpublished\n  label: Entretien\n  language: fr\n"
    says = said("{id: place/lyon, type: Place, label: Lyon, label@en: Lyon}")
    note = f"{begun}{keys}{added}passages:\n{says}"
    found = built(tmp_path, note)
    codes = [one.code for one in found.problems if one.severity == "violation"]
    assert codes == refused


@pytest.mark.parametrize(
    ("pages", "at", "label"),
    [
        ("[1, 3-4]", "3", "p.\u00a02, §\u00a01"),
        ("[1, 3-4]", "1", "p.\u00a01, §\u00a01"),
        ("[1, 3-4]", "3-4", "p.\u00a02, §\u00a01-2"),
        ("[1-3, 4]", "3-4", "p.\u00a01, §\u00a02 – p.\u00a02, §\u00a01"),
        ("[4]", "1", "ligne 1"),
    ],
)
def test_a_line_of_a_document_of_pages_says_its_page(read: ReadFolder, pages: str, at: str, label: str) -> None:
    note = HEAD.replace("  lengths:", f"  pages: {pages}\n  lengths:")
    found = read({"notes/essai.yaml": note + said("{id: place/p, type: Place, label: P}", at=at)})
    (passage,) = found.corpus.passages
    assert {problem.code for problem in found.problems} <= {"uncovered-line"}
    assert f"essai, {label}" in labels(passage)


@pytest.mark.parametrize(
    ("keys", "at", "label"),
    [
        ("headings: [1 L’histoire, 3 La suite]", "4", "ligne 4, sous «\u00a0La suite\u00a0»"),
        ("headings: [1 L’histoire, 3 La suite]", "3", "ligne 3"),
        ("headings: [3 La suite]", "1", "ligne 1"),
        ("headings: [1 L’histoire, 3 La suite]", "3-4", "lignes 3-4"),
        (
            "pages: [1, 3-4]\n  headings: [1 Coopérer - un essai]",
            "4",
            "p.\u00a02, §\u00a02, sous «\u00a0Coopérer - un essai\u00a0»",
        ),
    ],
)
def test_a_line_under_a_heading_says_so(read: ReadFolder, keys: str, at: str, label: str) -> None:
    note = HEAD.replace("  lengths:", f"  {keys}\n  lengths:")
    found = read({"notes/essai.yaml": note + said("{id: place/p, type: Place, label: P}", at=at)})
    (passage,) = found.corpus.passages
    assert {problem.code for problem in found.problems} <= {"uncovered-line"}
    assert f"essai, {label}" in labels(passage)


def test_the_paragraph_of_a_page_is_in_the_graph_as_lines_of_that_page_and_reads_the_same(tmp_path: Path) -> None:
    from amu_graph.query.evidence import Evidence
    from amu_graph.query.labels import Labels
    from amu_graph.store import Store

    note = HEAD.replace("  lengths:", "  pages: [1, 2-4]\n  lengths:")
    found = built(tmp_path, note + said("{id: place/p, type: Place, label: P}", at="3-4"))
    refined = [quad.subject for quad in found.quads if quad.predicate.value.endswith("#refinedBy")]
    assert {str(each).rpartition("#")[2] for each in refined} == {"L3-4-position-page-2>"}
    assert violations(found) == []
    store = Store.memory(found.quads)
    passage = Evidence(store, Labels(store)).passage("https://w3id.org/amu-graph/source/essai#L3-4")
    assert passage is not None
    assert passage.place.fr == passage.place.en == "p.\u00a02, §\u00a01-2"
    assert passage.lines == (3, 4)


def test_the_heading_is_in_the_graph_as_a_text_fragment_and_reads_the_same(tmp_path: Path) -> None:
    from amu_graph.query.evidence import Evidence
    from amu_graph.query.labels import Labels
    from amu_graph.store import Store

    note = HEAD.replace("  lengths:", "  headings: [1 L’histoire-cadre]\n  lengths:")
    found = built(tmp_path, note + said("{id: place/p, type: Place, label: P}", at="3"))
    assert violations(found) == []
    store = Store.memory(found.quads)
    fragments = {quad.object.value for quad in found.quads if isinstance(quad.object, ox.Literal)}
    assert ":~:text=L%E2%80%99histoire%2Dcadre" in fragments
    passage = Evidence(store, Labels(store)).passage("https://w3id.org/amu-graph/source/essai#L3")
    assert passage is not None
    assert passage.place == ("ligne 3, sous «\u00a0L’histoire-cadre\u00a0»", "line 3, under “L’histoire-cadre”")


def test_a_file_that_came_without_an_address_needs_none(read: ReadFolder) -> None:
    note = HEAD.replace("  lengths:", f"  original: {'0' * 64}\n  lengths:")
    without = "\n".join(line for line in note.split("\n") if not line.startswith("  url:"))
    found = read({"notes/essai.yaml": without + said("{id: place/p, type: Place, label: P}")})
    assert {problem.code for problem in found.problems} <= {"uncovered-line"}
    wrong = read({"notes/essai.yaml": note.replace("0" * 64, "abc") + said("{id: place/p, type: Place, label: P}")})
    assert "wrong-digest" in {problem.code for problem in wrong.problems}


@pytest.mark.parametrize(
    ("where", "label"),
    [
        ("page: 12-14", "p.\u00a012-14, chiffres"),
        ("cell: B7", "cellule B7, chiffres"),
        ("time: 2:05", "à 2:05, chiffres"),
    ],
)
def test_a_passage_of_an_unread_document_says_where_it_stands(read: ReadFolder, where: str, label: str) -> None:
    note = REFERENCE.format(status="unverified").replace("at: page", f"at: chiffres\n    {where}")
    found = read({"notes/page.yaml": note})
    (passage,) = found.corpus.passages
    assert found.problems == ()
    assert f"page, {label} (non vérifiée)" in labels(passage)


def labels(passage: object) -> list[str]:
    from amu_graph.builder.passage_triples import passage_triples
    from amu_graph.notes.passages import Passage

    assert isinstance(passage, Passage)
    return [str(triple.object.value) for triple in passage_triples(passage) if "label" in triple.predicate.value]  # type: ignore[union-attr]  # literals


@pytest.mark.parametrize(("status", "refused"), [("interpreted", 0), ("unverified", 0), ("asserted", 1)])
def test_notes_in_turtle_keep_the_same_rule(tmp_path: Path, status: str, refused: int) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "page.ttl").write_text(
        f"""@base <https://w3id.org/amu-graph/> .
@prefix amu: <https://w3id.org/amu-graph/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<source/page> a amu:Source ; rdfs:label "Page"@fr ; dcterms:language "fr" ;
    foaf:page <https://exemple.fr/page> ; dcterms:type <vocab/source-type/reference> .
<source/page#document> dcterms:type <vocab/status/{status}> ; skos:note "Non relue."@fr , "Not read."@en .
<place/lyon> a amu:Place ; rdfs:label "Lyon"@fr , "Lyon"@en .
""",
        encoding="utf-8",
    )
    assert len(violations(build(tmp_path))) == refused
