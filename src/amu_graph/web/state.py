"""The state of an application that handlers use: graph, settings, renderer, caches."""

import hashlib
import os
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from markupsafe import Markup
from starlette.requests import Request

from amu_graph.graph import Graph
from amu_graph.language import Language
from amu_graph.maps.whereabouts import Whereabouts
from amu_graph.namespaces import KINDS, RELATIONS
from amu_graph.query.asked import Form, forms
from amu_graph.query.evidence import Passage, SourceCopyError
from amu_graph.search.questions import Questions
from amu_graph.settings import Settings
from amu_graph.web.http.cache import Responses
from amu_graph.web.rendering.renderer import Renderer
from amu_graph.web.views.changes import fingerprints
from amu_graph.web.views.facets import Facets

_FIRST: Final = ("Project", "Organization", "Person", "Publication")
_OTHERS: Final = tuple(name for kind, name in KINDS.items() if kind not in RELATIONS and name not in _FIRST)
CLASSES: Final = (*_FIRST, *_OTHERS, "Role", "Source")
"""The classes of what has a page, those that readers look for most first."""


@dataclass(frozen=True, kw_only=True)
class State:
    """The parts of one application; they live as long as it does."""

    graph: Graph
    settings: Settings
    renderer: Renderer
    responses: Responses = field(default_factory=Responses)
    drawings: dict[Language, Markup] = field(default_factory=dict)
    offered: dict[str, tuple[list[str], bool]] = field(default_factory=dict)
    """What a form offers for a type of parameter, and whether that is all and few; made once."""

    @cached_property
    def facets(self) -> Facets:
        """By what search results can be narrowed."""
        return Facets(self.graph)

    @cached_property
    def whereabouts(self) -> Whereabouts:
        """Where things are."""
        found = Whereabouts(self.graph.store, self.graph.portraits.label)
        if self.graph.store.elsewhere:
            self.graph.portraits.labels.read(found.places)
        return found

    @cached_property
    def forms(self) -> list[Form]:
        """The questions that can be asked about one thing."""
        return forms(self.graph.catalogue)

    @cached_property
    def questions(self) -> Questions:
        """The questions, found by their words and by what they can be asked about."""
        return Questions(self.graph.catalogue, self.graph.index)

    @cached_property
    def fingerprints(self) -> dict[str, str]:
        """What tells two states of each source apart; nothing of a graph too large to be compared."""
        return fingerprints(self.graph.store)

    @cached_property
    def counts(self) -> list[tuple[str, int]]:
        """How many entities there are of each class that has any, in the order in which pages show them."""
        classes = self.graph.store.totals.classes
        return [(name, classes[name]) for name in CLASSES if classes.get(name)]

    def etag(self, *parts: str) -> str | None:
        """Return the ETag of what depends on the dataset, the templates and `parts`; None without a digest."""
        digest = self.graph.store.digest
        return f'W/"{"-".join([digest[:16], self.renderer.stamp, *self._copies(), *parts])}"' if digest else None

    def _copies(self) -> list[str]:
        """Return a fingerprint of the local copies of sources, which pages quote."""
        folder = self.settings.sources
        if folder is None:
            return []
        try:
            with os.scandir(folder) as entries:
                found = sorted((each.name, each.stat().st_mtime_ns, each.stat().st_size) for each in entries)
        except OSError:
            return []
        return [hashlib.blake2b(repr(found).encode(), digest_size=6).hexdigest()]

    def quoted(self, passage: Passage) -> str | None:
        """Return the words of a passage where a local copy of its source is at hand."""
        if self.settings.sources is None:
            return None
        try:
            return self.graph.portraits.evidence.source(passage.source).words(passage, self.settings.sources)
        except SourceCopyError:
            return None


def state_of(request: Request) -> State:
    """Return the parts of the application that a request came to."""
    state: State = request.app.state.amu_graph
    return state
