"""The pictures of a network as files: on the paper that its looks name, else as large as its names ask for."""

from amu_graph.language import Language
from amu_graph.network.drawing import figure
from amu_graph.network.drawing.printed import printed
from amu_graph.network.drawing.svg import svg as on_screen
from amu_graph.network.network_graph import NetworkGraph
from amu_graph.network.paper import Paper

_LARGEST = 8000


def svg(network: NetworkGraph, language: Language, layout: str) -> str:
    """Return the network as SVG."""
    paper = network.looks.paper if network.looks else None
    return printed(network, language, layout, paper) if paper else on_screen(network, language, layout)


def pdf(network: NetworkGraph, language: Language, layout: str) -> bytes:
    """Return the network as PDF, on the usual paper where its looks name none."""
    paper = (network.looks and network.looks.paper) or Paper()
    return figure.pdf(printed(network, language, layout, paper))


def png(network: NetworkGraph, language: Language, layout: str) -> bytes:
    """Return the network as PNG: as fine as the paper asks for, else twice as fine as its SVG up to 8000 pixels.

    Raises:
        UsageError: the paper asks for too many pixels.

    """
    drawn = svg(network, language, layout)
    if network.looks and network.looks.paper:
        return figure.written(drawn, "png", network.looks.paper, language)
    wide = float(drawn.partition('width="')[2].partition('"')[0])
    return figure.png(drawn, language, width=int(min(2 * wide, _LARGEST)))
