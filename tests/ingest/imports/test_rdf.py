"""RDF of others in: alignments turned round, the rest counted, nothing fetched."""

import json
from pathlib import Path

import pytest
import rdflib

from accepted_imports import accepted, imported, violations
from amu_graph.ingest.imports.source_file import FileRefusedError
from amu_graph.ingest.proposals import Review

TURTLE = """@prefix schema: <http://schema.org/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
wd:Q100 a schema:NGO ; rdfs:label "Réseau des usagers"@fr , "Users’ network"@en ; skos:altLabel "RdU"@fr ;
    schema:foundingDate "2009" ; schema:url <https://example.org/reseau> ; schema:telephone "06" ;
    schema:description "Leurs mots." .
wd:Q101 a foaf:Person ; foaf:name "Odile Marchal" ; schema:affiliation wd:Q100 .
wd:Q102 a schema:Recipe ; schema:name "Soupe" .
<https://example.org/livre> a schema:Book ; schema:name "Habiter"@fr ; schema:datePublished "2014-06" ;
    schema:author wd:Q101 , [ a schema:Person ; schema:name "Paul Besson" ] ; schema:editor [ schema:name "?" ] .
"""


RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:a="http://schema.org/">'


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def facts(review: Review) -> set[tuple[str, str, object]]:
    return {
        (str(one.says["id"]), key, value)
        for one in review.statements
        if "id" in one.says
        for key, value in one.says.items()
    }


def as_syntax(text: str, syntax: str) -> str:
    graph = rdflib.Graph().parse(data=text, format="turtle")
    return graph.serialize(format=syntax)


@pytest.mark.parametrize(
    ("name", "syntax"),
    [("a.ttl", "turtle"), ("a.nt", "nt"), ("a.jsonld", "json-ld"), ("a.rdf", "xml"), ("a.xml", "pretty-xml")],
)
def test_what_alignments_know_is_proposed_in_every_syntax(tmp_path: Path, name: str, syntax: str) -> None:
    review = imported(tmp_path / "data", written(tmp_path, name, as_syntax(TURTLE, syntax))).review
    body, person, book = "organization/reseau-des-usagers", "person/odile-marchal", "publication/habiter"
    assert {one.id for one in review.names} == {body, person, book, "person/paul-besson"}
    assert facts(review) >= {
        (body, "foundingDate", "2009"),
        (body, "url", "https://example.org/reseau"),
        (body, "altLabel", "RdU"),
        (body, "sameAs", "http://www.wikidata.org/entity/Q100"),
        (person, "affiliatedWith", body),
        (book, "issued", "2014-06"),
        (book, "sameAs", "https://example.org/livre"),
    }
    authors = {one.says["agent"] for one in review.statements if one.says.get("role") == "auteur"}
    assert authors == {person, "person/paul-besson"}
    (network,) = [one for one in review.names if one.id == body]
    assert network.says["label@en"] == "Users’ network"


def test_what_is_not_taken_is_counted_and_said(tmp_path: Path) -> None:
    found = imported(tmp_path / "data", written(tmp_path, "a.ttl", TURTLE))
    counts = " ".join(one.fr for one in found.counts)
    assert "22 triplets, 5 sujets : lus 16, laissés 6" in counts
    assert "telephone (1)" in counts
    assert "description (1)" in counts
    assert "Recipe (1)" in counts
    assert "nœuds anonymes : 2 ; lus, avec une classe et un nom : 1" in found.remarks[0].words.fr
    assert "Leurs mots" not in found.path.read_text(encoding="utf-8")
    (note,) = [one for one in found.review.statements if one.note]
    assert note.at == "q102"


def test_the_note_of_such_a_dataset_builds(tmp_path: Path) -> None:
    review = imported(tmp_path / "data", written(tmp_path, "a.ttl", TURTLE)).review
    assert review.source["kind"] == "dataset"
    # the one subject without a class is covered by its note
    assert review.source["records"] == ("q100", "q101", "q102", "livre", "paul-besson")
    review = Review(
        source=review.source, names=review.names, statements=tuple(one for one in review.statements if not one.note)
    )
    built = accepted(tmp_path / "data", review)
    assert violations(built) == []


def test_the_context_of_schema_org_is_known_and_no_other_is_fetched(tmp_path: Path) -> None:
    page = {"@context": "https://schema.org", "@type": "Organization", "name": "Les Tilleuls", "foundingDate": "2011"}
    review = imported(tmp_path / "data", written(tmp_path, "a.json", json.dumps(page))).review
    assert ("organization/les-tilleuls", "foundingDate", "2011") in facts(review)
    page["@context"] = "https://example.org/context.jsonld"
    with pytest.raises(FileRefusedError) as refused:
        imported(tmp_path / "data", written(tmp_path, "b.json", json.dumps(page)))
    assert "sur le réseau" in refused.value.in_("fr")


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.ttl", "<a> <b> <c> .\n<a> <b> .\n", "a.ttl:2"),
        ("a.ttl", "@prefix a: <https://a/> .\na:b a:c " + "[ a:d " * 40 + "1" + " ]" * 40 + " .\n", "a.ttl:2"),
        ("a.nq", "# rien\n", "aucun triplet"),
        ("a.jsonld", '{"@id": ', "a.jsonld:1"),
        ("a.rdf", f"<?xml version='1.0'?>\n{RDF}\n<rdf:Description>\n</rdf:RDF>", "a.rdf:4"),
        ("a.rdf", RDF + "\n" + "<a:b>" * 64 + "</a:b>" * 64 + "</rdf:RDF>", "a.rdf:2 : plus de 64 éléments"),
        ("a.rdf", f'<!DOCTYPE rdf:RDF [<!ENTITY a "a"><!ENTITY b "&a;">]>{RDF}</rdf:RDF>', "entités XML"),
        ("a.owl", f'<!DOCTYPE rdf:RDF SYSTEM "a.dtd" [<!ENTITY a SYSTEM "b">]>{RDF}</rdf:RDF>', "entités XML"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(tmp_path: Path, name: str, text: str, words: str) -> None:
    with pytest.raises(FileRefusedError) as refused:
        imported(tmp_path / "data", written(tmp_path, name, text))
    assert words in refused.value.in_("fr")


def test_short_names_of_addresses_in_rdf_xml_are_read_and_its_encoding_too(tmp_path: Path) -> None:
    text = f"""<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE rdf:RDF [<!ENTITY ex "https://example.org/">]>
{RDF}<a:Person rdf:about="&ex;odile"><a:name>Odile Maréchal</a:name></a:Person></rdf:RDF>"""
    path = tmp_path / "a.rdf"
    path.write_bytes(text.encode("iso-8859-1"))
    review = imported(tmp_path / "data", path).review
    assert [one.name for one in review.names] == ["Odile Maréchal"]
    assert ("person/odile-marechal", "sameAs", "https://example.org/odile") in facts(review)


@pytest.mark.parametrize(
    "name", ["Les <!-- vérifié --> Tilleuls", "Les <![CDATA[Tilleuls]]>", "<!-- l’un\nou l’autre -->Les Tilleuls"]
)
def test_a_comment_within_a_text_of_rdf_xml_is_passed_over(tmp_path: Path, name: str) -> None:
    text = f'{RDF}<a:Organization rdf:about="https://example.org/t"><a:name>{name}</a:name></a:Organization></rdf:RDF>'
    review = imported(tmp_path / "data", written(tmp_path, "a.rdf", text)).review
    assert [one.name for one in review.names] == ["Les Tilleuls"]
