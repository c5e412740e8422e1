"""Values that name something in the graph, completed by the shell."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import click

from amu_graph.cli.options import settings
from amu_graph.cli.reader_language import said
from amu_graph.graph import Graph, load
from amu_graph.language import Text
from amu_graph.model import CLASSES
from amu_graph.namespaces import KINDS, last_part
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


_SORTS: Final = MappingProxyType(
    {
        "agent": Text("acteur", "agent"),
        "entity": Text("entité", "entity"),
        "integer": Text("nombre", "number"),
        "string": Text("texte", "text"),
        "term": Text("terme", "term"),
        "year": Text("année", "year"),
        "role": Text("rôle", "role"),
        "status": Text("statut", "status"),
        "theme": Text("thème", "theme"),
    }
)
"""What the values of a parameter are called, where no class has the word."""


def sort_of(type_: str) -> Text:
    """Return what the values of a type are called: its class, else a concept.

    >>> sort_of("project").fr, sort_of("year").fr, sort_of("production-mode").fr
    ('projet', 'année', 'concept')
    """
    facts = CLASSES.get(KINDS.get(type_, "") or type_.capitalize())
    return _SORTS.get(type_) or (facts.word if facts else Text("concept", "concept"))


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
        slugs = ((last_part(each.iri), each.name) for each in found)
        return [
            CompletionItem(slug, help=name)
            for slug, name in slugs
            if slug.startswith(begins) or fold(name).startswith(begins)
        ]
