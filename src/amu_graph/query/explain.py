"""How a query is evaluated: in which order, with how many rows and how long at each step; and what is faster."""

import json
import re
import time
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple, TypeAlias

from amu_graph.errors import QueryLimitError
from amu_graph.language import Text
from amu_graph.namespaces import curie
from amu_graph.planning.advice import advice
from amu_graph.planning.parser import Query
from amu_graph.planning.tokens import tokens_of
from amu_graph.planning.tree import Element, Group, Lateral, Select, Union
from amu_graph.query.answering import written_within
from amu_graph.query.prepare import Prepared, prepare
from amu_graph.store import Store
from amu_graph.store.workers.limits import BusyError, Limits

Ask: TypeAlias = Callable[[Prepared], bytes]
"""Evaluates a query within the limits, and returns the bytes of its answer."""

_EMPTY: Final = "SELECT (COUNT(*) AS ?n) { }"
_EMPTIES: Final = 3
"""How often it is asked, first: a process may have to be started."""

_COUNTING: Final = frozenset({"GROUP", "HAVING", "COUNT", "SUM", "MIN", "MAX", "AVG"})
"""What makes rows of groups of rows: these are what `VALUES` behind a query is joined with."""

_IRI: Final = re.compile(r"<([^<>\s]++)>")

AS_WRITTEN: Final = Text(
    fr="La requête est évaluée telle qu’elle est écrite.", en="The query is evaluated as it is written."
)
ELSEWHERE: Final = Text(
    fr="Un serveur SPARQL évalue la requête, et l’ordonne lui-même : on ne sait pas comment.",
    en="A SPARQL server evaluates the query, and orders it itself: how is not known.",
)
PLANNED: Final = Text(
    fr="La requête est évaluée sous cette forme, qui répond la même chose :",
    en="The query is evaluated in this form, which answers the same:",
)


class Step(NamedTuple):
    """One step: what is matched, the rows that there are after it, and the seconds that it takes.

    `rows` is None where the limits of a query ended it.
    """

    text: str
    rows: int | None
    seconds: float


class Explanation(NamedTuple):
    """What is known of the evaluation of a query.

    `form` says in which form it is evaluated, `plan` is its text, empty where nobody knows; `advice` names what makes
    it slow and what to write instead. `seconds` is what the whole takes, None where the limits end it.
    """

    form: Text
    plan: str
    steps: tuple[Step, ...]
    advice: tuple[Text, ...]
    seconds: float | None = None


def explained(store: Store, text: str, limits: Limits, ask: Ask | None = None) -> Explanation:
    """Return how a query is evaluated, each of its steps measured within the limits.

    `ask` evaluates, where not a process of its own does.

    Raises:
        QuerySyntaxError: the text is not a SPARQL query.
        QueryRefusedError: it is an update, or asks another machine.
        BusyError: too many queries are waiting.

    """
    ask = ask or (lambda prepared: written_within(store, prepared, limits).body)
    empty = min(_timed(ask, _EMPTY)[1] for _ in range(_EMPTIES))
    body, taken = _timed(ask, text)
    seconds = None if body is None else taken
    if store.elsewhere:
        return Explanation(ELSEWHERE, "", (), advice(text), seconds)
    plan = store.plan(text)
    steps = tuple(_measured(ask, plan.query, empty, limits.seconds)) if plan else ()
    if plan and plan.changed:
        return Explanation(PLANNED, str(plan.query), steps, advice(text), seconds)
    return Explanation(AS_WRITTEN, text, steps, advice(text), seconds)


def _measured(ask: Ask, plan: Query, empty: float, patience: float) -> Iterator[Step]:
    """Yield the steps of a plan: each is counted with all that stand before it, less the time of an empty query.

    No other step is begun once all have taken as many seconds as one query may.
    """
    begun, before = time.perf_counter(), 0.0
    for shown, group in _steps(plan):
        counting = f"{plan.declarations}SELECT (COUNT(*) AS ?planned_rows) {_graphs_of(plan)} {group}"
        rows, seconds = _counted(ask, counting)
        yield Step(shown, rows, max(0.0, seconds - empty - before))
        before = max(before, seconds - empty)
        if rows is None or time.perf_counter() - begun > patience:
            return


def _steps(plan: Query) -> Iterator[tuple[str, str]]:
    """Yield what each step matches, and a group of all up to it; `VALUES` behind the query is joined last."""
    main = _main(plan.group)
    for number, element in enumerate(main.elements, 1):
        yield _shown(element), str(Group(main.elements[:number]))
    start = next((token.start for token in tokens_of(plan.tail) if token.text.upper() == "VALUES"), len(plan.tail))
    behind = plan.tail[start:]
    if behind and main is plan.group and not _COUNTING & _words(f"{plan.head} {plan.tail}"):
        yield _in_short(behind), f"{{ {main} {behind} }}"


def _words(text: str) -> set[str]:
    return {token.text.upper() for token in tokens_of(text) if token.kind == "word"}


def _graphs_of(plan: Query) -> str:
    """Return what a query says of the graphs that it sees, up to its group: `FROM … WHERE`."""
    starts = (token.start for token in tokens_of(plan.head) if token.kind == "word" and token.text.upper() == "FROM")
    return plan.head[next(starts, len(plan.head)) :]


def _main(group: Group) -> Group:
    """Return the group where most is joined: that of the query within, where one stands first."""
    first = group.elements[0] if group.elements else None
    if isinstance(first, Select):
        return _main(first.group)
    if isinstance(first, Union) and len(first.branches) == 1:
        inner = _main(first.branches[0])
        return inner if inner is not first.branches[0] else group
    return group


def _counted(ask: Ask, query: str) -> tuple[int | None, float]:
    body, seconds = _timed(ask, query)
    if body is None:
        return None, seconds
    ((value,),) = (row.values() for row in json.loads(body)["results"]["bindings"])
    return int(value["value"]), seconds


def _timed(ask: Ask, query: str) -> tuple[bytes | None, float]:
    """Return an answer, None where the limits end it, and the seconds that it takes."""
    prepared, begun = prepare(query), time.perf_counter()
    try:
        body = ask(prepared)
    except BusyError:
        raise
    except QueryLimitError:
        body = None
    return body, time.perf_counter() - begun


def _shown(element: Element) -> str:
    inside = element.group.elements if isinstance(element, Lateral) else (element,)
    return _in_short(" ".join(map(str, inside)))


def _in_short(text: str) -> str:
    words = " ".join(text.split())
    return _IRI.sub(lambda found: found[0] if curie(found[1]) == found[1] else curie(found[1]), words)
