"""Cases grown from valid texts: pieces taken away, doubled, exchanged or put in, and files of which bytes are others.

Every case is made when it is asked for, and stays within what our own limits let through.
"""

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from hypothesis import strategies as st

from document_files import archive, docx, epub, odt
from valid_samples import (
    ANSWER,
    BIBTEX,
    BOOLEAN,
    CROSSREF,
    CSL,
    CSV,
    DECISION,
    FORBIDDEN,
    HAL,
    HTML,
    JSONLD,
    MAPPING,
    NOTE,
    NQUADS,
    PROJECT,
    QUERIES,
    RDFXML,
    REMOTE_CONTEXT,
    REQUESTS,
    RESULTS,
    REVIEW,
    RIS,
    TRIG,
    TURTLE,
)  # fmt: skip

ODD: Final = (
    *"{}[]()<>\"'`;:,.|&%#@!?*/\\=~^-_+$ \t\n\r\0\x1b\x7f",
    *("\u202e", "\u200b", "\ufeff", "\u2028", "\ud7ff", "\U000e0041", "é", "e\u0301", "ﬁ", "İ", "漢", "\U0001f600"),
    *("../../../etc/passwd", "file:///etc/passwd", "http://127.0.0.1:9/", "javascript:alert(1)", "<script>", "${x}"),
    *("NaN", "Infinity", "-0", "1e999", "9" * 400, "null", "true", "~", "0x1F", "2026-13-45", "-0001-01-01"),
    *("&a *a", "!!python/object", "<<: *a", "--- ", "...", "%YAML 9", "<!DOCTYPE x>", "<?xml?>", "<![CDATA["),
    *("@prefix", "]]>", "{{7*7}}", "a" * 3000),
)


def mutated(samples: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Return texts that were valid before a few pieces were taken away, doubled, exchanged, or put in."""
    change = st.tuples(st.sampled_from(("put", "cut", "twice", "swap")), st.floats(0, 1), st.floats(0, 1), pieces())
    return st.builds(_changed, st.sampled_from(samples), st.lists(change, min_size=1, max_size=6))


def pieces() -> st.SearchStrategy[str]:
    return st.sampled_from(ODD) | st.text(max_size=12)


def _changed(text: str, changes: list[tuple[str, float, float, str]]) -> str:
    for way, first, second, piece in changes:
        at, to = sorted((int(first * len(text)), int(second * len(text))))
        part = text[at : min(to, at + 200)]
        match way:
            case "put":
                text = text[:at] + piece + text[at:]
            case "cut":
                text = text[:at] + text[at + len(part) :]
            case "twice":
                text = text[:at] + part + text[at:]
            case _:
                text = text[:at] + text[at + len(part) :] + part
    return text


def coded() -> st.SearchStrategy[Callable[[str], bytes]]:
    """Return ways to write text as bytes, one of which is what is expected."""
    ways = ("utf-8", "utf-8", "utf-8", "utf-16", "utf-8-sig", "cp1252")
    return st.sampled_from(ways).map(lambda way: lambda text: text.encode(way, "replace"))


def raw(samples: tuple[str, ...]) -> st.SearchStrategy[bytes]:
    return st.builds(lambda text, code: code(text), mutated(samples), coded())


def flipped(contents: tuple[bytes, ...]) -> st.SearchStrategy[bytes]:
    """Return files in which some bytes are others, or the end is missing."""

    def change(content: bytes, places: list[tuple[float, int]], end: float) -> bytes:
        changed = bytearray(content)
        for place, byte in places:
            changed[min(int(place * len(changed)), len(changed) - 1)] = byte
        return bytes(changed[: max(1, int(end * len(changed)))])

    places = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=8)
    return st.builds(change, st.sampled_from(contents), places, st.just(1.0) | st.floats(0, 1))


def workbook(cells: Sequence[Sequence[object]]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.utils.exceptions import IllegalCharacterError

    book = Workbook()
    sheet = book.active
    for row in cells:
        try:
            sheet.append(row)
        except (IllegalCharacterError, ValueError):
            continue  # no program would write it
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def sheet_of_odf() -> bytes:
    import odfdo

    document = odfdo.Document("spreadsheet")
    document.body.clear()
    table = odfdo.Table("Feuille")
    rows: tuple[tuple[str, str | int], ...] = (("Projet", "Année"), ("Les Tilleuls", 2014))
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            table.set_value((column, at), value)
    document.body.append(table)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def inside(content: bytes, part: str) -> st.SearchStrategy[bytes]:
    """Return archives of which one part was changed as text is."""
    with zipfile.ZipFile(io.BytesIO(content)) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    return mutated((parts[part].decode(),)).map(lambda text: archive({**parts, part: text.encode("utf-8", "replace")}))


def _cells() -> st.SearchStrategy[bytes]:
    day = st.datetimes() | st.dates()
    cell = (
        pieces().map(lambda text: text[:3000])
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.integers(-(10**15), 10**15)
        | day
    )
    rows = st.lists(st.lists(cell | st.none() | st.booleans() | st.just("=A1+1"), max_size=6), max_size=8)
    return rows.map(lambda rows: workbook([["Projet", "Ville", "Année"], *rows]))


def _documents() -> st.SearchStrategy[bytes]:
    paragraph = "<w:p><w:r><w:t>Habiter ensemble en 2014.</w:t></w:r></w:p>"
    office = mutated((paragraph,)).map(lambda body: docx(body.replace("\ud7ff", "")))
    open_ = mutated(("<text:h text:outline-level='1'>Titre</text:h><text:p>Un paragraphe.</text:p>",)).map(odt)
    book = mutated((HTML,)).map(lambda page: epub({"un.xhtml": page}))
    whole = (docx(paragraph), odt("<text:p>Un.</text:p>"), epub({"a.xhtml": HTML}))
    return raw((HTML, NOTE, "%PDF-1.4\n" + HTML, RDFXML)) | office | open_ | book | flipped(whole)


@dataclass(frozen=True)
class Case:
    """What comes in through a door, and under which name."""

    name: str
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode("utf-8", "replace")


def cases(name: str, contents: st.SearchStrategy[bytes]) -> st.SearchStrategy[Case]:
    return contents.map(lambda content: Case(name, content))


def texts(name: str, contents: st.SearchStrategy[str]) -> st.SearchStrategy[Case]:
    return contents.map(lambda text: Case(name, text.encode("utf-8", "replace")))


BOOK: Final = workbook([["Projet", "Année"], ["x", 2014]])
ODS: Final = sheet_of_odf()
_TABLES: Final = (
    cases("a.csv", raw((CSV,)))
    | cases("a.tsv", raw((CSV.replace(",", "\t"),)))
    | cases("a.json", raw((RESULTS,)))
    | cases("a.xlsx", _cells())
    | cases("a.xlsx", flipped((BOOK,)) | inside(BOOK, "xl/worksheets/sheet1.xml") | inside(BOOK, "xl/workbook.xml"))
    | cases("a.ods", flipped((ODS,)) | inside(ODS, "content.xml"))
)
_RDF: Final = (
    cases("a.ttl", raw((TURTLE,)))
    | cases("a.trig", raw((TRIG,)))
    | cases("a.nq", raw((NQUADS,)))
    | cases("a.jsonld", raw((JSONLD, REMOTE_CONTEXT)))
    | cases("a.rdf", raw((RDFXML,)))
)
_ANSWERS: Final = (
    cases("application/sparql-results+json", raw((ANSWER, BOOLEAN)))
    | cases("application/n-triples", raw((NQUADS,)))
    | cases("text/turtle", raw((TURTLE,)))
    | cases("text/html", raw((HTML,)))
)
_CALLED: Final = ("Habitat de l’Ill", "project:lieu-commun", "https://w3id.org/amu-graph/x")

_STATES: Final = (
    "kind=Project&theme=project:ecoterra&since=2010&until=2020&thing=place:strasbourg",
    "node=project:ecoterra&plus=Concept&minus=Person&pin=person:ada@10@-20.5&steps=2&way=1&open=person:ada*amu:x*out",
    "width=160mm&dpi=300&points=7.5",
    "https://*.example.org:8080",
)

CASES: Final[dict[str, st.SearchStrategy[Case]]] = {
    "notes": cases("notes/essai.yaml", raw((NOTE,))),
    "decisions": cases("decisions/essai.yaml", raw((DECISION,))),
    "turtle notes": cases("notes/essai.ttl", raw((TURTLE,))) | cases("notes/essai.trig", raw((TRIG,))),
    "proposals": cases("", raw((REVIEW,))),
    "project file": cases("", raw((PROJECT,))),
    "rdf": _RDF,
    "bibliographies": (
        cases("a.bib", raw((BIBTEX,))) | cases("a.ris", raw((RIS,))) | cases("a.json", raw((CSL, HAL, CROSSREF)))
    ),
    "tables": _TABLES,
    "documents": cases("", _documents()),
    "mappings": cases("", raw((MAPPING,))),
    "answers": _ANSWERS,
    "questions": texts("", mutated(_CALLED) | pieces()),
    "sparql": texts("", mutated(QUERIES) | mutated(FORBIDDEN) | pieces()),
    "names": texts("", mutated(_CALLED) | pieces()),
    "figures": texts("", mutated(_STATES) | pieces()),
    "requests": cases("", raw(REQUESTS)),
}
"""Ways in, and what comes in through each."""
