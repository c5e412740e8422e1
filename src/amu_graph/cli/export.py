"""`amu-graph export`: the dataset as an RDF file."""

from pathlib import Path

import click

from amu_graph.cli.commands import Command
from amu_graph.cli.options import settings
from amu_graph.cli.words import t
from amu_graph.graph import load


@click.command(
    cls=Command,
    help=t(
        "Écrit le graphe dans le format de l’extension : .ttl, .nt, .rdf (graphe fusionné) ; "
        ".trig, .nq, .jsonld (avec le graphe nommé de chaque passage).",
        "Write the graph in the format of the extension: .ttl, .nt, .rdf (the merged graph); "
        ".trig, .nq, .jsonld (with the named graph of each passage).",
    ),
    example="amu-graph export -o amu.ttl",
)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help=t("Fichier à écrire.", "File to write."),
)
def export(output: Path) -> None:
    """Write the dataset to a file."""
    load(settings=settings()).export(output)
    click.echo(t(f"Écrit : {output}", f"Written: {output}"), err=True)
