"""Turtle and TriG files → quads, with the place of a syntax error."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from amu_graph.formats import RDF_SYNTAXES, of_extension
from amu_graph.namespaces import TERMS
from amu_graph.notes.position import Position
from amu_graph.notes.problems import Problems
from amu_graph.notes.text_file import read_text
from amu_graph.parser_words import in_both


def parse(text: str, path: Path, file: str, problems: Problems, *, base: str) -> list[ox.Quad]:
    """Return the quads of the text of a Turtle or TriG file; none of it where its syntax is wrong.

    Relative IRIs are resolved against `base`; without one they are a problem, for two files could mean two things by
    one relative name.
    """
    syntax = of_extension(path, RDF_SYNTAXES)
    try:
        return list(ox.parse(text, format=syntax.engine, base_iri=base or None))
    except SyntaxError as error:
        at = Position(file, error.lineno or 0, error.offset or 0)
        reason = reason_of(error)
        code = "relative-iri" if "No scheme found" in reason else "turtle-syntax"
        problems.add(code, at, syntax=syntax.title, reason=in_both(reason))
        return []


def read_triples(path: Path, file: str, problems: Problems) -> Iterator[ox.Triple]:
    """Return the triples of a Turtle file of the ontology, whose relative IRIs are in the namespace of its terms."""
    text = read_text(path, file, problems, tabs=True)
    return (quad.triple for quad in ([] if text is None else parse(text, path, file, problems, base=TERMS)))


def reason_of(error: SyntaxError) -> str:
    """Return what the parser says, without the position that the problem gives apart."""
    place, _, reason = (error.msg or "").partition(": ")
    return reason if "column" in place else (error.msg or "")
