"""`amu-graph note`: begin the reading note of a document."""

from datetime import datetime
from pathlib import Path

import click

from amu_graph import files
from amu_graph.cli.commands import Command
from amu_graph.cli.options import settings
from amu_graph.cli.problems import relative
from amu_graph.cli.reader_language import t
from amu_graph.errors import UsageError
from amu_graph.language import Text


@click.command(
    cls=Command,
    help=t(
        "Commence la note de lecture d’un document enregistré en texte brut : son empreinte, ses longueurs de lignes "
        "et une place pour chaque passage. Elle va dans data/notes/, sous le nom de la source ; une note qui existe "
        "n’est jamais remplacée.",
        "Begin the reading note of a document saved as plain text: its digest, the lengths of its lines, "
        "and a place for each passage. It goes to data/notes/, under the name of the source; a note that exists is "
        "never replaced.",
    ),
    example="amu-graph note page.txt --url https://example.org/page",
)
@click.argument("text", metavar=t("FICHIER", "FILE"), type=click.Path(path_type=Path))
@click.option(
    "--url", required=True, metavar=t("ADRESSE", "ADDRESS"), help=t("Adresse du document.", "Address of the document.")
)
@click.option(
    "--id", "slug", default="", metavar="SLUG", help=t("Nom court de la source.", "Short name of the source.")
)
@click.option(
    "--retrieved",
    default="",
    metavar=t("AAAA-MM-JJ", "YYYY-MM-DD"),
    help=t("Date de la copie ; aujourd’hui par défaut.", "Date of the copy; today by default."),
)
@click.option(
    "--language",
    "of",
    default="",
    metavar=t("LANGUE", "LANGUAGE"),
    help=t("Langue du document ; reconnue par défaut.", "Language of the document; recognized by default."),
)
@click.option(
    "-o",
    "--output",
    metavar=t("FICHIER", "FILE"),
    type=click.Path(path_type=Path, allow_dash=True),
    help=t("Fichier à écrire ; « - » pour l’afficher.", "File to write; “-” prints it."),
)
def note(text: Path, output: Path | None, *, url: str, slug: str, retrieved: str, of: str) -> None:
    """Write the beginning of a reading note, and say where."""
    from amu_graph.notes.skeleton import skeleton

    retrieved = retrieved or datetime.now().astimezone().date().isoformat()
    begun = skeleton(text, slug=slug, url=url, retrieved=retrieved, language=of)
    if output == Path("-"):
        click.echo(begun.text, nl=False)
        return
    path = output or settings().data / "notes" / f"{begun.slug}.yaml"
    if path.exists():
        raise UsageError(
            Text(
                fr=f"{relative(path)} existe déjà ; rien n’est écrit.",
                en=f"{relative(path)} exists already; nothing is written.",
            ),
            remedy=Text(
                fr="Donnez un autre nom à la source (--id), ou un autre fichier (-o).",
                en="Give the source another name (--id), or another file (-o).",
            ),
        )
    if output is None:
        path.parent.mkdir(parents=True, exist_ok=True)
    files.replace(path, begun.text.encode("utf-8"))
    click.echo(t(f"Note commencée : {relative(path)}", f"Note begun: {relative(path)}"), err=True)
