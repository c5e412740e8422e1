"""Text as a reader compares it: without accents, case, ligatures or the two kinds of apostrophe."""

import unicodedata

_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "’": "'", "ʼ": "'", "‘": "'", "\u00a0": " ", "\u202f": " "})


def fold(text: str) -> str:
    """Return `text` in lower case, without accents or ligatures, with plain apostrophes and single spaces.

    >>> fold("  Maître d’Œuvre ")
    "maitre d'oeuvre"
    """
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(bare.translate(_LETTERS).split())
