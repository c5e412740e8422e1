"""`amu-graph push` says what it would do and what it did."""

from pathlib import Path

import pyoxigraph as ox

from amu_graph.store import Store
from engines import oxigraph
from shell import Shell
from warm_commands import Commands

TINY = Path(__file__).parents[1] / "tiny.trig"


def test_the_command_says_what_it_would_do_and_what_it_did(commands: Commands, tmp_path: Path) -> None:
    Store.memory(ox.parse(path=str(TINY), format=ox.RdfFormat.TRIG)).save(tmp_path / "dataset")
    shell = Shell(commands, tmp_path / "dataset", tmp_path)
    with oxigraph() as server:
        arguments = ("push", server.query, "--update", server.update)
        would = shell(*arguments, "--dry-run")
        assert (would.status, server.target().recorded()) == (0, [])
        assert "rien" in would.out + would.err
        wrong = shell("push", server.query)
        assert wrong.status == 1
        assert "--update" in wrong.err
        done = shell(*arguments)
        assert (done.status, len(server.target().recorded())) == (0, 1)
        assert "vérifiés" in done.out
        assert "déjà là" in shell(*arguments).out
        assert "lit déjà" in "".join(shell(*arguments, "--dry-run").err)
    assert "example.org" in shell("push", "build").err
    refused = shell("push", "http://example.org/sparql")
    assert (refused.status, "AMU_GRAPH_PLAIN_HOSTS" in refused.err) == (2, True)
