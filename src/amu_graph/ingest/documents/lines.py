"""Lines of print → paragraphs: wrapped lines joined, words parted at a line end joined, running heads dropped."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from amu_graph.ingest.documents.signs import clean

_BULLET: Final = re.compile(r"(?:[•▪●◦‣⁃■□►▶➢✓–—*-]|\(?[0-9]{1,2}[.)]|[a-z]\))\s+\S")
_SIGN: Final = re.compile(r"[•▪●◦‣⁃■□►▶➢✓]\s*")
_ENDS: Final = re.compile(r"[.!?:;…»”\")]\s*$")
_APOSTROPHES: Final = "’'"
_HYPHEN: Final = re.compile("(?<=\\w)[-\u2010\u00ad]$")
_ENCLITICS: Final = (
    "ci là t il elle on ils elles je tu nous vous moi toi lui le la les leur y en être même mêmes dessus dessous"
)
_KEPT: Final = frozenset(_ENCLITICS.split())
"""What follows a hyphen that belongs to the word, in French: celui-ci, peut-être, rendez-vous."""

_NUMBER: Final = re.compile(
    r"\W*(?:[Pp](?:age)?\.?\s*|Seite\s*)?(?:[0-9]{1,4}|[ivxlc]{1,6})(?:\s*(?:/|sur|of|von)\s*[0-9]{1,4})?\W*"
)
_EDGE: Final = 2
"""Lines at the top and at the foot of a page among which running heads are sought."""

_SHORT: Final = 0.75
"""Share of the usual width below which a line that ends a sentence ends its paragraph."""

_WRAPPED: Final = (40, 130)
"""Characters of the longest lines of a text that was wrapped by hand or by a mail program."""


class Joined(NamedTuple):
    """A paragraph, and the place in the list of pages of its first line."""

    text: str
    page: int


def without_running_heads(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the lines of each page without the lines that come back at its top or foot, and page numbers.

    A line comes back where, its digits aside, it stands at the edge of a third of the pages: of three, or of both.
    """
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_shape(page[at]) for at in _edges(page)})
    enough = min(max(3, len(pages) / 3), max(2, len(pages)))
    kept = []
    for page in pages:
        dropped = {
            at
            for at in _edges(page)
            if counts[_shape(page[at])] >= enough or (len(pages) > 1 and _NUMBER.fullmatch(page[at].strip()))
        }
        kept.append([line for at, line in enumerate(page) if at not in dropped])
    return kept


def _shape(line: str) -> str:
    return re.sub("[0-9]+", "#", " ".join(line.split()))


def _edges(page: Sequence[str]) -> set[int]:
    """Return the places of the first and the last lines that are not blank."""
    written = [at for at, line in enumerate(page) if line.strip()]
    return {*written[:_EDGE], *written[-_EDGE:]}


def joined(pages: Sequence[Sequence[str]]) -> list[Joined]:
    """Return the paragraphs of pages; one that goes on over the page is one, of the page where it begins."""
    words = words_of(pages)
    found: list[Joined] = []
    for number, page in enumerate(pages):
        for position, block in enumerate(_blocks(page)):
            for place, lines in enumerate(_paragraphs(block)):
                text = _text(lines, words)
                if position == place == 0 and found and _goes_on(found[-1], text):
                    found[-1] = Joined(_text([found[-1].text, text], words), found[-1].page)
                elif clean(text):
                    found.append(Joined(text, number))
    return [Joined(clean(each.text), each.page) for each in found]


def _blocks(page: Iterable[str]) -> list[list[str]]:
    """Return the runs of lines between blank ones."""
    blocks: list[list[str]] = [[]]
    for line in page:
        if line.strip():
            blocks[-1].append(line.strip())
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _paragraphs(block: list[str]) -> list[list[str]]:
    """Return the lines of each paragraph of a block."""
    width = max(map(len, block))
    found = [[block[0]]]
    for before, line in pairwise(block):
        ended = len(before) < _SHORT * width and (bool(_ENDS.search(before)) or not line[0].islower())
        goes_on = _HYPHEN.search(before) or line[0] in _APOSTROPHES
        if (ended or _BULLET.match(line)) and not goes_on:
            found.append([line])
        else:
            found[-1].append(line)
    return found


def _goes_on(before: Joined, text: str) -> bool:
    """Return whether the first paragraph of a page ends the last one of the page before."""
    return bool(text) and text[0].islower() and not _BULLET.match(text) and not _ENDS.search(before.text)


def _text(lines: Sequence[str], words: Counter[str]) -> str:
    """Return the lines of a paragraph as one, its words joined and its bullet written as a hyphen."""
    pieces = [_SIGN.sub("- ", lines[0], count=1) if _SIGN.match(lines[0]) else lines[0]]
    for line in lines[1:]:
        parted = _HYPHEN.search(pieces[-1][-2:])
        if parted:
            pieces[-1] = _head(pieces[-1], line, words)
        close = parted or line[0] in _APOSTROPHES  # an initial set apart: L, ’histoire
        pieces.append(line if close else f" {line}")
    return "".join(pieces)


def _head(line: str, following: str, words: Counter[str]) -> str:
    """Return a line that ends in a hyphen: with it where it belongs to the word."""
    head, tail = re.search(r"[\w-]*$", line[-80:-1]), re.match(r"\w+", following)
    if head is None or tail is None:
        return line
    kept = line[-1] != "\u00ad" and _belongs(head[0], tail[0], words)
    return f"{line[:-1]}-" if kept else line[:-1]


def _belongs(head: str, tail: str, words: Counter[str]) -> bool:
    """Return whether the hyphen between two parts belongs to the word."""
    parted, whole = words[f"{head}-{tail}".lower()], words[f"{head}{tail}".lower()]
    return not tail[0].islower() or tail.lower() in _KEPT or parted > whole


def words_of(pages: Iterable[Iterable[str]]) -> Counter[str]:
    """Return how often each word stands in a text, those with a hyphen as one."""
    return Counter(word.lower() for page in pages for line in page for word in re.findall(r"[\w-]+", line))


def with_hyphens(text: str, printed: str) -> str:
    """Return a text whose parted words were all joined, with those hyphens of `printed` that belong to words."""
    words = words_of([printed.split("\n")])
    parted = re.findall(r"([\w-]*\w)[-\u2010]\n(\w+)", printed)
    kept = {f"{head}{tail}": f"{head}-{tail}" for head, tail in parted if _belongs(head, tail, words)}
    if not kept:
        return text
    return re.sub(r"[\w-]+", lambda word: kept.get(word[0], word[0]), text)


def is_wrapped(lines: Sequence[str]) -> bool:
    """Return whether the lines of a plain text are lines of print, not paragraphs."""
    blocks = [block for block in _blocks(lines) if len(block) > 1]
    full = [len(line) for block in blocks for line in block[:-1]]
    if not full:
        return False
    longest = max(len(line) for block in blocks for line in block)
    least, most = _WRAPPED
    return least <= longest <= most and median(full) >= _SHORT * longest
