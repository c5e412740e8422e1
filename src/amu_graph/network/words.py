"""Nodes and links in words, and text as files can carry it: no control characters, which XML forbids."""

import re
from typing import Any, Final

from amu_graph import project
from amu_graph.language import Language, Text
from amu_graph.model import MODEL
from amu_graph.namespaces import BASE
from amu_graph.network.network_graph import NetworkGraph
from amu_graph.typography import joined

_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_GIVEN: Final = {
    "from": Text("depuis", "from"),
    "to": Text("jusqu’à", "to"),
    "status": Text("statut", "status"),
    "entity": Text("autour de", "around"),
    "depth": Text("pas maximum", "steps at most"),
}
"""What parameters of views are called in a title."""
_STATUSES: Final = {
    "asserted": Text("affirmé", "asserted"),
    "interpreted": Text("interprété", "interpreted"),
}


def class_words(name: str) -> Text:
    """Return what one thing of a class is called.

    >>> class_words("EventSeries").fr, class_words("Thing").en
    ('série d’événements', 'other')
    """
    return MODEL.classes[name].word if name in MODEL.classes else Text("autre", "other")


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


def titled(network: NetworkGraph, language: Language) -> str:
    """Return what a network shows, in words: its view, and what narrows it."""
    if network.looks and network.looks.title:
        return clean(network.looks.title)
    narrowed = (_given(network, name, str(given), language) for name, given in network.given.items())
    return clean(", ".join([network.title.in_(language), *narrowed]))


def _given(network: NetworkGraph, name: str, given: str, language: Language) -> str:
    """Return in words what a parameter narrows: a node by its name, a status by its word."""
    words = _GIVEN.get(name, Text(name, name)).in_(language)
    middle = network.graph.graph.get("around")
    if name in (network.view.ego or ())[:1] and middle in network.graph:
        return joined(words, called(network, middle, language), language)
    if name == "depth":
        return f"{given} {words}"
    return f"{words} {_STATUSES[given].in_(language) if given in _STATUSES else given}"


def credited(network: NetworkGraph, language: Language) -> str:
    """Return where a picture or a file of a network comes from, and under which licence."""
    return credit(network.digest, language)


def credit(digest: str, language: Language) -> str:
    """Return where what is made of a dataset comes from, and under which licence."""
    dataset = Text(fr=f"données {digest[:12]}", en=f"data {digest[:12]}").in_(language)
    parts = (
        f"{project.current().name} {project.current().version}",
        dataset if digest else "",
        project.current().licence_name,
        BASE,
    )
    return " · ".join(filter(None, parts))


def called(network: NetworkGraph, node: str, language: Language) -> str:
    """Return the name of a node, with its class where another node of the network has the same name."""
    name = network.name(node, language)
    class_name = network.graph.nodes[node].get("class", "")
    ambiguous = node in network.namesakes and class_name in (*MODEL.classes, "Thing")
    return f"{name} ({class_words(class_name).in_(language)})" if ambiguous else name


def sentence(network: NetworkGraph, tail: str, head: str, attributes: dict[str, Any], language: Language) -> str:
    """Return a link in words: who, as what, in what, and what they share."""
    words = " — ".join(
        (called(network, tail, language), attributes.get(f"label_{language}", ""), called(network, head, language))
    )
    shared = attributes.get(f"shared_{language}")
    return f"{words}{' : ' if language == 'fr' else ': '}{shared}" if shared else words
