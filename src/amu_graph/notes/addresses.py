"""Addresses on the web as they may stand in the graph: whole, public, without signs that RFC 3986 forbids there."""

import re
import unicodedata
from typing import Final, NamedTuple
from urllib.parse import quote, urlsplit

import pyoxigraph as ox

from amu_graph.language import Text
from amu_graph.notes.text_file import name_of

_LABEL: Final = r"[^\W_](?:[\w-]*[^\W_])?"
_HOST: Final = re.compile(rf"{_LABEL}(?:\.{_LABEL})*|\[[0-9A-Fa-f:.]+\]")
_SIGN: Final = re.compile(r"%(?![0-9A-Fa-f]{2})|[\s<>\"{}|\\^`\[\]]")
_IN_FRAGMENT: Final = re.compile(_SIGN.pattern + "|#")


class Flaw(NamedTuple):
    """What is wrong with an address: the offset of the sign, the reason, and what to write."""

    offset: int
    reason: Text
    remedy: Text


def address_of(text: str) -> ox.NamedNode | None:
    """Return a whole address on the web as an IRI, None for anything else."""
    return None if flaw_of(text) else ox.NamedNode(text)


def flaw_of(text: str) -> Flaw | None:
    """Return what keeps a text from being an address, or None where nothing does.

    >>> flaw_of("https://exemple.fr/page?mots[]=12").remedy.en
    'Write %5B for “[”: https://exemple.fr/page?mots%5B%5D=12'
    """
    hidden = next((at for at, letter in enumerate(text) if unicodedata.category(letter)[0] == "C"), None)
    if hidden is not None:
        name = name_of(text[hidden])
        reason = Text(fr=f"caractère invisible {name}", en=f"invisible character {name}")
        return Flaw(hidden, reason, Text(fr="Supprimez-le.", en="Delete it."))
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return _whole("le nom de machine ou le port est faux", "the host name or the port is wrong")
    if parts.scheme not in {"http", "https"} or not host:
        return _whole("elle ne commence pas par https:// et un nom", "it does not begin with https:// and a name")
    if "@" in parts.netloc:
        return _user(text, parts.netloc.rpartition("@")[0] + "@")
    if not _HOST.fullmatch(f"[{host}]" if ":" in host else host):
        return _whole("le nom de machine est faux", "the host name is wrong")
    return _sign(text, len(parts.scheme) + len("://") + len(parts.netloc)) or _refused(text)


def _whole(fr: str, en: str) -> Flaw:
    return Flaw(
        0,
        Text(fr=fr, en=en),
        Text(fr="Écrivez-la en entier : https://exemple.fr/page", en="Write it in full: https://example.org/page"),
    )


def _user(text: str, user: str) -> Flaw:
    """Return the flaw of an address that says who reads it: a secret, or a name that leads astray."""
    at = text.index(user)
    better = text[:at] + text[at + len(user) :]
    reason = Text(fr="elle contient un nom d’utilisateur", en="it holds a user name")
    return Flaw(at, reason, Text(fr=f"Enlevez-le : {better}", en=f"Remove it: {better}"))


def _sign(text: str, start: int) -> Flaw | None:
    """Return the first sign that must be escaped; the first `#` begins the fragment, any other is one of its signs."""
    hash_at = text.find("#", start)
    fragment = hash_at + 1 if hash_at >= 0 else len(text)
    match = _SIGN.search(text, start, fragment - 1 if hash_at >= 0 else fragment) or _IN_FRAGMENT.search(text, fragment)
    if match is None:
        return None
    better = text[:start] + _SIGN.sub(_escaped, text[start:fragment]) + _IN_FRAGMENT.sub(_escaped, text[fragment:])
    sign, escaped = match.group(), _escaped(match)
    fr, en = ("« espace »", "“space”") if sign.isspace() else (f"« {sign} »", f"“{sign}”")
    return Flaw(
        match.start(),
        Text(fr=f"le signe {fr}", en=f"the sign {en}"),
        Text(fr=f"Écrivez {escaped} pour {fr} : {better}", en=f"Write {escaped} for {en}: {better}"),
    )


def _escaped(match: re.Match[str]) -> str:
    return quote(match.group(), safe="")


def _refused(text: str) -> Flaw | None:
    try:
        ox.NamedNode(text)
    except ValueError as error:
        return _whole(str(error), str(error))
    return None
