"""`amu-graph search`: full text over names and descriptions."""

import click

from amu_graph.cli.answers import print_publications
from amu_graph.cli.commands import command, example
from amu_graph.cli.names import say_replaced
from amu_graph.cli.options import BIBLIOGRAPHIES, format_option, option, settings
from amu_graph.cli.reader_language import language, said, say, t
from amu_graph.errors import UsageError
from amu_graph.graph import load
from amu_graph.language import Text
from amu_graph.namespaces import curie

LIMIT = 10
LIST = "list"


@command(
    "Cherche dans les noms et les descriptions ; les accents, les pluriels et les petites fautes ne gênent pas. "
    "Chaque résultat dit pourquoi il est trouvé. Une bibliographie est celle des publications trouvées.",
    "Search names and descriptions; accents, plurals and small typing errors do no harm. "
    "Each result says why it was found. A bibliography is that of the publications among them.",
    example=example("search", "…"),
)
@click.argument("words", metavar=t("MOTS", "WORDS"), nargs=-1, required=True)
@option(
    "-n --limit",
    f"Nombre de résultats ({LIMIT} par défaut).",
    f"Number of results ({LIMIT} by default).",
    type=click.IntRange(min=1),
    default=LIMIT,
    metavar="N",
)
@format_option(LIST, *BIBLIOGRAPHIES)
def search(words: tuple[str, ...], limit: int, format_: str) -> None:
    """Print what the words find, or the publications among it."""
    if not "".join(words).strip():
        raise UsageError(
            Text(fr="Il manque ce qu’il faut chercher.", en="What to look for is missing."),
            remedy=Text(
                fr="Écrivez un ou plusieurs mots : amu-graph search MOTS",
                en="Write one word or more: amu-graph search WORDS",
            ),
        )
    graph = load(settings=settings())
    say_replaced(graph, [" ".join(words)])
    hits = graph.search(" ".join(words), limit=limit)
    if hits and format_ != LIST:
        print_publications(graph, [hit.iri for hit in hits], format_)
        return
    for hit in hits:
        unverified = t(", non vérifié", ", unverified") if hit.unverified else ""
        click.echo(f"{hit.label(language())}  ({said(hit.kind_title)}{unverified})  {curie(hit.iri)}")
        for reason in hit.reasons:
            click.echo(f"    {reason.in_(language())}")
    if not hits:
        say("Rien trouvé. Essayez un seul mot.", "Nothing found. Try a single word.")
        click.get_current_context().exit(1)
