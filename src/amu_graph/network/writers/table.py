"""The formats in which a network is written, as records: the extension of a file chooses one."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final

from amu_graph.errors import UsageError
from amu_graph.files import replace
from amu_graph.language import Language, Text
from amu_graph.network.network_graph import NetworkGraph

Write = Callable[[NetworkGraph, Language, str], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """A format: its extensions, preferred first, its media type, what it is good for, and how it is written.

    `menu` is what the explorer's menu calls it; without one the explorer does not offer it.
    """

    name: str
    extensions: tuple[str, ...]
    media_type: str
    about: Text
    menu: Text | None = None
    write: Write


def _of(module: str, name: str) -> Write:
    """Return what writes with a function of a module of networks, which is imported when it is needed."""

    def write(network: NetworkGraph, language: Language, layout: str) -> bytes:
        written: str | bytes = getattr(import_module(f"amu_graph.network.{module}"), name)(network, language, layout)
        return written.encode() if isinstance(written, str) else written

    return write


WRITERS: Final = (
    Writer(
        name="png",
        extensions=("png",),
        media_type="image/png",
        about=Text("image", "picture"),
        menu=Text("PNG, image", "PNG, picture"),
        write=_of("drawing.files", "png"),
    ),
    Writer(
        name="svg",
        extensions=("svg",),
        media_type="image/svg+xml",
        about=Text("image vectorielle", "vector picture"),
        menu=Text("SVG, image vectorielle", "SVG, vector picture"),
        write=_of("drawing.files", "svg"),
    ),
    Writer(
        name="pdf",
        extensions=("pdf",),
        media_type="application/pdf",
        about=Text("figure pour l’impression", "figure for print"),
        menu=Text("PDF, pour l’impression", "PDF, for print"),
        write=_of("drawing.files", "pdf"),
    ),
    Writer(
        name="gexf",
        extensions=("gexf",),
        media_type="application/gexf+xml",
        about=Text("Gephi : positions, couleurs, tailles, années", "Gephi: places, colours, sizes, years"),
        menu=Text("GEXF, pour Gephi", "GEXF, for Gephi"),
        write=_of("writers.gexf", "gexf"),
    ),
    Writer(
        name="graphml",
        extensions=("graphml",),
        media_type="application/graphml+xml",
        about=Text("yEd, Cytoscape, igraph, R", "yEd, Cytoscape, igraph, R"),
        menu=Text("GraphML, pour Cytoscape, yEd, R", "GraphML, for Cytoscape, yEd, R"),
        write=_of("writers.graphml", "graphml"),
    ),
    Writer(
        name="graphology",
        extensions=("json",),
        media_type="application/json",
        about=Text("graphology et sigma.js", "graphology and sigma.js"),
        write=_of("writers.graphology", "as_json"),
    ),
    Writer(
        name="pajek",
        extensions=("net",),
        media_type="text/plain",
        about=Text("Pajek", "Pajek"),
        write=_of("writers.text_formats", "pajek"),
    ),
    Writer(
        name="nodes",
        extensions=("nodes.csv",),
        media_type="text/csv",
        about=Text("table des nœuds", "table of nodes"),
        menu=Text("CSV des nœuds", "CSV of nodes"),
        write=_of("writers.text_formats", "nodes_csv"),
    ),
    Writer(
        name="edges",
        extensions=("edges.csv", "csv"),
        media_type="text/csv",
        about=Text("table des liens", "table of links"),
        menu=Text("CSV des liens", "CSV of links"),
        write=_of("writers.text_formats", "edges_csv"),
    ),
    Writer(
        name="turtle",
        extensions=("ttl",),
        media_type="text/turtle",
        about=Text("les triplets de la vue", "the triples of the view"),
        menu=Text("Turtle, les énoncés", "Turtle, the statements"),
        write=_of("writers.text_formats", "turtle"),
    ),
    Writer(
        name="html",
        extensions=("html",),
        media_type="text/html",
        about=Text("une page à ouvrir ou à envoyer (pyvis)", "one page to open or to send (pyvis)"),
        write=_of("drawing.page", "page"),
    ),
)


PRINTED: Final = ("pdf", "png", "svg")
"""The writers that draw on paper."""


def writer_of(name: str) -> Writer:
    """Return the writer that the end of a file's name, or a format's name, chooses.

    Raises:
        UsageError: it names no format.

    """
    folded = name.lower()
    for writer in WRITERS:
        if folded == writer.name or any(folded.endswith(f".{extension}") for extension in writer.extensions):
            return writer
    known = ", ".join(f".{extension}" for writer in WRITERS for extension in writer.extensions)
    raise UsageError(
        Text(fr=f"Aucun format de réseau pour « {name} ».", en=f"No network format for “{name}”."),
        remedy=Text(fr=f"Extensions possibles : {known}.", en=f"Possible extensions: {known}."),
    )


def write(network: NetworkGraph, path: Path, *, language: Language = "fr", layout: str = "") -> None:
    """Write a network to a file, which appears whole or not at all.

    Raises:
        UsageError: the extension names no format.
        WritingError: the file cannot be written.

    """
    replace(path, writer_of(path.name).write(network, language, layout))
