"""Values as a person would write them in YAML: without quotation marks wherever none are needed."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, TypeAlias

from amu_graph.language import Text

Tree: TypeAlias = "str | int | float | Text | Sequence[Tree] | Mapping[str, Tree] | None"
"""What can be written: texts, numbers, words in both languages, lists and mappings."""

_PLAIN: Final = re.compile(r"[^\W\d_][\w ./’'’«»()+@–—-]*", re.UNICODE)
"""Begins with a letter and has no sign of YAML: most names and identifiers."""

_SIGNS: Final = re.compile(r"^[-?:,\[\]{}#&*!|>'\"%@`=~<]|: | #|:$|^\s|\s$|[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_IN_FLOW: Final = re.compile(r"[,\[\]{}:?]")
_NUMBER_LIKE: Final = re.compile(
    r"[-+]?(?:0[xob][0-9a-f_]+|[0-9.][0-9._:]*(?:e[-+]?[0-9]*)?|\.(?:inf|nan)|[0-9][-0-9:tz.+]*)", re.IGNORECASE
)
_NUMBER: Final = re.compile(
    r"(?:0|-?[1-9][0-9]*)(?:\.[0-9]+)?|-?0\.[0-9]+|[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}|[0-9]+-[0-9]+"
)
_WORDS: Final = frozenset(["y", "n", "yes", "no", "on", "off", "false", "null", "nan", "none"])
"""Words that one version of YAML or another takes for something else; `true` is what it says."""


@lru_cache(maxsize=10_000)
def scalar(text: str, *, flow: bool = True) -> str:
    """Return a text as a value, in quotation marks where it needs them; `flow` is whether braces stand around it.

    >>> scalar("Lieu Commun"), scalar("2013-07"), scalar("01000"), scalar("12:30"), scalar("No")
    ('Lieu Commun', '2013-07', '"01000"', '"12:30"', '"No"')
    >>> scalar("Habiter, autrement"), scalar("Habiter, autrement", flow=False), scalar("https://a.fr", flow=False)
    ('"Habiter, autrement"', 'Habiter, autrement', 'https://a.fr')
    """
    if _is_plain(text) and not (flow and _IN_FLOW.search(text)):
        return text
    return json.dumps(text, ensure_ascii=False)


def _is_plain(text: str) -> bool:
    if text.lower() in _WORDS:
        return False
    if _PLAIN.fullmatch(text) and not text.endswith(" "):
        return True
    if not text or _NUMBER.fullmatch(text):
        return bool(text)
    return not _SIGNS.search(text) and not _NUMBER_LIKE.fullmatch(text)


def in_line(value: Tree) -> str:
    """Return a value on one line.

    >>> in_line({"id": "building/a", "material": ["bois", "paille"], "dwellingCount": 14})
    '{id: building/a, material: [bois, paille], dwellingCount: 14}'
    """
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, Text):
        return in_line({language: words for language, words in value._asdict().items() if words})
    if isinstance(value, dict | Mapping):  # a class is known sooner than what it can be used as
        return "{" + ", ".join(f"{key}: {in_line(one)}" for key, one in value.items()) + "}"
    if isinstance(value, Sequence):
        return "[" + ", ".join(map(in_line, value)) + "]"
    return f"{value:.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else scalar(str(value))


def in_block(value: Mapping[str, Tree], indent: str) -> Iterator[str]:
    """Yield the lines of a mapping, a key each, its values in one line."""
    for key, one in value.items():
        yield f"{indent}{key}: {scalar(one, flow=False) if isinstance(one, str) else in_line(one)}"
