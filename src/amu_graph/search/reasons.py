"""Why a document answers a query."""

from collections import Counter
from collections.abc import Iterator, Sequence

from amu_graph.search.french import Word, compounds, words
from amu_graph.search.index_reader import Row
from amu_graph.search.matching import Sought
from amu_graph.search.records import FIELDS, Manner, Match, Reason, Value

_Found = tuple[int, int, Manner, Word]


def reasons(row: Row, query: Sequence[Sought]) -> tuple[Reason, ...]:
    """Return, for each word of the query, where it is best answered; one reason for each text, best field first.

    Of texts that answer equally well, the one that answers the most words is named.
    """
    answers = [list(_answers(row, each)) for each in query]
    shared = Counter(place for found in answers for place in {each[:2] for each in found})
    by_text: dict[tuple[int, int], dict[tuple[int, int], Match]] = {}
    for each, found in zip(query, answers, strict=True):
        if found:
            field, position, manner, word = min(found, key=lambda answer: _preference(answer, shared[answer[:2]]))
            text = row.fields[field][position].text[word.start : word.end]
            match = Match(each.typed, text, word.start, word.end, manner.name)
            known = by_text.setdefault((field, position), {})
            before = known.get((word.start, word.end))
            known[word.start, word.end] = match._replace(typed=f"{before.typed} {match.typed}") if before else match
    return tuple(
        Reason(FIELDS[field].name, row.fields[field][position], tuple(matches[span] for span in sorted(matches)))
        for (field, position), matches in sorted(by_text.items())
    )


def _answers(row: Row, each: Sought) -> Iterator[_Found]:
    for field, values in enumerate(row.fields):
        for position, value in enumerate(values):
            for word in _words(value):
                if manner := each.manner(word.folded):
                    yield field, position, manner, word


def _words(value: Value) -> list[Word]:
    return words(value.text) + compounds(value.text)


def _preference(found: _Found, shared: int) -> tuple[int, int, int, int, int]:
    field, position, manner, word = found
    return -FIELDS[field].weight * manner.weight, -shared, field, position, word.start
