"""`amu-graph network`, run as a reader runs it."""

from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner, Result

from amu_graph.cli.root import root
from amu_graph.errors import NotFoundError
from amu_graph.network import views
from amu_graph.network.metrics import METRICS


@pytest.fixture
def run(dataset: Path) -> "Run":
    return Run(dataset)


class Run:
    """Runs the command on the founding dataset."""

    def __init__(self, dataset: Path) -> None:
        self.dataset = dataset

    def __call__(self, *arguments: str) -> Result:
        return CliRunner().invoke(root, ["--dataset", str(self.dataset), "network", *arguments])


def test_without_a_view_it_lists_them(run: Run) -> None:
    found = run()
    assert found.exit_code == 0
    assert all(view.name in found.output for view in views())


def test_links_are_told_as_sentences(run: Run) -> None:
    found = run("accompaniment")
    assert "Thomas Huguen — assistant à maîtrise d’usage — Lieu Commun" in found.stdout
    assert "4 nœuds, 2 liens" in found.stderr


def test_a_file_is_written(run: Run, tmp_path: Path) -> None:
    found = run("participations", "-o", str(tmp_path / "net.gexf"))
    assert found.exit_code == 0
    assert found.stdout == ""
    assert nx.read_gexf(tmp_path / "net.gexf").number_of_edges() > 30


def test_metrics_are_a_table_and_sentences_with_a_warning(run: Run) -> None:
    found = run("participations", "--metrics", "--rows", "3")
    table, _, sentences = found.stdout.partition("\n\n")
    assert len(table.splitlines()) >= 5
    assert "Intermédiarité : " in sentences
    assert "Petit réseau" in found.stderr


def test_one_metric_can_be_chosen(run: Run) -> None:
    found = run("participations", "--metric", "degree")
    assert found.stdout.splitlines()[0].split() == ["label", "class", "degree"]


def test_definitions_tell_all_metrics(run: Run) -> None:
    found = run("--definitions")
    assert all(f"{name} — " in found.stdout for name in METRICS)


def test_a_query_of_the_user_is_a_view(run: Run, tmp_path: Path) -> None:
    query = tmp_path / "mine.rq"
    query.write_text("CONSTRUCT { ?a amu:accompanies ?b } WHERE { ?a amu:accompanies ?b }", encoding="utf-8")
    assert "Thomas Huguen — accompagne" in run(str(query)).stdout


def test_two_periods_are_compared(run: Run) -> None:
    found = run("participations", "--split", "2014")
    assert "liens en plus" in found.stdout


def test_brokers_and_combined_roles(run: Run) -> None:
    assert "Thomas Huguen" in run("participations", "--roles").stdout
    assert "Habitat de l’Ill" in run("participations", "--brokers", "class").stdout


def test_roles_and_groups_are_told_in_words(run: Run) -> None:
    assert (
        "Habitat de l’Ill — maître d’ouvrage, porteur de l’opération, promoteur — Ecoterra"
        in run("carrying", "--roles").stdout
    )
    assert "Habitat de l’Ill — projet (2), bâtiment (1)" in run("carrying", "--brokers", "class").stdout


def test_a_layout_or_a_file_that_is_not_there_is_told_before_anything_is_drawn(run: Run, tmp_path: Path) -> None:
    found = run("participations", "--layout", "forse")
    assert isinstance(found.exception, NotFoundError)
    assert found.stdout == ""
    missing = run(str(tmp_path / "missing.rq"))
    assert isinstance(missing.exception, NotFoundError)
    assert "missing.rq" in missing.exception.in_("fr")


def test_figures_are_written_as_the_language_writes_them(run: Run) -> None:
    assert "Modularité : 0,395 (au-dessus de 0,3" in run("co-participation", "--metric", "modularity").stdout
    assert "Assortativité par classe : sans objet" in run("themes", "--metric", "assortativity").stdout
