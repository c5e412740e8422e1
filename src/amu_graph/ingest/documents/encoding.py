"""Bytes → text: by a byte-order mark, by what the document declares, as UTF-8, else as Windows wrote French (cp1252).

Nothing is guessed from frequencies of letters: detectors take French cp1252 for encodings of other countries.
"""

import codecs
import re
from typing import Final, NamedTuple

from amu_graph.language import Text, counted

_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9._-]{2,20})""", re.IGNORECASE)
_AS_BROWSERS: Final = dict.fromkeys(("iso8859-1", "ascii", "latin-1"), "cp1252")
"""What browsers take these declarations for."""

_HEAD: Final = 2048


class Decoded(NamedTuple):
    """A text, and what is to be said of how it was decoded."""

    text: str
    remarks: tuple[Text, ...] = ()


def decoded(raw: bytes, *, markup: bool = False) -> Decoded:
    """Return the text that bytes encode; `markup` is whether their beginning may declare how."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return Decoded(raw[len(mark) :].decode(encoding, errors="replace"))
    declared = _declared(raw) if markup else ""
    for encoding in filter(None, (declared, "utf-8")):
        try:
            return Decoded(raw.decode(encoding))
        except UnicodeDecodeError:
            continue
    return _line_by_line(raw)


def _declared(raw: bytes) -> str:
    found = _DECLARED.search(raw[:_HEAD])
    if not found:
        return ""
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return ""
    return _AS_BROWSERS.get(name, name) if _is_of_text(name) else ""


def _is_of_text(name: str) -> bool:
    """Return whether a codec reads ASCII as it is: not hex, zlib, nor UTF-16 without its mark."""
    try:
        return b"<html>".decode(name) == "<html>"
    except (LookupError, ValueError):
        return False


def _line_by_line(raw: bytes) -> Decoded:
    """Return a text some of whose lines are not UTF-8: each of them is read as cp1252."""
    lines, old, unknown = [], 0, 0
    for line in raw.split(b"\n"):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            text = line.decode("cp1252", errors="replace")
            lines.append(text)
            old += 1
            unknown += text.count("\ufffd")
    count = counted(old, "ligne", "line")
    remarks = [Text(fr=f"{count.fr} en Windows-1252, non en UTF-8.", en=f"{count.en} in Windows-1252, not UTF-8.")]
    if unknown:
        fr, en = "Signes illisibles, remplacés par « \ufffd »", "Unreadable signs, replaced by “\ufffd”"
        remarks.append(Text(fr=f"{fr} : {unknown}.", en=f"{en}: {unknown}."))
    return Decoded("\n".join(lines), tuple(remarks))
