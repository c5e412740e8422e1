"""Pages of entities and concepts at the path of their IRI, in every format."""

from collections.abc import Mapping
from itertools import islice
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from amu_graph.formats import RDF_SYNTAXES, rdf_syntax
from amu_graph.language import Language
from amu_graph.maps.whereabouts import ON_MAP
from amu_graph.namespaces import AMU, DCTERMS, KINDS, VOCAB, kind_of
from amu_graph.query.asked import asked, titled
from amu_graph.query.measured import measured
from amu_graph.query.portrait_queries import query_text
from amu_graph.query.portraits import MOST_READ
from amu_graph.query.replaced import replacement
from amu_graph.web.pages.resource import negotiated
from amu_graph.web.pages.sources import same_document
from amu_graph.web.state import State, state_of
from amu_graph.web.views.ahead import first_asked, read_ahead
from amu_graph.web.views.citing import citations, today
from amu_graph.web.views.concept_tree import hierarchy
from amu_graph.web.views.dossier import Dossier, dossier
from amu_graph.web.views.entity_rdf import serialized
from amu_graph.web.views.explorer_link import drawn_of
from amu_graph.web.views.footnotes import Footnotes
from amu_graph.web.views.gaps import missing
from amu_graph.web.views.lines import class_name
from amu_graph.web.views.neighbourhood import neighbourhood
from amu_graph.web.views.summary import summing_up
from amu_graph.web.views.timeline import timeline

_REPLACED: Final = DCTERMS + "isReplacedBy"

MOST: Final = 30
"""Lines of a list that a page shows at first; a person may have written hundreds of works."""


def routes() -> list[Route]:
    """Return the routes of entities and concepts."""
    return [
        *(Route(f"/{kind}/{{slug}}", entity_page) for kind in KINDS),
        Route("/vocab/{scheme}/{slug}", entity_page),
    ]


def entity_page(request: Request) -> Response:
    """Answer with all that is known of an entity, in the format that is asked for."""
    return negotiated(request, _page, first_asked)


def _page(request: Request, iri: str, headers: Mapping[str, str]) -> Response:
    state = state_of(request)
    language = state.renderer.language(request)
    graph = state.graph
    most = None if "all" in request.query_params else MOST
    read_ahead(graph, iri, most)
    content = dossier(graph, graph.portraits.portrait(iri, most=MOST_READ), language)
    replaced = any(fact.predicate == _REPLACED for fact in content.portrait.facts)
    became = replacement(iri, graph.store) if replaced else None
    graph.portraits.evidence.read_sources(content.sources)
    values = {
        "dossier": content,
        "iri": iri,
        "scheme": iri.rpartition("/")[0] if iri.startswith(VOCAB) else "",
        "label": content.portrait.label,
        "summary": summing_up(content, language, today()),
        "became": became,
        "drawing": neighbourhood(content, language),
        "explored": drawn_of(content.portrait),
        "on_map": kind_of(iri) == "place" or any(fact.predicate in ON_MAP for fact in content.portrait.facts),
        "most": most,
        "most_read": MOST_READ,
        "moments": timeline(graph, content),
        "missing": [] if became else missing(content, graph.portraits.label),
        "asked": [
            asked(form, iri, content.portrait.label)
            for form in state.forms
            if content.portrait.shown and form.fits(iri)
        ],
        "titled": titled(iri, content.portrait.label.in_(language), language),
        "citations": citations(graph, content, language),
        "queries": _queries(content, language),
        "formats": RDF_SYNTAXES,
        "sources": dict(islice(content.sources.items(), most)),
        "footnotes": Footnotes(),
        "read_as": [each for each in same_document(graph, iri) if class_name(each) == "Source"],
        "source_of": graph.portraits.evidence.source,
        "quoted": state.quoted,
        "jsonld": json_ld(state, iri, parts=_are_shown(content, most)),
        "hierarchy": hierarchy(graph, iri),
    }
    return state.renderer.page(request, "entity.html", values, headers=headers)


def _are_shown(content: Dossier, most: int | None) -> bool:
    """Return whether the page shows all relations that name its thing."""
    return content.portrait.whole and (not most or len(content.parts) <= most)


def json_ld(state: State, iri: str, *, parts: bool = True) -> str:
    """Return JSON-LD for the inside of a page: no character of it can end the script element.

    Without its `parts`, the relations that name the entity, it is not the whole of what `.jsonld` has.
    """
    text = serialized(state.graph.store, iri, rdf_syntax("jsonld"), parts=parts).decode()
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _queries(content: Dossier, language: Language) -> dict[str, str]:
    """Return the query that each section is made of, of which it shows every row."""
    iri = content.portrait.iri
    shown = {"facts": content.known, "incoming": content.incoming}
    properties = {
        name: list(dict.fromkeys(each for lines in groups for each in lines.predicates))
        for name, groups in shown.items()
    }
    parts = {"plays": ("agent",), "played-by": ("context",), "held": ("role", "phase", "through")}
    return {
        "measures": query_text("outgoing", language, entity=measured(content.portrait)),
        **{
            name: query_text("participations", language, entity=[iri], part=[AMU + each for each in own])
            for name, own in parts.items()
        },
        **{
            name: query_text("incoming" if name == "incoming" else "outgoing", language, entity=[iri], property=found)
            for name, found in properties.items()
        },
    }
