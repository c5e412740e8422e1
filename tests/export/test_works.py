"""The CSL record of a publication: what the graph says of it, as surely as it says so."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import citeproc
import jsonschema
import pyoxigraph as ox
import pytest
import rdflib

from amu_graph import resources
from amu_graph.export.bibliography import Work, csl_values, works, works_of
from amu_graph.export.bibliography.author_names import person_name
from amu_graph.export.bibliography.identifiers import identified
from amu_graph.export.bibliography.item_types import ITEM_TYPES
from amu_graph.graph import Graph
from amu_graph.language import LANGUAGES, Language
from amu_graph.namespaces import BASE
from amu_graph.query.parameters import with_terms
from amu_graph.store import Store

SCHEMA = Path(citeproc.__file__).parent / "data" / "schema" / "schemas" / "styles"
"""The schema of CSL 1.0.2, which citeproc-py carries."""


def csl(store: Store, iris: Iterable[str] | None = None, language: Language = "fr") -> dict[str, dict[str, Any]]:
    return {work.csl["id"]: dict(work.csl) for work in works(store, iris, language=language)}


def named(file: str, start: str) -> set[str]:
    """The names that the schema lists under a rule."""
    text = re.sub(r"#.*", "", (SCHEMA / file).read_text(encoding="utf-8"))
    rule = re.search(rf"^\s*{re.escape(start)} =\s*((?:\|?\s*\"[^\"]+\"\s*)+)", text, re.MULTILINE)
    assert rule, start
    return set(re.findall(r'"([^"]+)"', rule[1]))


def schema() -> dict[str, Any]:
    """What csl-data.json 1.0.2 asks of an item, as far as ours go: known types and variables, and no others."""
    parts = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")
    name = {
        "type": "object",
        "properties": {part: {"type": "string"} for part in parts},
        "anyOf": [{"required": ["family"]}, {"required": ["literal"]}],
        "additionalProperties": False,
    }
    number = {"type": "integer"}
    date = {
        "type": "object",
        "properties": {
            "date-parts": {"type": "array", "items": {"type": "array", "items": number, "minItems": 1, "maxItems": 3}},
            "circa": {"type": ["string", "number", "boolean"]},
        },
        "required": ["date-parts"],
        "additionalProperties": False,
    }
    texts = named("csl-variables.rnc", "variables.strings") | named("csl-variables.rnc", "variables.titles")
    numbers = named("csl-variables.rnc", "variables.numbers")
    properties: dict[str, Any] = {each: {"type": "string"} for each in texts | numbers | {"id", "custom"}}
    properties |= {each: {"type": "array", "items": name} for each in named("csl-variables.rnc", "variables.names")}
    properties |= dict.fromkeys(named("csl-variables.rnc", "variables.dates"), date)
    properties |= {"type": {"enum": sorted(named("csl-types.rnc", "item-types"))}, "custom": {"type": "object"}}
    return {
        "type": "object",
        "properties": properties,
        "required": ["id", "type", "title", "language"],
        "additionalProperties": False,
    }


def test_a_report_by_a_person_and_an_organization(library: Store) -> None:
    record = csl(library)["rapport-a"]
    note = record.pop("note")
    assert record == {
        "id": "rapport-a",
        "type": "report",  # the kind has none of its own: that of the broader kind
        "genre": "rapport d’étape",
        "language": "fr",
        "title": "Rapport A : 100 % bois, l’exemple d’Oslo & {Malmö}",
        "author": [
            {"family": "La Fontaine", "given": "Jean", "dropping-particle": "de"},
            {"literal": "Conseil d’architecture, d’urbanisme & de l’environnement"},
        ],
        "publisher": "Habiter and Co",
        "issued": {"date-parts": [[2013, 7]]},
        "ISBN": "978-2-07-036822-8",
        "URL": "https://example.org/a_b/100%25?x=1&y=2#fin",
        "number-of-pages": "34",
        "custom": {"amu-graph": f"{BASE}publication/rapport-a"},
        "keyword": "voisins",
    }
    assert note.replace("\u00a0", " ") == (
        "Interprété : auteur (Conseil d’architecture, d’urbanisme & de l’environnement). Le logo est en couverture."
    )


def test_what_is_unverified_is_no_fact_and_is_said_to_be_left_out(library: Store) -> None:
    record = csl(library, language="en")["page-b"]
    assert "author" not in record
    assert record["note"] == "Unverified, left out: author (Anne-Lise Exemple). The site names nobody."
    assert record["issued"] == {"date-parts": [[2020, 10, 6]]}
    assert record["container-title"].startswith("Rapport A")


def test_a_title_in_english_alone_makes_an_english_work(library: Store) -> None:
    record = csl(library)["article-c"]
    assert (record["language"], record["title"]) == ("en", "A paper on co-housing")
    assert (record["DOI"], record.get("URL")) == ("10.3917/esp.149.0131", None)
    assert record["issued"] == {"date-parts": [[2014]]}


def test_an_article_has_its_journal_and_the_numbers_and_date_of_its_issue(library: Store) -> None:
    record = csl(library)["article-d"]
    names = ("type", "container-title", "volume", "issue", "page", "issued")
    assert [record.get(name) for name in names] == [
        "article-journal", "Espaces et sociétés", "36", "149", "131-149", {"date-parts": [[2012, 6]]},
    ]  # fmt: skip


def test_a_chapter_has_its_book_and_what_the_book_says(library: Store) -> None:
    record = csl(library)["chapitre"]
    jean, anne = (
        {"family": "La Fontaine", "given": "Jean", "dropping-particle": "de"},
        {"family": "Exemple", "given": "Anne-Lise"},
    )
    assert record["author"] == [jean, anne]  # in the order that is given, which is not that of names
    assert record["editor"] == [anne]
    names = ("type", "container-title", "collection-title", "publisher", "page", "issued")
    assert [record.get(name) for name in names] == [
        "chapter", "Habiter", "La ville en débat", "Habiter and Co", "45-62", {"date-parts": [[2014]]},
    ]  # fmt: skip
    assert "éditeur (Habiter and Co)" in record["note"]  # what the book has with doubt, the chapter has with doubt


@pytest.mark.parametrize("name", ["article-d", "chapitre", "livre"])
def test_a_work_asked_for_alone_has_the_same_record(library: Store, name: str) -> None:
    (alone,) = works(library, [f"{BASE}publication/{name}"])
    assert alone.csl == csl(library)[name]


def test_what_an_inferred_whole_gives_is_inferred_too(library: Store) -> None:
    (work,) = works(library, [f"{BASE}publication/article-e"])
    assert (work.csl["container-title"], work.csl["issue"]) == ("Espaces et sociétés", "149")
    assert work.csl["issued"] == {"date-parts": [[2012, 6]]}
    doubts = {(doubt.variable, doubt.words, doubt.interpreted) for doubt in work.doubts}
    assert doubts == {
        ("container-title", "Espaces et sociétés", True), ("volume", "36", True), ("issue", "149", True),
        ("issued", "2012-06", True), ("issued", "1999", False),
    }  # fmt: skip
    assert work.asserted.keys() == {"id", "type", "language", "title", "custom"}


def test_a_record_without_doubts_keeps_what_is_asserted(library: Store) -> None:
    (work,) = works(library, [f"{BASE}publication/rapport-a"])
    assert [name.get("literal", name.get("family")) for name in work.csl["author"]] == [
        "La Fontaine",
        "Conseil d’architecture, d’urbanisme & de l’environnement",
    ]
    assert work.asserted["author"] == [{"family": "La Fontaine", "given": "Jean", "dropping-particle": "de"}]
    assert work.asserted["issued"] == {"date-parts": [[2013, 7]]}
    assert "note" not in work.asserted


def test_a_section_is_no_work_and_what_it_is_a_section_of_stands_for_it(library: Store) -> None:
    everything = csl(library)
    assert not {"section", "subsection"} & everything.keys()
    assert everything["section-signee"]["type"] == "webpage"  # it has an author of its own
    assert "rubrique-seule" in everything  # it is part of nothing
    assert everything["billet"]["container-title"] == "Page B"
    for name in ("section", "subsection"):
        assert csl(library, [f"{BASE}publication/{name}"]) == csl(library, [f"{BASE}publication/page-b"])


def test_a_book_of_a_series_is_no_part_of_it(library: Store) -> None:
    record = csl(library)["livre"]
    assert "container-title" not in record
    assert (record["collection-title"], record["number-of-pages"]) == ("La ville en débat", "212")


def test_a_work_that_is_part_of_itself_ends(library: Store) -> None:
    assert csl(library)["these"]["type"] == "thesis"


def test_a_work_of_unknown_kind_claims_none(library: Store) -> None:
    record = csl(library)["sans-rien"]
    assert {name: record[name] for name in ("type", "title", "language")} == {
        "type": "document",
        "title": "Sans date ni auteur",
        "language": "fr",
    }
    assert "issued" not in record
    assert "note" not in record


def test_what_was_merged_away_is_no_work(library: Store) -> None:
    assert "ancienne" not in csl(library)
    assert "page-b" in csl(library)


def test_every_publication_has_a_record_that_keeps_to_the_schema(graph: Graph, library: Store) -> None:
    listed = graph.query(
        "SELECT ?p { ?p a amu:Publication FILTER NOT EXISTS { ?p owl:deprecated true } "
        "FILTER NOT EXISTS { ?p dcterms:type publication-type:rubrique } }"
    )
    found = works(graph.store)
    assert {work.iri for work in found} == {row["p"] for row in listed}  # type: ignore[union-attr]
    keys = [work.csl["id"] for work in found]
    assert len(set(keys)) == len(keys)
    for work in (*found, *works(library)):
        jsonschema.validate(work.csl, schema())


def test_publications_that_are_named_have_the_records_that_they_have_among_all(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = works(graph.store)
    monkeypatch.setattr(csl_values, "_AT_ONCE", 5)
    assert len(found) > 2 * csl_values._AT_ONCE, "they are asked about in several queries"
    assert works(graph.store, [work.iri for work in found]) == found


def test_records_are_those_of_the_types_that_csl_has() -> None:
    assert set(ITEM_TYPES) == named("csl-types.rnc", "item-types")


def test_every_kind_of_publication_has_a_type_of_csl(graph: Graph) -> None:
    kinds = rdflib.Graph().parse(resources.ontology() / "vocabularies" / "publication-type.ttl")
    amu, skos = rdflib.Namespace(BASE + "ontology#"), rdflib.SKOS
    concepts = set(kinds.subjects(rdflib.RDF.type, skos.Concept))
    given = dict(kinds.subject_objects(amu.cslType))
    assert {str(name) for name in given.values()} <= {*ITEM_TYPES, "none"}
    for concept in concepts:
        assert {concept, *kinds.transitive_objects(concept, skos.broader)} & set(given), concept


@pytest.mark.filterwarnings("ignore:Dataset[.]:DeprecationWarning")  # rdflib's evaluation of GRAPH
def test_the_query_answers_alike_in_rdflib(library: Store) -> None:
    text = (resources.queries() / "export" / "works.rq").read_text(encoding="utf-8")
    text = with_terms(text, {"work": [ox.NamedNode(f"{BASE}publication/rapport-a")]})
    peer = rdflib.Dataset()
    peer.parse(data=ox.serialize(library.quads(), format=ox.RdfFormat.N_QUADS), format="nquads")
    ours = {tuple(str(value.value) if value else "" for value in row) for row in library.select(text)}
    theirs = {tuple(str(value) if value is not None else "" for value in row) for row in peer.query(text)}  # type: ignore[union-attr]
    assert ours == theirs
    assert len(ours) > 10


@pytest.mark.parametrize(
    ("thing", "expected"),
    [
        ("publication/rapport-a", ["rapport-a"]),
        ("person/jean", ["chapitre", "rapport-a"]),
        ("person/anne", ["article-c", "chapitre", "section-signee"]),  # her part in the page is unverified
        ("organization/caue", ["page-b", "rapport-a"]),
        ("vocab/theme/voisins", ["rapport-a"]),
        ("vocab/publication-type/rapport", ["rapport-a"]),
        ("project/none", []),
    ],
)
def test_the_works_of_a_thing(library: Store, thing: str, expected: list[str]) -> None:
    assert sorted(csl(library, iris=works_of(library, [BASE + thing]))) == expected


def test_works_of_one_end_of_name_get_keys_of_their_own() -> None:
    twice = "".join(
        f'<{base}x> a <{BASE}ontology#Publication> ; <http://www.w3.org/2000/01/rdf-schema#label> "X"@fr .'
        for base in (f"{BASE}publication/", f"{BASE}publication/X-")
    ).replace("X-x", "X")
    store = Store.memory(ox.parse(twice, format=ox.RdfFormat.TURTLE))
    assert [work.csl["id"] for work in works(store)] == ["x", "x-2"]


# Names as the manual of CSL 1.0.2 and the rules of French lists (AFNOR Z 44-061) part them.
@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Marie-Hélène Bacqué", {"family": "Bacqué", "given": "Marie-Hélène"}),
        ("Michel de Certeau", {"family": "Certeau", "given": "Michel", "dropping-particle": "de"}),
        ("Jean d’Ormesson", {"family": "Ormesson", "given": "Jean", "dropping-particle": "d’"}),
        ("Jean de La Fontaine", {"family": "La Fontaine", "given": "Jean", "dropping-particle": "de"}),
        ("Joachim du Bellay", {"family": "Bellay", "given": "Joachim", "non-dropping-particle": "du"}),
        ("Vincent van Gogh", {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"}),
        ("Anne Le Roux", {"family": "Le Roux", "given": "Anne"}),
        ("Zoé L’Œuvre", {"family": "L’Œuvre", "given": "Zoé"}),
        ("VULBEAU Alain", {"family": "VULBEAU", "given": "Alain"}),
        ("Alain VULBEAU", {"family": "VULBEAU", "given": "Alain"}),
        ("Le Roux, Anne", {"family": "Le Roux", "given": "Anne"}),
        ("Vulbeau", {"literal": "Vulbeau"}),
        ("J. P. Exemple", {"family": "Exemple", "given": "J. P."}),
    ],
)
def test_a_name_is_parted(written: str, parts: dict[str, str]) -> None:
    assert person_name(written) == parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10.1000/182", ("DOI", "10.1000/182")),
        ("doi:10.1000/182", ("DOI", "10.1000/182")),
        ("https://dx.doi.org/10.1000/182", ("DOI", "10.1000/182")),
        ("0-306-40615-2", ("ISBN", "0-306-40615-2")),
        ("urn:isbn:9780306406157", ("ISBN", "9780306406157")),
        ("978-0-306-40615-8", None),  # the last digit is wrong
        ("ISSN 0378-5955", ("ISSN", "0378-5955")),
        ("https://example.org/10", None),
        ("siren:123456789", None),
    ],
)
def test_an_identifier_is_known_by_its_form(text: str, expected: tuple[str, str] | None) -> None:
    assert identified(text) == expected


def test_a_record_is_of_both_languages_around_its_facts(library: Store) -> None:
    fr, en = (csl(library, language=language)["rapport-a"] for language in LANGUAGES)
    assert (fr["keyword"], en["keyword"]) == ("voisins", "neighbours")
    assert fr["title"] == en["title"]
    assert en["publisher"] == "Habiter and Co"  # a French work is cited with the names that it bears
    assert "Its logo is on the cover." in en["note"]


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("2013", [2013]),
        ("2013-07", [2013, 7]),
        ("2013-07-05", [2013, 7, 5]),
        ("2013-07-05T10:00:00Z", [2013, 7, 5]),
        ("2013Z", [2013]),
        ("s. d.", None),
        ("20135", None),
    ],
)
def test_a_date_has_the_parts_that_are_given(written: str, parts: list[int] | None) -> None:
    text = f"""@prefix amu: <{BASE}ontology#> . @prefix dcterms: <http://purl.org/dc/terms/> .
        <{BASE}publication/x> a amu:Publication ; dcterms:issued "{written}" ."""
    (record,) = csl(Store.memory(ox.parse(text, format=ox.RdfFormat.TURTLE))).values()
    assert record.get("issued") == ({"date-parts": [parts]} if parts else None)


def test_nothing_asked_is_nothing_found(library: Store) -> None:
    found: list[Work] = works(library, [])
    assert found == []
