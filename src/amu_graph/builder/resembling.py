"""Entities of one kind whose names are the same, or nearly: asked about, never merged alone.

Names are compared without accents, case, punctuation, small words and legal forms. Two are near when they have the same
words in any order or spacing, when one word is spelt otherwise, or when a first name is an initial. Numbers must agree.
Only names that share a key are compared, and a key that hundreds share means nothing: so the work grows with the number
of names and not with its square.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Final

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph.notes.decisions import Decisions, Distinct
from amu_graph.notes.position import Position
from amu_graph.notes.problems import Problems
from amu_graph.notes.statements import Statement
from amu_graph.text import fold

_NAMINGS: Final = frozenset({ns.RDFS + "label", ns.SKOS + "altLabel"})
_DEPRECATED: Final = ns.OWL + "deprecated"
_PERSON: Final = "person"
_SMALL: Final = frozenset(("au", "aux", "de", "des", "du", "en", "et", "la", "le", "les", "the", "of", "and"))
_LEGAL: Final = frozenset(
    ("association", "asso", "cooperative", "scop", "scic", "sarl", "eurl", "sas", "sasu", "sa", "sci", "snc", "gie")
) | {"societe", "gip", "epic", "epci", "ltd", "gmbh", "inc"}
_ELISION: Final = re.compile(r"\b[dl]'")
_NUMBER: Final = re.compile(r"[0-9].*|(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")
_SHORTEST: Final = 4
"""Letters of a word that may be misspelt: of shorter ones another letter makes another word."""
_LONG: Final = 8
"""Letters of a word in which two may be wrong."""
_LONGEST: Final = 24
"""Letters of a name of one or two words that may be misspelt and spaced otherwise at once."""

_REMEMBERED: Final = 1 << 16
"""Names whose words and keys are kept: a check that is repeated meets the same ones."""

_CROWD: Final = 300
"""Names that may share a key."""

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an entity; `words` are those that count."""

    iri: str
    text: str
    words: tuple[str, ...]
    at: Position

    @property
    def bare(self) -> str:
        """Return the words without spaces."""
        return "".join(self.words)


def check_resemblance(statements: Iterable[Statement], decisions: Decisions, problems: Problems) -> None:
    """Record each pair of entities of one kind that resemble each other, once.

    A decision `distinct` ends the remark, and so does any statement of one about the other: who wrote it knew both.
    """
    statements = list(statements)
    out = {one.subject.value for one in statements if one.predicate.value == _DEPRECATED}
    found: dict[frozenset[str], tuple[Name, Name]] = {}
    for kind, names in _names(statements, out).items():
        for first, second in _pairs(names, person=kind == _PERSON):
            found.setdefault(frozenset((first.iri, second.iri)), (first, second))
    open_ = found.keys() - _told_apart(found, statements, decisions)
    said = _said(frozenset(iri for pair in open_ for iri in pair), statements)
    for pair in open_:
        known, other = sorted(found[pair], key=lambda name: (-said[name.iri], -len(name.text), name.iri))
        _report(known, other, problems)


def _said(things: Collection[str], statements: Iterable[Statement]) -> Counter[str]:
    """Count what is said of some things and what names them: the one that is better known keeps its name."""
    count: Counter[str] = Counter()
    for one in statements if things else ():
        count.update(term.value for term in (one.subject, one.object) if term.value in things)
    return count


def _told_apart(
    pairs: Collection[frozenset[str]], statements: Iterable[Statement], decisions: Decisions
) -> set[frozenset[str]]:
    """Return the pairs of which somebody knew that they are two."""
    either = frozenset(iri for pair in pairs for iri in pair)
    told = {
        frozenset((iri, one.object.value))
        for one in statements
        if (iri := one.subject.value) in either and isinstance(one.object, ox.NamedNode)
    }
    successors = decisions.successors
    for distinct in decisions.of(Distinct):
        told |= {frozenset(successors.get(iri, iri) for iri in pair) for pair in distinct.pairs}
    return told


def _names(statements: Iterable[Statement], out: set[str]) -> dict[str, list[Name]]:
    found: dict[str, dict[tuple[str, tuple[str, ...]], Name]] = defaultdict(dict)
    for one in statements:
        iri = one.subject.value
        if one.predicate.value in _NAMINGS and iri not in out and ns.is_entity(iri):
            kind = ns.kind_of(iri) or ""
            words = words_of(one.object.value, person=kind == _PERSON)
            found[kind].setdefault((iri, words), Name(iri, one.object.value, words, one.at))
    return {kind: list(names.values()) for kind, names in sorted(found.items())}


@lru_cache(maxsize=_REMEMBERED)
def words_of(name: str, *, person: bool = False) -> tuple[str, ...]:
    """Return the words of a name that count; each letter of a person's name does.

    >>> words_of("Association « Habitat de l’Ill » (SCIC)"), words_of("J.-A. Müller", person=True)
    (('habitat', 'ill'), ('j', 'a', 'muller'))
    """
    folded = fold(name)
    words = tuple(re.findall(r"[^\W_]+", folded if person else _ELISION.sub("", folded)))
    kept = words if person else tuple(word for word in words if word not in _SMALL and word not in _LEGAL)
    return kept or words


def _pairs(names: list[Name], *, person: bool) -> Iterator[tuple[Name, Name]]:
    blocks: dict[Key, list[Name]] = defaultdict(list)
    for name in names:
        for key in keys(name, person=person):
            blocks[key].append(name)
    for block in blocks.values():
        for first, second in combinations(block if len(block) <= _CROWD else (), 2):
            if first.iri != second.iri and alike(first.words, second.words, person=person):
                yield (first, second) if first.iri < second.iri else (second, first)


def keys(name: Name, *, person: bool) -> frozenset[Key]:
    """Return keys of which two names that are alike share one."""
    return _keys(name.words, person=person)


@lru_cache(maxsize=_REMEMBERED)
def _keys(words: tuple[str, ...], *, person: bool) -> frozenset[Key]:
    return frozenset(_made_keys(words, person=person))


def _made_keys(written: tuple[str, ...], *, person: bool) -> Iterator[Key]:
    words, bare = sorted(written), "".join(written)
    plain = not any(map(_NUMBER.fullmatch, words))
    yield ("words", *words)
    yield ("bare", bare)
    for position, word in enumerate(words):
        if len(words) > 1 and not _NUMBER.fullmatch(word):
            yield ("but one", word[0], *words[:position], *words[position + 1 :])
    if plain and len(words) <= 2 and _SHORTEST < len(bare) <= _LONGEST:  # noqa: PLR2004  # one word, or the same cut in two
        for position in range(1, len(bare)):
            yield ("bare", bare[:position] + bare[position + 1 :])
    if person and written:
        yield ("initials", written[-1], *(word[0] for word in written[:-1]))


def alike(first: tuple[str, ...], second: tuple[str, ...], *, person: bool = False) -> bool:
    """Return whether two names, as words, may be those of one thing.

    >>> alike(("archi", "ethic"), ("archi", "etic")), alike(("t", "huguen"), ("thomas", "huguen"), person=True)
    (True, True)
    >>> alike(("cahier", "1"), ("cahier", "2")), alike(("lot", "nord"), ("lot", "sud"))
    (False, False)
    """
    written = "".join(first)
    if sorted(first) == sorted(second) or (written == "".join(second) and written.isalpha()):
        return True
    if numbers(first, person=person) != numbers(second, person=person):
        return False
    if person and len(first) == len(second) and first[-1] == second[-1]:
        return all(_begins(one, other) for one, other in zip(first[:-1], second[:-1], strict=True)) or _one_apart(
            first, second
        )
    if len(first) == len(second):
        return _one_apart(first, second, person=person)
    return _cut_otherwise(first, second)


def _cut_otherwise(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Return whether one word is the two of the other name, written together and perhaps spelt otherwise."""
    one, two = sorted((first, second), key=len)
    if (len(one), len(two)) != (1, 2) or min(map(len, two)) < _SHORTEST:
        return False
    return _misspelt(one[0], "".join(two), most=1)


def numbers(words: Iterable[str], *, person: bool) -> list[str]:
    """Return the numbers among words; a person's single letters are initials."""
    return sorted(word for word in words if _NUMBER.fullmatch(word) and not (person and word.isalpha()))


def _begins(one: str, other: str) -> bool:
    """Return whether two first names are the same, one of them perhaps shortened to one or two letters."""
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) <= 2 and longer.startswith(shorter))  # noqa: PLR2004  # « Th. » is usual


def _one_apart(first: tuple[str, ...], second: tuple[str, ...], *, person: bool = False) -> bool:
    """Return whether all words but one are the same, in any order, and that one is spelt otherwise."""
    left, right = list(first), list(second)
    for word in first:
        if word in right:
            left.remove(word)
            right.remove(word)
    if len(left) != 1:
        return False
    return _misspelt(left[0], right[0]) or (person and _begins(left[0], right[0]))


def _misspelt(one: str, other: str, *, most: int = 2) -> bool:
    from rapidfuzz.distance import OSA  # only names that share a key need it

    if one[0] != other[0] or min(len(one), len(other)) < _SHORTEST:
        return False
    allowed = min(most, 1 if max(len(one), len(other)) < _LONG else 2)
    return OSA.distance(one, other, score_cutoff=allowed) <= allowed


def _report(first: Name, second: Name, problems: Problems) -> None:
    code = "same-name" if fold(first.text) == fold(second.text) else "near-names"
    values = {"first": ns.local(first.iri), "second": ns.local(second.iri), "name": first.text, "other": second.text}
    problems.add(code, second.at, **values)
