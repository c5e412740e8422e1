"""What stands in for the examples of our questions in a project of one's own, which has other things than ours.

A question of the package shows what it asks by a thing of our graph, `VALUES ?project { project:ecoterra }`. In another
project it shows one of that project's: of the class, the one that takes part in most.
"""

import re
from dataclasses import replace
from typing import Final

from amu_graph import project, resources
from amu_graph.namespaces import AMU, BASE, KINDS, OWL
from amu_graph.query.catalogue import VALUES, Question
from amu_graph.store import Store

_KIND_OF: Final = {"agent": "person", "entity": "project"}
_MOST: Final = f"""
SELECT ?thing WHERE {{
  ?thing a <{AMU}%s> .
  OPTIONAL {{ ?participation <{AMU}context>|<{AMU}agent> ?thing }}
  FILTER NOT EXISTS {{ ?thing <{OWL}deprecated> true }}
}}
GROUP BY ?thing ORDER BY DESC(COUNT(?participation)) ?thing LIMIT 1
"""


class StandIns:
    """Puts things of the project's graph in place of those of ours; without a store, addresses that nothing has yet."""

    def __init__(self, store: Store | None = None) -> None:
        self._store = store
        self._found: dict[str, str] = {}

    def __call__(self, question: Question) -> Question:
        """Return a question of ours as the project asks it; others as they are."""
        if project.current().is_ours or not question.path.is_relative_to(resources.root()):
            return question
        types = {each.name: each.type for each in question.parameters if not each.optional}

        def standing(found: re.Match[str]) -> str:
            type_ = types.get(found["name"], "")
            kind = _KIND_OF.get(type_, type_)
            return f"{found['before']} <{self._thing(kind)}> }}" if kind in (*KINDS, "source") else found[0]

        return replace(question, text=VALUES.sub(standing, question.text))

    def _thing(self, kind: str) -> str:
        if kind not in self._found:
            rows = self._store.select(_MOST % KINDS.get(kind, "Source")) if self._store else ()
            self._found[kind] = next((row["thing"].value for row in rows), f"{BASE}{kind}/exemple")
        return self._found[kind]
