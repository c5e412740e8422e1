"""Documents that are archives (DOCX, ODT, EPUB): their parts, unfolded under a limit, and parsed without entities."""

import io
import zipfile
from typing import TYPE_CHECKING, Final

from amu_graph.ingest.documents.document import MOST_TEXT, UnreadableError, too_much_text
from amu_graph.ingest.zip_damage import DAMAGE
from amu_graph.language import Text

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_PARTS: Final = 20_000
"""Parts that an archive may list."""


class Archive:
    """The parts of an archive; all that is read of it together stays under one limit, whatever its index says."""

    def __init__(self, raw: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except DAMAGE as error:
            raise damaged() from error
        if len(self._zip.filelist) > MOST_PARTS:
            raise too_much_text()
        self.names = frozenset(self._zip.namelist())
        self._left = MOST_TEXT

    def read(self, name: str) -> bytes:
        """Return the bytes of a part; empty where there is no such part.

        Raises:
            UnreadableError: it is damaged, encrypted, or unfolds beyond the limit.

        """
        if name not in self.names:
            return b""
        if self._zip.getinfo(name).flag_bits & 1:
            raise encrypted()
        try:
            with self._zip.open(name) as part:
                content = part.read(self._left + 1)
        except DAMAGE as error:
            raise damaged() from error
        self._left -= len(content)
        if self._left < 0:
            raise too_much_text()
        return content

    def tree(self, name: str) -> "_Element | None":
        """Return the tree of a part in XML; None where there is no such part, or nothing in it."""
        content = self.read(name)
        return xml(content) if content else None


def xml(content: bytes) -> "_Element":
    """Parse XML: no entity is unfolded, nothing is fetched.

    Raises:
        UnreadableError: it is not well formed.

    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise damaged() from error


def damaged() -> UnreadableError:
    """Return the error of a document that is cut short or broken."""
    return UnreadableError(
        Text(fr="Le document est abîmé ou incomplet.", en="The document is damaged or incomplete."),
        remedy=Text(
            fr="Ouvrez-le dans son logiciel et enregistrez-le de nouveau, ou téléchargez-le encore.",
            en="Open it in its own program and save it again, or download it again.",
        ),
    )


def encrypted() -> UnreadableError:
    """Return the error of a document that a password protects."""
    return UnreadableError(
        Text(fr="Le document est protégé par un mot de passe.", en="The document is protected by a password."),
        remedy=Text(
            fr="Ouvrez-le avec le mot de passe et enregistrez-en une copie sans protection.",
            en="Open it with the password and save a copy without protection.",
        ),
    )
