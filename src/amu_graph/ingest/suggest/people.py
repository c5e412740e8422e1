"""What speaks for the name of a person, or against it: first names, titles, speech, an institution after it."""

import re
from typing import Final

from amu_graph.ingest.suggest.chunk import Chunk
from amu_graph.ingest.suggest.claims import Evidence
from amu_graph.ingest.suggest.page import Token
from amu_graph.ingest.suggest.words import (
    common,
    first_names,
    is_adjective,
    not_names,
    of_organizations,
    places,
    signs,
    signs_by_type,
)
from amu_graph.language import Text

_INITIAL: Final = re.compile(r"(?:[a-z]\.-?)+")
_INITIALED: Final = re.compile(r"(?:[A-Z]\.){1,2}[A-ZÀ-ÖØ-Þ][\w'-]{2,}")
_BYLINE: Final = 12
"""Tokens of a line that says who wrote."""
_BRACKET: Final = 6
"""Tokens of a bracket that holds a body."""
_LEAST_LETTERS: Final = 3


def is_first_name(word: str) -> bool:
    """Return whether a word is a first name, or two of them: « Jean-Baptiste »."""
    return word in first_names() or all(part in first_names() for part in word.split("-"))


def person(chunk: Chunk) -> Evidence | None:
    """Return a person where the first word is a first name, or the words after say what somebody is."""
    tokens, words, capitals = chunk.tokens, chunk.words, chunk.capitals
    small = [token.folded for token in tokens if not token.is_capital]
    if not 2 <= len(capitals) <= 4 or any(word not in signs("particles") for word in small):  # noqa: PLR2004 - names
        return None
    shouted = tokens[0].text.isupper() and not capitals[1].text.isupper()  # « PETR du Vignoble »
    known = (is_first_name(words[0]) and not shouted) or _INITIAL.fullmatch(words[0]) is not None
    body = chunk.head is not None and chunk.head.type not in ("Person", "Place") and chunk.head.inside
    if known and not body and not of_organizations() & set(words) and not words[1].isdecimal():
        return Evidence(
            "Person", 0.9, Text(f"« {tokens[0].text} » est un prénom.", f"“{tokens[0].text}”, a first name.")
        )
    turned = len(words) == 2 and not is_adjective(words[1]) and is_first_name(words[1]) and chunk.key not in places()  # noqa: PLR2004 - « Roux Fanny »
    if turned and chunk.head is None and not of_organizations() & set(words) and chunk.after() == ",":
        return Evidence(
            "Person", 0.8, Text(f"« {tokens[1].text} » est un prénom.", f"“{tokens[1].text}”, a first name.")
        )
    written = _written_as_person(chunk)
    if written:
        return written
    after = chunk.after(1) if chunk.after() in {",", "–", "-", "("} else ""
    if chunk.after() in {"est", "etait"}:
        after = chunk.after(1 + (chunk.after(1) in {"un", "une", "le", "la", "l'"}))
    if after in signs_by_type("following")["Person"] and all(token.text.istitle() for token in capitals):
        return Evidence("Person", 0.7, Text(f"Suivi de « {after} ».", f"Followed by “{after}”."))
    return None


def titled(chunk: Chunk, title: tuple[str, ...], why: Text) -> Evidence | None:
    """Return a person after a title; « Architecte : Bivouac » and « Architecte : Atelier Bleu » are practices."""
    if title[-1] in signs("civil") and not common() & set(chunk.words):
        return Evidence("Person", 0.85, why)
    if len(chunk.words) > 1 and chunk.words[-1] in of_organizations() | signs("trades"):
        return Evidence("Organization", 0.88, why)  # « Architect: Brisay Architects »
    between = chunk.line.tokens[chunk.head_first + len(title) : chunk.first]
    if any(token.folded in {"de", "du", "des", "d'"} for token in between):
        return None  # « Président du GIP Brise »
    practice = len(chunk.capitals) == 1 or chunk.tokens[0].folded in of_organizations()
    if practice and title in {("architecte",), ("architect",)} and chunk.before() == ":":
        return Evidence("Organization", 0.6, why)
    fits = len(chunk.capitals) > 1 and all(token.text[0].isupper() for token in chunk.tokens)
    return Evidence("Person", 0.75, why) if fits and chunk.key not in places() else None


def _written_as_person(chunk: Chunk) -> Evidence | None:
    """« Ysoline PERDRIX », « PERDRIX Noé »: a family name in capitals beside a first name, whatever it is."""
    texts = [token.text for token in chunk.tokens]
    shouted = [text.isupper() and len(text) >= _LEAST_LETTERS for text in texts]
    ordinary = not set(chunk.words).isdisjoint(common() | of_organizations() | not_names())
    if ordinary or chunk.head is not None or chunk.key in places() or not all(text[0].isalpha() for text in texts):
        return None
    if texts[0].istitle() and len(texts[0]) >= _LEAST_LETTERS and all(shouted[1:]):
        return Evidence("Person", 0.7, Text("Écrit comme le nom de quelqu’un.", "Written as somebody’s name."))
    if all(shouted[:-1]) and is_first_name(chunk.words[-1]) and texts[-1].istitle():
        return Evidence("Person", 0.85, Text(f"« {texts[-1]} » est un prénom.", f"“{texts[-1]}”, a first name."))
    return None


def initialed(chunk: Chunk) -> Evidence | None:
    """« E.Roux »: a first name shortened, without a space."""
    if len(chunk.tokens) != 1 or not _INITIALED.fullmatch(chunk.tokens[0].text):
        return None
    return Evidence("Person", 0.7, Text("Une initiale et un nom.", "An initial and a name."))


def _says_something(chunk: Chunk) -> bool:
    """Return whether somebody speaks, lives somewhere, has an age or signs: « …, souffle Ysoline Perdrix, 41 ans »."""
    quoted = chunk.before(2) == "»" and chunk.before(1) == "," and chunk.line.tokens[chunk.first - 1].text.islower()
    aged = chunk.after() in {",", "("} and chunk.after(1).isdecimal() and chunk.after(2) == "ans"
    signed = (
        chunk.before() == "par"
        and len(chunk.capitals) == len(chunk.tokens)
        and (chunk.before(1) in signs("done_by_people") or (chunk.first == 1 and len(chunk.line.tokens) <= _BYLINE))
    )
    dated = chunk.first > 0 and not chunk.after() and all(map(_tells_when, chunk.line.tokens[: chunk.first]))
    labelled = chunk.before() == ":" and chunk.before(1) in signs("parts")
    return quoted or aged or signed or labelled or dated


def _tells_when(token: Token) -> bool:
    """Return whether a word is of a date or an hour: « 03.09.2021 19h09 Ysoline Perdrix »."""
    return token.text[0].isdecimal()


def _has_employer(chunk: Chunk) -> bool:
    """Return whether brackets hold a body and not its own acronym: « Zaleska Trubert (TU Brivel) »."""
    tokens = chunk.line.tokens[chunk.last + 1 : chunk.last + 2 + _BRACKET]
    closed = next((at for at, token in enumerate(tokens) if token.text == ")"), 0)
    if chunk.after() != "(" or closed < 2 or not set(chunk.words).isdisjoint(common()):  # noqa: PLR2004
        return False
    held, initials = tokens[1:closed], "".join(token.text[0] for token in chunk.capitals)
    body = any(
        (token.text.isupper() and len(token.text) > 1 and token.text.isalpha() and token.folded not in not_names())
        or token.folded in of_organizations() | signs("institutions")
        for token in held
    )
    return body and initials != held[0].text and len(chunk.capitals) == len(chunk.tokens)


def speaker(chunk: Chunk) -> Evidence | None:
    """Return a person where somebody speaks or lives somewhere, whatever the first name."""
    words = chunk.words
    said = chunk.before() in signs("saying") or chunk.after() in signs("saying") or _says_something(chunk)
    said = said or _has_employer(chunk)
    shaped = 2 <= len(words) <= 3 and all(token.text.istitle() for token in chunk.capitals)  # noqa: PLR2004 - names
    verb = words[0].endswith(("er", "ir")) and chunk.tokens[0].text.istitle()  # « estime Décider Ensemble »
    if verb or not (said and shaped) or of_organizations() & set(words) or chunk.head or chunk.key in places():
        return None
    return Evidence("Person", 0.75, Text("Quelqu’un qui parle ou habite.", "Somebody who speaks or lives there."))


def employed(chunk: Chunk) -> Evidence | None:
    """« Ysoline Perdrix, Université de Lyon »: whose first name is not known."""
    capitals = 2 <= len(chunk.tokens) <= 3 and all(token.text.istitle() for token in chunk.tokens)  # noqa: PLR2004 - names
    body = chunk.after() == "," and chunk.after(1) in signs("institutions")
    if not (capitals and body) or chunk.head is not None or of_organizations() & set(chunk.words):
        return None
    if chunk.key in places() or not common().isdisjoint(chunk.words):
        return None
    return Evidence("Person", 0.65, Text("Devant une institution.", "Before an institution."))


def eponym(chunk: Chunk) -> Evidence | None:
    """« le stade nautique Paul Martin », « le lycée Anne Blin »: not the person."""
    near = [chunk.before(back) for back in range(2)]
    named = near[0] in signs("eponyms") or (near[1] in signs("eponyms") and is_adjective(near[0]))
    if not named or not is_first_name(chunk.words[0]) or len(chunk.capitals) == 1:
        return None
    return Evidence("Place", 0.45, Text("Un lieu qui porte le nom de quelqu’un.", "A place named after somebody."))
