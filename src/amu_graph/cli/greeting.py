"""What `amu-graph` says without a command: what the graph holds, and three things to try."""

from collections.abc import Iterator

import click

from amu_graph import project
from amu_graph.cli.commands import example
from amu_graph.cli.reader_language import language, said, t
from amu_graph.graph import load
from amu_graph.model import MODEL
from amu_graph.settings import Settings
from amu_graph.store.totals import Totals

_CLASSES = ("Organization", "Person", "Project", "Publication", "Event", "Participation", "Passage")


def greet(settings: Settings) -> None:
    """Print the greeting.

    Raises:
        DatasetError: there is no dataset yet; says what to run.

    """
    totals = load(settings=settings).store.totals
    click.echo(said(project.current().about))
    for line in _held([totals.classes.get(name, 0) for name in _CLASSES], _documents(totals)):
        click.echo(line)


def _documents(totals: Totals) -> str:
    """Return of what passages are counted: of documents that were read, and of those known by their address alone."""
    read, known = (totals.documents.get(name, 0) for name in ("read", "known"))
    words = t(
        f"{read} document{'s' * (read > 1)} lu{'s' * (read > 1)}",
        f"{read} document{'s' * (read != 1)} that {'was' if read == 1 else 'were'} read",
    )
    if not known:
        return words
    return words + t(
        f" et {known} connu{'s' * (known > 1)} par {'leur' if known > 1 else 'son'} adresse",
        f" and {known} known by {'their' if known > 1 else 'its'} address",
    )


def _held(counts: list[int], documents: str) -> Iterator[str]:
    if not any(counts):
        yield t(
            "Il est vide. Commencez la note d’un document : amu-graph note FICHIER --url ADRESSE",
            "It is empty. Begin the note of a document: amu-graph note FILE --url ADDRESS",
        )
        return
    named = [_counted(count, name) for count, name in zip(counts, _CLASSES, strict=True)]
    *things, parts, passages = named
    yield ", ".join(things) + ","
    yield t(f"{parts}, en {passages} de {documents}. Essayez :", f"{parts}, in {passages} of {documents}. Try:")
    yield f"  {example('ask', '')}".rstrip()
    yield f"  {example('show', t('NOM', 'NAME'))}"
    rest = t("(tout le reste : amu-graph --help)", "(everything else: amu-graph --help)")
    yield f"  {example('search', t('MOTS', 'WORDS'))}  {rest}"


def _counted(count: int, class_name: str) -> str:
    facts = MODEL.classes[class_name]
    one = count < 2 if language() == "fr" else count == 1  # noqa: PLR2004 - French counts zero as one
    return f"{count} {said(facts.word if one else facts.plural).lower()}"
