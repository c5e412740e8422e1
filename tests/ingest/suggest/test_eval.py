"""`amu-graph eval`: the figures of annotated pages, and what they must be at least."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from amu_graph.cli.eval import eval_
from amu_graph.errors import UsageError
from amu_graph.graph import Graph
from amu_graph.ingest.identity import Known
from amu_graph.ingest.suggest.evaluate import Evaluation, score_merges
from amu_graph.ingest.suggest.gold import read_gold
from amu_graph.ingest.suggest.suggest import evaluate_pages
from amu_graph.settings import Settings

PAGES = Path(__file__).parents[2] / "pages"


@pytest.fixture(scope="module")
def evaluation(graph: Graph) -> Evaluation:
    """The figures of the ten pages."""
    return evaluate_pages(PAGES, graph.settings)


@pytest.fixture(scope="module")
def names(graph: Graph) -> Evaluation:
    """The figures of the invented pages of which names alone are annotated."""
    return evaluate_pages(PAGES / "names", graph.settings, with_graph=False)


@pytest.mark.parametrize(
    ("part", "figure", "least"),
    [("things", "f1", 0.8), ("spans", "recall", 0.76), ("relations", "f1", 0.62), ("candidates", "recall", 0.72)],
)
def test_the_pages_are_read_as_well_as_promised(evaluation: Evaluation, part: str, figure: str, least: float) -> None:
    """What is promised of pages of this kind holds of these ten."""
    assert getattr(evaluation.scores[part].by_name["all"], figure) >= least


@pytest.mark.parametrize(("part", "figure", "least"), [("things", "f1", 0.78), ("spans", "recall", 0.77)])
def test_the_names_of_invented_pages_are_found(names: Evaluation, part: str, figure: str, least: float) -> None:
    """Thirty-two pages in the styles of real ones, harder than these; a page of notions among them names nothing."""
    assert getattr(names.scores[part].by_name["all"], figure) >= least
    assert names.scores["concepts"].by_name["all"].made == 0
    assert names.scores["english"].by_name["all"].made == 0


def test_the_gold_says_where_each_name_stands() -> None:
    """Ten pages, and every mention is the exact words of the text."""
    pages = read_gold(PAGES)
    assert len(pages) == 10
    assert sum(len(page.relations) for page in pages) == 87
    assert all(page.address.startswith("https://") for page in pages)


def test_a_page_that_is_perfectly_read_counts_fully(graph: Graph, tmp_path: Path) -> None:
    """One person, one town: both found, both where they stand."""
    (tmp_path / "a.txt").write_text("Hier, Jeanne Martin était à Nantes.\n", encoding="utf-8")
    entities = [
        {
            "id": "j",
            "name": "Jeanne Martin",
            "type": "Person",
            "mentions": [{"start": 6, "end": 19, "exact": "Jeanne Martin"}],
        },
        {"id": "n", "name": "Nantes", "type": "Place", "mentions": [{"start": 28, "end": 34, "exact": "Nantes"}]},
    ]
    (tmp_path / "a.json").write_text(json.dumps({"entities": entities, "relations": []}), encoding="utf-8")
    found = evaluate_pages(tmp_path, graph.settings, with_graph=False).as_data()
    assert found["things"]["all"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "right": 2, "made": 2, "wanted": 2}
    assert found["spans"]["all"]["recall"] == 1.0


def test_what_must_not_be_proposed_is_counted_apart(evaluation: Evaluation, tmp_path: Path) -> None:
    """Names on a page of pure concepts, publications on an English page, names that merge alone into another thing."""
    (tmp_path / "a.txt").write_text("La maîtrise d’usage, selon Jeanne Martin, se partage.\n", encoding="utf-8")
    (tmp_path / "a.json").write_text('{"entities": []}', encoding="utf-8")
    text = "The users of the house have written a book about what they have learned in it: Housing Together."
    mention = {"start": text.index("Housing"), "end": len(text) - 1, "exact": "Housing Together"}
    book = {"id": "b", "name": "Housing Together", "type": "Publication", "mentions": [mention]}
    (tmp_path / "b.txt").write_text(text, encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps({"entities": [book]}), encoding="utf-8")
    found = evaluate_pages(tmp_path, Settings(data=tmp_path, dataset=tmp_path / "none")).as_data()
    concepts = found["concepts"]
    assert found["english"]["Publication"]["wanted"] == 1
    assert (concepts["all"]["made"], concepts["Person"]["made"], concepts["all"]["right"]) == (1, 1, 0)
    assert evaluation.scores["concepts"].by_name == {}, "each of the ten pages names something"
    assert evaluation.scores["merges"].by_name["all"].precision == 1


def test_a_name_taken_out_merges_alone_where_one_thing_of_its_kind_is_spelt_so() -> None:
    known = Known()
    for id_, name in (
        *(("organization/a", "Habitat de l’Ill"), ("organization/a", "Habitat de l'Ill")),
        *(("organization/b", "Les Toits"), ("organization/c", "Les toits"), ("project/d", "Les Toits")),
    ):
        known.add(id_, name)
    assert {name: (one.right, one.made) for name, one in score_merges(known).by_name.items()} == {
        "all": (2, 4),
        "organization": (2, 4),
    }


def test_a_mention_that_is_not_there_is_told(tmp_path: Path) -> None:
    """The words of the gold must be those of the text."""
    (tmp_path / "a.txt").write_text("Rien.", encoding="utf-8")
    entity = {"id": "x", "name": "X", "type": "Place", "mentions": [{"start": 0, "end": 1, "exact": "X"}]}
    (tmp_path / "a.json").write_text(json.dumps({"entities": [entity]}), encoding="utf-8")
    with pytest.raises(UsageError, match=r"a\.json"):
        read_gold(tmp_path)
    with pytest.raises(UsageError):
        read_gold(tmp_path / "nowhere")


def test_the_command_prints_a_table_or_json(graph: Graph) -> None:
    """The same figures in both."""
    shown = CliRunner().invoke(eval_, [str(PAGES)], obj=graph.settings)
    assert shown.exit_code == 0, shown.output
    assert "Person" in shown.output
    as_json = CliRunner().invoke(eval_, [str(PAGES), "--json", "--no-graph"], obj=graph.settings)
    assert json.loads(as_json.output)["things"]["Person"]["wanted"] == 14


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (None, "a.txt ne se lit pas comme une page annotée : ce chemin n’existe pas."),
        ("{}", "a.json ne se lit pas comme une page annotée : « entities » manque."),
    ],
)
def test_a_page_that_cannot_be_read_is_told_in_words(tmp_path: Path, page: str | None, said: str) -> None:
    (tmp_path / "a.json").write_text(page or "{}", encoding="utf-8")
    if page:
        (tmp_path / "a.txt").write_text("Un texte.\n", encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        read_gold(tmp_path)
    assert refused.value.message.fr.endswith(said)
