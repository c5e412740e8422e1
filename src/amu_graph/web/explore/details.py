"""What the page asks about one thing, two things, or words: as JSON in the reader's language."""

from collections.abc import Container, Iterable, Iterator
from itertools import pairwise
from typing import Any

from amu_graph.language import Language, Text
from amu_graph.namespaces import curie, expand, is_ours
from amu_graph.query.evidence import Passage
from amu_graph.query.links import Links
from amu_graph.query.portrait_queries import rows
from amu_graph.query.portraits import MOST_READ
from amu_graph.query.statements import Statement
from amu_graph.web.rendering.urls import link_of, path_of
from amu_graph.web.rendering.words import said_in, say
from amu_graph.web.state import State
from amu_graph.web.views.ahead import read_portrait_ahead
from amu_graph.web.views.dossier import Dossier, dossier
from amu_graph.web.views.lines import Line, Lines, class_name

Json = dict[str, Any]


class NodeDetails:
    """What is said of nodes and links, in one language; `drawn` are the nodes of the network that the page shows."""

    def __init__(self, state: State, drawn: Container[str], language: Language) -> None:
        self._state = state
        self._graph_links = Links(state.graph.store, state.graph.portraits)
        self._drawn = drawn
        self._language: Language = language

    def node(self, iri: str) -> Json:
        """Return the names, facts, roles and relations of a thing, each with its evidence."""
        read_portrait_ahead(self._state.graph, iri)
        content = dossier(self._state.graph, self._state.graph.portraits.portrait(iri, most=MOST_READ), self._language)
        return {
            **self._name(iri),
            "path": path_of(iri),
            "kinds": [self._say(each.text) for each in content.kinds],
            "descriptions": [self._statement(each) for each in content.descriptions],
            "facts": [self._lines(lines) for lines in _facts(content) if lines.statements],
            "roles": [self._lines(lines) for lines in (*content.plays, *content.played_by)],
            "relations": [self._lines(lines) for lines in (*content.relations, *content.places, *content.incoming)],
        }

    def links(self, one: str, other: str, shared: Iterable[str]) -> Json:
        """Return what links two things, as sentences with their evidence; in a projection, through what they share."""
        steps = [(one, other), *(step for thing in shared for step in ((one, thing), (thing, other)))]
        links = [self._link(link) for step in steps for link in self._graph_links.between(*step)]
        return {"source": self._name(one), "target": self._name(other), "ties": links}

    def paths(self, start: str, end: str, paths: Iterable[tuple[str, ...]], *, unverified: bool) -> Json:
        """Return paths between two things, each step with what links its ends."""
        found = [self._path(nodes, unverified=unverified) for nodes in paths]
        return {"from": self._name(start), "to": self._name(end), "paths": found}

    def _path(self, nodes: tuple[str, ...], *, unverified: bool) -> Json:
        between = (self._graph_links.between(one, other) for one, other in pairwise(nodes))
        counted = ([link for link in links if unverified or link.status != "unverified"] for links in between)
        return {
            "nodes": [self._name(node) for node in nodes],
            "steps": [[self._link(link) for link in links] for links in counted],
        }

    def found(self, text: str, *, limit: int) -> list[Json]:
        """Return the nodes that words lead to, best first, with the reason where it is not the label."""
        index = self._state.graph.index
        suggested = [hit for group in index.suggest(text, limit=limit) for hit in group.hits]
        hits = {hit.iri: hit for hit in (*suggested, *index.search(text, limit=4 * limit))}
        return [self._name(iri) for iri in hits if iri in self._drawn][:limit]

    def where(self, name: str, everywhere: Container[str]) -> Json:
        """Return what a name that is no node of this network leads to: a node of it, or of everything, or nothing.

        A participation, a responsibility or a fund leads to what it is about.
        """
        iri = expand(name) or name
        label = self._say(self._state.graph.portraits.label(iri)) if is_ours(iri) else name
        leads = [each for each in (iri, *self._about(iri)) if each in self._drawn]
        return {
            "label": label,
            "opens": self._name(leads[0]) if leads else None,
            "elsewhere": any(each in everywhere for each in (iri, *self._about(iri))),
        }

    def _about(self, iri: str) -> Iterator[str]:
        """Yield what a thing that is no node is about, most telling first."""
        if is_ours(iri):
            yield from (row["about"].value for row in rows(self._state.graph.store, "about", thing=[iri]))

    def _say(self, text: Text) -> str:
        return said_in(text, self._language)

    def _name(self, iri: str) -> Json:
        return {"id": curie(iri), "label": self._say(self._state.graph.portraits.label(iri)), "kind": class_name(iri)}

    def _lines(self, lines: Lines) -> Json:
        return {"heading": self._say(lines.heading), "statements": [self._statement(each) for each in lines.statements]}

    def _statement(self, each: Line) -> Json:
        drawn = bool(each.iri) and each.iri in self._drawn
        link = link_of(each.iri) if each.iri else None
        return {
            "text": self._say(each.text),
            "language": each.language,
            "id": curie(each.iri) if drawn else "",
            "link": link or "",
            "kind": each.kind,
            "role": self._say(each.role) if each.role else "",
            "notes": [*self._choice(each), *self._origin(each), *(self._say(label) for _, label in each.notes)],
            "status": each.status,
            "passages": self._passages(each.passages),
        }

    def _origin(self, each: Line) -> list[str]:
        """Return what a value follows from."""
        return [self._say(each.aside)] if each.derived and each.aside else []

    def _choice(self, each: Line) -> list[str]:
        """Return what editors decided of one of several values."""
        return [str(say(f"choice.{each.choice}", self._language))] if each.choice else []

    def _link(self, link: Statement) -> Json:
        portraits = self._state.graph.portraits
        return {
            "says": self._say(self._graph_links.says(link)),
            "source": curie(link.source),
            "target": curie(link.target),
            "predicate": curie(link.predicate),
            "role": self._say(portraits.label(link.role)) if link.role else "",
            "notes": [self._say(portraits.label(each)) for each in (link.phase, link.through) if each],
            "status": link.status,
            "passages": self._passages(link.passages),
        }

    def _passages(self, passages: Iterable[Passage]) -> list[Json]:
        return [self._passage(each) for each in passages]

    def _passage(self, passage: Passage) -> Json:
        source = self._state.graph.portraits.evidence.source(passage.source)
        address = link_of(source.url) if source.url else None
        return {
            "source": self._say(source.label),
            "place": self._say(passage.place),
            "status": passage.status,
            "note": self._say(passage.note) if passage.note else "",
            "page": path_of(passage.iri) or "",
            "address": address or "",
            "words": self._state.quoted(passage) or "",
        }


def _facts(content: Dossier) -> Iterator[Lines]:
    """Yield what is a value of the thing itself rather than a link to another."""
    names = Text("autres noms", "other names")
    if content.names:
        yield Lines(heading=names, statements=content.names)
    yield from (*content.dates, *content.facts)
    if content.themes:
        yield Lines(heading=Text("thèmes", "themes"), statements=content.themes)
    yield from content.addresses
