"""The signs of a text that is kept: composed letters, no soft hyphen, no control character, single spaces."""

import re
import unicodedata
from typing import Final

from amu_graph.notes.text_file import FORBIDDEN
from amu_graph.views import INVISIBLE

_SPACES: Final = re.compile("[ \t\r\n\f]+")
_LIGATURES: Final = {ord(sign): unicodedata.normalize("NFKC", sign) for sign in map(chr, range(0xFB00, 0xFB07))}


def clean(text: str) -> str:
    r"""Return the text of a paragraph as it is kept; no-break spaces and apostrophes stay what they are.

    >>> clean("  la \ufb01n\n de l’habi\u00adtat\u00a0! ")
    'la fin de l’habitat\xa0!'
    """
    text = FORBIDDEN.sub("", INVISIBLE.sub("", _SPACES.sub(" ", text)))
    return unicodedata.normalize("NFC", text.translate(_LIGATURES)).strip(" ")
