"""`amu-graph network`: a view of the graph as a network, written to a file, measured or compared."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from amu_graph.cli.ask import parameter_option
from amu_graph.cli.commands import Command
from amu_graph.cli.options import output_option, settings
from amu_graph.cli.table import columns
from amu_graph.cli.words import language, said, t
from amu_graph.graph import load
from amu_graph.network import View, view_of, views
from amu_graph.network.layouts import LAYOUTS
from amu_graph.network.metric_table import METRICS
from amu_graph.network.writers import WRITERS, writer_of

if TYPE_CHECKING:
    from amu_graph.network import Network
    from amu_graph.network.measures import Measures

_ROWS = 20
_SHORT = ("degree", "betweenness", "closeness", "constraint", "core", "community")
"""The columns of the table where no metric is named; the sentences speak of all."""


class Views(Command, click.Group):
    """The group whose commands are the files under `queries/networks/`; a path of a query file is one too."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the views."""
        return [view.name for view in views()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """Return the command of a view.

        Raises:
            NotFoundError: there is no such view; the error lists the near names.

        """
        view = view_of(cmd_name)
        words = f"{said(view.summary)}."
        for label, text in ((t("Un nœud", "A node"), view.node), (t("Un lien", "A link"), view.edge)):
            words += f" {label}{t(' : ', ': ')}{said(text)}." if said(text) else ""
        return Command(
            name=cmd_name,
            help=words,
            params=[*(parameter_option(each) for each in view.question.parameters), *_options()],
            callback=_drawing(view),
            example=f"amu-graph network {cmd_name} -o {view.name}.html",
        )

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the views, the formats and the layouts, then the options."""
        with formatter.section(t("Vues", "Views")):
            formatter.write_dl([(view.name, said(view.summary)) for view in views()])
        with formatter.section(t("Formats, par l’extension", "Formats, by extension")):
            formatter.write_dl(
                [(" ".join(f".{each}" for each in writer.extensions), said(writer.about)) for writer in WRITERS]
            )
        with formatter.section(t("Dispositions", "Layouts")):
            formatter.write_dl([(each.name, said(each.about)) for each in LAYOUTS.values()])
        Command.format_options(self, ctx, formatter)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the pieces of the line of usage."""
        return [t("VUE|FICHIER.rq [OPTIONS]…", "VIEW|FILE.rq [OPTIONS]…")]


def _options() -> list[click.Parameter]:
    def nothing() -> None:
        """Carry the options."""

    return [
        *click.command()(output_option(nothing)).params,
        click.Option(["--layout"], default="", metavar="NAME", help=", ".join(LAYOUTS)),
        click.Option(
            ["--metrics"],
            is_flag=True,
            help=t("Affiche les mesures et leur lecture.", "Show the metrics, in words too."),
        ),
        click.Option(
            ["--metric", "names"],
            multiple=True,
            metavar="NAME",
            help=t("Une mesure (plusieurs fois possible).", "One metric (may be repeated)."),
        ),
        click.Option(
            ["--rows"], type=int, default=_ROWS, show_default=True, help=t("Lignes du tableau.", "Rows of the table.")
        ),
        click.Option(
            ["--newman"],
            is_flag=True,
            help=t("Pondère selon Newman : 1/(participants − 1).", "Weight after Newman: 1/(participants − 1)."),
        ),
        click.Option(["--seed"], type=int, default=0, help=t("Graine du hasard.", "Seed of chance.")),
    ]


def _drawing(view: View) -> Any:  # noqa: ANN401 - what click calls
    def drawing(
        *,
        output: Path | None,
        layout: str,
        metrics: bool,
        names: tuple[str, ...],
        rows: int,
        newman: bool,
        seed: int,
        **given: Any,  # noqa: ANN401 - one option per parameter
    ) -> None:
        if output:
            writer_of(output.name)  # a wrong extension is told before anything is computed
        network = load(settings=settings()).network(view, newman=newman, **given)
        if output:
            network.write(output, language=language(), layout=layout)
            click.echo(t(f"Écrit : {output}", f"Written: {output}"), err=True)
        if metrics or names:
            _print_measures(network.metrics(names, seed=seed, progress=_progress), names or _SHORT, rows)
        elif not output:
            _print_links(network)
        nodes, links = len(network), network.graph.number_of_edges()
        click.echo(t(f"{nodes} nœuds, {links} liens", f"{nodes} nodes, {links} links"), err=True)

    return drawing


def _print_links(network: "Network") -> None:
    from amu_graph.network.picture import sentence

    for tail, head, attributes in network.graph.edges(data=True):
        click.echo(sentence(network, tail, head, attributes, language()))


def _print_measures(measures: "Measures", names: tuple[str, ...], rows: int) -> None:
    from amu_graph.network.reading import shown

    for warning in measures.warnings():
        click.echo(f"⚠ {said(warning)}", err=True)
    header, found = measures.rows(language())
    kept = [1, 2, *(place for place, name in enumerate(header) if name.removeprefix("± ") in names)]
    if len(kept) > 2:  # noqa: PLR2004 - label and class say nothing by themselves
        cells = [[shown(row[place]) for place in kept] for row in found[:rows]]
        click.echo(columns([header[place] for place in kept], cells, None))
        click.echo()
    for sentence in measures.sentences(language()):
        click.echo(sentence)


def _progress(name: str, done: int, total: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{name} {done}/{total}", err=True, nl=done == total)


@click.command(
    cls=Views,
    invoke_without_command=True,
    help=t(
        "Écrit, mesure ou dessine un réseau : une vue du graphe, ou votre requête CONSTRUCT.",
        "Write, measure or draw a network: a view of the graph, or your own CONSTRUCT query.",
    ),
    example="amu-graph network accompaniment -o net.gexf",
)
@click.option(
    "--definitions",
    is_flag=True,
    help=t("Définit chaque mesure, avec sa source et ses limites.", "Define each metric, with its source and limits."),
)
@click.pass_context
def network(context: click.Context, definitions: bool) -> None:  # noqa: FBT001 - a flag of the command
    """List the views when none is named, or define the metrics."""
    if definitions:
        for metric in METRICS.values():
            click.echo(f"{metric.name} — {said(metric.title)}\n    {said(metric.definition)}")
            click.echo(f"    {said(metric.caveat)}\n    {metric.source}")
    elif context.invoked_subcommand is None:
        click.echo(context.get_help())
