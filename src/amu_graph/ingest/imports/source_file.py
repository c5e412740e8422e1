"""The file that is imported: its bytes, their digest, its text; and what is said of it while it is read."""

import codecs
import hashlib
import stat
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

from amu_graph.errors import UsageError, cause_of
from amu_graph.language import Text, counted
from amu_graph.notes.text_file import FORBIDDEN
from amu_graph.views import INVISIBLE

LARGEST: Final = 64_000_000
"""Bytes of a file that is imported: a sheet of a hundred thousand rows has about ten million."""

_CP1252: Final = "cp1252"


class FileRefusedError(UsageError):
    """A file that cannot be imported: which, where in it, and what to do."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reader of the file has to know: the place (`12`, `C7`, a name), and the words."""

    place: str
    words: Text


@dataclass(frozen=True)
class SourceFile:
    """A file and its content; `remarks`, and the cells whose value is `lost`, are filled while it is read."""

    path: Path
    raw: bytes
    remarks: list[Remark] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Return what the file is called."""
        return self.path.name

    @property
    def suffix(self) -> str:
        """Return the extension, in lower case."""
        return self.path.suffix.lower()

    @cached_property
    def sha256(self) -> str:
        """Return the digest of the bytes."""
        return hashlib.sha256(self.raw).hexdigest()

    @cached_property
    def text(self) -> str:
        r"""Return the text: strict UTF-8 (UTF-16 where a mark says so), else Windows-1252; nothing is guessed.

        Line ends are `\n`, letters are composed (NFC), what no text may hold is left out, and said.

        Raises:
            FileRefusedError: the bytes are no text.

        """
        text = self._decoded().replace("\r\n", "\n").replace("\r", "\n")
        found = FORBIDDEN.search(text)
        if found:
            line = text.count("\n", 0, found.start()) + 1
            self.remark(
                str(line),
                fr="des signes invisibles ou de contrôle sont laissés de côté",
                en="invisible or control characters are left out",
            )
            text = FORBIDDEN.sub("", text)
        return unicodedata.normalize("NFC", INVISIBLE.sub("", text))

    def _decoded(self) -> str:
        if self.raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return self.raw.decode("utf-16", errors="replace")
        try:
            return self.raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            if b"\0" in self.raw:
                raise self.refused(Text(fr="ce n’est pas un texte", en="this is no text")) from None
        return self._line_by_line()

    def _line_by_line(self) -> str:
        """Return the text of a file that is not all UTF-8: each line in it if it can be, else in Windows-1252."""
        lines, old, new = [], list[int](), 0
        for number, raw in enumerate(self.raw.removeprefix(codecs.BOM_UTF8).split(b"\n"), start=1):
            try:
                lines.append(raw.decode("utf-8"))
                new += not raw.isascii()
            except UnicodeDecodeError:
                lines.append(self._windows(raw, number))
                old.append(number)
        if new:
            lines_of = counted(len(old), "ligne", "line")
            self.remark(
                str(old[0]),
                fr=f"deux encodages mêlés, Windows-1252 sur {lines_of.fr} ; vérifiez les accents",
                en=f"two encodings mixed, Windows-1252 on {lines_of.en}; check the accents",
            )
        else:
            self.remark(
                str(old[0]),
                fr="le texte n’est pas en UTF-8 : il est lu en Windows-1252 ; vérifiez les accents",
                en="the text is not UTF-8: it is read as Windows-1252; check the accents",
            )
        return "\n".join(lines)

    def _windows(self, raw: bytes, line: int) -> str:
        try:
            return raw.decode(_CP1252)
        except UnicodeDecodeError as error:
            raise self.refused(
                Text(
                    fr="le texte n’est ni en UTF-8 ni en Windows-1252",
                    en="the text is neither UTF-8 nor Windows-1252",
                ),
                place=str(line),
                remedy=Text(fr="Enregistrez-le en UTF-8.", en="Save it in UTF-8."),
            ) from error

    def remark(self, place: str, *, fr: str, en: str) -> None:
        """Keep what is to be said of a place of the file."""
        self.remarks.append(Remark(place, Text(fr=fr, en=en)))

    def error_in(self, cell: str, error: str) -> None:
        """Say that a cell of a workbook holds an error."""
        self.lost.append(cell)
        self.remark(
            cell,
            fr=f"la cellule porte l’erreur {error} : laissée de côté",
            en=f"the cell has the error {error}: left out",
        )

    def formula_in(self, cell: str) -> None:
        """Say that a cell of a workbook holds a formula that no program has computed."""
        self.lost.append(cell)
        self.remark(
            cell,
            fr="formule sans valeur enregistrée : laissée de côté ; ouvrez et enregistrez le classeur",
            en="formula without a stored value: left out; open and save the workbook",
        )

    def refused(self, reason: Text, *, place: str = "", remedy: Text | None = None) -> FileRefusedError:
        """Return the error that says why the file is not imported."""
        where = f"{self.path}:{place}" if place else str(self.path)
        return FileRefusedError(Text(fr=f"{where} : {reason.fr}.", en=f"{where}: {reason.en}."), remedy=remedy)


def read_file(path: Path, *, largest: int = LARGEST) -> SourceFile:
    """Return a file with its content.

    Raises:
        FileRefusedError: it cannot be read, is no ordinary file, is empty or too large.

    """
    file = SourceFile(path, b"")
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise file.refused(Text(fr="ce n’est pas un fichier ordinaire", en="this is no ordinary file"))
        size = status.st_size
        raw = path.read_bytes() if size <= largest else b""
    except OSError as error:
        cause = cause_of(error)
        raise file.refused(Text(fr=f"lecture impossible, {cause.fr}", en=f"cannot be read, {cause.en}")) from error
    if size > largest:
        raise file.refused(
            Text(
                fr=f"le fichier a {size:_} octets ; {largest:_} au plus".replace("_", "\u202f"),
                en=f"the file has {size:,} bytes; {largest:,} at most",
            ),
            remedy=Text(fr="Partagez-le en plusieurs fichiers.", en="Split it into several files."),
        )
    if not raw.strip():
        raise file.refused(Text(fr="le fichier est vide", en="the file is empty"))
    return SourceFile(path, raw)


def keep_original(file: SourceFile, originals: Path) -> None:
    """Keep the bytes under their digest in the local folder of originals; what is there already stays."""
    from amu_graph import files

    kept = originals / f"{file.sha256}{file.suffix}"
    if kept.is_file():
        return
    with files.writing(kept):
        originals.mkdir(parents=True, exist_ok=True)
    files.replace(kept, file.raw)


def one_line(text: str) -> str:
    """Return a text on one line, with single spaces and without what no text may hold."""
    return " ".join(FORBIDDEN.sub("", INVISIBLE.sub("", unicodedata.normalize("NFC", text))).split())


def joined(names: Iterable[str], most: int = 8) -> str:
    """Return a list in words, cut where it is long."""
    listed = list(names)
    return ", ".join(listed[:most]) + (f", … ({len(listed)})" if len(listed) > most else "")
