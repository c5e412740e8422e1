"""`amu-graph browse`: the members of a class as a list."""

import click

from amu_graph.cli.answers import print_publications
from amu_graph.cli.commands import command
from amu_graph.cli.names import Name
from amu_graph.cli.options import BIBLIOGRAPHIES, TABLE, format_option, option, settings
from amu_graph.cli.reader_language import language, said, say, t
from amu_graph.cli.terminal_table import columns, room
from amu_graph.errors import UsageError
from amu_graph.graph import Graph, load
from amu_graph.language import Text
from amu_graph.model import MODEL
from amu_graph.query.browse import HEADINGS, Listing, words
from amu_graph.query.members import CLASSES
from amu_graph.query.narrowing import COLUMNS

LIMIT = 50


@command(
    "Liste ce que le graphe connaît d’une classe, trié et filtré : nom, type, date, lieux, rôles, thèmes, nombre de "
    "sources, statut. Sans classe : les classes. Un filtre se répète ; « none » veut dire « sans ».",
    "List what the graph knows of a class, sorted and filtered: name, kind, date, places, roles, themes, number of "
    "sources, status. Without a class: the classes. A filter may be repeated; “none” means “without”.",
    example="amu-graph browse project --sort -date",
)
@click.argument("class_", metavar=t("[CLASSE]", "[CLASS]"), default="")
@option("--kind", "De ce type.", "Of this kind.", multiple=True, type=Name("concept"))
@option("--place", "Dans ce lieu.", "In this place.", multiple=True, type=Name("place"))
@option("--role", "Avec ce rôle.", "With this role.", multiple=True, type=Name("role"))
@option("--theme", "Sur ce thème.", "On this theme.", multiple=True, type=Name("concept"))
@option("--year", "De cette année.", "Of this year.", multiple=True, metavar=t("ANNÉE", "YEAR"))
@option("--since", "À partir de cette année.", "From this year on.", metavar=t("ANNÉE", "YEAR"))
@option("--until", "Jusqu’à cette année.", "Until this year.", metavar=t("ANNÉE", "YEAR"))
@option("--status", "De ce statut : asserted, interpreted.", "Of this status: asserted, interpreted.", multiple=True)
@option(
    "--sort",
    f"Colonne qui trie : {', '.join(COLUMNS)} ; « - » devant : dans l’autre sens.",
    f"Column that sorts: {', '.join(COLUMNS)}; with “-” before it, the other way round.",
    default="name",
    metavar=t("COLONNE", "COLUMN"),
)
@option(
    "-n --limit",
    f"Nombre de lignes d’un tableau ({LIMIT} par défaut).",
    f"Number of rows of a table ({LIMIT} by default).",
    type=click.IntRange(min=1),
    default=LIMIT,
    metavar="N",
)
@format_option(TABLE, "csv", *BIBLIOGRAPHIES)
def browse(  # noqa: PLR0917 - the options of the command
    class_: str,
    since: str | None,
    until: str | None,
    sort: str,
    limit: int,
    format_: str,
    **facets: tuple[str, ...],
) -> None:
    """Print the members of a class."""
    graph = load(settings=settings())
    if not class_:
        _print_classes(graph)
        return
    given = {name: values for name, values in facets.items() if values}
    found = graph.browse(class_, sort=sort, since=since, until=until, language=language(), **given)
    if format_ == "csv":
        click.echo(found.csv(language()), nl=False)
    elif format_ in BIBLIOGRAPHIES:
        _print_bibliography(graph, found, format_)
    else:
        _print_table(found, limit)


def _print_classes(graph: Graph) -> None:
    counts = graph.store.totals.classes
    rows = [
        (name, said(MODEL.classes[class_].plural), str(counts[class_]))
        for name, class_ in CLASSES.items()
        if counts.get(class_)
    ]
    click.echo(columns((t("classe", "class"), t("nom", "name"), t("nombre", "number")), rows, room()))


def _print_bibliography(graph: Graph, found: Listing, format_: str) -> None:
    if found.kind != "publication":
        raise UsageError(
            Text(
                fr="Seule une liste de publications est une bibliographie.",
                en="Only a list of publications is a bibliography.",
            )
        )
    print_publications(graph, [each.iri for each in found], format_)


def _print_table(found: Listing, limit: int) -> None:
    rows = [[words(each, name, language()) for name in found.columns] for each in found[:limit]]
    click.echo(columns([said(HEADINGS[name]) for name in found.columns], rows, room()))
    n, shown = len(found), min(limit, len(found))
    say(f"{n} sur {found.total}", f"{n} of {found.total}")
    if shown < n:
        say(
            f"Les {shown} premières sont montrées : --limit, ou --format csv.",
            f"The first {shown} are shown: --limit, or --format csv.",
        )
    if found.undated:
        say(
            f"{found.undated} sans date, que ces années laissent de côté.",
            f"{found.undated} without a date, which these years leave out.",
        )
    if found.unverified:
        names = ", ".join(said(each) for each in found.unverified.values())
        say(
            f"Non comptés, car seuls des passages non vérifiés en parlent : {names}.",
            f"Not counted, for only unverified passages speak of them: {names}.",
        )
