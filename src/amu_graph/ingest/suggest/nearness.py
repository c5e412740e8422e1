"""How near things stand in a text: in a sentence, a list, brackets, under a heading."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from amu_graph.ingest.suggest.claims import Mention
from amu_graph.ingest.suggest.page import Page, Token
from amu_graph.ingest.suggest.pronouns import stand_ins
from amu_graph.ingest.suggest.sentences import Sentence, Sentences
from amu_graph.ingest.suggest.things import Thing
from amu_graph.ingest.suggest.topics import Topics
from amu_graph.ingest.suggest.words import word_set

_PLACES: Final = frozenset({"Place"})
_FAR: Final = 10
_LIKELY: Final = 0.5
_LISTING: Final = word_set(
    "et ou , & ( ) « » le la les l' de du des d' a que ainsi association cooperative societe reseau"
)
_OF: Final = frozenset({"de", "d'", "par", "(", "–", "-", "de m.", "of", "by"})
_SIGNS: Final = frozenset({"•", "·", "|"})
_ALL: Final = word_set("tous toutes both")
_EACH: Final = word_set("deux trois quatre both")
"""« tous deux », « toutes les trois », both: what follows is said of every name before."""
_AND: Final = word_set("et and ,")
_BESIDE: Final = word_set("pres proche loin autour nord sud ouest near around north south east west")
_OTHER_PARTS: Final = (
    *("photo", "illustr", "dessin", "credit", "tradu", "translat", "prefac", "entretien", "interview"),
    *("input", "tuteur", "tutrice", "jury"),
)
"""What somebody may be to a text whose author is another."""
_MOST_LISTED: Final = 8
_ANNOUNCED: Final = 2
ASIDES: Final = frozenset({"Person"})
"""Types whose brackets tell of them and of nothing else: « Pierre Albrech (agence DWPA) »."""
_BYLINE: Final = 0
"""Words of others of a line that says who wrote and when."""
_OF_BYLINES: Final = word_set(
    "par de le la et contact contacts auteur auteurs autrice texte textes publie publiee mis en ligne a jour propos "
    "recueillis redaction 1er janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
)


class Nearness:
    """The things of a page and how they stand to each other."""

    def __init__(self, page: Page, things: Sequence[Thing]) -> None:
        self.page, self.things = page, things
        self.sentences = Sentences(page)
        self.topics = Topics(page, things)

    @cached_property
    def _mentions(self) -> list[tuple[Mention, int]]:
        named = sorted((mention, place) for place, thing in enumerate(self.things) for mention in thing.mentions)
        return sorted([*named, *stand_ins(self.sentences, named, self.things)])

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.start for mention, _ in self._mentions]

    def subjects(
        self, types: frozenset[str], span: tuple[int, int], object_: int | None
    ) -> Iterator[tuple[int, Mention | None, float]]:
        """Yield what a statement may be about, where it is named, and how likely: the nearest, its list, the topic."""
        sentence = self.sentences.of(span[0])
        near = [(one, place) for one, place in self._within(sentence) if self._fits(place, types, object_)]
        ranked = sorted(near, key=lambda pair: self._distance(pair[0], span))
        seen: dict[int, float] = {}
        for mention, place in ranked:
            if place in seen:
                continue
            alike = self._listed_with(mention, ranked[0][0]) or self._is_said_of_each(mention, span)
            likely = 1.0 if not seen or alike else 0.55
            if self._is_aside(mention, span, types) or (object_ is not None and self._beside(mention, span)):
                likely *= 0.4
            seen[place] = likely
            yield place, mention, likely
        weight = 0.5 if self._is_aside(None, span, types | ASIDES) else 1.0
        for place, mention_, likely in self._topics(sentence, types, object_, seen):
            yield place, mention_, likely * weight

    def _is_said_of_each(self, mention: Mention, span: tuple[int, int]) -> bool:
        """Return whether what is said before a place holds of every name before: « X et Y, tous deux membres de »."""
        words = [token.folded for token in self.tokens(mention.end, span[0])] if mention.end <= span[0] else []
        return any(one in _ALL and not _EACH.isdisjoint(words[at : at + 3]) for at, one in enumerate(words))

    def _topics(
        self, sentence: Sentence, types: frozenset[str], object_: int | None, seen: dict[int, float]
    ) -> Iterator[tuple[int, Mention | None, float]]:
        """Yield what a sentence may be about without naming it."""
        weight = 0.45 if any(likely >= _LIKELY for likely in seen.values()) else 0.85
        for rank, place in enumerate(self.topics.of(sentence.line, sentence.start, types)):
            if place not in seen and place != object_:
                yield place, None, weight * (1.0 if rank == 0 else 0.5)

    def _fits(self, place: int, types: frozenset[str], object_: int | None) -> bool:
        return self.things[place].type in types and place != object_

    def names_one(self, span: tuple[int, int], types: frozenset[str], object_: int | None) -> bool:
        """Return whether the sentence of a place names a thing of some types, besides the one at the place."""
        return any(self._fits(place, types, object_) for _, place in self._within(self.sentences.of(span[0])))

    def _within(self, sentence: Sentence) -> list[tuple[Mention, int]]:
        first, last = bisect_right(self._starts, sentence.start - 1), bisect_right(self._starts, sentence.end)
        return self._mentions[first:last]

    def _distance(self, mention: Mention, span: tuple[int, int]) -> tuple[bool, int]:
        """Order mentions before a place, the nearest first, then those after it; what brackets follow is nearest."""
        if self.in_brackets(mention, span):
            return False, -1
        return mention.start > span[0], abs(mention.start - span[0])

    def in_brackets(self, mention: Mention, span: tuple[int, int]) -> bool:
        """Return whether a place stands in the brackets that follow a mention."""
        between = self.page.view[mention.end : span[0]]
        return mention.end <= span[0] and between.strip() == "("

    def _is_aside(self, mention: Mention | None, span: tuple[int, int], types: frozenset[str]) -> bool:
        """Return whether a place stands in the brackets after another thing, which it may be said of."""
        at = bisect_right(self._starts, span[0] - 1) - 1
        if at < 0 or (mention and self.in_brackets(mention, span)):
            return False
        owner, place = self._mentions[at]
        return self.things[place].type in types and self._in_brackets_with_words(owner, span)

    def _in_brackets_with_words(self, owner: Mention, span: tuple[int, int]) -> bool:
        """Return whether the brackets that follow a mention hold a place, an announcing word before it."""
        between = self.page.view[owner.end : span[0]].split()
        return between[:1] == ["("] or (bool(between) and between[0].startswith("(") and len(between) <= _ANNOUNCED)

    def _beside(self, mention: Mention, span: tuple[int, int]) -> bool:
        return self._listed(mention, span) and not self.follows(mention, span)

    def _listed_with(self, one: Mention, other: Mention) -> bool:
        return self._listed(one, (other.start, other.end))

    def _listed(self, mention: Mention, span: tuple[int, int]) -> bool:
        """Return whether a mention and a place stand in one list: nothing but commas and other names between."""
        start, end = min(mention.end, span[1]), max(mention.start, span[0])
        if start >= end:
            return False
        between = [token for token in self.tokens(start, end) if not self.is_named(token.start)]
        words = {token.folded for token in between if not token.text.isdecimal()}
        return words <= _LISTING and not words.isdisjoint({"et", ",", "ou", "&"}) and len(between) <= _MOST_LISTED * 2

    def tokens(self, start: int, end: int) -> list[Token]:
        """Return the tokens of a line between two places."""
        line = self.page.line_at(start)
        return [token for token in line.tokens if start <= token.start < end]

    def is_named(self, place: int) -> bool:
        """Return whether a character is within a name."""
        at = bisect_right(self._starts, place)
        return any(mention.start <= place < mention.end for mention, _ in self._mentions[max(0, at - 3) : at])

    def of_type(self, types: frozenset[str]) -> Iterator[tuple[Mention, int]]:
        """Yield every mention of a thing of some types, the pronouns that stand for one among them."""
        alone = types == _PLACES
        return (
            (mention, place)
            for mention, place in self._mentions
            if self.things[place].type in types and (alone or (mention.start, mention.end) not in self._nested)
        )

    @cached_property
    def _nested(self) -> set[tuple[int, int]]:
        """The names that stand within another: « France » in « Habitat Participatif France »."""
        reach, found = 0, set()
        for mention, place in sorted(self._mentions, key=lambda pair: (pair[0].start, -pair[0].end)):
            if mention.end <= reach and self.things[place].type != "Publication":
                found.add((mention.start, mention.end))
            elif self.things[place].type != "Publication":
                reach = max(reach, mention.end)
        return found

    def is_byline(self, place: int) -> bool:
        """Return whether a line holds names of persons or a date, and little else."""
        line = self.page.line_at(place)
        words = [token.folded for token in line.tokens if token.is_word and not self.is_named(token.start)]
        others = [word for word in words if word not in _OF_BYLINES and not word.isdecimal()]
        return (
            len(others) <= _BYLINE and not line.text.rstrip().endswith((".", "!", "?")) and len(line.tokens) <= _FAR * 2
        )

    def follows(self, mention: Mention, span: tuple[int, int]) -> bool:
        """Return whether a place follows a mention as the name of an author does: « Titre, de X », « Titre (X) »."""
        return self.page.view[mention.end : span[0]].strip(' »",') in _OF if mention.end <= span[0] else False

    def is_signed(self, mention: Mention, span: tuple[int, int]) -> bool:
        """Return whether one name stands beside another as in lists: « A • B », « A (B) », « A (agence B) »."""
        between = self.page.view[min(mention.end, span[1]) : max(mention.start, span[0])].strip()
        bracket = between.startswith("(") and ")" not in between and between.count(" ") <= _ANNOUNCED
        return bracket or (between in _SIGNS and mention.end <= span[0])

    def is_beside(self, place: int) -> bool:
        """Return whether a name says what a thing is near, not where it is: « près de Lille », « au sud de Rennes »."""
        return not _BESIDE.isdisjoint(token.folded for token in self._ahead(place)[-_ANNOUNCED - 1 :])

    def has_another_part(self, place: int) -> bool:
        """Return whether somebody named at a place did not write: « photographies de X », « entretien avec X et Y »."""
        ahead = [token.folded for token in self._ahead(place) if not self.is_named(token.start)]
        words = [word for word in ahead if word not in _AND][-_ANNOUNCED - 1 :]
        return any(word.startswith(_OTHER_PARTS) for word in words)

    def _ahead(self, place: int) -> list[Token]:
        return [token for token in self.page.line_at(place).tokens if token.start < place]

    def is_agent(self, mention: Mention) -> bool:
        """Return whether a name follows « par »: what it did has the date, not the thing itself."""
        before = self.page.view[: mention.start].rstrip(" '\"«").split()[-2:]
        return "par" in before or before[-1:] == ["by"]
