"""Parts of a file of proposals, each read as what it should be, or told with its place."""

from collections.abc import Iterator
from typing import Final

from amu_graph.ingest.proposals import Span
from amu_graph.ingest.records import Record
from amu_graph.language import LANGUAGES, Text
from amu_graph.notes.note import as_list, check_keys
from amu_graph.notes.problems import Problems
from amu_graph.notes.yaml_nodes import Fields, Items, Node, Scalar

_PAIR: Final = 2
_MENTION: Final = 3
"""Place, from, to."""


def same(words: str) -> Text:
    """Return words that are the same in both languages, such as keys."""
    return Text(fr=words, en=words)


class NodeReader:
    """Reads the values of fields; `problems` takes what is wrong."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems

    def record(self, fields: Fields, *, nested: bool = False) -> Record:
        """Return a record; of the head of a source an empty list is nothing to mention."""
        found: dict[str, str | tuple[str, ...]] = {}
        for key, entry in fields.entries.items():
            value = entry.value
            texts = [one.text for one in as_list(value) if isinstance(one, Scalar)]
            if isinstance(value, Fields) or len(texts) < len(as_list(value)):
                self.problems.add("not-a-text", value.at, key=key)
            elif isinstance(value, Items):
                found[key] = tuple(texts)
            elif texts[0].strip() or nested:
                found[key] = texts[0]
            else:
                self.problems.add("empty-value", value.at, key=key)
        return found

    def fields(self, node: Node, known: tuple[str, ...], required: tuple[str, ...]) -> Fields | None:
        """Return the fields of a node, None where it has none or lacks one that is `required`."""
        if not isinstance(node, Fields):
            self.problems.add("not-fields", node.at, expected=same(", ".join(required)))
            return None
        check_keys(node, known, self.problems)
        missing = [key for key in required if not self.text(node, key)]
        for key in missing:
            self.problems.add("missing-key", node.at, key=key)
        return None if missing else node

    def text(self, fields: Fields, key: str) -> str:
        """Return the text under a key, an empty one where there is none."""
        entry = fields.entries.get(key)
        return entry.value.text if entry and isinstance(entry.value, Scalar) else ""

    def says(self, fields: Fields) -> Record:
        """Return the record under `says`."""
        entry = fields.entries.get("says")
        if entry is None:
            return {}
        if not isinstance(entry.value, Fields):
            self.problems.add("not-fields", entry.value.at, expected=same("id, type, label"))
            return {}
        return self.record(entry.value)

    def reason(self, fields: Fields, key: str) -> Text | None:
        """Return the words under a key in both languages."""
        entry = fields.entries.get(key)
        return self.words(entry.value, key) if entry else None

    def words(self, node: Node, key: str) -> Text | None:
        """Return words given in one language or in both; those of no stated language stand in both places."""
        if isinstance(node, Scalar) and node.text.strip():
            return same(node.text)
        if not isinstance(node, Fields):
            self.problems.add("not-a-text", node.at, key=key)
            return None
        check_keys(node, LANGUAGES, self.problems)
        fr, en = self.text(node, "fr"), self.text(node, "en")
        if not (fr or en):
            self.problems.add("empty-value", node.at, key=key)
            return None
        return Text(fr=fr, en=en)

    def score(self, fields: Fields) -> float | None:
        """Return the score, None where there is none."""
        text = self.text(fields, "score")
        try:
            return float(text) if text else None
        except ValueError:
            self.problems.add("not-a-number", fields.entries["score"].value.at, key="score", value=text)
            return None

    def spans(self, fields: Fields, key: str, *, bare: bool = False) -> list[Span]:
        """Return spans: a list of pairs, or, `bare`, one pair."""
        entry = fields.entries.get(key)
        if entry is None:
            return []
        nodes = [entry.value] if bare else as_list(entry.value)
        found = [tuple(self._numbers(node)) for node in nodes]
        spans = [(one[0], one[1]) for one in found if len(one) == _PAIR and one[0] < one[1]]
        if len(spans) < len(found):
            self.problems.add("bad-words", entry.value.at)
        return spans

    def _numbers(self, node: Node) -> Iterator[int]:
        for one in as_list(node):
            if isinstance(one, Scalar) and one.text.isdecimal():
                yield int(one.text)

    def mentions(self, fields: Fields) -> Iterator[tuple[str, int, int]]:
        """Return places of the text: line, from, to."""
        entry = fields.entries.get("mentions")
        for node in as_list(entry.value) if entry else ():
            parts = [one.text for one in as_list(node) if isinstance(one, Scalar)]
            if len(parts) == _MENTION and all(part.isdecimal() for part in parts[1:]):
                yield parts[0], int(parts[1]), int(parts[2])
            else:
                self.problems.add("bad-words", node.at)

    def texts(self, fields: Fields, key: str) -> tuple[str, ...]:
        """Return the texts of a list."""
        entry = fields.entries.get(key)
        return tuple(one.text for one in as_list(entry.value) if isinstance(one, Scalar)) if entry else ()
