"""A tree of elements → blocks of text, in the order of the document; each format says what its elements mean."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from amu_graph.ingest.documents.signs import clean

if TYPE_CHECKING:
    from lxml.etree import _Element

BREAK: Final = "\v"
"""Stands for the end of a line within a block."""


class Block(NamedTuple):
    """A block of text, the level of its heading (0 for other text), and the element that holds it."""

    text: str
    level: int
    element: "_Element"


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """What the elements of a format mean.

    A row is one line, of its cells; where the first names the second (`pair`), and where a term is followed by what it
    stands for (`term`), the line is a field: « Architecte : Thomas Huguen ». `asides` are read after the block in which
    they stand; `signs` are elements that stand for some text; text is that of every element, or of those in `texts`.
    """

    blocks: frozenset[str]
    level: Callable[["_Element"], int]
    skipped: Callable[["_Element"], bool]
    item: Callable[["_Element"], bool]
    row: Callable[["_Element"], bool]
    cells: frozenset[str]
    pair: Callable[["_Element"], bool] = lambda _: False
    term: Callable[["_Element"], bool] = lambda _: False
    asides: frozenset[str] = frozenset()
    signs: Mapping[str, str] = field(default_factory=dict)
    texts: frozenset[str] | None = None


def blocks_of(root: "_Element", markup: Markup) -> list[Block]:
    """Return the blocks below an element; those without words are left out."""
    walk = _Walk(markup, root)
    return list(walk.blocks())


class _Walk:
    """One walk through a tree: what has been read of the block that is open."""

    def __init__(self, markup: Markup, root: "_Element") -> None:
        self._markup = markup
        self._root = root
        self._pieces: list[str] = []
        self._row: _Element | None = None
        self._cells: list[str] = []
        self._bullet = ""
        self._level = 0
        self._term = False
        self._asides: list[_Element] = []

    def blocks(self) -> Iterator[Block]:
        from lxml import etree

        walk = etree.iterwalk(self._root, events=("start", "end", "comment", "pi"))
        skipping: _Element | None = None
        for event, element in walk:
            if event == "start" and skipping is None:
                if element is not self._root and self._leaves_out(element):
                    skipping = element
                    walk.skip_subtree()
                    continue
                yield from self._begin(element)
            elif event == "end":
                if skipping is None:
                    yield from self._end(element)
                elif skipping is element:
                    skipping = None
            if event != "start" and skipping is None and element is not self._root:
                self._say(element.getparent(), element.tail)
        yield from self._flush(self._root)

    def _leaves_out(self, element: "_Element") -> bool:
        if element.tag in self._markup.asides:
            self._asides.append(element)
            return True
        return self._markup.skipped(element)

    def _begin(self, element: "_Element") -> Iterator[Block]:
        tag = element.tag
        if self._row is None and self._markup.row(element):
            yield from self._flush(element)
            self._row, self._cells = element, []
        elif tag in self._markup.blocks or tag in self._markup.cells:
            if not self._term:
                yield from self._flush(element.getparent() if element is not self._root else element)
            self._term = False
            self._level = self._markup.level(element)
        if self._markup.item(element):
            self._bullet = "- "
        if tag in self._markup.signs:
            self._pieces.append(self._markup.signs[tag])
        self._say(element, element.text)

    def _end(self, element: "_Element") -> Iterator[Block]:
        tag = element.tag
        if element is self._row:
            pair = self._markup.pair(element) and all(self._cells)
            self._row, self._pieces = None, [_field(*self._cells) if pair else " | ".join(filter(None, self._cells))]
            yield from self._flush(element)
        elif tag in self._markup.cells and self._row is not None:
            self._cells.append(clean("".join(self._pieces).replace(BREAK, " ")))
            self._pieces = []
        elif self._markup.term(element):
            self._pieces = [_field("".join(self._pieces), "")]
            self._term = True
        elif tag in self._markup.blocks:
            yield from self._flush(element)

    def _say(self, element: "_Element | None", text: str | None) -> None:
        if text and element is not None and (self._markup.texts is None or element.tag in self._markup.texts):
            self._pieces.append(text)

    def _flush(self, element: "_Element | None") -> Iterator[Block]:
        """Yield the block that was open; within a row the text stays in its cell."""
        if self._row is not None:
            self._pieces.append(" ")
            return
        text, self._pieces = "".join(self._pieces), []
        for line in _lines(text):
            yield Block(self._bullet + line, self._level, self._root if element is None else element)
            self._bullet = ""
        if text.strip():
            self._level = 0
        asides, self._asides = self._asides, []
        for aside in asides:
            yield from blocks_of(aside, self._markup)


def _field(name: str, value: str) -> str:
    """Return what is called so on one line; a colon that is there already is enough."""
    name = name.rstrip()
    return f"{name} {value}" if name.endswith(":") else f"{name} : {value}"


def _lines(text: str) -> list[str]:
    """Return the lines of a block; one that goes on in lower case after a line end is one line."""
    lines: list[str] = []
    for line in filter(None, map(clean, text.split(BREAK))):
        if lines and line[0].islower() and lines[-1][-1] not in ".!?:;…»":
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    return lines
