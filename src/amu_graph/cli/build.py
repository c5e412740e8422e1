"""`amu-graph build`: from the reading notes to the dataset."""

from collections.abc import Sequence
from typing import Final

import click

from amu_graph import project, resources
from amu_graph.cli.commands import command
from amu_graph.cli.options import flag, option, settings
from amu_graph.cli.problems import list_problems, summary
from amu_graph.cli.reader_language import say, t
from amu_graph.extras import MissingExtraError, needed
from amu_graph.language import counted
from amu_graph.making import build as build_graph
from amu_graph.query.replaced import short

_LISTED: Final = 10
"""Lost addresses that are named."""


@command(
    "Lit les notes de data/, vérifie tout, et écrit le jeu de données ; en cas de problème, rien n’est écrit.",
    "Read the notes of data/, check everything, and write the dataset; if there is a problem, nothing is written.",
    example="amu-graph build",
)
@option(
    "--store/--no-store on_disk",
    "Fait aussi un entrepôt sur disque, qui s’ouvre aussitôt, ou non ; sinon, la taille en décide.",
    "Also make a store on disk, which opens at once, or not; else the size decides.",
    default=None,
)
@flag(
    "--watch",
    "Recommence à chaque fichier enregistré, jusqu’à Ctrl-C.",
    "Build again whenever a file is saved, until Ctrl-C.",
)
def build(on_disk: bool | None, watch: bool) -> None:  # noqa: FBT001 - flags of the command
    """Build the dataset and say what it holds, and in which form."""
    if watch:
        _build_for_ever()
        return
    built = build_graph(settings(), on_disk=on_disk)
    _warn_of_lost(built.lost)
    _warn_of_undrawn()
    triples = counted(built.totals.triples, "triplet", "triple")
    remarks = counted(len(built.problems), "remarque", "remark")
    folder = settings().written
    click.echo(
        t(f"{triples.fr} dans {folder}", f"{triples.en} in {folder}")
        + (t(", avec un entrepôt sur disque", ", with a store on disk") if built.stored else "")
        + (t(f", {remarks.fr} : amu-graph check", f", {remarks.en}: amu-graph check") if built.problems else ""),
        err=True,
    )


def _build_for_ever() -> None:
    """Build after each change, and say what prevents it: the dataset stays as it was."""
    with needed("build"):
        from amu_graph.builder.watch import Rebuilding, changes

    chosen = settings()
    building = Rebuilding(chosen.data, chosen.written)
    for changed in changes(*building.folders, resources.ontology(), resources.queries(), *project.current().words):
        if not changed:
            building.rest()
            continue
        built = building.build()
        violations = [one for one in built.problems if one.severity == "violation"]
        list_problems(violations, err=True)
        click.echo(summary(built.problems, every=False), err=True)


def _warn_of_undrawn() -> None:
    """Say that the explorer's data were not made, where what lays networks out is not installed."""
    try:
        with needed("network"):
            return
    except MissingExtraError as error:
        warning = t("Le graphe n’est pas dessiné d’avance.", "The graph is not drawn ahead.")
        click.echo(f"{warning} {t(error.in_('fr'), error.in_('en'))}", err=True)


def _warn_of_lost(lost: Sequence[str]) -> None:
    """Name the addresses that answered before this build and no longer do: they may have been cited."""
    if not lost:
        return
    names = [short(iri) for iri in lost]
    listed = ", ".join(names[:_LISTED]) + (", …" if len(names) > _LISTED else "")
    say(
        f"Ces adresses répondaient et ne répondent plus : {listed}\n"
        f"Gardez-les : amu-graph decide rename {names[0]} NOUVEAU …, ou decide withdraw {names[0]} …",
        f"These addresses answered and no longer do: {listed}\n"
        f"Keep them: amu-graph decide rename {names[0]} NEW …, or decide withdraw {names[0]} …",
    )
