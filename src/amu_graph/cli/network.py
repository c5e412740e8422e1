"""`amu-graph network`: a view of the graph as a network, written to a file, measured or compared."""

import sys
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from amu_graph.cli.ask import parameter_option, say_defaults
from amu_graph.cli.commands import Command, Listing, command
from amu_graph.cli.names import named_among, say_replaced
from amu_graph.cli.network_options import NAMES, Asked, options
from amu_graph.cli.options import flag, settings
from amu_graph.cli.reader_language import language, said, say, t
from amu_graph.cli.terminal_table import columns
from amu_graph.errors import UsageError
from amu_graph.graph import load
from amu_graph.language import Text, counted
from amu_graph.network import View, brokers, combined_roles, compare, group_name, role_names, view_of, views
from amu_graph.network.layouts import LAYOUTS, layout_of
from amu_graph.network.metrics import LINKS, METRICS
from amu_graph.network.network_graph import Looks
from amu_graph.network.paper import Paper, millimetres
from amu_graph.network.writers import PRINTED, WRITERS, writer_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amu_graph.graph import Graph
    from amu_graph.network import Network
    from amu_graph.network.metrics import Measures

_SHORT = ("degree", "betweenness", "closeness", "constraint", "core", "community")
"""The columns of the table where no metric is named; the sentences are about all."""


class Views(Listing):
    """The group whose commands are the files under `queries/networks/`; a path of a query file is one too."""

    usage = Text("VUE|FICHIER.rq [OPTIONS]…", "VIEW|FILE.rq [OPTIONS]…")

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
            params=[*(parameter_option(each) for each in view.question.parameters), *options()],
            callback=_drawing(view),
            example=f"amu-graph network {cmd_name} -o {view.name}.html",
        )

    def sections(self) -> Iterable[tuple[str, list[tuple[str, str]]]]:
        """Yield the views, the formats and the layouts."""
        endings = [(" ".join(f".{each}" for each in writer.extensions), said(writer.about)) for writer in WRITERS]
        yield t("Vues", "Views"), [(view.name, said(view.summary)) for view in views()]
        yield t("Formats, par l’extension", "Formats, by extension"), endings
        yield t("Dispositions", "Layouts"), [(each.name, said(each.about)) for each in LAYOUTS.values()]


def _drawing(view: View) -> Any:  # noqa: ANN401 - what click calls
    def drawing(**given: Any) -> None:  # noqa: ANN401 - one option per parameter
        asked = Asked(**{name: given.pop(name) for name in NAMES})
        if asked.output:
            writer_of(asked.output.name)  # a wrong extension or layout is an error before anything is computed
        if asked.layout:
            layout_of(asked.layout)
        looks = _looks(asked)
        graph = load(settings=settings())
        say_replaced(graph, named_among(view.question.parameters, given))
        say_defaults(graph, view.question.parameters, given)
        if asked.split or asked.against:
            _print_comparison(graph, view, asked, given)
            return
        network = graph.network(view, newman=asked.newman, **given)
        if asked.output:
            replace(network, looks=looks).write(asked.output, language=language(), layout=asked.layout)
            say(f"Écrit : {asked.output}", f"Written: {asked.output}")
        _print(network, asked)
        counts = counted(len(network), "nœud", "node"), counted(network.graph.number_of_edges(), "lien", "link")
        click.echo(", ".join(map(said, counts)), err=True)

    return drawing


def _looks(asked: Asked) -> Looks | None:
    """Return the paper that the options describe; None where they name none."""
    if not (asked.width or asked.dpi or asked.points):
        return None
    if not asked.output or writer_of(asked.output.name).name not in PRINTED:
        raise UsageError(
            Text(
                fr="--width, --dpi et --points décrivent une figure imprimée.",
                en="--width, --dpi and --points describe a printed figure.",
            ),
            remedy=Text(fr="Écrivez-la : -o figure.pdf, .svg ou .png.", en="Write it: -o figure.pdf, .svg or .png."),
        )
    usual = Paper()
    width = millimetres(asked.width) if asked.width else usual.width
    return Looks(paper=Paper(width=width, dpi=asked.dpi or usual.dpi, points=asked.points or usual.points))


def _print(network: "Network", asked: Asked) -> None:
    from amu_graph.network.words import called

    if asked.roles:
        known = role_names(network, language())
        for agent, context, roles in combined_roles(network):
            names = (called(network, agent, language()), called(network, context, language()))
            click.echo(f"{names[0]} — {', '.join(known.get(role, role) for role in roles)} — {names[1]}")
    if asked.brokers:
        found = brokers(network, asked.brokers)
        if not found:
            fr = f"Aucun nœud n’a de voisins qui diffèrent par « {asked.brokers} »."
            say(fr, f"No node has neighbours that differ in “{asked.brokers}”.")
        for broker in found:
            named = ((group_name(network, asked.brokers, group, language()), count) for group, count in broker.groups)
            groups = ", ".join(f"{group} ({count})" for group, count in named)
            click.echo(f"{called(network, broker.node, language())} — {groups}")
    if asked.metrics or asked.names:
        measures = network.metrics(asked.names, seed=asked.seed, progress=_progress)
        _print_measures(measures, asked.names or _SHORT, asked.rows)
    elif not (asked.output or asked.roles or asked.brokers):
        _print_links(network)


def _print_comparison(graph: "Graph", view: View, asked: Asked, given: "Mapping[str, Any]") -> None:
    if asked.against:
        pair = (graph.network(view, newman=asked.newman, **given), graph.network(asked.against, **given))
    else:
        year = int(asked.split or 0)
        before, after = {**given, "to": year - 1}, {**given, "from": year}
        pair = (graph.network(view, newman=asked.newman, **before), graph.network(view, newman=asked.newman, **after))
    for sentence in compare(*pair, *asked.names[:1]).sentences(language()):
        click.echo(sentence)


def _print_links(network: "Network") -> None:
    from amu_graph.network.words import sentence

    for tail, head, attributes in network.graph.edges(data=True):
        click.echo(sentence(network, tail, head, attributes, language()))


def _print_measures(measures: "Measures", names: tuple[str, ...], rows: int) -> None:
    from amu_graph.network.metrics.sentences import shown

    for warning in measures.warnings():
        click.echo(f"⚠ {said(warning)}", err=True)
    header, found = measures.rows(language())
    kept = [1, 2, *(place for place, name in enumerate(header) if name.removeprefix("± ") in names)]
    if len(kept) > 2:  # noqa: PLR2004 - label and class say nothing by themselves
        cells = [[shown(row[place], language()) for place in kept] for row in found[:rows]]
        click.echo(columns([header[place] for place in kept], cells, None))
        click.echo()
    for sentence in measures.sentences(language()):
        click.echo(sentence)


def _progress(name: str, done: int, total: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{name} {done}/{total}", err=True, nl=done == total)


@command(
    "Écrit, mesure ou dessine un réseau : une vue du graphe, ou votre requête CONSTRUCT.",
    "Write, measure or draw a network: a view of the graph, or your own CONSTRUCT query.",
    cls=Views,
    invoke_without_command=True,
    example="amu-graph network accompaniment -o net.gexf",
)
@flag(
    "--definitions",
    "Définit chaque mesure, avec sa source et ses limites.",
    "Define each metric, with its source and limits.",
)
@click.pass_context
def network(context: click.Context, definitions: bool) -> None:  # noqa: FBT001 - a flag of the command
    """List the views when none is named, or define the metrics."""
    if definitions:
        for metric in METRICS.values():
            click.echo(f"{metric.name} — {said(metric.title)}\n    {said(metric.definition)}")
            click.echo(f"    {t('Liens :', 'Links:')} {said(LINKS[metric.links])}.")
            click.echo(f"    {said(metric.caveat)}\n    {metric.source}")
    elif context.invoked_subcommand is None:
        click.echo(context.get_help())
