"""YAML text → a tree of strings that knows the place of each, without aliases, tags or guessed types."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import yaml

from amu_graph.notes.position import Position
from amu_graph.notes.problems import Problems
from amu_graph.notes.text_file import FORBIDDEN, name_of
from amu_graph.parser_words import in_both

YAML: Final = (".yaml", ".yml")
"""How the names of YAML files end."""

DEEPEST: Final = 32


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as written, in Unicode's composed form (NFC)."""

    at: Position
    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    at: Position
    nodes: "list[Node]" = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping; each entry keeps the place of its key."""

    at: Position
    entries: "dict[str, Entry]" = field(default_factory=dict)


Node: TypeAlias = Scalar | Items | Fields


@dataclass(frozen=True, slots=True)
class Entry:
    """The key and the value of one field."""

    key: Scalar
    value: Node

    @property
    def bare(self) -> bool:
        """Return whether nothing follows the key, as where a comma within braces cuts a text in two."""
        return isinstance(self.value, Scalar) and not self.value.text


def read_tree(text: str, file: str, problems: Problems) -> Node | None:
    """Return the tree of one YAML document, or None when it has a problem that makes it unreadable.

    Problems that leave the rest readable (a repeated key, for example) are recorded and the tree is returned.
    """
    try:
        tree = _Composer(file, problems).compose(_events(text))
    except yaml.MarkedYAMLError as error:
        _report(error, text, file, problems)
    except yaml.YAMLError as error:
        problems.add("yaml-syntax", Position(file), reason=in_both(str(error)))
    except _UnreadableError:
        return None  # recorded where it was found
    else:
        if tree is None:  # comments alone
            problems.add("empty-file", Position(file))
        return tree
    return None


class _UnreadableError(Exception):
    """The rest of the document cannot be understood."""


def _events(text: str) -> Iterator[yaml.Event]:
    # The C parser is some ten times faster; PyYAML is built without it where libyaml is missing.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return iter(yaml.parse(text, Loader=loader))


_BEGUN: Final = {"while scanning a quoted scalar": "open-quote"} | dict.fromkeys(
    ("while parsing a flow sequence", "while parsing a flow mapping"), "open-bracket"
)
"""What the parser was doing when it failed → our code; the place to look at is where it began."""


def _report(error: yaml.MarkedYAMLError, text: str, file: str, problems: Problems) -> None:
    mark, reason = error.problem_mark, error.problem or ""
    code = _mistake([*text.split("\n"), ""][mark.line], mark.column, reason) if mark else "yaml-syntax"
    begun = _BEGUN.get(error.context or "")
    if begun and code != "unquoted-colon" and error.context_mark:
        code, mark = begun, error.context_mark
    at = Position(file, mark.line + 1, mark.column + 1) if mark else Position(file)
    problems.add(code, at, reason=in_both(reason))


def _mistake(line: str, column: int, reported: str) -> str:
    """Return the code of a usual mistake at a column of a line, else that of any other."""
    before, rest = line[:column], line[column:]
    if rest.startswith(":") and ": " in before:
        return "unquoted-colon"
    if "cannot start any token" in reported:
        return "reserved-character"
    if reported in ("did not find expected key", "did not find expected '-' indicator"):
        return "text-after-quote" if before.rstrip().endswith(("'", '"')) else "wrong-indent"
    return "yaml-syntax"


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
            match event:  # the most frequent first
                case yaml.NodeEvent():
                    self._node(event, self._at(event))
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self.open.pop()
                    self.keys.pop()
                case yaml.DocumentStartEvent():
                    documents += 1
                    if documents > 1:
                        self.problems.add("several-documents", self._at(event))
                        raise _UnreadableError
        return self.root

    def _at(self, event: yaml.Event) -> Position:
        mark = event.start_mark
        return Position(self.file, mark.line + 1, mark.column + 1) if mark else Position(self.file)

    def _node(self, event: yaml.NodeEvent, at: Position) -> None:
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            self.problems.add("alias", at)
        if getattr(event, "tag", None) not in {None, "!"}:
            self.problems.add("yaml-tag", at, tag=event.tag)  # type: ignore[attr-defined]  # aliases alone have none
        match event:
            case yaml.ScalarEvent():
                self._place(Scalar(at, self._clean(event.value, at)))
            case yaml.MappingStartEvent():
                self._push(Fields(at))
            case yaml.SequenceStartEvent():
                self._push(Items(at))
            case _:
                self._place(Scalar(at, ""))

    def _clean(self, value: str, at: Position) -> str:
        """Return the text, checked again: escapes can hide what the check of the file's bytes refuses."""
        if value.isascii() and value.isprintable():
            return value
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
