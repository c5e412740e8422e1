r"""Views of a text in which words are looked for: as many characters as the text, so that offsets stay true.

Documents write the same words with other signs: no-break spaces, both apostrophes, three hyphens, soft hyphens. A view
writes each in one way, sign by sign; what is found in it at `[start:end]` is `text[start:end]` of the untouched text.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

INVISIBLE: Final = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Signs that only tell where a line may or must not break: no text that is kept has them."""

UNSEEN: Final = "\u00ad"
"""What a view has for each sign that is not seen: soft hyphens, zero-width spaces and joiners."""

_PLAIN: Final = {
    **dict.fromkeys("\t\n\r\v\f\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000", " "),
    **dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "),
    **dict.fromkeys("\u2018\u2019\u201b\u02bc\u02b9\u2032\u00b4`", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2212\ufe63\uff0d", "-"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff", UNSEEN),
}


class _Folded(dict[int, str]):
    """Each character in lower case and without its accent, where that is one character; the others as they are."""

    def __missing__(self, code: int) -> str:
        letter = _PLAIN.get(chr(code), chr(code))
        for change in (_bare, str.lower, _bare):
            changed = change(letter)
            letter = changed if len(changed) == 1 else letter
        self[code] = letter
        return letter


def _bare(letter: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFD", letter) if not unicodedata.combining(each))


_PLAINLY: Final = str.maketrans(_PLAIN)
_FOLDED: Final = _Folded()


def plain(text: str) -> str:
    r"""Return `text` with one kind of space, apostrophe, quotation mark and hyphen, sign by sign.

    >>> plain("l’Ill\u00a0: « 14\u202flogements »")
    "l'Ill : « 14 logements »"
    """
    return text.translate(_PLAINLY)


def folded(text: str) -> str:
    """Return the plain view in lower case and without accents; signs that would become two stay as they are.

    >>> folded("Maître d’Œuvre")
    "maitre d'œuvre"
    """
    return text.translate(_FOLDED)


def spans(words: str, text: str, *, fold: bool = False) -> Iterator[tuple[int, int]]:
    r"""Yield where `words` stand in `text`, whatever the spaces, apostrophes, hyphens and soft hyphens of either.

    >>> list(spans("l'habitat participatif", "De l’habitat parti\u00adcipatif."))
    [(3, 26)]
    """
    view = folded if fold else plain
    parts = view(words).replace(UNSEEN, "").split()
    if not parts:
        return
    unseen = f"{UNSEEN}*"
    pattern = rf"[ {UNSEEN}]+".join(unseen.join(map(re.escape, part)) for part in parts)
    for match in re.finditer(pattern, view(text)):
        yield match.span()
