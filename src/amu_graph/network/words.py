"""Links in words, and text as files can carry it: no control characters, which XML forbids."""

import re
from typing import Any, Final

from amu_graph.language import Language
from amu_graph.network.bare import BareNetwork

_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


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


def sentence(network: BareNetwork, tail: str, head: str, attributes: dict[str, Any], language: Language) -> str:
    """Return a link in words: who, as what, in what, and what they share."""
    words = " — ".join(
        (network.name(tail, language), attributes.get(f"label_{language}", ""), network.name(head, language))
    )
    shared = attributes.get(f"shared_{language}")
    return f"{words}{' : ' if language == 'fr' else ': '}{shared}" if shared else words
