"""Turtle and TriG files → quads, with the place of a syntax error."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from amu_graph.builder.mark import Mark
from amu_graph.builder.problems import Problems
from amu_graph.builder.text_file import read_text
from amu_graph.formats import syntax_of_file
from amu_graph.namespaces import BASE


def read_quads(path: Path, file: str, problems: Problems) -> list[ox.Quad]:
    """Return the quads of a Turtle or TriG file; none of it where its syntax is wrong.

    Relative IRIs are resolved against the project's own namespace.
    """
    text = read_text(path, file, problems, tabs=True)
    if text is None:
        return []
    syntax = syntax_of_file(path)
    try:
        return list(ox.parse(text, format=syntax.engine, base_iri=BASE))
    except SyntaxError as error:
        at = Mark(file, error.lineno or 0, error.offset or 0)
        problems.add("turtle-syntax", at, syntax=syntax.title, reason=reason_of(error))
        return []


def read_triples(path: Path, file: str, problems: Problems) -> Iterator[ox.Triple]:
    """Return the triples of a Turtle file."""
    return (quad.triple for quad in read_quads(path, file, problems))


def reason_of(error: SyntaxError) -> str:
    """Return what the parser says, without the position that the problem gives apart."""
    place, _, reason = (error.msg or "").partition(": ")
    return reason if "column" in place else (error.msg or "")
