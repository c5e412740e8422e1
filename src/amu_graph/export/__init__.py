"""The dataset as RDF files that anyone can reuse, and its bibliography; the same bytes on every run."""

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from amu_graph.errors import NotFoundError, UsageError
from amu_graph.files import replace
from amu_graph.formats import GRAPH_SYNTAXES, BibliographySyntax, RdfSyntax, of_extension
from amu_graph.language import Language, Text
from amu_graph.namespaces import PREFIXES
from amu_graph.store import Store
from amu_graph.store.order import reading_order


def write(store: Store, path: Path, *, of: Iterable[str] | None = None, language: Language = "fr") -> int | None:
    """Write the dataset, or its bibliography, to `path` in the format of its extension.

    A format with named graphs holds every passage's graph and the merged graph; the others of RDF hold the merged
    graph. `of` limits a bibliography to the publications of things, IRIs. The file appears whole or not at all.
    Returns the number of publications that a bibliography holds.

    Raises:
        UsageError: the extension names no format, or not one of bibliographies where `of` is given.
        NotFoundError: a bibliography would be empty.
        WritingError: the file cannot be written.

    """
    syntax = of_extension(path, GRAPH_SYNTAXES)
    if isinstance(syntax, BibliographySyntax):
        from amu_graph.export.bibliography import Bibliography, works, works_of

        found = Bibliography(works(store, None if of is None else works_of(store, of), language=language))
        if not found:
            raise NotFoundError(Text(fr="Aucune publication à exporter.", en="No publication to export."))
        replace(path, found.serialize(syntax))
        return len(found)
    if of is not None:
        raise UsageError(
            Text(fr=f"{syntax.title} contient tout le graphe.", en=f"{syntax.title} holds the whole graph."),
            remedy=Text(
                fr="Une partie s’exporte en bibliographie : .bib, .ris ou .csl.json.",
                en="A part is exported as a bibliography: .bib, .ris or .csl.json.",
            ),
        )
    replace(path, serialize(store, syntax))
    return None


def serialize(store: Store, syntax: RdfSyntax) -> bytes:
    """Return the dataset in a syntax: sorted, grouped by subject, with the prefixes that it uses.

    As N-Quads it is the file that a build writes, byte by byte: its SHA-256 is the digest of the dataset.
    """
    if syntax.engine == ox.RdfFormat.N_QUADS:
        return store.lines()
    graph = None if syntax.named_graphs else ox.DefaultGraph()
    return written(store.quads(None, None, None, graph), syntax)


def written(quads: Iterable[ox.Quad], syntax: RdfSyntax) -> bytes:
    """Return statements in a syntax, as a person would have written them; the graphs are dropped where it has none."""
    ordered = sorted(quads, key=reading_order)
    statements = ordered if syntax.named_graphs else [quad.triple for quad in ordered]
    content = ox.serialize(statements, format=syntax.engine, prefixes=_prefixes(ordered))
    assert content is not None  # no output was named
    return _spaced(content) if syntax.engine in (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG) else content


def _spaced(content: bytes) -> bytes:
    """Sort the prefixes and leave a blank line between subjects.

    The engine writes no line break inside a literal; what Python alone takes for one (U+2028) stays where it is.
    """
    lines = [line.decode() for line in content.splitlines()]
    prefixes = sorted(line for line in lines if line.startswith("@prefix "))
    spaced = prefixes
    for line in lines[len(prefixes) :]:
        begins_a_block = not line.startswith(("\t", "}"))
        spaced += ["", line] if begins_a_block else [line]
    return ("\n".join(spaced) + "\n").encode("utf-8")


def _prefixes(quads: list[ox.Quad]) -> dict[str, str]:
    """Return the prefixes of the namespaces that occur; each source is a prefix of its passages."""
    iris = {
        node.value
        for quad in quads
        for node in (quad.subject, quad.predicate, quad.object, quad.graph_name, getattr(quad.object, "datatype", None))
        if isinstance(node, ox.NamedNode)
    }
    used = {iri[: max(iri.rfind("/"), iri.rfind("#")) + 1] for iri in iris}
    sources = {_prefix(name.removeprefix(PREFIXES["source"])[:-1]): name for name in used if _is_of_passages(name)}
    return {prefix: namespace for prefix, namespace in (sources | dict(PREFIXES)).items() if namespace in used}


def _prefix(source: str) -> str:
    """Return the prefix of the passages of a source; a prefix begins with a letter, the name of a source need not."""
    return source if source[:1].isalpha() else f"source-{source}"


def _is_of_passages(namespace: str) -> bool:
    return namespace.startswith(PREFIXES["source"]) and namespace.endswith("#")
