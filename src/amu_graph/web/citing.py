"""How to cite a page of the graph: a sentence, BibTeX, CSL-JSON, and the meta tags that Zotero reads."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version

import pyoxigraph as ox

from amu_graph.graph import Graph
from amu_graph.language import Language, Text
from amu_graph.namespaces import DCTERMS, FOAF, concept_iri
from amu_graph.typography import typeset
from amu_graph.web.dossier import Dossier

_EDITORS = Text(fr="Éditeurs d’amu-graph", en="Editors of amu-graph")


@dataclass(frozen=True, kw_only=True)
class Citation:
    """The same citation in each form; `meta` are names and contents of meta tags."""

    text: str
    bibtex: str
    csl: str
    meta: tuple[tuple[str, str], ...]


def citation(graph: Graph, dossier: Dossier, language: Language) -> Citation:
    """Return how to cite the page; of a publication the meta tags describe the publication itself."""
    iri, title = dossier.portrait.iri, dossier.portrait.label.in_(language)
    editors, release = _EDITORS.in_(language), version("amu-graph")
    slug = re.sub(r"[^a-z0-9]+", "-", iri.rpartition("/")[2].lower()).strip("-")
    csl = {
        "id": f"amu-graph-{slug}",
        "type": "entry-encyclopedia",
        "title": title,
        "container-title": "amu-graph",
        "author": [{"literal": editors}],
        "version": release,
        "URL": iri,
        "language": language,
    }
    bibtex = "\n".join(
        (
            f"@misc{{amu-graph-{slug},",
            f"  author = {{{{{editors}}}}},",
            f"  title = {{{_braced(title)}}},",
            f"  howpublished = {{amu-graph, version {release}}},",
            f"  url = {{{iri}}}",
            "}",
        )
    )
    quoted = typeset(f"« {title} »") if language == "fr" else f"“{title}”"
    return Citation(
        text=f"{editors}, {quoted}, amu-graph, version {release}. {iri}",
        bibtex=bibtex,
        csl=json.dumps([csl], ensure_ascii=False, indent=2),
        meta=tuple(_meta(graph, dossier, title, language)),
    )


def _meta(graph: Graph, dossier: Dossier, title: str, language: Language) -> Iterator[tuple[str, str]]:
    """Yield the tags `citation_*`, and those of Dublin Core."""
    if dossier.kind != "Publication":
        yield "citation_title", title
        yield "citation_author", _EDITORS.in_(language)
        yield "citation_public_url", dossier.portrait.iri
        return
    yield "citation_title", title
    authors, publishers = concept_iri("role", "auteur"), concept_iri("role", "editeur")
    for part in dossier.portrait.played_by:
        if part.role == authors and not part.unverified:
            yield "citation_author", dossier.portrait.labels[part.agent].in_(language)
    for part in dossier.portrait.played_by:
        if part.role == publishers and not part.unverified:
            yield "citation_technical_report_institution", dossier.portrait.labels[part.agent].in_(language)
    for date in _values(graph, dossier.portrait.iri, DCTERMS + "issued"):
        yield "citation_publication_date", date.replace("-", "/")
    for address in _values(graph, dossier.portrait.iri, FOAF + "page"):
        yield "citation_public_url", address


def _values(graph: Graph, iri: str, predicate: str) -> list[str]:
    found = graph.store.quads(ox.NamedNode(iri), ox.NamedNode(predicate), None, ox.DefaultGraph())
    return sorted(quad.object.value for quad in found if isinstance(quad.object, ox.NamedNode | ox.Literal))


def _braced(text: str) -> str:
    """Return a text for a BibTeX field: braces would end it."""
    return text.replace("{", "(").replace("}", ")").replace("\\", "/")
