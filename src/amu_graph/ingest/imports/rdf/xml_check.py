"""RDF in XML that is safe to parse: well formed, not nested too deep, its entities short names of addresses."""

import re
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import canonicalize
from xml.parsers import expat

from amu_graph.ingest.imports.source_file import LARGEST, FileRefusedError, SourceFile
from amu_graph.language import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

DEEPEST: Final = 64
"""Elements that may be open at once: a thing and its property are two."""

LONGEST: Final = 500
"""Characters of an entity: ontologies abbreviate the beginnings of addresses so."""

_REFERENCE: Final = re.compile(r"&([\w.-]+);")
_SPLITS_TEXT: Final = re.compile(r"<!--|<!\[CDATA\[")
_DECLARED: Final = re.compile(r"^<\?xml[^>]*\?>\s*")


def is_rdf_xml(text: str) -> bool:
    """Return whether a text in XML begins as RDF does."""
    return re.search(r"<(?:\w+:)?RDF[\s>]", text[:20_000]) is not None


def checked_xml(file: SourceFile) -> str:
    """Return the text of a file in XML without its declaration, whose encoding has been dealt with.

    Raises:
        FileRefusedError: it is not well formed, is nested too deep, or has entities that unfold or are elsewhere.

    """
    text = _DECLARED.sub("", file.text, count=1)
    skipped = file.text.count("\n") - text.count("\n")
    parser = expat.ParserCreate("utf-8")
    watch = _Watch(parser, file, skipped)
    try:
        parser.Parse(text.encode("utf-8"), True)  # noqa: FBT003 - no keyword there
    except expat.ExpatError as error:
        raise file.refused(
            Text(fr="le XML n’est pas bien formé", en=f"the XML is not well formed ({expat.ErrorString(error.code)})"),
            place=f"{error.lineno + skipped}:{error.offset + 1}",
            remedy=Text(fr="Une balise y est peut-être mal fermée.", en="A tag may not be closed well there."),
        ) from error
    if sum(len(watch.entities.get(name, "")) for name in _REFERENCE.findall(text)) > LARGEST:
        raise watch.refused()
    # The parser of RDF takes one piece of text a property: where a comment is within, it stops.
    return canonicalize(text) if _SPLITS_TEXT.search(text) else text


class _Watch:
    """Looks at the elements and the entities of a file while it is read."""

    def __init__(self, parser: expat.XMLParserType, file: SourceFile, skipped: int) -> None:
        self.entities: dict[str, str] = {}
        self._parser, self._file, self._skipped, self._depth = parser, file, skipped, 0
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.EntityDeclHandler = self._declared

    def refused(self) -> FileRefusedError:
        return self._file.refused(
            Text(fr="ses entités XML se déplient sans mesure", en="its XML entities unfold without measure"),
            remedy=Text(fr="Convertissez-le en Turtle ou N-Quads.", en="Convert it to Turtle or N-Quads."),
        )

    def _start(self, _name: str, _attributes: "Mapping[str, str]") -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._file.refused(
                Text(fr=f"plus de {DEEPEST} éléments imbriqués", en=f"more than {DEEPEST} elements nested"),
                place=str(self._parser.CurrentLineNumber + self._skipped),
                remedy=Text(fr="Convertissez-le en Turtle ou N-Quads.", en="Convert it to Turtle or N-Quads."),
            )

    def _end(self, _name: str) -> None:
        self._depth -= 1

    def _declared(self, name: str, is_parameter: int, value: str | None, *_elsewhere: str | None) -> None:
        if is_parameter or value is None or "&" in value or "%" in value or len(value) > LONGEST:
            raise self.refused()
        self.entities[name] = value
