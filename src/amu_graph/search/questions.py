"""Questions that words ask for: « qui a accompagné Ecoterra » finds the question, and fills in Ecoterra."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from amu_graph.language import LANGUAGES, Text
from amu_graph.query.asked import SLOT, Asked, Form, asked, forms
from amu_graph.query.catalogue import Question
from amu_graph.search.french import STOP_WORDS, normalise, singular, stem, words
from amu_graph.search.index import Index
from amu_graph.search.records import Hit

_WORDS: Final = "qui que quoi quel quelle quels quelles ou quand combien comment avec who what which where when how"
_ASKING: Final = frozenset(_WORDS.split())
"""Words with which a sentence asks."""

_VERBS: Final = "ete etre fait faire did do does was were has have"
_EMPTY: Final = _ASKING | STOP_WORDS | frozenset(_VERBS.split())
_MOST: Final = 3
_LOOKED_AT: Final = 5


@dataclass(frozen=True, slots=True)
class _Known:
    """A question with the stems of its words; `form` where a thing can be named in it."""

    question: Question
    form: Form | None
    stems: frozenset[str]


class Questions:
    """The questions of a catalogue, found by their words."""

    def __init__(self, questions: Iterable[Question], index: Index) -> None:
        questions = list(questions)
        of_one = {form.question.name: form for form in forms(questions)}
        self._index = index
        self._known = [_Known(each, of_one.get(each.name), _stems_of(each)) for each in questions]

    def holding(self, text: str) -> list[Question]:
        """Return the questions that have every word of a text, or its family."""
        wanted = {stem(word) for word in _words(text) if word not in _EMPTY}
        return [each.question for each in self._known if wanted <= each.stems] if wanted else []

    def asking(self, text: str) -> list[Asked]:
        """Return the questions that a text asks, best first, the thing that it names filled in.

        The words of a text are those of a question, or of the name of a thing that it can be asked about: of all of its
        name where no word asks.
        """
        typed = _words(text)
        telling = [word for word in typed if word not in _EMPTY]
        asks = bool(typed) and typed[0] in _ASKING
        if len(typed) < 2 or not telling:  # noqa: PLR2004 - a question and a name
            return []
        found = list(self._found(telling, asks=asks))
        return [each for _, each in sorted(found, key=lambda pair: pair[0])[:_MOST]]

    def _found(self, telling: Sequence[str], *, asks: bool) -> Iterator[tuple[tuple[int, int], Asked]]:
        """Yield questions with their rank: words that are the question's, then how few of its own are missing."""
        looked_up: dict[tuple[str, ...], list[Hit]] = {}
        for known in self._known:
            rest = tuple(word for word in telling if stem(word) not in known.stems)
            matched = len(telling) - len(rest)
            if not matched or (not rest and not asks):
                continue
            rank = -matched, len(known.stems)
            if not rest:
                yield rank, Asked(known.question.summary, f"/ask/{known.question.name}")
            elif known.form:
                if rest not in looked_up:
                    looked_up[rest] = self._named(rest)
                fitting = (each for each in looked_up[rest] if known.form.fits(each.iri))
                hit = next((each for each in fitting if asks or _is_named(each, rest)), None)
                if hit:
                    yield rank, asked(known.form, hit.iri, Text(*(hit.label(each) for each in LANGUAGES)))

    def _named(self, rest: Sequence[str]) -> list[Hit]:
        """Return the things whose names hold all of some words."""
        hits = self._index.search(" ".join(rest), limit=_LOOKED_AT * 4)
        return [hit for hit in hits if _names(hit, rest)][:_LOOKED_AT]


def _names(hit: Hit, rest: Sequence[str]) -> bool:
    """Return whether each word is found in a name of the thing."""
    named = {
        word
        for reason in hit.reasons
        if reason.field in ("label", "alternative", "acronym")
        for match in reason.matches
        for word in match.typed.split()
    }
    return named >= set(rest)


def _is_named(hit: Hit, rest: Sequence[str]) -> bool:
    """Return whether some words are all that a name of the thing is made of."""
    typed = {singular(word) for word in rest}
    names = ({singular(word) for word in _words(each.text) if word not in STOP_WORDS} for each in hit.labels)
    return any(name <= typed for name in names)


def _words(text: str) -> list[str]:
    return [word.folded for word in words(normalise(text[:200]))][:20]


def _stems_of(question: Question) -> frozenset[str]:
    said = (*question.summary, *question.words("asked"))
    folded = (word.folded for text in said for word in words(normalise(SLOT.sub(" ", text))))
    return frozenset(stem(word) for word in folded if word not in _EMPTY)
