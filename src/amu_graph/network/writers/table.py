"""The formats in which a network is written, as records: the extension of a file chooses one."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from amu_graph.errors import UsageError
from amu_graph.files import replace
from amu_graph.language import Language, Text
from amu_graph.network.network_graph import NetworkGraph

Write = Callable[[NetworkGraph, Language, str], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """A format: its extensions, preferred first, its media type, what it is good for, and how it is written."""

    name: str
    extensions: tuple[str, ...]
    media_type: str
    about: Text
    write: Write


def _gexf(network: NetworkGraph, language: Language, layout: str) -> bytes:
    from amu_graph.network.writers.gexf import gexf

    return gexf(network, language, layout)


def _graphml(network: NetworkGraph, language: Language, layout: str) -> bytes:
    from amu_graph.network.writers.graphml import graphml

    return graphml(network, language, layout)


def _graphology(network: NetworkGraph, language: Language, layout: str) -> bytes:
    import json

    from amu_graph.network.writers.graphology import graphology

    found = graphology(network, layout=layout, language=language)
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def _page(network: NetworkGraph, language: Language, layout: str) -> bytes:
    from amu_graph.network.drawing.page import page

    return page(network, language=language, layout=layout).encode()


def _svg(network: NetworkGraph, language: Language, layout: str) -> bytes:
    from amu_graph.network.drawing.svg import svg

    return svg(network, language=language, layout=layout).encode()


def _png(network: NetworkGraph, language: Language, layout: str) -> bytes:
    from amu_graph.network.drawing.svg import png

    return png(network, language=language, layout=layout)


def _table(name: str) -> Write:
    def write(network: NetworkGraph, language: Language, layout: str) -> bytes:
        from amu_graph.network.writers import text_formats

        written: bytes = getattr(text_formats, name)(network, language, layout)
        return written

    return write


WRITERS: Final = (
    Writer(
        name="gexf",
        extensions=("gexf",),
        media_type="application/gexf+xml",
        about=Text("Gephi : positions, couleurs, tailles, années", "Gephi: places, colours, sizes, years"),
        write=_gexf,
    ),
    Writer(
        name="graphml",
        extensions=("graphml",),
        media_type="application/graphml+xml",
        about=Text("yEd, Cytoscape, igraph, R", "yEd, Cytoscape, igraph, R"),
        write=_graphml,
    ),
    Writer(
        name="graphology",
        extensions=("json",),
        media_type="application/json",
        about=Text("graphology et sigma.js", "graphology and sigma.js"),
        write=_graphology,
    ),
    Writer(
        name="pajek",
        extensions=("net",),
        media_type="text/plain",
        about=Text("Pajek", "Pajek"),
        write=_table("pajek"),
    ),
    Writer(
        name="nodes",
        extensions=("nodes.csv",),
        media_type="text/csv",
        about=Text("table des nœuds", "table of nodes"),
        write=_table("nodes_csv"),
    ),
    Writer(
        name="edges",
        extensions=("edges.csv", "csv"),
        media_type="text/csv",
        about=Text("table des liens", "table of links"),
        write=_table("edges_csv"),
    ),
    Writer(
        name="turtle",
        extensions=("ttl",),
        media_type="text/turtle",
        about=Text("les triplets de la vue", "the triples of the view"),
        write=_table("turtle"),
    ),
    Writer(
        name="html",
        extensions=("html",),
        media_type="text/html",
        about=Text("une page à ouvrir ou à envoyer (pyvis)", "one page to open or to send (pyvis)"),
        write=_page,
    ),
    Writer(
        name="svg",
        extensions=("svg",),
        media_type="image/svg+xml",
        about=Text("image vectorielle", "vector picture"),
        write=_svg,
    ),
    Writer(
        name="png",
        extensions=("png",),
        media_type="image/png",
        about=Text("image", "picture"),
        write=_png,
    ),
)


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
