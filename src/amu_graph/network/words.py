"""Nodes and links in words, and text as files can carry it: no control characters, which XML forbids."""

import re
from types import MappingProxyType
from typing import Any, Final

from amu_graph.language import Language, Text
from amu_graph.network.bare import BareNetwork

_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

CLASS_WORDS: Final = MappingProxyType(
    {
        "Person": Text("personne", "person"),
        "Organization": Text("organisation", "organization"),
        "Project": Text("projet", "project"),
        "Building": Text("bâtiment", "building"),
        "Publication": Text("publication", "publication"),
        "Event": Text("événement", "event"),
        "EventSeries": Text("série d’événements", "event series"),
        "Place": Text("lieu", "place"),
        "LegalText": Text("texte juridique", "legal text"),
        "Label": Text("label", "label"),
        "Fund": Text("fonds", "fund"),
        "Concept": Text("concept", "concept"),
        "Source": Text("source", "source"),
        "Thing": Text("autre", "other"),
    }
)
"""Local name of a class → what one of it is called."""


def clean(text: str) -> str:
    r"""Return text without the characters that XML 1.0 forbids (§2.2).

    >>> clean("Lieu\x00 Commun")
    'Lieu Commun'
    """
    return _FORBIDDEN.sub("", text)


def flat(value: object) -> str | int | float | bool:
    """Return a value as one scalar: several are joined with ` | `.

    >>> flat(("2013", "2014")), flat(3)
    ('2013 | 2014', 3)
    """
    if isinstance(value, tuple | list):
        return " | ".join(str(flat(each)) for each in value)
    return value if isinstance(value, bool | int | float) else clean(str(value))


def called(network: BareNetwork, node: str, language: Language) -> str:
    """Return the name of a node, with its class where another node of the network has the same name."""
    name = network.name(node, language)
    words = CLASS_WORDS.get(network.graph.nodes[node].get("class", "")) if node in network.namesakes else None
    return f"{name} ({words.in_(language)})" if words else name


def sentence(network: BareNetwork, tail: str, head: str, attributes: dict[str, Any], language: Language) -> str:
    """Return a link in words: who, as what, in what, and what they share."""
    words = " — ".join(
        (called(network, tail, language), attributes.get(f"label_{language}", ""), called(network, head, language))
    )
    shared = attributes.get(f"shared_{language}")
    return f"{words}{' : ' if language == 'fr' else ': '}{shared}" if shared else words
