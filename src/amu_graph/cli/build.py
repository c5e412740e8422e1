"""`amu-graph build`: from the reading notes to the dataset."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click

from amu_graph.cli.commands import Command
from amu_graph.cli.options import settings
from amu_graph.cli.words import t
from amu_graph.graph import build as build_graph
from amu_graph.graph import load
from amu_graph.language import counted
from amu_graph.query.replaced import short

_LISTED: Final = 10
"""Lost addresses that are named."""


@click.command(
    cls=Command,
    help=t(
        "Lit les notes de data/, vérifie tout, et écrit le jeu de données ; en cas de problème, rien n’est écrit.",
        "Read the notes of data/, check everything, and write the dataset; if there is a problem, nothing is written.",
    ),
    example="amu-graph build",
)
@click.option(
    "--store",
    type=click.Path(file_okay=False, path_type=Path),
    help=t("Écrit aussi un entrepôt Oxigraph dans ce dossier.", "Also write an Oxigraph store in this folder."),
)
def build(store: Path | None) -> None:
    """Build the dataset and say what it holds."""
    built = build_graph(settings())
    graph = load(settings=settings())
    _warn_of_lost(built.lost)
    if store:
        graph.store.save(store)
    statements, remarks = counted(len(graph), "énoncé", "statement"), counted(len(built.problems), "remarque", "remark")
    folder = settings().dataset
    click.echo(
        t(f"{statements.fr} dans {folder}", f"{statements.en} in {folder}")
        + (t(f", {remarks.fr} : amu-graph check", f", {remarks.en}: amu-graph check") if built.problems else ""),
        err=True,
    )


def _warn_of_lost(lost: Sequence[str]) -> None:
    """Name the addresses that answered before this build and no longer do: they may have been cited."""
    if not lost:
        return
    names = [short(iri) for iri in lost]
    listed = ", ".join(names[:_LISTED]) + (", …" if len(names) > _LISTED else "")
    click.echo(
        t(
            f"Ces adresses répondaient et ne répondent plus : {listed}\n"
            f"Gardez-les : amu-graph decide rename {names[0]} NOUVEAU …, ou decide withdraw {names[0]} …",
            f"These addresses answered and no longer do: {listed}\n"
            f"Keep them: amu-graph decide rename {names[0]} NEW …, or decide withdraw {names[0]} …",
        ),
        err=True,
    )
