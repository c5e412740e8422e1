"""What a text of the graph must be: visible, short enough for its key, in a language that exists."""

import re
import unicodedata
from typing import Final

NAMES: Final = frozenset({"label", "altLabel", "title"})
"""Keys whose texts head pages and stand in lists: one line, of bounded length."""

LONGEST_NAME: Final = 500
"""Characters of a name; the longest title of the founding documents has 150."""

_EMPTY: Final = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and symbols of Unicode that are drawn as nothing: the Hangul fillers and the blank Braille pattern."""

_TAG: Final = re.compile(r"([A-Za-z]{2,3})(?:-[A-Za-z0-9]{2,8})*")
_ISO_639_1: Final = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz "
    "ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik "
    "io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml "
    "mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd "
    "se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi "
    "vo wa wo xh yi yo za zh zu"
)


def is_language(tag: str) -> bool:
    """Return whether a tag is a language: its form is that of BCP 47, and two letters are a code of ISO 639-1.

    >>> is_language("fr-FR"), is_language("gsw"), is_language("zz"), is_language("français")
    (True, True, False, False)
    """
    match = _TAG.fullmatch(tag)
    return match is not None and (len(match[1]) == 3 or f" {match[1].lower()} " in f" {_ISO_639_1} ")  # noqa: PLR2004  # ISO 639-3


def flaw_of(key: str, text: str) -> str:
    r"""Return the code of the problem that a text has under a key, or an empty text.

    >>> flaw_of("label", "Lieu Commun"), flaw_of("label", "a\nb"), flaw_of("note", "a\nb")
    ('', 'several-lines', '')
    """
    if not any(unicodedata.category(letter)[0] in "LNPS" and letter not in _EMPTY for letter in text):
        return "invisible-text"
    if key in NAMES and len(text) > LONGEST_NAME:
        return "name-too-long"
    return "several-lines" if key in NAMES and "\n" in text.strip() else ""
