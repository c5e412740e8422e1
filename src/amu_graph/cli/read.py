"""`amu-graph read`: take documents in as they are."""

from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from amu_graph.cli.commands import command
from amu_graph.cli.documents import (
    name_of,
    refuse_taken,
    shelf,
    source_options,
    tell,
    tell_error,
    tell_known,
    unpublished_option,
    wanted,
)
from amu_graph.cli.options import flag, option
from amu_graph.cli.problems import relative
from amu_graph.cli.reader_language import said, say, t
from amu_graph.errors import AmuGraphError, UsageError
from amu_graph.ingest.documents.reading import Outcome, paths_of, read_all
from amu_graph.ingest.documents.renewal import Moved, renewal
from amu_graph.ingest.documents.shelf import Shelf
from amu_graph.ingest.documents.source import Source, Wanted, reference
from amu_graph.ingest.proposals import Review
from amu_graph.ingest.review_files import path_of, save
from amu_graph.ingest.review_files import read as read_review
from amu_graph.language import Text, counted
from amu_graph.notes.note import UNPUBLISHED
from amu_graph.notes.problems import Problems

_DOCUMENTS: Final = ("pdf", "docx", "odt", "epub")
"""How the names of documents end that people rename nothing to."""


@command(
    "Lit des documents : HTML, PDF, DOCX, ODT, EPUB, texte brut ; un dossier, ou « - » pour l’entrée standard. "
    "Le texte va dans texts/, un paragraphe par ligne, les octets dans texts/originals/ : ils restent sur cette "
    "machine. L’en-tête de la future note va dans data/review/. Rien n’est jamais remplacé.",
    "Read documents: HTML, PDF, DOCX, ODT, EPUB, plain text; a folder, or “-” for standard input. The text goes to "
    "texts/, one paragraph a line, the bytes to texts/originals/: they stay on this machine. The head of the note "
    "to be goes to data/review/. Nothing is ever replaced.",
    example="amu-graph read page.html --url https://example.org/page",
)
@click.argument(
    "places", metavar=t("[FICHIER|DOSSIER|-]...", "[FILE|FOLDER|-]..."), nargs=-1, type=click.Path(path_type=Path)
)
@source_options
@unpublished_option
@option(
    "--reference",
    "Une source connue par son adresse, et qui n’est pas lue.",
    "A source that is known by its address, and not read.",
    default="",
    metavar=t("ADRESSE", "ADDRESS"),
)
@flag(
    "--renew",
    "Le document a changé : la note et les propositions suivent leurs mots aux nouvelles lignes.",
    "The document has changed: the note and the proposals follow their words to the new lines.",
)
@flag(
    "--dry-run",
    "Avec --renew : montre le changement sans rien écrire.",
    "With --renew: show the change and write nothing.",
)
def read(places: tuple[Path, ...], reference: str, *, renew: bool, dry_run: bool, url: str, **said_of_it: str) -> None:
    """Read documents and say what became of each; exit with 1 where one could not be read."""
    given = wanted(url=url or reference, **said_of_it)
    if reference:
        _refer(given)
        return
    paths = paths_of(places)
    _check_alone(paths, places, given)
    if renew:
        _renew(paths, given, dry_run=dry_run)
        return
    kept, failed, unplaced = shelf(), 0, list[Path]()
    for outcome in read_all(paths, given, kept):
        try:
            unplaced += _keep(outcome, kept, given)
        except AmuGraphError as error:
            failed += 1
            tell_error(outcome.path, error)
    _tell_unplaced(unplaced)
    if len(paths) > 1:
        count, wrong = counted(len(paths), "fichier", "file"), counted(failed, "refusé", "refused")
        click.echo(said(Text(fr=f"{count.fr}, {wrong.fr}.", en=f"{count.en}, {failed} refused.")), err=True)
    if failed:
        click.get_current_context().exit(1)


def _check_alone(paths: list[Path], places: tuple[Path, ...], given: Wanted) -> None:
    """Refuse nothing at all, and several documents under one name."""
    if not places:
        raise UsageError(
            Text(fr="Il manque le document à lire.", en="The document to be read is missing."),
            remedy=Text(fr="amu-graph read FICHIER, ou « - »", en="amu-graph read FILE, or “-”"),
        )
    if not paths:
        raise UsageError(Text(fr="Ce dossier ne contient aucun fichier.", en="This folder holds no file."))
    if len(paths) > 1 and (given.slug or given.label or given.url):
        raise UsageError(
            Text(
                fr="--id, --label et --url disent une chose d’un seul document.",
                en="--id, --label and --url say one thing of one document.",
            ),
            remedy=Text(fr="Lisez les documents l’un après l’autre.", en="Read the documents one by one."),
        )


def _keep(outcome: Outcome, kept: Shelf, wanted: Wanted) -> list[Path]:
    """Keep what was read, under a name that is free; return its head where that has no address.

    Raises:
        AmuGraphError: it could not be read or kept.

    """
    if outcome.error:
        raise outcome.error
    if outcome.already:
        _known(outcome, kept, wanted)
        return []
    source, given = outcome.source, outcome.given
    if source is None or given is None:
        return []
    refuse_taken(source, kept)
    kept.keep(source, given.raw, outcome.ending)
    place = path_of(kept.data, source.slug)
    head = Review(source=source.head)
    save(place, head)
    tell(
        outcome, f"{name_of(outcome.path)} → {relative(kept.text_of(source.slug))}, {relative(place)} ({_size(source)})"
    )
    _tell_unlike(outcome)
    if (url := source.head.get("url")) and url != wanted.url:
        say(
            f"    Adresse lue dans la page : {url} ; si ce n’est pas elle, corrigez « url: » dans {relative(place)}.",
            f"    Address read in the page: {url}; if it is another one, correct “url:” in {relative(place)}.",
        )
    return [] if head.is_placed else [place]


def _tell_unlike(outcome: Outcome) -> None:
    """Say where the name of a file promises a document and its content is of another format: a page of error, often."""
    named = outcome.path.suffix.lower().removeprefix(".")
    if named in _DOCUMENTS and outcome.ending != named:
        other = outcome.ending.upper()
        say(
            f"    Le fichier s’appelle .{named}, son contenu est du {other} : est-ce bien le document ?",
            f"    The file is called .{named}, its content is {other}: is it the document?",
        )


def _known(outcome: Outcome, kept: Shelf, wanted: Wanted) -> None:
    """Say that a document is there already, and give it what it has not: its words, an address in its head."""
    if outcome.source and outcome.given:
        kept.keep(outcome.source, outcome.given.raw, outcome.ending)
        words = relative(kept.text_of(outcome.already))
        tell(outcome, t(f"{words} : les mots y sont de nouveau.", f"{words}: the words are there again."))
    place = path_of(kept.data, outcome.already)
    given = {key: value for key, value in (("kind", wanted.kind), ("url", wanted.url)) if value}
    there = read_review(place, kept.data, Problems()) if given and place.is_file() else None
    if there is None or there.review.is_placed:
        if not outcome.source:
            tell_known(outcome, kept)
        return
    save(place, replace(there.review, source={**there.review.source, **given}), there)
    added = Text("adresse ajoutée", "address added") if wanted.url else Text("document inédit", "unpublished document")
    click.echo(t(f"{relative(place)} : {added.fr}.", f"{relative(place)}: {added.en}."))


def _tell_unplaced(heads: list[Path]) -> None:
    """Say what heads without an address are good for: one by its name, several by their number."""
    if not heads:
        return
    several = Text(fr=f"chacun de ces {len(heads)} fichiers", en=f"each of these {len(heads)} files")
    file = relative(heads[0]) if len(heads) == 1 else said(several)
    say(
        f"    Sans adresse, rien n’en passera dans une note : ajoutez « url: » à {file} ; « kind: {UNPUBLISHED} », "
        "si le document n’en a pas (entretien, rapport interne).",
        f"    Without an address nothing of it can go into a note: add “url:” to {file}; “kind: {UNPUBLISHED}” "
        "if the document has none (interview, internal report).",
    )


def _renew(paths: list[Path], given: Wanted, *, dry_run: bool) -> None:
    """Have what stands on a document follow its new text; show the change, then write it."""
    kept = shelf()
    for outcome in read_all(paths, given, kept):
        if outcome.error:
            raise outcome.error
        if outcome.source is None or outcome.given is None or outcome.already:
            _known(outcome._replace(source=None) if dry_run else outcome, kept, given)
            continue
        found = renewal(outcome.source, kept)
        click.echo(found.change.diff, nl=False)
        for moved in found.moved:
            click.echo(_moved(moved))
        count = said(counted(len(found.moved), "passage", "passage"))
        say(f"{count} dont les mots changent.", f"{count} whose words change.")
        if not dry_run:
            found.change.write()
            kept.keep(outcome.source, outcome.given.raw, outcome.ending)


def _moved(moved: Moved) -> str:
    """Return a passage whose words changed, before and now."""
    place = f"{relative(moved.file)}:{moved.line}"
    before = [f"    - {line}" for line in moved.old.split("\n")]
    return "\n".join([place, *before, *(f"    + {line}" for line in moved.new.split("\n"))])


def _size(source: Source) -> str:
    """Return how much was read, and in which language."""
    pages = len(source.head.get("pages", ()))
    paragraphs = sum(1 for line in source.text.split("\n") if line.strip())
    parts = [counted(pages, "page", "page")] if pages else []
    parts += [counted(paragraphs, "paragraphe", "paragraph")]
    return ", ".join([*map(said, parts), str(source.head["language"])])


def _refer(given: Wanted) -> None:
    kept, source = shelf(), reference(given)
    refuse_taken(source, kept)
    place = path_of(kept.data, source.slug)
    save(place, Review(source=source.head))
    click.echo(t(f"Source non lue : {relative(place)}", f"Source not read: {relative(place)}"))
