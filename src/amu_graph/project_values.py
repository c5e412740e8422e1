"""The values of `amu-graph.toml`: what each must be."""

import re
from typing import Final

from amu_graph.language import LANGUAGES, Text
from amu_graph.project import EXTENDED
from amu_graph.typography import typeset

_NAME: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SIGN: Final = r"[^\s<>\"{}|\\^`\x00-\x20"
"""Begins the class of the characters of an IRI; a pattern, as `urllib.parse` takes long to import."""

_ADDRESS: Final = re.compile(rf"https?://{_SIGN}]+")
_BASE: Final = re.compile(rf"https?://{_SIGN}/?#]+/(?:{_SIGN}/?#]+/)*")


class WrongValueError(Exception):
    """What a value must be."""

    def __init__(self, must: Text) -> None:
        super().__init__(must.en)
        self.must = must


def is_base(text: str) -> bool:
    """Return whether entities may have addresses that begin so.

    >>> is_base("https://example.org/gardens/"), is_base("https://example.org/gardens"), is_base("gardens/")
    (True, False, False)
    """
    return _BASE.fullmatch(text) is not None


def text(value: object) -> Text:
    """Return a text in both languages; one stands in for the other."""
    if isinstance(value, str) and value.strip():
        return Text(fr=typeset(value), en=value)
    words = value if isinstance(value, dict) else {}
    if words and words.keys() <= set(LANGUAGES) and all(isinstance(one, str) and one.strip() for one in words.values()):
        fr, en = words.get("fr", ""), words.get("en", "")
        return Text(fr=typeset(fr or en), en=en or fr)
    raise WrongValueError(
        Text(
            fr='il faut un texte, ou un texte par langue : { fr = "…", en = "…" }',
            en='it must be a text, or a text for each language: { fr = "…", en = "…" }',
        )
    )


def texts(value: object) -> tuple[Text, ...]:
    """Return a list of texts."""
    if not isinstance(value, list):
        raise WrongValueError(Text(fr="il faut une liste de textes", en="it must be a list of texts"))
    return tuple(map(text, value))


def name(value: object) -> str:
    """Return a short name."""
    if isinstance(value, str) and _NAME.fullmatch(value):
        return value
    raise WrongValueError(
        Text(
            fr="il faut un nom court : minuscules sans accent, chiffres, traits d’union",
            en="it must be a short name: lower-case letters without accents, digits, hyphens",
        )
    )


def base(value: object) -> str:
    """Return what the addresses of things begin with."""
    if isinstance(value, str) and is_base(value):
        return value
    raise WrongValueError(
        Text(
            fr="il faut une adresse http(s) qui finit par « / », comme https://example.org/jardins/",
            en="it must be an http(s) address that ends with “/”, such as https://example.org/gardens/",
        )
    )


def licence(value: object) -> str:
    """Return the address of a licence."""
    if isinstance(value, str) and _ADDRESS.fullmatch(value):
        return value
    raise WrongValueError(
        Text(
            fr="il faut l’adresse d’une licence, comme https://creativecommons.org/licenses/by/4.0/",
            en="it must be the address of a licence, such as https://creativecommons.org/licenses/by/4.0/",
        )
    )


def version(value: object) -> str:
    """Return a version."""
    if isinstance(value, str) and re.fullmatch(r"[\w.+-]{1,40}", value):
        return value
    raise WrongValueError(Text(fr='il faut une version, comme "1.0"', en='it must be a version, such as "1.0"'))


def languages(value: object) -> tuple[str, ...]:
    """Return some of the languages, the first of them first."""
    known = isinstance(value, list) and all(one in LANGUAGES for one in value)
    if isinstance(value, list) and value and known and len(set(value)) == len(value):
        return tuple(value)
    raise WrongValueError(
        Text(fr='il faut une liste parmi "fr" et "en"', en='it must be a list of some of "fr" and "en"')
    )


def extends(value: object) -> bool:
    """Return whether the project extends ours."""
    if value == EXTENDED:
        return True
    raise WrongValueError(
        Text(
            fr=f'il faut "{EXTENDED}" ; sans cette ligne, le projet apporte ses vocabulaires et ses questions',
            en=f'it must be "{EXTENDED}"; without this line the project brings its own vocabularies and questions',
        )
    )


def examples(value: object) -> dict[str, str]:
    """Return the line that shows each command."""
    if isinstance(value, dict) and all(isinstance(one, str) and "\n" not in one for one in value.values()):
        return dict(value)
    raise WrongValueError(
        Text(
            fr="il faut une ligne par commande : show = « ce qui la suit »",
            en="it must be a line for each command: show = “what follows it”",
        )
    )
