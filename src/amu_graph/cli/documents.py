"""What `read` and `note` share: the options that describe a source, and what becomes of a document."""

from datetime import datetime
from functools import reduce
from pathlib import Path
from typing import Final

import click

from amu_graph.cli.options import F, option, own_settings
from amu_graph.cli.problems import relative
from amu_graph.cli.reader_language import language, said, say, t
from amu_graph.errors import AmuGraphError, UsageError
from amu_graph.ingest.documents.reading import INPUT, Outcome
from amu_graph.ingest.documents.shelf import Shelf
from amu_graph.ingest.documents.source import Source, Wanted, check
from amu_graph.language import Text
from amu_graph.notes.note import UNPUBLISHED

_OPTIONS: Final = tuple(
    option(names, fr, en, default="", metavar=t(*value))
    for names, value, fr, en in (
        ("--url", ("ADRESSE", "ADDRESS"), "Adresse du document.", "Address of the document."),
        (
            "--id slug",
            ("SLUG", "SLUG"),
            "Nom court de la source ; celui du fichier par défaut.",
            "Short name of the source; that of the file by default.",
        ),
        (
            "--label",
            ("TITRE", "TITLE"),
            "Titre ; celui du document par défaut.",
            "Title; that of the document by default.",
        ),
        (
            "--language of",
            ("LANGUE", "LANGUAGE"),
            "Langue du document ; reconnue par défaut.",
            "Language of the document; recognized by default.",
        ),
        (
            "--retrieved",
            ("AAAA-MM-JJ", "YYYY-MM-DD"),
            "Date de la copie ; aujourd’hui par défaut.",
            "Date of the copy; today by default.",
        ),
    )
)


def source_options(command: F) -> F:
    """Add the options that say what the document does not say of itself."""
    return reduce(lambda done, add: add(done), reversed(_OPTIONS), command)


unpublished_option: Final = option(
    "--unpublished kind",
    "Le document n’a pas d’adresse publique : entretien, rapport interne, archive.",
    "The document has no public address: interview, internal report, archive.",
    flag_value=UNPUBLISHED,
    default="",
)


def wanted(*, url: str, slug: str, label: str, of: str, retrieved: str, kind: str = "") -> Wanted:
    """Return what the reader says of a source, checked; the day is today where none is given."""
    today = datetime.now().astimezone().date().isoformat()
    given = Wanted(retrieved=retrieved or today, slug=slug, label=label, url=url, language=of, kind=kind)
    check(given)
    return given


def shelf() -> Shelf:
    """Return the shelf of this project."""
    own = own_settings()
    return Shelf(own.data, own.sources)


def refuse_taken(source: Source, shelf: Shelf) -> None:
    """Refuse a name that another document has.

    Raises:
        UsageError: a file of that name is there.

    """
    taken = shelf.taken(source.slug, source.text)
    if taken:
        raise UsageError(
            Text(
                fr=f"{relative(taken)} existe déjà, pour un autre texte ; rien n’est écrit.",
                en=f"{relative(taken)} exists already, for another text; nothing is written.",
            ),
            remedy=Text(
                fr="Donnez un autre nom à la source (--id) ; si le document a changé : amu-graph read --renew",
                en="Give the source another name (--id); if the document has changed: amu-graph read --renew",
            ),
        )


def tell(outcome: Outcome, words: str) -> None:
    """Say what became of a file, and what of it was not read."""
    click.echo(words)
    for remark in outcome.document.remarks if outcome.document else ():
        click.echo(f"    {said(remark)}", err=True)


def tell_known(outcome: Outcome, shelf: Shelf) -> None:
    """Say that a document is there already."""
    place = shelf.taken(outcome.already)
    where = relative(place) if place else outcome.already
    click.echo(
        t(
            f"{name_of(outcome.path)} : déjà lu, rien à faire ({where}).",
            f"{name_of(outcome.path)}: read already, nothing to do ({where}).",
        )
    )


def tell_error(path: Path, error: AmuGraphError) -> None:
    """Say why a file cannot be read."""
    message, *remedy = error.in_(language()).split("\n")
    say(f"{name_of(path)} : {message}", f"{name_of(path)}: {message}")
    for line in remedy:
        click.echo(f"    {line}", err=True)


def name_of(path: Path) -> str:
    """Return how a file is called in messages."""
    return t("entrée standard", "standard input") if path == INPUT else relative(path)
