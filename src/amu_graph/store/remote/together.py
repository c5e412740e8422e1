"""Several queries as one request: a union of them, whose rows are parted again and put in the order of each."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from amu_graph.store.remote.placing import Scope
from amu_graph.store.remote.query_form import after_prologue, first_group

Key = tuple[str, Scope]
"""A query as a server is asked it, and the graphs that it sees."""

_LONGEST: Final = 1 << 18
"""Letters of the queries that are asked together."""

_PART: Final = "part_"
_PREFIX: Final = re.compile(r"PREFIX\s+(?P<name>[^\s:<]*)\s*:\s*<(?P<namespace>[^>]*)>", re.IGNORECASE)
_NAMED: Final = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\bAS\s+\?(?P<as>\w+)\s*\)|\?(?P<name>\w+)", re.IGNORECASE)
_END: Final = re.compile(r"\bORDER\s+BY\b(?P<keys>[^{}]*)$", re.IGNORECASE)
_ALONE: Final = re.compile(r"\b(?:LIMIT|OFFSET|FROM|BASE|HAVING|SERVICE)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """A SELECT without LIMIT: what it declares, what it gives, what it matches, and how its rows are sorted."""

    prefixes: dict[str, str]
    columns: tuple[str, ...]
    text: str
    keys: str

    @classmethod
    def of(cls, query: str) -> "Part | None":
        """Return the part that a query can be; None where it is to be asked alone.

        >>> Part.of("SELECT ?s (COUNT(?o) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?s ORDER BY ?s").columns
        ('s', 'n')
        >>> Part.of("SELECT ?s WHERE { ?s ?p ?o } LIMIT 1"), Part.of("ASK { ?s ?p ?o }")
        (None, None)
        """
        start = after_prologue(query)
        head = query[start : first_group(query, start)]
        columns = tuple(found["as"] or found["name"] for found in _NAMED.finditer(head))
        end = _END.search(query)
        text = query[start : end.start() if end else len(query)].strip()
        keys = end["keys"].strip() if end else ""
        sorted_by = {found["name"] for found in _NAMED.finditer(keys)}
        if head[:6].upper() != "SELECT" or not columns or not sorted_by <= {*columns} or _ALONE.search(text + keys):
            return None
        return cls({each["name"]: each["namespace"] for each in _PREFIX.finditer(query[:start])}, columns, text, keys)


def batches(asked: Mapping[Key, Part]) -> Iterator[Mapping[Key, Part]]:
    """Yield queries in groups, none longer than what any server takes, unless one is."""
    some: dict[Key, Part] = {}
    for key, part in asked.items():
        if some and sum(len(each.text) for each in some.values()) + len(part.text) > _LONGEST:
            yield some
            some = {}
        some[key] = part
    yield some


def union(parts: Sequence[Part]) -> str | None:
    """Return one query for all parts; None where two of them mean different things by one prefix."""
    prefixes: dict[str, str] = {}
    for part in parts:
        prefixes |= {name: prefixes.get(name, namespace) for name, namespace in part.prefixes.items()}
    if any(prefixes[name] != namespace for part in parts for name, namespace in part.prefixes.items()):
        return None
    declared = "".join(f"PREFIX {name}: <{namespace}>\n" for name, namespace in prefixes.items())
    columns = " ".join(dict.fromkeys(f"?{name}" for part in parts for name in part.columns))
    groups = (f'{{ {{ {part.text}\n }} BIND("{number}" AS ?{_PART}) }}' for number, part in enumerate(parts))
    return f"{declared}SELECT ?{_PART} {columns} WHERE {{\n" + "\nUNION ".join(groups) + "\n}"


def parted(found: Iterable[ox.QuerySolution], parts: Sequence[Part]) -> list[bytes | None]:
    """Return the answer to each part, as a server would write it; None where it cannot be told, with blank nodes.

    None can be told of a server that does not say of each row to which part it belongs.
    """
    rows: dict[str, list[ox.QuerySolution]] = defaultdict(list)
    for row in found:
        number = row[_PART]
        if not isinstance(number, ox.Literal):
            return [None] * len(parts)
        rows[number.value].append(row)
    return [_sorted(rows[str(number)], part) for number, part in enumerate(parts)]


def _sorted(rows: Sequence[ox.QuerySolution], part: Part) -> bytes | None:
    """Return rows in the order that a query asks for, by the engine that is here."""
    written = [[row[name] for name in part.columns] for row in rows]
    if any(isinstance(term, ox.BlankNode | ox.Triple) for row in written for term in row):
        return None
    values = "\n".join(f"({' '.join('UNDEF' if term is None else str(term) for term in row)})" for row in written)
    columns = " ".join(f"?{name}" for name in part.columns)
    order = f" ORDER BY {part.keys}" if part.keys else ""
    results = ox.Store().query(f"SELECT {columns} WHERE {{ VALUES ({columns}) {{ {values} }} }}{order}")
    assert isinstance(results, ox.QuerySolutions)
    return results.serialize(format=ox.QueryResultsFormat.JSON)
