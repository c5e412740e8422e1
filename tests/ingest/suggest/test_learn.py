"""`amu-graph learn`: a model that learned from reviewed pages, the same whenever it learns, used when it is kept."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from amu_graph.cli.learn import learn as command
from amu_graph.errors import UsageError
from amu_graph.graph import Graph
from amu_graph.ingest.suggest.gold import read_gold
from amu_graph.ingest.suggest.learning import in_use, keep, learned, lessons_of
from amu_graph.ingest.suggest.model import Model, learn
from amu_graph.ingest.suggest.page import Page
from amu_graph.ingest.suggest.suggest import lessons
from amu_graph.settings import Settings

PAGES = Path(__file__).parents[2] / "pages"


@pytest.fixture(scope="module")
def content() -> bytes:
    """The model of the ten pages."""
    return learn(lessons_of(read_gold(PAGES)))


@pytest.fixture
def settings(graph: Graph, tmp_path: Path) -> Settings:
    return replace(graph.settings, dataset=tmp_path / "build/dataset", sources=tmp_path / "texts")


def test_the_same_pages_make_the_same_model(content: bytes) -> None:
    """Byte for byte."""
    assert learn(lessons_of(read_gold(PAGES))) == content


def test_a_model_finds_persons_whom_it_never_saw(content: bytes) -> None:
    """It has learned how names are written, not which; what is found already is left alone."""
    page = Page("L’immeuble est dessiné par l’architecte Claire Montalban, avec Pierre Durand.")
    found = Model(content).mentions(page, ())
    assert "Claire Montalban" in {mention.name for mention in found if mention.type == "Person"}
    assert Model(content).mentions(page, found) == []
    assert all(page.exact(mention.start, mention.end) == mention.name for mention in found)


def test_a_model_is_used_once_it_is_kept_and_whole(settings: Settings) -> None:
    """Before, none; after, the one that was kept; a damaged one is left aside."""
    assert in_use(settings) is None
    found = learned(lessons_of(read_gold(PAGES)), settings)
    assert found.fewer == ()
    path = keep(found, settings)
    model = in_use(settings)
    assert model is not None
    assert model.digest == found.digest
    assert learned(lessons_of(read_gold(PAGES)), settings).more == ()
    path.write_bytes(path.read_bytes()[:-1])
    assert in_use(settings) is None


def test_reviewed_documents_are_lessons(graph: Graph, settings: Settings) -> None:
    """A document whose text is here and whose note is in the graph teaches the names that its note knows."""
    assert settings.sources is not None
    settings.sources.mkdir()
    text = "Lieu Commun est accompagné par Eco-Quartier Strasbourg.\nIl n’y a rien ici de Jeanne Martin.\n"
    (settings.sources / "strasbourg-co-production.txt").write_text(text, encoding="utf-8")
    (settings.sources / "autre.txt").write_text(text, encoding="utf-8")
    found = lessons(None, replace(settings, dataset=graph.settings.dataset))
    assert [lesson.id for lesson in found] == ["strasbourg-co-production"]
    assert "Lieu Commun" in {mention.name for mention in found[0].names}


def test_the_command_says_what_changes_and_keeps_when_asked(settings: Settings) -> None:
    """Nothing to learn from is told; what is learned is listed."""
    with pytest.raises(UsageError):
        learned([], settings)
    shown = CliRunner().invoke(command, [str(PAGES)], obj=settings)
    assert shown.exit_code == 0, shown.output
    assert "+ " in shown.output
    assert in_use(settings) is None
    kept = CliRunner().invoke(command, [str(PAGES), "--keep"], obj=settings)
    assert kept.exit_code == 0, kept.output
    assert in_use(settings) is not None
