"""Citations of a publication, and of the page about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from amu_graph import project
from amu_graph.export.bibliography import Work, has_works, works
from amu_graph.export.bibliography.bibtex import bibtex
from amu_graph.export.bibliography.doubts import in_words
from amu_graph.export.bibliography.reference import Reference, reference
from amu_graph.formats import BIBLIOGRAPHY_SYNTAXES, BibliographySyntax
from amu_graph.graph import Graph
from amu_graph.language import Language, Text, counted
from amu_graph.typography import quoted, set_in, within_marks
from amu_graph.web.views.dossier import Dossier
from amu_graph.web.views.own_item import consulted, data_named, own_item
from amu_graph.web.views.tags import coins, meta_tags, schema_org

_RECORD: Final = Text(fr="Fiche « {title} »", en="Record “{title}”")
_ANSWER: Final = Text(fr="réponse de {size}", en="answer of {size}")


@dataclass(frozen=True, kw_only=True)
class Citation:
    """A reference, the doubts about it in sentences, and its BibTeX."""

    reference: Reference
    doubts: tuple[str, ...]
    bibtex: str


@dataclass(frozen=True, kw_only=True)
class Citations:
    """What a page offers to cite; `document` is there for a publication, and is then what the tags describe.

    `formats` are those of the bibliography of a publication, or of those of anything else.
    """

    document: Citation | None
    page: Citation
    tags: tuple[tuple[str, str], ...]
    coins: str
    schema: Mapping[str, object] | None
    formats: tuple[BibliographySyntax, ...]


def today() -> date:
    """Return the day where the server stands."""
    return date.today()  # noqa: DTZ011 - a reader cites the day on the wall


def citations(graph: Graph, dossier: Dossier, language: Language) -> Citations:
    """Return how to cite the publication that a page is about, and the page as it is today."""
    iri = dossier.portrait.iri
    work = next(iter(works(graph.store, [iri], language=language)), None) if dossier.kind == "Publication" else None
    day = today()
    record = _record_item(iri, dossier.portrait.label.in_(language), language, day)
    told_of = work.asserted if work else record
    return Citations(
        document=_of_work(work, language) if work else None,
        page=Citation(reference=_of_record(record, language, day), doubts=(), bibtex=bibtex([record])),
        tags=tuple(meta_tags(told_of)),
        coins=coins(told_of),
        schema=schema_org(work.asserted, work.iri) if work else None,
        formats=BIBLIOGRAPHY_SYNTAXES if work or has_works(graph.store, iri) else (),
    )


def answer_cited(sentence: str, rows: int, command: str, digest: str, language: Language) -> str:
    r"""Return how the answer to a question is cited: the question, the version and the digest of the graph, a command.

    The command gives the same rows on the same data, whatever machine answers.
    """
    ours = project.current()
    size = counted(rows, "ligne", "row").in_(language)
    parts = [
        quoted(sentence, language),
        _ANSWER.in_(language).format(size=size),
        ours.name,
        f"version {ours.version}",
        data_named(digest, language),
        f"{ours.base}dataset",
    ]
    return set_in(", ".join(filter(None, parts)), language) + f" ({consulted(today(), language)}). {command}"


def _of_work(work: Work, language: Language) -> Citation:
    return Citation(
        reference=reference(work.csl, language),
        doubts=tuple(in_words(work.doubts, language)),
        bibtex=bibtex([work.csl]),
    )


def _record_item(iri: str, label: str, language: Language, day: date) -> dict[str, Any]:
    """Return the page as an item of CSL-JSON: a web page by the editors of the graph."""
    title = set_in(_RECORD.in_(language).format(title=within_marks(label, language)), language)
    return own_item(iri.rpartition("/")[2], title, language, day, URL=iri)


def _of_record(item: Mapping[str, Any], language: Language, day: date) -> Reference:
    """Return the reference of a page: its version, its lasting address, and when it was consulted."""
    made = reference({name: value for name, value in item.items() if name != "URL"}, language)
    after = f", version {item['version']}{made.after} {item['URL']} ({consulted(day, language)})"
    return Reference(made.before, made.title, set_in(after, language))
