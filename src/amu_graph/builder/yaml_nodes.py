"""YAML text → a tree of strings that knows the place of each, without aliases, tags or guessed types."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import yaml

from amu_graph.builder.mark import Mark
from amu_graph.builder.problems import Problems
from amu_graph.builder.text_file import FORBIDDEN, name_of

DEEPEST: Final = 32


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as written, in Unicode's composed form (NFC)."""

    at: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    at: Mark
    nodes: "list[Node]" = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping; each entry keeps the place of its key."""

    at: Mark
    entries: "dict[str, Entry]" = field(default_factory=dict)


Node: TypeAlias = Scalar | Items | Fields


@dataclass(frozen=True, slots=True)
class Entry:
    """The key and the value of one field."""

    key: Scalar
    value: Node


def read_tree(text: str, file: str, problems: Problems) -> Node | None:
    """Return the tree of one YAML document, or None when it has a problem that makes it unreadable.

    Problems that leave the rest readable (a repeated key, for example) are recorded and the tree is returned.
    """
    try:
        return _Composer(file, problems).compose(_events(text))
    except yaml.MarkedYAMLError as error:
        _report(error, text, file, problems)
    except yaml.YAMLError as error:
        problems.add("yaml-syntax", Mark(file), reason=str(error))
    except _UnreadableError:
        pass  # recorded where it was found
    return None


class _UnreadableError(Exception):
    """The rest of the document cannot be understood."""


def _events(text: str) -> Iterator[yaml.Event]:
    # The C parser is some ten times faster; PyYAML is built without it where libyaml is missing.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return iter(yaml.parse(text, Loader=loader))


def _report(error: yaml.MarkedYAMLError, text: str, file: str, problems: Problems) -> None:
    mark = error.problem_mark
    if mark is None:
        problems.add("yaml-syntax", Mark(file), reason=error.problem or "")
        return
    at = Mark(file, mark.line + 1, mark.column + 1)
    lines = text.split("\n")
    line = lines[mark.line] if mark.line < len(lines) else ""
    inside_value = ": " in line[: mark.column]
    if line[mark.column : mark.column + 1] == ":" and inside_value:
        problems.add("unquoted-colon", at)
    else:
        problems.add("yaml-syntax", at, reason=error.problem or "")


class _Composer:
    """Builds the tree without recursion, so that no depth of nesting can exhaust the stack."""

    def __init__(self, file: str, problems: Problems) -> None:
        self.file = file
        self.problems = problems
        self.root: Node | None = None
        self.open: list[Items | Fields] = []
        self.keys: list[Scalar | None] = []

    def compose(self, events: Iterator[yaml.Event]) -> Node | None:
        documents = 0
        for event in events:
            at = self._at(event)
            match event:
                case yaml.DocumentStartEvent():
                    documents += 1
                    if documents > 1:
                        self.problems.add("several-documents", at)
                        raise _UnreadableError
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self.open.pop()
                    self.keys.pop()
                case yaml.NodeEvent():
                    self._node(event, at)
        return self.root

    def _at(self, event: yaml.Event) -> Mark:
        mark = event.start_mark
        return Mark(self.file, mark.line + 1, mark.column + 1) if mark else Mark(self.file)

    def _node(self, event: yaml.NodeEvent, at: Mark) -> None:
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            self.problems.add("alias", at)
        if getattr(event, "tag", None) not in {None, "!"}:
            self.problems.add("yaml-tag", at, tag=event.tag)  # type: ignore[attr-defined]  # aliases alone have none
        match event:
            case yaml.MappingStartEvent():
                self._push(Fields(at))
            case yaml.SequenceStartEvent():
                self._push(Items(at))
            case yaml.ScalarEvent():
                self._place(Scalar(at, self._clean(event.value, at)))
            case _:
                self._place(Scalar(at, ""))

    def _clean(self, value: str, at: Mark) -> str:
        """Return the text, checked again: escapes can hide what the check of the file's bytes refuses."""
        match = FORBIDDEN.search(value)
        if match or "\t" in value:
            self.problems.add("control-character", at, character=name_of(match.group() if match else "\t"))
        return unicodedata.normalize("NFC", value)

    def _push(self, node: Items | Fields) -> None:
        if len(self.open) >= DEEPEST:
            self.problems.add("too-deep", node.at, limit=DEEPEST)
            raise _UnreadableError
        self._place(node)
        self.open.append(node)
        self.keys.append(None)

    def _place(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        if isinstance(parent, Items):
            parent.nodes.append(node)
            return
        key, self.keys[-1] = self.keys[-1], None
        if key is not None:
            self._enter(parent, Entry(key, node))
        elif isinstance(node, Scalar):
            self.keys[-1] = node
        else:
            self.problems.add("key-not-text", node.at)
            self.keys[-1] = Scalar(node.at, "")

    def _enter(self, parent: Fields, entry: Entry) -> None:
        first = parent.entries.setdefault(entry.key.text, entry)
        if first is not entry:
            self.problems.add("repeated-key", entry.key.at, key=entry.key.text, line=first.key.at.line)
