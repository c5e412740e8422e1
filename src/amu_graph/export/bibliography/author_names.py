"""Names of authors as CSL takes them: a person's in parts, an organization's whole."""

import re
from itertools import takewhile
from typing import Final

Name = dict[str, str]
"""A name of CSL-JSON: `family`, `given` and a particle, or `literal`."""

_DROPPED: Final = frozenset({"de", "d’", "d'"})
"""Particles that a French list leaves behind the first name: « Certeau, Michel de »."""

_KEPT: Final = frozenset(
    "du des la le les von zu vom van der den ten ter di da del della dos das do el al af".split()  # noqa: SIM905
)
_ARTICLES: Final = frozenset("Le La Les L’ L' Du Des De D’ D' Van Von Ben El".split())  # noqa: SIM905
_A_NAME: Final = 3
"""Letters of a word in capitals that is a name, and no initials."""

_ELIDED: Final = re.compile(r"(?<!\w)([dDlL][’'])(?=\w)")


def joined(name: Name, *parts: str) -> str:
    """Return parts of a name that it has, in the order asked for."""
    return " ".join(name[part] for part in parts if name.get(part))


def organization_name(label: str) -> Name:
    """Return the name of an organization, which nothing may cut."""
    return {"literal": label}


def person_name(label: str) -> Name:
    """Return the parts of a person's name, written first name first or « Family, Given »; a single word stands whole.

    The family name is the last word, with the particles and articles before it, or what is written in capitals.

    >>> person_name("Marie-Hélène Bacqué")
    {'family': 'Bacqué', 'given': 'Marie-Hélène'}
    >>> person_name("Jean de La Fontaine")
    {'family': 'La Fontaine', 'given': 'Jean', 'dropping-particle': 'de'}
    """
    before, comma, after = (part.strip() for part in label.partition(","))
    family, given = (before.split(), after.split()) if comma else _parted(label.split())
    family = _ELIDED.sub(r"\1 ", " ".join(family)).split()
    if not family or not given:
        return {"literal": label}
    small = list(takewhile((_DROPPED | _KEPT).__contains__, family[:-1]))
    family = family[len(small) :]
    name = {"family": _written(family), "given": _written(given)}
    if small:
        name["dropping-particle" if small[0] in _DROPPED else "non-dropping-particle"] = _written(small)
    return name


def _parted(words: list[str]) -> tuple[list[str], list[str]]:
    """Return the words of the family name and those of the first name."""
    capitals = [word for word in words if word.isupper() and len(word) > 1 and "." not in word]
    if len(capitals) < len(words) and any(len(word) >= _A_NAME for word in capitals):
        return capitals, [word for word in words if word not in capitals]
    begins = _DROPPED | _KEPT | _ARTICLES
    first = (n for n, word in enumerate(words) if n and (word in begins or _ELIDED.match(word)))
    start = next(first, len(words) - 1)
    return words[start:], words[:start]


def _written(words: list[str]) -> str:
    return re.sub(r"([’']) ", r"\1", " ".join(words))
