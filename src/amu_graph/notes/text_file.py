"""Bytes of a file → text that is safe to parse, or the problems that prevent it."""

import os
import re
import stat
import unicodedata
from itertools import islice
from pathlib import Path
from typing import Final

from amu_graph.errors import cause_of
from amu_graph.notes.position import Position
from amu_graph.notes.problems import Problems

LARGEST: Final = 2_000_000
"""Bytes that a file of the data may have; the longest note so far has some tens of thousands."""

MOST: Final = 100
"""Forbidden characters and tabs that are listed for one file; a file full of them is no text at all."""

_REORDERING: Final = "\u202a-\u202e\u2066-\u2069"
# Embeddings, overrides and isolates show a line in another order than it is written, so that a reviewer reads something
# else than the machine; the mere marks U+200E, U+200F and U+061C are ordinary text in some scripts and stay.
_UNSEEN: Final = "\U000e0000-\U000e007f"  # tags, which can hide a text within another
_LINE_BREAKS: Final = "\x0b\x0c\x85\u2028\u2029"  # YAML counts some of these as line ends, editors do not
FORBIDDEN: Final = re.compile(
    f"[\x00-\x08{_LINE_BREAKS}\x0e-\x1f\x7f-\x84\x86-\x9f{_REORDERING}{_UNSEEN}\ufeff\ufffe\uffff]"
)
"""Characters that no text of the graph may hold; tab and line end are not among them."""


def is_inside(path: Path, data: Path, file: str, problems: Problems) -> bool:
    """Return whether a path, its links followed, is in the folder of the data; a problem says so where it is not."""
    try:
        real = Path(os.path.realpath(path, strict=True))
    except OSError as error:  # a link to nothing, or to itself
        problems.add("unreadable-file", Position(file), reason=cause_of(error))
        return False
    if real.is_relative_to(data.resolve()):
        return True
    problems.add("outside-folder", Position(file))
    return False


def read_text(path: Path, file: str, problems: Problems, *, tabs: bool = False, largest: int = LARGEST) -> str | None:
    """Return the text of a file with Unix line ends and no byte-order mark, or None if it must not be parsed.

    `file` is its name in problems; `tabs` is whether its syntax allows them; `largest` the bytes that it may have.
    """
    raw = read_bytes(path, file, problems, largest=largest)
    return None if raw is None else decode(raw, file, problems, tabs=tabs)


def read_bytes(path: Path, file: str, problems: Problems, *, largest: int = LARGEST) -> bytes | None:
    """Return the content of a file, or None if it must not be read whole."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # reading a pipe waits for ever, a device may have no end
            problems.add("not-a-file", Position(file))
            return None
        if status.st_size > largest:
            problems.add("too-large", Position(file), size=status.st_size, limit=largest)
            return None
        return path.read_bytes()
    except OSError as error:
        problems.add("unreadable-file", Position(file), reason=cause_of(error))
        return None


def decode(raw: bytes, file: str, problems: Problems, *, tabs: bool = False) -> str | None:
    """Return the text that `raw` encodes, checked; a leading byte-order mark (Windows editors write one) is dropped."""
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", errors="replace")
        problems.add("not-utf-8", _place(before, len(before), file), byte=f"0x{raw[error.start]:02X}")
        return None
    if not text.strip():
        problems.add("empty-file", Position(file))
        return None
    found = False
    for match in islice(FORBIDDEN.finditer(text), MOST):
        found = True
        problems.add("control-character", _place(text, match.start(), file), character=name_of(match.group()))
    if not tabs:
        for match in islice(re.finditer("\t+", text), MOST):
            found = True
            problems.add("tab", _place(text, match.start(), file))
    return None if found else text


def name_of(character: str) -> str:
    r"""Return how a message names a character that cannot be shown.

    >>> name_of("\x00")
    'U+0000'
    """
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" {name}" if name else "")


def _place(text: str, offset: int, file: str) -> Position:
    return Position(file, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
