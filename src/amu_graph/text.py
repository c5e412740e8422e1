"""Text as a reader compares it: without accents, case, ligatures or the two kinds of apostrophe."""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "’": "'", "ʼ": "'", "‘": "'", "\u00a0": " ", "\u202f": " "})


_ACCENTS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
"""The marks that combine with Latin letters; other scripts have others."""


def fold(text: str) -> str:
    """Return `text` in lower case, without accents or ligatures, with plain apostrophes and single spaces.

    >>> fold("  Maître d’Œuvre ")
    "maitre d'oeuvre"
    """
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = _ACCENTS.sub("", unicodedata.normalize("NFKD", text.lower().translate(_LETTERS)))
    if decomposed.isascii():
        return " ".join(decomposed.split())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(bare.translate(_LETTERS).split())


@lru_cache(maxsize=1 << 16)
def compact(name: str) -> str:
    """Return the letters and digits of a name, folded: two names are one spelling when theirs are equal.

    >>> compact("Habitat de l’Ill"), compact("HABITAT DE L'ILL")
    ('habitatdelill', 'habitatdelill')
    """
    return re.sub(r"[\W_]+", "", fold(name))


def in_cell(text: str) -> str:
    """Return a text as a cell of CSV; one that a spreadsheet would run as a formula begins with an apostrophe.

    >>> in_cell("=1+1"), in_cell("1+1")
    ("'=1+1", '1+1')
    """
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def reading_key(text: str) -> tuple[tuple[tuple[int, str], ...], str]:
    """Return the key that sorts names as a French index does.

    Accents, case and an elided article (d’, l’) do not count, nor does what comes before the first letter or digit;
    numbers sort as numbers.

    >>> sorted(["Zones", "atelier", "Écohabiter", "l’Épi", "Ligne 10", "Ligne 9", "Œuvre", "« Eau »"], key=reading_key)
    ['atelier', '« Eau »', 'Écohabiter', 'l’Épi', 'Ligne 9', 'Ligne 10', 'Œuvre', 'Zones']
    """
    bare = re.sub(r"^[\W_]*(?:[dl]'(?=\w))?", "", fold(text))
    parts = (part.lstrip("0") or "0" if part.isdecimal() else part for part in re.split(r"(\d+)", bare) if part)
    return tuple((len(part) if part.isdecimal() else 0, part) for part in parts), text
