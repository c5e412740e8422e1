"""What another machine must be told of a query: its form, and how the rows that it cuts are asked for in parts."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

_PROLOGUE: Final = re.compile(
    r"""\s+ | \#[^\n]*                                              # blanks, comments
    | BASE \s* <[^>]*> | PREFIX \s+ [^\s:<]* : (?:\s|\#[^\n]*\n)* <[^>]*>""",
    re.VERBOSE | re.IGNORECASE,
)
SKIPPED: Final = r"""(?P<skipped> \#[^\n]* | <[^<>"{}|^`\\\s]*> | '{3}(?:\\.|[^\\])*?'{3} | "{3}(?:\\.|[^\\])*?"{3}
    | '(?:\\.|[^\\'\n])*' | "(?:\\.|[^\\"\n])*" )"""
"""Where signs mean nothing: comments, IRIs and texts."""

_BRACE: Final = re.compile(SKIPPED + " | [{}()]", re.VERBOSE | re.DOTALL)
_ANYTHING: Final = re.compile(
    SKIPPED + r" | \bVALUES \s* \?\w+ \s* \{ \s* UNDEF \s* \}", re.VERBOSE | re.DOTALL | re.IGNORECASE
)
_ORDERED: Final = re.compile(r"\bORDER\s+BY\b|\bFROM\b", re.IGNORECASE)


def after_prologue(query: str) -> int:
    r"""Return where the form of a query begins, behind its prefixes.

    >>> text = "PREFIX select: <urn:a#> # SELECT\nASK {}"
    >>> text[after_prologue(text):]
    'ASK {}'
    """
    at = 0
    while found := _PROLOGUE.match(query, at):
        at = found.end()
    return at


def asks_for_triples(query: str) -> bool:
    """Return whether a query is answered with statements.

    >>> [asks_for_triples(query) for query in ("SELECT * {}", "construct where {}")]
    [False, True]
    """
    return query[after_prologue(query) :][:9].upper().startswith(("CONSTRUCT", "DESCRIBE"))


def describes(query: str) -> bool:
    """Return whether a query asks for descriptions, which no group of its own says where to find."""
    return query[after_prologue(query) :][:8].upper() == "DESCRIBE"


def with_prefixes(query: str, prefixes: Mapping[str, str]) -> str:
    """Return a query that declares prefixes itself, on its first line, so that lines keep their number."""
    return "".join(f"PREFIX {name}: <{namespace}> " for name, namespace in prefixes.items()) + query


def without_undef(query: str) -> str:
    """Return a query without the blocks that restrict nothing, as an optional parameter that nobody gave.

    Virtuoso loses the value that such a variable has elsewhere.

    >>> without_undef("SELECT ?a { VALUES ?a { UNDEF } ?a ?p 'VALUES ?b { UNDEF }' }")
    "SELECT ?a {  ?a ?p 'VALUES ?b { UNDEF }' }"
    """
    return _ANYTHING.sub(lambda found: found["skipped"] or "", query)


def part_of(query: str, variables: Sequence[str], most: int, begin: int) -> str | None:
    """Return the query for some rows of a SELECT, all of which are in one order; None where it orders them itself.

    To order by one thing alone may leave rows level, which then stand in two parts, or in none. LIMIT stands outside of
    what is ordered: some servers order no more than they answer.
    """
    if _ORDERED.search(query) or not variables:
        return None
    start = after_prologue(query)
    columns = " ".join(f"?{name}" for name in variables)
    ordered = f"SELECT {columns} WHERE {{ {{ {query[start:]}\n }} }} ORDER BY {columns}"
    return f"{query[:start]}SELECT {columns} WHERE {{ {{ {ordered} }} }} LIMIT {most} OFFSET {begin}"


def within(query: str, graph: str) -> str:
    r"""Return a query whose own group is matched in a named graph; what it says of other graphs stays as it is.

    >>> within("SELECT ?s (1 AS ?n) WHERE { ?s ?p '{' } LIMIT 1", "urn:g")
    "SELECT ?s (1 AS ?n) WHERE { GRAPH <urn:g> { ?s ?p '{' }\n} LIMIT 1"
    >>> within("CONSTRUCT WHERE { ?s ?p ?o }", "urn:g")
    'CONSTRUCT { ?s ?p ?o } WHERE { GRAPH <urn:g> { ?s ?p ?o }\n}'
    """
    start = after_prologue(query)
    spans = list(groups(query, start))
    head = query[start : spans[0][0]] if spans else ""
    constructs = head[:9].upper() == "CONSTRUCT"
    is_short = constructs and "WHERE" in head.upper()
    number = int(constructs and not is_short)
    if number >= len(spans):
        return query
    begin, end = spans[number]
    group = query[begin:end]
    template = f"{query[: start + 9]} {group} WHERE " if is_short else query[:begin]
    return f"{template}{{ GRAPH <{graph}> {group}\n}}{query[end:]}"


def first_group(query: str, start: int) -> int:
    """Return where the first group of a query begins, its end where it has none."""
    return next((begin for begin, _ in groups(query, start)), len(query))


def groups(query: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield where the outermost groups of a query begin and end, those within brackets left out."""
    depth, begin, brackets = 0, 0, 0
    for found in _BRACE.finditer(query, start):
        sign = found[0]
        if found["skipped"]:
            continue
        if sign in "()":
            brackets += (sign == "(") - (sign == ")") if not depth else 0
        elif not brackets:
            begin = found.start() if not depth else begin
            depth += (sign == "{") - (sign == "}")
            if not depth:
                yield begin, found.end()
