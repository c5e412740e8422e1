"""The page of the library, from signatures and docstrings."""

import inspect
import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from markup import fenced, page

import amu_graph
from amu_graph.export.bibliography import Bibliography
from amu_graph.language import Text
from amu_graph.network import Network
from amu_graph.query import Boolean, Solutions, Triples
from amu_graph.query.results import Row

CLASSES = (amu_graph.Graph, Solutions, Row, Boolean, Triples, Network, Bibliography)


def library_page() -> str:
    """Return the page of the library."""
    about = Text(
        "Ce que `import amu_graph` offre ; chaque appel a sa [commande](commands.md).",
        "What `import amu_graph` offers; each call has its [command](commands.md).",
    )
    functions = [_function(f"amu_graph.{name}", getattr(amu_graph, name)) for name in ("load", "build", "check")]
    return page(Text("Bibliothèque", "Library"), about, *functions, *map(_class, CLASSES))


def _function(name: str, function: Callable[..., Any], level: str = "##") -> str:
    quoted = re.sub(r"(?<=[:>] )'([^']*)'", r"\1", str(inspect.signature(function)))
    signature = re.sub(r"\b(?:[a-z_]+\.)+(?=[A-Z])", "", quoted)
    return "\n\n".join([f"{level} {name}", fenced(f"{name.rpartition('.')[2]}{signature}", "text"), _doc(function)])


def _class(one: type) -> str:
    return "\n\n".join([f"## {one.__name__}", _doc(one), *_members(one)])


def _members(one: type) -> Iterator[str]:
    for owner in reversed(one.__mro__[:-1]):
        if not owner.__module__.startswith("amu_graph"):
            continue
        for name, member in vars(owner).items():
            if name.startswith("_") or not getattr(member, "__doc__", None):
                continue
            if isinstance(member, property | cached_property):
                yield f"### {one.__name__}.{name}\n\n{_doc(member)}"
            elif inspect.isfunction(member):
                yield _function(f"{one.__name__}.{name}", member, "###")


def _doc(documented: object) -> str:
    """Return a docstring; examples and lists of errors stand in blocks of their own."""
    lines: list[str] = []
    for part in (inspect.getdoc(documented) or "").split("\n\n"):
        if part.startswith((">>>", "Raises:")):
            lines.append(fenced(part, "text"))
        else:
            lines.append(part)
    return "\n\n".join(lines)
