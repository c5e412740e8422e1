"""`amu-graph note`: begin the reading note of a document, to be written by hand."""

from pathlib import Path
from typing import NoReturn

import click

from amu_graph import files
from amu_graph.cli.commands import command
from amu_graph.cli.documents import refuse_taken, shelf, source_options, tell, unpublished_option, wanted
from amu_graph.cli.options import option
from amu_graph.cli.problems import relative
from amu_graph.cli.reader_language import t
from amu_graph.errors import UsageError
from amu_graph.ingest.documents.reading import Outcome, paths_of, read_all
from amu_graph.ingest.documents.shelf import Shelf
from amu_graph.ingest.documents.source import Wanted
from amu_graph.language import Text


@command(
    "Commence à la main la note de lecture d’un document : l’en-tête de la source et une place pour chaque "
    "passage, dans data/notes/, le texte dans texts/. Une note qui existe n’est jamais remplacée.",
    "Begin the reading note of a document by hand: the head of the source and a place for each passage, in "
    "data/notes/, the text in texts/. A note that exists is never replaced.",
    example="amu-graph note page.txt --url https://example.org/page",
)
@click.argument("document", metavar=t("FICHIER", "FILE"), type=click.Path(path_type=Path))
@source_options
@unpublished_option
@option(
    "-o --output",
    "Fichier à écrire ; « - » pour l’afficher.",
    "File to write; “-” prints it.",
    metavar=t("FICHIER", "FILE"),
    type=click.Path(path_type=Path, allow_dash=True),
)
def note(document: Path, output: Path | None, **said_of_it: str) -> None:
    """Write the beginning of a reading note, and say where."""
    kept = shelf()
    outcome = _read(document, wanted(**said_of_it), kept)
    source = outcome.source
    if source is None or outcome.given is None:
        return
    from amu_graph.notes.skeleton import skeleton

    text = skeleton(source.head, source.text.split("\n"))
    if output == Path("-"):
        click.echo(text, nl=False)
        return
    path = output or kept.note_of(source.slug)
    if path.exists():
        _refuse_existing(path)
    if output is None:
        refuse_taken(source, kept)
        with files.writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
    if not kept.text_of(source.slug).exists():
        kept.keep(source, outcome.given.raw, outcome.ending)
    files.replace(path, text.encode("utf-8"))  # last: who begins again finds no note in the way
    tell(outcome, t(f"Note commencée : {relative(path)}", f"Note begun: {relative(path)}"))


def _refuse_existing(path: Path) -> NoReturn:
    """Refuse to write over a file."""
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


def _read(document: Path, given: Wanted, kept: Shelf) -> Outcome:
    """Return what was read of one document.

    Raises:
        AmuGraphError: it could not be read, or is there already.

    """
    paths = paths_of([document])
    if len(paths) != 1 or document.is_dir():
        raise UsageError(
            Text(fr=f"{document} n’est pas un fichier.", en=f"{document} is no file."),
            remedy=Text(fr="Un dossier se lit : amu-graph read", en="A folder is read: amu-graph read"),
        )
    outcome = next(iter(read_all(paths, given, kept)))
    if outcome.error:
        raise outcome.error
    if outcome.already:
        _refuse_existing(kept.taken(outcome.already) or kept.note_of(outcome.already))
    return outcome
