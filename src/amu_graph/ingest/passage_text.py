"""A passage as the lines of a note, as a person would write them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from amu_graph.ingest.records import Record
from amu_graph.ingest.yaml_text import in_block, in_line, scalar
from amu_graph.language import Text
from amu_graph.locators import STANDARDS

_LONGEST: Final = 180
"""Characters of a record on one line."""

_SHORT: Final = 100
"""Characters of a reason on one line."""

_FIRST: Final = ("id", "type", "label", "agent", "role", "context", "stageOf", "quantityOf", "kind")
"""Keys that a record begins with, in this order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A passage that a note says: its place, how it was read, and its records."""

    at: str
    records: tuple[Record, ...] = ()
    where: Mapping[str, str] = field(default_factory=dict)
    status: str = "asserted"
    because: Text | None = None
    note: Text | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """The columns of a note, from 0: of the dashes of passages, of their keys, of the dashes of records."""

    dash: int = 2
    key: int = 4
    record: int = 6


def passage_lines(said: Said, style: Style) -> Iterator[str]:
    """Yield the lines of a passage, without line ends."""
    first, *rest = _key_lines(said)
    yield f"{'':{style.dash}}-{'':{style.key - style.dash - 1}}{first}"
    yield from (f"{'':{style.key}}{line}" for line in rest)
    if said.records:
        yield f"{'':{style.key}}says:"
        yield from record_lines(said.records, style)


def _key_lines(said: Said) -> Iterator[str]:
    yield f"at: {said.at}"
    yield from (f"{key}: {scalar(said.where[key], flow=False)}" for key in STANDARDS if key in said.where)
    if said.status != "asserted":
        yield f"status: {said.status}"
    if said.part:
        yield f"part: {said.part}"
    for key, words in (("because", said.because), ("note", said.note)):
        if words:
            yield from _words(key, words)


def _words(key: str, words: Text) -> Iterator[str]:
    """Yield words that are given in both languages, or in one of them."""
    if words.fr == words.en:
        yield f"{key}: {scalar(words.fr, flow=False)}"
        return
    given = {language: text for language, text in words._asdict().items() if text}
    line = f"{key}: {in_line(given)}"
    if len(line) <= _SHORT:
        yield line
        return
    yield f"{key}:"
    yield from in_block(given, "  ")


def record_lines(records: Sequence[Record], style: Style) -> Iterator[str]:
    """Yield the lines of records: one each, more where a text is long."""
    for record in records:
        ordered = {key: record[key] for key in (*_FIRST, *record) if key in record}
        line = in_line(ordered)
        if len(line) <= _LONGEST:
            yield f"{'':{style.record}}- {line}"
        else:
            first, *rest = in_block(ordered, " " * (style.record + 2))
            yield f"{'':{style.record}}- {first.strip()}"
            yield from rest


def head_lines(source: Record, keys: Sequence[str]) -> Iterator[str]:
    """Yield the head of a note, its keys in the order of `keys`, those with a language after their own."""
    ordered = [one for key in keys for one in source if one.partition("@")[0] == key]
    yield "# yaml-language-server: $schema=../notes.schema.json"
    yield "source:"
    yield from in_block({key: source[key] for key in ordered if source[key]}, "  ")
    yield ""
    yield "passages:"
