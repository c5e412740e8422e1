"""Passages written into the text of a note: lines are added where they belong, no other line is touched.

Comments, blank lines, quotation marks, line ends and a byte-order mark stay as whoever wrote the note left them. A
passage in braces is the one exception: it is put on lines of its own when something is added to it.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from amu_graph.errors import UsageError
from amu_graph.ingest.node_values import NodeReader
from amu_graph.ingest.note_lines import after_key, dash_line, end_of, lines_of
from amu_graph.ingest.passage_text import Said, Style, head_lines, passage_lines, record_lines
from amu_graph.ingest.records import Record, place_key, said_key
from amu_graph.language import Text
from amu_graph.locators import STANDARDS
from amu_graph.notes.note import SOURCE_KEYS, as_list
from amu_graph.notes.problems import Problems
from amu_graph.notes.yaml_nodes import Fields, Items, read_tree


def new_note(source: Record, passages: Sequence[Said]) -> str:
    """Return a note that begins with these passages."""
    ordered = sorted(passages, key=lambda one: place_key(one.at))
    body = [line for said in ordered for line in passage_lines(said, Style())]
    return "\n".join([*head_lines(source, SOURCE_KEYS), *body, ""])


@dataclass(frozen=True, slots=True)
class Written:
    """A passage as it stands in a note: what it says, its node, its first line and the line after its last, from 0."""

    said: Said
    node: Fields
    begin: int
    end: int


@dataclass(frozen=True)
class NoteText:
    """The head of a note, its lines, their ends included, and its passages."""

    head: Record
    lines: tuple[str, ...]
    passages: tuple[Written, ...]
    style: Style
    newline: str
    after: int

    @classmethod
    def read(cls, text: str, file: str) -> "NoteText":
        """Read the text of a note.

        Raises:
            UsageError: it is no note whose passages stand on lines of their own.

        """
        problems = Problems()
        plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        tree = read_tree(plain, file, problems)
        entry = tree.entries.get("passages") if isinstance(tree, Fields) else None
        found = next(iter(problems.sorted()), None)
        if found or entry is None or not isinstance(tree, Fields):
            raise UsageError(
                Text(fr=f"{file} ne se lit pas comme une note.", en=f"{file} does not read as a note."),
                remedy=Text(
                    fr=f"Corrigez-la d’abord : amu-graph check {file}", en=f"Correct it first: amu-graph check {file}"
                ),
            )
        lines = lines_of(text)
        nodes = [node for node in as_list(entry.value) if isinstance(node, Fields)]
        if not isinstance(entry.value, Items) or after_key(lines, entry.value).startswith("["):
            raise UsageError(
                Text(
                    fr=f"Les passages de {file} ne sont pas une liste de lignes « - at: … ».",
                    en=f"The passages of {file} are no list of lines “- at: …”.",
                ),
                remedy=Text(
                    fr="Écrivez chaque passage sur ses propres lignes.", en="Write each passage on its own lines."
                ),
            )
        below = [one.key.at.line - 1 for one in tree.entries.values() if one.key.at.line > entry.key.at.line]
        after = min(below, default=len(lines))
        begins = [dash_line(lines, node) for node in nodes]
        ends = [end_of(lines, begin, until) for begin, until in zip(begins, [*begins[1:], after], strict=True)]
        passages = tuple(
            Written(_said(node), node, begin, end) for node, begin, end in zip(nodes, begins, ends, strict=True)
        )
        newline = "\r\n" if lines[0].endswith("\r\n") else "\n"
        return cls(_head(tree), lines, passages, _style(lines, passages), newline, entry.key.at.line)

    def with_passages(self, passages: Sequence[Said]) -> str:
        """Return the text with more passages, in the order of the document; one that reads alike takes records."""
        edits: list[tuple[int, int, list[str]]] = []
        taken: dict[int, list[Record]] = {}
        for said in sorted(passages, key=lambda one: place_key(one.at)):
            alike = self._alike(said)
            if alike is None:
                if said.records or said.at not in self._positions:
                    there = self._place_for(said)
                    edits.append((there, there, list(passage_lines(said, self.style))))
            else:
                taken.setdefault(alike, []).extend(self._unsaid(said))
        edits += [self._added(self.passages[position], records) for position, records in taken.items() if records]
        lines = list(self.lines)
        for begin, end, new in sorted(edits, key=lambda one: one[:2], reverse=True):
            lines[begin:end] = self._ended(new, begin)
        return "".join(lines)

    @cached_property
    def said(self) -> set[tuple[str, ...]]:
        """The keys of what the note says, as those of proposals."""
        return {("statement", one.said.at, *said_key(record)) for one in self.passages for record in one.said.records}

    def parts(self, at: str, status: str) -> set[str]:
        """Return the parts of the passages of a place that are read so."""
        there = (self.passages[position].said for position in self._positions.get(at, ()))
        return {one.part for one in there if one.status == status}

    def begins_before(self, at: str) -> bool:
        """Return whether a passage is there that comes before a place of the document."""
        return bool(self._least) and self._least[0] <= place_key(at)

    def reads_alike(self, said: Said) -> bool:
        """Return whether a passage is there that takes the records of this one."""
        return self._alike(said) is not None

    def _ended(self, new: list[str], begin: int) -> list[str]:
        """Return lines with their ends, where they stand; a last line without one keeps having none after it."""
        if begin == len(self.lines) and self.lines and not self.lines[-1].endswith(("\n", "\r")):
            return [self.newline + self.newline.join(new)]
        return [line + self.newline for line in new]

    def _alike(self, said: Said) -> int | None:
        """Return the position of the passage that is read in the same way, the one without a part first."""
        found = [
            position
            for position in self._positions.get(said.at, ())
            for there in [self.passages[position].said]
            if (there.status, dict(there.where)) == (said.status, dict(said.where))
            and (said.status == "asserted" or there.because == said.because)
        ]
        return min(found, key=lambda position: (bool(self.passages[position].said.part), position), default=None)

    def _unsaid(self, said: Said) -> list[Record]:
        return [one for one in said.records if ("statement", said.at, *said_key(one)) not in self.said]

    @cached_property
    def _positions(self) -> dict[str, list[int]]:
        """The positions of the passages of each place."""
        found: dict[str, list[int]] = {}
        for position, one in enumerate(self.passages):
            found.setdefault(one.said.at, []).append(position)
        return found

    @cached_property
    def _least(self) -> list[tuple[int, int, str]]:
        """For each passage the first place of the document that it or one after it has."""
        keys = (place_key(one.said.at) for one in reversed(self.passages))
        return [*accumulate(keys, min)][::-1]

    def _place_for(self, said: Said) -> int:
        """Return the line before which a passage belongs: after all that do not come after it in the document."""
        before = bisect_right(self._least, place_key(said.at))
        if before:
            return self.passages[before - 1].end
        return self.passages[0].begin if self.passages else self.after

    def _added(self, one: Written, records: list[Record]) -> tuple[int, int, list[str]]:
        """Return the edit that adds records to a passage."""
        if self.lines[one.begin].lstrip(" -").startswith("{"):
            return self._rewritten(one, records)
        entry = one.node.entries.get("says")
        if entry is None:
            new = [f"{'':{self.style.key}}says:", *record_lines(records, self.style)]
            return one.end, one.end, new
        line = entry.key.at.line - 1
        if isinstance(entry.value, Items) and not entry.value.nodes:
            return line, line + 1, [f"{'':{self.style.key}}says:", *record_lines(records, self.style)]
        if not isinstance(entry.value, Items) or entry.value.at.line - 1 == line:
            return self._rewritten(one, records)
        below = [key.key.at.line - 1 for key in one.node.entries.values() if key.key.at.line - 1 > line]
        until = end_of(self.lines, line, min(below, default=one.end))
        column = self.lines[dash_line(self.lines, entry.value.nodes[-1])].index("-")
        return until, until, list(record_lines(records, replace(self.style, record=column)))

    def _rewritten(self, one: Written, records: list[Record]) -> tuple[int, int, list[str]]:
        """Return the edit that puts a passage in braces on lines of its own.

        Raises:
            UsageError: a comment would be lost.

        """
        if any(" #" in line for line in self.lines[one.begin : one.end]):
            raise UsageError(
                Text(fr=f"Le passage {one.said.at} est entre accolades, avec un commentaire qui se perdrait.",
                     en=f"The passage {one.said.at} is in braces, with a comment that would be lost."),
                remedy=Text(fr="Écrivez-le d’abord sur plusieurs lignes.", en="Write it on several lines first."),
            )  # fmt: skip
        whole = replace(one.said, records=(*one.said.records, *records))
        return one.begin, one.end, list(passage_lines(whole, self.style))


def _style(lines: Sequence[str], passages: Sequence[Written]) -> Style:
    """Return the columns that the note uses."""
    if not passages:
        return Style()
    first = lines[passages[0].begin]
    dash = first.index("-")
    rest = first[dash + 1 :]
    key = dash + 1 + len(rest) - len(rest.lstrip(" ")) if rest.strip() else dash + 2
    return Style(dash, key, next(_record_columns(lines, passages), key + 2))


def _record_columns(lines: Sequence[str], passages: Sequence[Written]) -> Iterator[int]:
    for one in passages:
        entry = one.node.entries.get("says")
        if entry and isinstance(entry.value, Items) and entry.value.nodes and entry.value.at.line > entry.key.at.line:
            yield lines[dash_line(lines, entry.value.nodes[0])].index("-")


def _head(tree: Fields) -> Record:
    entry = tree.entries.get("source")
    found = entry.value if entry and isinstance(entry.value, Fields) else None
    return NodeReader(Problems()).record(found, nested=True) if found else {}


def _said(node: Fields) -> Said:
    reader = NodeReader(Problems())
    entry = node.entries.get("says")
    records = [one for one in as_list(entry.value) if isinstance(one, Fields)] if entry else []
    return Said(
        at=reader.text(node, "at"),
        records=tuple(reader.record(one) for one in records),
        where={key: reader.text(node, key) for key in STANDARDS if key in node.entries},
        status=reader.text(node, "status") or "asserted",
        because=reader.reason(node, "because"),
        note=reader.reason(node, "note"),
        part=reader.text(node, "part"),
    )
