"""`amu-graph compare`: two to six things side by side."""

import click

from amu_graph.cli.commands import command
from amu_graph.cli.names import Name, say_replaced
from amu_graph.cli.options import TABLE, flag, format_option, settings
from amu_graph.cli.reader_language import language, said, say, t
from amu_graph.cli.terminal_table import columns, room
from amu_graph.graph import load
from amu_graph.namespaces import BASE
from amu_graph.query.comparison import cell_words
from amu_graph.typography import set_in


@command(
    "Met côte à côte de deux à six choses d’une même sorte : une ligne par propriété ou par rôle ; ce que personne ne "
    "dit est « non dit ». CSV et LaTeX gardent le statut et les passages.",
    "Put two to six things of one kind side by side: a row for each property or role; what nobody says is “not said”. "
    "CSV and LaTeX keep the status and the passages.",
    example="amu-graph compare project/ecoterra project/lieu-commun",
)
@click.argument("things", metavar=t("CHOSES…", "THINGS…"), nargs=-1, required=True, type=Name("entity"))
@flag("--differences", "Seulement ce qui diffère.", "Only what differs.")
@format_option(TABLE, "csv", "latex")
def compare(things: tuple[str, ...], format_: str, *, differences: bool) -> None:
    """Print things side by side."""
    graph = load(settings=settings())
    say_replaced(graph, things)
    found = graph.compare(*things, language=language())
    found = found.differing if differences else found
    if format_ == TABLE:
        header = ["", *(set_in(said(each), language()) for each in found.names)]
        rows = [[said(row.heading), *(cell_words(cell, language()) for cell in row.cells)] for row in found.rows]
        click.echo(columns(header, rows, room()))
        say(f"{len(found.rows)} lignes", f"{len(found.rows)} rows")
        return
    from amu_graph.export.comparisons import comparison_csv, comparison_latex

    if format_ == "csv":
        click.echo(comparison_csv(found, language()), nl=False)
    else:
        click.echo(comparison_latex(found, language(), f"{BASE}dataset"), nl=False)
