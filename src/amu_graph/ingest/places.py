"""Where a proposal stands: its page, paragraph and heading in words, and the lines of the local copy."""

from collections.abc import Mapping
from pathlib import Path

from amu_graph.ingest.records import Record, tuple_of
from amu_graph.language import Text
from amu_graph.locators import fragments_of, in_words
from amu_graph.notes.passages import Passage, Source, parse_place
from amu_graph.notes.position import Position
from amu_graph.notes.source_records import name_of
from amu_graph.project import ROWS


def source_of(head: Record) -> Source:
    """Return what the head of a source says of its pages and headings."""
    lengths, pages, headings = (tuple_of(head.get(key, ())) for key in ("lengths", "pages", "headings"))
    titles = (each.partition(" ") for each in headings)
    return Source(
        slug=str(head.get("id", "")),
        at=Position(""),
        kind=str(head.get("kind", "")),
        lengths=tuple(int(each) for each in lengths if each.isdecimal()),
        pages=tuple(lines for each in pages if (lines := parse_place(each))),
        headings=tuple((int(line), title) for line, _, title in titles if line.isdecimal()),
    )


def page_and_heading(source: Source, at: str) -> Text | None:
    r"""Return the page and the heading of a line, None where it has neither.

    >>> head = {"id": "essai", "pages": ("1-12", "13-31"), "headings": ("5 L’histoire",)}
    >>> page_and_heading(source_of(head), "6").fr
    'p.\xa01, §\xa06, sous «\xa0L’histoire\xa0»'
    """
    lines = parse_place(at)
    fragments = [one for _, one in Passage(source=source, at=source.at, lines=lines).located] if lines else []
    return in_words(fragments, None, Text("", "")) if fragments else None


def place_in_words(source: Source, at: str, where: Mapping[str, str]) -> Text:
    """Return where a proposal stands, as the pages say it of a passage.

    >>> place_in_words(source_of({"id": "essai"}), "6", {}).fr
    'ligne 6'
    >>> place_in_words(source_of({"id": "essai", "kind": "table"}), "r7", {"cell": "B7"}).en
    'cell B7'
    """
    lines = parse_place(at)
    noted = [fragment for key, value in where.items() for fragment in fragments_of(key, value)]
    passage = Passage(source=source, at=source.at, lines=lines, name="" if lines else at)
    fragments = noted or ([fragment for _, fragment in passage.located] if lines else [])
    return in_words(fragments, lines, name_of(source.kind, at) if not noted else Text("", ""))


def text_lines(folder: Path | None, source: str) -> list[str]:
    """Return the lines of the local copy of a source, or the rows of a table; none where there is no copy."""
    path = next((one for one in text_paths(folder, source) if one.is_file()), None)
    if path is None:
        return []
    return path.read_bytes().decode("utf-8", errors="replace").removeprefix("\ufeff").split("\n")


def text_paths(folder: Path | None, source: str) -> list[Path]:
    """Return where the local copy of a source may be: that of a document, or the rows of a table."""
    return [folder / f"{source}{ending}" for ending in (".txt", ROWS)] if folder else []
