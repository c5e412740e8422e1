"""Fields exchanged in the lines that hold them: all other fields, their order, style and comments stay."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

import yaml

from amu_graph.ingest.yaml_text import Tree, in_block

_COMMENT: Final = re.compile(r"#[^\n]*")
_SLOTS: Final = {"answers": "answer"}
"""Keys that take the place of another one."""


@dataclass(slots=True)
class _Group:
    """The lines of a field; of what stands between fields the key is empty."""

    key: str
    lines: list[str]


def with_fields(text: str, before: Mapping[str, Tree], after: Mapping[str, Tree], column: int) -> str:
    r"""Return lines of fields, whose keys stand in a column, with what is no longer the same exchanged.

    New fields are the last ones. Whether the text says what is meant is for the caller to see.

    >>> with_fields("  - at: 5  # here\n    answer: accept\n    by: person\n",
    ...             {"at": "5", "answer": "accept"}, {"at": "5", "answer": "reject"}, 4)
    '  - at: 5  # here\n    answer: reject\n    by: person\n'
    """
    groups = list(_groups(text if text.endswith("\n") else f"{text}\n", column))
    wanted = {_slot(key): (key, value) for key, value in after.items() if before.get(key) != value}
    gone = {_slot(key) for key in before.keys() - after.keys()} - wanted.keys()
    kept = [one for one in groups if one.key not in gone]
    _keep_dash(groups, kept, column)
    for one in kept:
        if one.key in wanted:
            one.lines = _lines(*wanted.pop(one.key), column, one.lines[0])
    end = max((number for number, one in enumerate(kept, 1) if one.key), default=0)
    kept[end:end] = [_Group(slot, _lines(*field, column)) for slot, field in wanted.items()]
    return "".join(chain.from_iterable(one.lines for one in kept))


def _keep_dash(groups: list[_Group], kept: list[_Group], column: int) -> None:
    """Have the first field that is kept begin as the first field did."""
    first, now = (next((one for one in some if one.key), None) for some in (groups, kept))
    if first and now:
        now.lines[0] = first.lines[0][:column] + now.lines[0][column:]


def _slot(key: str) -> str:
    return _SLOTS.get(key, key)


def _lines(key: str, value: Tree, column: int, first: str = "") -> list[str]:
    lines = [f"{line}\n" for line in in_block({key: value}, " " * column)]
    dash = first[:column] if first[:column].strip() else " " * column
    return [dash + lines[0][column:], *lines[1:]]


def _groups(text: str, column: int) -> Iterator[_Group]:
    """Yield the lines of each field, and those between fields: blank ones and comments."""
    field = re.compile(rf"^(?:\s{{{column}}}|\s*-\s+(?<=^.{{{column}}}))([\"']?)([\w@-]+)\1:(?:\s|$)")
    group = _Group("", [])
    for line in text.splitlines(keepends=True):
        found = field.match(line)
        bare = line.strip()
        if found:
            yield group
            group = _Group(_slot(found[2]), [])
        elif group.key and (not bare or (bare[0] == "#" and len(line) - len(line.lstrip()) <= column)):
            yield group
            group = _Group("", [])
        group.lines.append(line)
    yield group


def with_comments(text: str, former: str, indent: int = 2) -> str:
    r"""Return a text with the comments of a former one that it has not, above it.

    >>> with_comments("  - at: 4\n    answer: reject\n", "  - {at: 4}  # who?\n")
    '  # who?\n  - at: 4\n    answer: reject\n'
    """
    lost = comments_in(former)
    if lost:
        lost -= comments_in(text)
    return "".join(f"{'':{indent}}{comment}\n" for comment in lost.elements()) + text


def comments_in(text: str) -> Counter[str]:
    """Return the comments of a text, each as often as it stands there: what no token of YAML holds."""
    found: Counter[str] = Counter()
    if "#" not in text:
        return found
    end = 0
    try:
        for token in yaml.scan(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
            found.update(_COMMENT.findall(text[end : token.start_mark.index]))
            end = max(end, token.end_mark.index)
    except yaml.YAMLError:
        return found
    found.update(_COMMENT.findall(text[end:]))
    return Counter({comment.rstrip(): count for comment, count in found.items()})
