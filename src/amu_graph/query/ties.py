"""Ties: what links two things, one for each statement or participation, told as a sentence, with its passages."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import pyoxigraph as ox

from amu_graph.language import Text
from amu_graph.model import MODEL
from amu_graph.namespaces import AMU
from amu_graph.query.evidence import STATUSES, Passage, surest
from amu_graph.query.painter import Painter
from amu_graph.store import Store
from amu_graph.typography import joined

INVOLVED_IN: Final = AMU + "involvedIn"
RELATIONS: Final = {iri: facts.verb for iri, facts in MODEL.properties.items() if facts.telling}
"""The properties that tie two things (`amu:telling`), with the verb of a sentence where their label is none.

Classes and kinds (`rdf:type`, `dcterms:type`) are left out: that two things are of one kind links them in no telling
way.
"""

_AGENT, _ROLE, _CONTEXT, _PHASE, _THROUGH = (
    ox.NamedNode(AMU + name) for name in ("agent", "role", "context", "phase", "through")
)


@dataclass(frozen=True, kw_only=True)
class Tie:
    """A statement or a participation that links `source` to `target`; `role` and `participation` where it is one."""

    source: str
    target: str
    predicate: str
    role: str = ""
    participation: str = ""
    phase: str = ""
    through: str = ""
    passages: tuple[Passage, ...] = ()

    @property
    def status(self) -> str:
        """Return the surest status of the passages."""
        return surest(passage.status for passage in self.passages)


class Ties:
    """All ties of a store, read once; `around` gives those of a thing by what they lead to."""

    def __init__(self, store: Store, painter: Painter) -> None:
        self._store = store
        self._painter = painter

    @cached_property
    def around(self) -> Mapping[str, Mapping[str, tuple[Tie, ...]]]:
        """For each thing, the ties in either direction by the thing at their other end."""
        found: dict[str, dict[str, list[Tie]]] = defaultdict(lambda: defaultdict(list))
        for tie in (*self._participations(), *self._relations()):
            if tie.source != tie.target:
                found[tie.source][tie.target].append(tie)
                found[tie.target][tie.source].append(tie)
        return {one: {other: tuple(ties) for other, ties in ends.items()} for one, ends in found.items()}

    def between(self, one: str, other: str) -> tuple[Tie, ...]:
        """Return the ties of two things, the surest first."""
        ties = self.around.get(one, {}).get(other, ())
        return tuple(sorted(ties, key=lambda tie: (STATUSES.index(tie.status), tie.predicate, tie.role, tie.source)))

    def says(self, tie: Tie) -> Text:
        """Return a tie as a sentence: « A accompagne B (programmiste) »."""
        source, target = self._painter.label(tie.source), self._painter.label(tie.target)
        verb = RELATIONS.get(tie.predicate) or self._painter.label(tie.predicate)
        said = Text(
            fr=f"{source.fr} {joined(verb.fr, target.fr, 'fr')}", en=f"{source.en} {joined(verb.en, target.en, 'en')}"
        )
        if not tie.role:
            return said
        role = self._painter.label(tie.role)
        return Text(fr=f"{said.fr} ({role.fr})", en=f"{said.en} ({role.en})")

    def shortcut(self, role: str) -> str:
        """Return the property that a role names, `amu:involvedIn` where it names none."""
        return self._shortcuts.get(role, INVOLVED_IN)

    def _participations(self) -> Iterator[Tie]:
        agents = self._by_subject(_AGENT)
        contexts, roles = self._by_subject(_CONTEXT), self._by_subject(_ROLE)
        phases, funds = self._by_subject(_PHASE), self._by_subject(_THROUGH)
        for participation in sorted(agents.keys() & contexts.keys()):
            role = _first(roles.get(participation, {}))
            graphs = {graph for values in agents[participation].values() for graph in values}
            passages = tuple(self._painter.evidence.among(graphs))
            if passages:
                yield Tie(
                    source=_first(agents[participation]),
                    target=_first(contexts[participation]),
                    predicate=self.shortcut(role),
                    role=role,
                    participation=participation,
                    phase=_first(phases.get(participation, {})),
                    through=_first(funds.get(participation, {})),
                    passages=passages,
                )

    def _relations(self) -> Iterator[Tie]:
        for predicate in RELATIONS:
            for subject, values in sorted(self._by_subject(ox.NamedNode(predicate)).items()):
                for value, graphs in sorted(values.items()):
                    passages = tuple(self._painter.evidence.among(graphs))
                    if passages:
                        yield Tie(source=subject, target=value, predicate=predicate, passages=passages)

    def _by_subject(self, predicate: ox.NamedNode) -> dict[str, dict[str, set[ox.NamedNode]]]:
        """Return the IRIs that a property gives to each subject, with the named graphs that say so."""
        found: dict[str, dict[str, set[ox.NamedNode]]] = defaultdict(lambda: defaultdict(set))
        for quad in self._store.quads(None, predicate):
            subject, value, graph = quad.subject, quad.object, quad.graph_name
            if isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode):
                graphs = found[subject.value][value.value]
                if isinstance(graph, ox.NamedNode):
                    graphs.add(graph)
        return found

    @cached_property
    def _shortcuts(self) -> dict[str, str]:
        quads = self._store.quads(None, ox.NamedNode(AMU + "shortcut"), None, ox.DefaultGraph())
        return {
            quad.subject.value: quad.object.value
            for quad in quads
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode)
        }


def _first(values: Mapping[str, object]) -> str:
    return min(values, default="")
