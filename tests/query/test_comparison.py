"""Things side by side: what the documents say of Ecoterra and of Lieu Commun, and what they do not."""

import csv
import io
import re
from dataclasses import replace

import pytest
from pylatexenc.latex2text import LatexNodes2Text
from pylatexenc.latexwalker import LatexEnvironmentNode, LatexWalker

from amu_graph.errors import NotFoundError, UsageError
from amu_graph.export.comparisons import comparison_csv, comparison_latex
from amu_graph.export.latex import escaped
from amu_graph.graph import Graph
from amu_graph.language import Language, Text
from amu_graph.namespaces import curie
from amu_graph.query.comparison import Comparison, Row, Said, cell_words

PROJECTS = ("project/ecoterra", "project/lieu-commun")
HOSTILE = r"50 % & more_ #1 \input{/etc/passwd} {a} ~ ^ $x$ [b]"


@pytest.fixture(scope="module")
def projects(graph: Graph) -> Comparison:
    return graph.compare(*PROJECTS)


def row(comparison: Comparison, heading: str) -> Row:
    return next(each for each in comparison.rows if each.heading.fr == heading)


def test_a_row_is_a_property_or_a_role_and_says_how_surely(projects: Comparison) -> None:
    """Lines 11, 13 and 15 of the page on co-production."""
    assert [cell_words(cell, "fr") for cell in row(projects, "porteur de l’opération").cells] == [
        "Habitat de l’Ill",
        "Habitat de l’Ill",
    ]
    [owner] = row(projects, "maître d’ouvrage").cells[0]
    assert (owner.text.fr, owner.status) == ("Habitat de l’Ill", "interpreted")
    assert owner.passages
    helped = row(projects, "accompagnateur")
    assert [cell_words(cell, "fr") for cell in helped.cells] == [
        "Eco-Quartier Strasbourg (avant l’emménagement)",
        "non dit",
    ]


def test_what_is_the_same_is_told_from_what_differs(projects: Comparison) -> None:
    assert not row(projects, "porteur de l’opération").differs
    assert row(projects, "accompagnateur").differs
    assert {each.heading.fr for each in projects.differing.rows} < {each.heading.fr for each in projects.rows}
    assert all(each.differs for each in projects.differing.rows)


def test_every_statement_of_a_page_is_in_a_cell(projects: Comparison, graph: Graph) -> None:
    for place, portrait in enumerate(projects.things):
        said = [each for line in projects.rows for each in line.cells[place]]
        for part in portrait.played_by:
            assert any(each.iri == part.source and each.passages == part.passages for each in said), part


@pytest.mark.parametrize(
    ("names", "error"),
    [
        (PROJECTS[:1], UsageError),
        ((PROJECTS[0], PROJECTS[0]), UsageError),
        (tuple(f"place/{each}" for each in ("strasbourg", "marseille")) + PROJECTS, UsageError),
        ((PROJECTS[0], "project/nowhere-at-all"), NotFoundError),
    ],
)
def test_what_cannot_stand_side_by_side_is_refused(
    graph: Graph, names: tuple[str, ...], error: type[Exception]
) -> None:
    with pytest.raises(error):
        graph.compare(*names)


def test_seven_are_too_many(graph: Graph) -> None:
    seven = [each.iri for each in graph.browse("organization")[:7]]
    with pytest.raises(UsageError, match="there are 7"):
        graph.compare(*seven)
    assert len(graph.compare(*seven[:6]).things) == 6


def test_columns_of_one_name_are_told_apart(projects: Comparison) -> None:
    one, other, *_ = projects.things
    alike = replace(projects, things=(one, replace(other, label=one.label)))
    assert projects.names == tuple(each.label for each in projects.things)
    assert [name.fr for name in alike.names] == [f"{one.label.fr} ({curie(each.iri)})" for each in (one, other)]
    assert curie(other.iri) in comparison_csv(alike, "fr").splitlines()[0]
    assert escaped(curie(other.iri)) in comparison_latex(alike, "fr", "https://example.org/")


def test_no_cell_of_csv_is_a_formula(projects: Comparison) -> None:
    said = Said(text=Text("=1+1", "=1+1"), passages=projects.passages[:1])
    hostile = Comparison(
        things=projects.things, rows=(Row(heading=Text("@x", "@x"), iri="urn:x", cells=((said,), ())),)
    )
    rows = list(csv.reader(io.StringIO(comparison_csv(hostile, "fr"))))
    assert rows[1][:2] == ["'@x", "'=1+1"]


def test_csv_has_the_status_and_the_passages_of_each_cell(projects: Comparison) -> None:
    rows = {line[0]: line for line in csv.reader(io.StringIO(comparison_csv(projects, "fr")))}
    assert rows["propriété"][1:4] == ["Ecoterra", "Ecoterra — statut", "Ecoterra — passages"]
    owner = rows["maître d’ouvrage"]
    assert owner[1:3] == ["Habitat de l’Ill", "interpreted"]
    assert "/source/strasbourg-co-production#L" in owner[3]
    assert rows["accompagnateur"][4:] == ["non dit", "", ""]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_latex_is_a_table_that_a_parser_reads(projects: Comparison, language: Language) -> None:
    text = comparison_latex(projects, language, "http://127.0.0.1:8000/compare?of=project%3Aecoterra")
    nodes, _, end = LatexWalker(text, tolerant_parsing=False).get_latex_nodes()
    assert end == len(text)
    [table] = [each for each in nodes if isinstance(each, LatexEnvironmentNode)]
    assert table.environmentname == "longtable"
    body = re.sub(r"\\endhead|\\hline", "", table.latex_verbatim())
    lines = [line for line in body.splitlines() if line.endswith(r"\\")]
    assert len(lines) == len(projects.rows) + 1
    assert all(len(re.findall(r"(?<!\\)&", line)) == len(projects.things) for line in lines)
    read = LatexNodes2Text().latex_to_text(text)
    assert "non dit" in read if language == "fr" else "not said" in read


def test_words_are_no_commands_of_latex(projects: Comparison) -> None:
    assert LatexNodes2Text().latex_to_text(escaped(HOSTILE)).replace("ˆ", "^") == HOSTILE
    cell = (Said(text=Text(HOSTILE, HOSTILE)),)
    hostile = Comparison(things=projects.things, rows=(Row(heading=cell[0].text, iri="", cells=(cell, ())),))
    text = comparison_latex(hostile, "en", "http://127.0.0.1/compare?of=a\n\\input{x}")
    assert not re.search(r"^[^%]*\\input", text, re.MULTILINE)
