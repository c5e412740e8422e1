"""Who a name is: known names that are the same, and candidates that are asked about.

A name is taken for a known entity without a question only where its letters and digits are the same, its class agrees
and nothing else is called so. All other likeness proposes: what the check of near names calls alike, initials, and
words that two names share.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from amu_graph import namespaces as ns
from amu_graph.builder.resembling import Key, Name, alike, keys, numbers, words_of
from amu_graph.ingest.proposals import Candidate
from amu_graph.language import Text
from amu_graph.notes.position import Position
from amu_graph.text import compact, fold

MOST: Final = 5
"""Candidates for one name."""

IN_WORDS: Final = MappingProxyType(
    {
        "spelling": Text(fr="orthographe", en="spelling"),
        "words": Text(fr="mots", en="words"),
        "initials": Text(fr="initiales", en="initials"),
        "some-words": Text(fr="quelques mots", en="some words"),
        "type": Text(fr="classe", en="class"),
    }
)
"""What agrees or differs; any other code is the identifier of something that both are linked to."""

_PERSON: Final = "person"
_CROWD: Final = 300
"""Names that may share a key or a word: of more, sharing it means nothing."""

_ALIKE: Final = 0.85
_INITIALS: Final = 0.7
_WORDS: Final = 0.8
_SHARED: Final = 0.65
"""Least likeness, from 0 to 1, of names that have a word in common."""

_OTHER_CLASS: Final = 0.6
_HINT: Final = 0.04
_SURE: Final = 1.0
_NEARLY: Final = 0.99
_ACRONYM: Final = range(2, 8)
_REMEMBERED: Final = 1 << 16
"""Names whose forms are kept: each is compared with many."""

_KIND_OF: Final = {name: kind for kind, name in ns.KINDS.items()}


_NOTHING: Final[dict[str, list[Name]]] = {}


def _no_links(_: str) -> frozenset[str]:
    return frozenset()


@dataclass(slots=True)
class Known:
    """The entities that have a name: those of the graph, and those that notes have added since.

    `links` gives the entities and concepts to which one is linked (`kind/slug`, `scheme/slug`).
    """

    links: Callable[[str], frozenset[str]] = _no_links
    names: dict[str, dict[str, None]] = field(default_factory=dict)
    _spelt: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    _blocks: dict[tuple[bool, Key], dict[str, list[Name]]] = field(default_factory=dict)

    def add(self, id_: str, name: str) -> None:
        """Add a name of an entity, called by `kind/slug`."""
        kind, _, slug = id_.partition("/")
        if kind not in ns.KINDS or not slug or name in self.names.get(id_, {}):
            return
        self.names.setdefault(id_, {})[name] = None
        self._spelt[compact(name)][id_] = None
        person = kind == _PERSON
        one = Name(id_, name, words_of(name, person=person), Position(""))
        for key in {*keys(one, person=person), *_loose_keys(one, person=person)}:
            self._blocks.setdefault((person, key), {}).setdefault(kind, []).append(one)

    def same(self, name: str, types: Iterable[str] = ()) -> str | None:
        """Return the one entity of these classes (any, where none is named) that has this name, to the letter.

        Accents, case, spaces and punctuation do not count.
        """
        kinds = _kinds(types)
        found = [one for one in self._spelt.get(compact(name), ()) if one.partition("/")[0] in kinds]
        return found[0] if len(found) == 1 and compact(name) else None

    def candidates(self, name: str, types: Iterable[str] = (), hints: Iterable[str] = ()) -> tuple[Candidate, ...]:
        """Return who a name may be, the likeliest first.

        `hints` are entities and concepts that stand near the name in the text: a place, a project, a kind.
        """
        kinds, near = _kinds(types), frozenset(hints)
        found: dict[str, Candidate] = {}
        for person in (False, True):
            asked = Name("", name, words_of(name, person=person), Position(""))
            for one, other in self._near(asked, kinds, person=person):
                for candidate in _compared(asked, one, person=person, other=other):
                    better = self._linked(candidate, near)
                    if better.score > found.get(better.id, better).score or better.id not in found:
                        found[better.id] = better
        return tuple(sorted(found.values(), key=lambda one: (-one.score, one.id))[:MOST])

    def _near(self, name: Name, kinds: tuple[str, ...], *, person: bool) -> Iterator[tuple[Name, bool]]:
        """Yield the names that share a key with a name, each once, and whether they are of other kinds than those."""
        sure = keys(name, person=person)
        seen: set[tuple[str, str]] = set()
        for key in dict.fromkeys((*sure, *_loose_keys(name, person=person))):
            for kind, block in self._blocks.get((person, key), _NOTHING).items():
                other = kind not in kinds
                for one in block if len(block) <= _CROWD and (key in sure or not other) else ():
                    if (one.iri, one.text) not in seen:
                        seen.add((one.iri, one.text))
                        yield one, other

    def _linked(self, one: Candidate, near: frozenset[str]) -> Candidate:
        shared = tuple(sorted(self.links(one.id) & near)) if near else ()
        most = _SURE if one.score == _SURE else _NEARLY
        score = round(min(most, one.score + _HINT * len(shared)), 3)
        return Candidate(id=one.id, score=score, agrees=(*one.agrees, *shared), differs=one.differs)


def _kinds(types: Iterable[str]) -> tuple[str, ...]:
    return tuple(_KIND_OF[one] for one in types if one in _KIND_OF) or tuple(_KIND_OF.values())


def _loose_keys(name: Name, *, person: bool) -> Iterator[Key]:
    """Return keys that propose and never make two names alike: initials, and single words, beside the same numbers."""
    counted = _numbers(name.words, person=person)
    initials = "".join(word[0] for word in name.words if word not in counted)
    if len(initials) > 1:
        yield "acronym", initials, *counted
    elif name.text.isupper() and len(name.bare) in _ACRONYM:
        yield "acronym", name.bare
    yield from (("word", word, *counted) for word in name.words if len(word) > 2)  # noqa: PLR2004  # shorter ones say nothing


@lru_cache(maxsize=_REMEMBERED)
def _numbers(words: tuple[str, ...], *, person: bool) -> tuple[str, ...]:
    return tuple(numbers(words, person=person))


@lru_cache(maxsize=_REMEMBERED)
def _folded(name: str) -> tuple[str, str]:
    """Return a name as it is compared, and its letters and digits alone."""
    return fold(name), compact(name)


def _is_acronym(short: Name, long: Name) -> bool:
    return short.text.isupper() and short.bare == "".join(word[0] for word in long.words)


def _compared(name: Name, known: Name, *, person: bool, other: bool) -> Iterator[Candidate]:
    """Yield the candidate that a known name makes, where it is near enough."""
    from rapidfuzz import fuzz  # only a name that is asked about needs it

    (folded, letters), (other_folded, other_letters) = _folded(name.text), _folded(known.text)
    ratio = fuzz.ratio(folded, other_folded) / 100
    if letters == other_letters:
        score, agrees = _SURE, "spelling"
    elif alike(name.words, known.words, person=person):
        score, agrees = max(_ALIKE, min(ratio, _NEARLY)), "words"
    elif _is_acronym(name, known) or _is_acronym(known, name):
        score, agrees = _INITIALS, "initials"
    else:
        score, agrees = fuzz.token_set_ratio(" ".join(name.words), " ".join(known.words)) / 100 * _WORDS, "some-words"
        if max(score, ratio) < _SHARED or _numbers(name.words, person=person) != _numbers(known.words, person=person):
            return
    if other and agrees in ("initials", "some-words"):
        return
    differs = () if agrees == "spelling" else ("spelling",)
    yield Candidate(
        id=known.iri,
        score=round(score * (_OTHER_CLASS if other else 1), 3),
        agrees=(agrees,),
        differs=(*differs, "type") if other else differs,
    )
