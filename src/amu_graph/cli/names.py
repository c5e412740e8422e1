"""Values that name something in the graph, completed by the shell."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import click

from amu_graph.cli.options import settings
from amu_graph.cli.reader_language import said
from amu_graph.graph import Graph, load
from amu_graph.query import Parameter
from amu_graph.query.names import NAMESPACES

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def named_among(parameters: Iterable[Parameter], given: Mapping[str, Any]) -> list[str]:
    """Return those of the values given to parameters that name something in the graph."""
    return [given[each.name] for each in parameters if each.type in NAMESPACES and given.get(each.name)]


def say_replaced(graph: Graph, names: Iterable[str]) -> None:
    """Say of each name that was merged or renamed what it has become: it is what is answered about."""
    for name in names:
        found = graph.replaced(name)
        if found and len(found.new) == 1:
            click.echo(said(found.sentence), err=True)


class Name(click.ParamType[str]):
    """A value that names something in the graph; the shell completes it."""

    def __init__(self, type_: str) -> None:
        self.type = type_
        self.name = type_

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        """Return the slugs that begin so, each with its label."""
        from click.shell_completion import CompletionItem

        from amu_graph.query.names import candidates
        from amu_graph.text import fold

        begins = fold(incomplete)
        found = candidates(load(settings=settings()).store, self.type)
        slugs = ((each.iri.rpartition("/")[2].rpartition("#")[2], each.name) for each in found)
        return [
            CompletionItem(slug, help=name)
            for slug, name in slugs
            if slug.startswith(begins) or fold(name).startswith(begins)
        ]
