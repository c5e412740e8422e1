"""The named graphs of a query, where a server holds other graphs beside them, or holds them under other names."""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from amu_graph.store.remote.generations import GRAPH_OF, Generation
from amu_graph.store.remote.query_form import SKIPPED, after_prologue, first_group

_BLANK: Final = r"(?:\s|\#[^\n]*\n)*"
_GRAPH: Final = re.compile(
    rf"(?<![?$:\w-])GRAPH\b {_BLANK} (?P<name> [?$]\w+ | <[^<>\s]*> | [\w.-]*:[^\s{{}}]* ) {_BLANK} (?=\{{)"
    rf"| {SKIPPED} | [{{}}]",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_DECLARED: Final = re.compile(rf"\bPREFIX \s+ ([^\s:<]*) : {_BLANK} <([^>]*)>", re.VERBOSE | re.IGNORECASE)
_FROM: Final = re.compile(
    rf"\bFROM \s+ (?:NAMED \s+)? (?: <[^>]*> | [\w.-]*:\S* ) | {SKIPPED}", re.VERBOSE | re.DOTALL | re.IGNORECASE
)
_STORED: Final = "_stored"


class _Around(NamedTuple):
    """What stands for `GRAPH … { }` in a query: what opens it, and what follows its group."""

    opening: str
    closing: str = ""


def apart(query: str, graph: str) -> str:
    """Return a query whose variables for graphs are not that graph.

    >>> apart("ASK { GRAPH ?h { ?s ?p ?o } }", "urn:g")
    'ASK { { GRAPH ?h { ?s ?p ?o } FILTER(?h != <urn:g>) } }'
    """

    def around(name: str) -> _Around:
        opening = f"GRAPH {name} "
        return _Around("{ " + opening, f" FILTER({name} != <{graph}>) }}") if _is_variable(name) else _Around(opening)

    return _with_each(query, around)


def in_generation(query: str, generation: Generation) -> str:
    r"""Return a query of the dataset as one of the graphs of a generation.

    A graph that is named is the one that stands for it; for a variable, the catalogue says which one that is. FROM is
    left out: the graphs of a dataset are told beside the query.

    >>> one = Generation(name="n", digest="", statements=0, number=1)
    >>> print(in_generation("SELECT ?s { GRAPH <urn:g> { ?s ?p ?o } }", one))
    SELECT ?s { GRAPH <https://w3id.org/amu-graph/generation/n/urn%3Ag> { ?s ?p ?o } }
    >>> print(in_generation("ASK { GRAPH ?g { ?s ?p ?o } }", one))  # doctest: +ELLIPSIS
    ASK { { GRAPH <https://w3id.org/amu-graph/generation/n> { ?g_stored <...Of> ?g } GRAPH ?g_stored { ?s ?p ?o } } }
    """
    declared = dict(_DECLARED.findall(query[: after_prologue(query)]))

    def around(name: str) -> _Around:
        if _is_variable(name):
            stored = name + _STORED
            catalogue = f"GRAPH <{generation.iri}> {{ {stored} <{GRAPH_OF}> {name} }}"
            return _Around(f"{{ {catalogue} GRAPH {stored} ", " }")
        return _Around(f"GRAPH <{generation.graph(_iri(name, declared))}> ")

    return _with_each(_without_from(query), around)


def is_stored(variable: str) -> bool:
    """Return whether a variable is one that `in_generation` added, and no reader asked for."""
    return variable.endswith(_STORED)


def _is_variable(name: str) -> bool:
    return name[0] in "?$"


def _iri(name: str, declared: dict[str, str]) -> str:
    if name.startswith("<"):
        return name[1:-1]
    prefix, _, local = name.partition(":")
    return declared.get(prefix, "") + local.replace("\\", "")


def _without_from(query: str) -> str:
    start = after_prologue(query)
    end = first_group(query, start)
    return query[:start] + _FROM.sub(lambda found: found["skipped"] or "", query[start:end]) + query[end:]


def _with_each(query: str, around: Callable[[str], _Around]) -> str:
    """Return a query with something else for each `GRAPH … { }`."""
    return "".join(_pieces(query, around))


def _pieces(query: str, around: Callable[[str], _Around]) -> Iterator[str]:
    waiting: list[tuple[int, str]] = []
    at = depth = 0
    for found in _GRAPH.finditer(query):
        if found["skipped"]:
            continue
        yield query[at : found.start()]
        at = found.end()
        if found["name"]:
            opening, closing = around(found["name"])
            waiting.append((depth, closing))
            yield opening
            continue
        depth += (found[0] == "{") - (found[0] == "}")
        yield found[0]
        if found[0] == "}" and waiting and waiting[-1][0] == depth:
            yield waiting.pop()[1]
    yield query[at:]
