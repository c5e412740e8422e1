"""`amu-graph note`: begin the reading note of a document."""

from pathlib import Path

import click

from amu_graph.cli.commands import Command
from amu_graph.cli.words import t


@click.command(
    cls=Command,
    help=t(
        "Commence la note de lecture d’un document enregistré en texte brut : son empreinte, ses longueurs de lignes "
        "et une place pour chaque passage. À enregistrer dans data/notes/.",
        "Begin the reading note of a document saved as plain text: its digest, the lengths of its lines, "
        "and a place for each passage. Save it in data/notes/.",
    ),
    example="amu-graph note page.txt --url https://example.org/page > data/notes/page.yaml",
)
@click.argument("text", metavar=t("FICHIER", "FILE"), type=click.Path(path_type=Path))
@click.option(
    "--id", "slug", default="", metavar="SLUG", help=t("Nom court de la source.", "Short name of the source.")
)
@click.option("--url", default="", help=t("Adresse du document.", "Address of the document."))
@click.option(
    "--retrieved", default="", metavar=t("AAAA-MM-JJ", "YYYY-MM-DD"), help=t("Date de la copie.", "Date of the copy.")
)
def note(text: Path, slug: str, url: str, retrieved: str) -> None:
    """Print the beginning of a reading note."""
    from amu_graph.builder.skeleton import skeleton

    click.echo(skeleton(text, slug=slug, url=url, retrieved=retrieved), nl=False)
