"""The manual, `docs/`, as pages: which there are in a language, where their links lead, and which hold some words."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import unquote

from amu_graph import resources
from amu_graph.language import Language
from amu_graph.text import fold
from amu_graph.web.rendering.markdown import Written, written

HELP: Final = "/help"
PICTURES: Final = "images"
SECTIONS: Final = ("", "how-to", "explanation", "reference", "decisions")
"""The folders of the manual in the order in which readers need them; at its root the tutorials and the glossary."""
IN_ENGLISH: Final = frozenset({"decisions"})
"""The folders that are written in English alone."""
_LEFT_OUT: Final = frozenset({"README.md"})
_HEADING: Final = re.compile(r"^# .*", re.MULTILINE)
_AROUND: Final = 90
"""Letters of a page that are shown on each side of a word that was looked for."""


class Entry(NamedTuple):
    """A page of the manual: its name, which is its path after `/help/`, its section and its title."""

    name: str
    section: str
    title: str


class Found(NamedTuple):
    """A page of the manual that holds the words looked for, and where."""

    entry: Entry
    excerpt: str


def entries(language: Language) -> tuple[Entry, ...]:
    """Return the pages of the manual in a language, section by section."""
    return tuple(Entry(name, section, _title(name, language)) for section in SECTIONS for name in _names(section))


@cache
def page(name: str, language: Language) -> Written:
    """Return a page of the manual.

    Raises:
        KeyError: the manual has no such page.

    """
    section = posixpath.dirname(name)
    if section not in SECTIONS or name not in _names(section):
        raise KeyError(name)
    made = written(_text(name, language), lambda link: _target(link, section))
    return made._replace(title=_in_language(made.title, language))


@cache
def _title(name: str, language: Language) -> str:
    """Return the title of a page, of which nothing else is rendered."""
    heading = _HEADING.search(_text(name, language))
    return _in_language(written(heading[0], lambda link: link).title, language) if heading else ""


def names() -> tuple[str, ...]:
    """Return the names of all pages of the manual."""
    return tuple(name for section in SECTIONS for name in _names(section))


def pictures() -> dict[str, Path]:
    """Return the pictures of the manual by their names."""
    return {path.name: path for path in (resources.docs() / PICTURES).glob("*.*")}


def search(words: str, language: Language) -> Iterator[Found]:
    """Yield the pages that hold all of some words, those first that have one in their title."""
    wanted = list(dict.fromkeys(fold(words).split()))
    if not wanted:
        return
    holding: list[tuple[int, Found]] = []
    for entry in entries(language):
        text = page(entry.name, language).html.striptags()
        title, folded = fold(entry.title), fold(text)
        if all(word in title or word in folded for word in wanted):
            holding.append((sum(word in title for word in wanted), Found(entry, _excerpt(text, folded, wanted))))
    holding.sort(key=lambda each: -each[0])
    yield from (found for _, found in holding)


def _excerpt(text: str, folded: str, wanted: Sequence[str]) -> str:
    """Return what stands around the first of the words in a text, which is folded too."""
    at = next((found for word in wanted if (found := folded.find(word)) >= 0), 0)
    start, end = max(0, at - _AROUND), at + _AROUND
    return f"{'… ' if start else ''}{text[start:end].strip()}{' …' if end < len(text) else ''}"


@cache
def _names(section: str) -> tuple[str, ...]:
    """Return the names of the pages of a section; of two pages in two languages one."""
    found = sorted(path.name for path in (resources.docs() / section).glob("*.md") if path.name not in _LEFT_OUT)
    names = [name.removesuffix(".md") for name in found if not name.endswith(".en.md")]
    return tuple(posixpath.join(section, name) for name in names)


def _file(name: str, language: Language) -> Path:
    other = resources.docs() / f"{name}.{language}.md"
    return other if other.is_file() else resources.docs() / f"{name}.md"


def _text(name: str, language: Language) -> str:
    return _half(_file(name, language).read_text(encoding="utf-8"), language)


def _half(text: str, language: Language) -> str:
    """Return what a page says in a language, where it says everything twice under a heading « In English »."""
    french, heading, english = text.partition("## In English\n")
    if not heading:
        return text
    title, _, rest = french.partition("\n")
    said = (
        english
        if language == "en"
        else re.sub(r"^(?:## En français|\*\[In English\]\(#in-english\)\*)\n", "", rest, flags=re.MULTILINE)
    )
    return f"{title}\n{said}"


def _in_language(title: str, language: Language) -> str:
    """Return the half of a title in a language: « Citer un énoncé · Cite a statement »."""
    french, _, english = title.partition(" · ")
    return english if english and language == "en" else french


def _target(link: str, section: str) -> str | None:
    """Return where a link of a page leads on this site; None for a file that is not in the manual."""
    if "://" in link:
        return link
    path, hash_, anchor = unquote(link).partition("#")
    if not path:
        return hash_ + anchor
    place = posixpath.normpath(posixpath.join(section, path))
    if place.startswith(PICTURES + "/"):
        return f"{HELP}/{place}"
    if place == "README.md":
        return HELP
    name = place.removesuffix(".md").removesuffix(".en")
    known = posixpath.dirname(name) in SECTIONS and name in _names(posixpath.dirname(name))
    return f"{HELP}/{name}{hash_}{anchor}" if place.endswith(".md") and known else None
