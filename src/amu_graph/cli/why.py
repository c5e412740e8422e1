"""`amu-graph why`: which passages say so."""

from pathlib import Path

import click

from amu_graph.cli.commands import command, example
from amu_graph.cli.names import Name, say_replaced
from amu_graph.cli.options import option, settings
from amu_graph.cli.reader_language import language, said, t
from amu_graph.graph import load
from amu_graph.query.evidence import Evidence, Passage, Source, SourceCopyError
from amu_graph.query.statements import in_language


@command(
    "Dit quels passages affirment une chose, avec le statut, la ligne et l’adresse : une entité ; "
    "une entité et une propriété (et sa valeur) ; ou un acteur, un rôle et un contexte. "
    "Avec une copie locale des sources, montre les mots du passage.",
    "Say which passages state something, with status, line and address: an entity; an entity and a property "
    "(and its value); or an agent, a role and a context. "
    "With a local copy of the sources, show the words of the passage.",
    example=example("why", "person/… role project/…"),
)
@click.argument(
    "names",
    metavar=t("ENTITÉ [PROPRIÉTÉ [VALEUR]]", "ENTITY [PROPERTY [VALUE]]"),
    nargs=-1,
    required=True,
    type=Name("entity"),
)
@option(
    "--sources",
    "Dossier des copies locales des sources ({source}.txt).",
    "Folder of local copies of the sources ({source}.txt).",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
def why(names: tuple[str, ...], sources: Path | None) -> None:
    """Print the passages behind an entity or a statement."""
    graph = load(settings=settings())
    say_replaced(graph, names)
    folder = sources or settings().sources
    lines = []
    for each in in_language(graph.why(*names), language()):
        lines.append(said(each.sentence()))
        lines += [_passage(passage, graph.portraits.evidence, folder) for passage in each.passages]
    click.echo("\n".join(lines))


def _passage(passage: Passage, evidence: Evidence, folder: Path | None) -> str:
    source = evidence.source(passage.source)
    status = {
        "asserted": t("affirmé", "asserted"),
        "interpreted": t("interprété", "interpreted"),
        "unverified": t("non vérifié", "unverified"),
    }.get(passage.status, passage.status)
    unread = "" if source.read else t(", source non lue", ", source not read")
    address = f" — {source.url}" if source.url else ""
    lines = [f"    {source.slug}, {said(passage.place)} — {status}{unread}{address}"]
    if passage.note:
        lines.append(f"      {said(passage.note)}")
    lines += [f"      │ {line}" for line in _words(source, passage, folder)]
    return "\n".join(lines)


def _words(source: Source, passage: Passage, folder: Path | None) -> list[str]:
    """Return the lines of a passage; where the local copy is another text, that alone."""
    try:
        words = source.words(passage, folder) if folder else None
    except SourceCopyError as error:
        return error.in_(language()).splitlines()[:1]
    return (words or "").splitlines()
