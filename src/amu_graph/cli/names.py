"""Values that name something in the graph, completed by the shell."""

from typing import TYPE_CHECKING

import click

from amu_graph.cli.options import settings
from amu_graph.graph import load

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


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
