"""The words that makers of proposals know: first names, places, words that are no names, words before names."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from amu_graph import resources
from amu_graph.text import compact, fold

FOLDER: Final = Path(__file__).with_name("lexicon")
_SHORTEST: Final = 3
"""Letters of a bundled first name: « al » and « jo » are other words more often."""


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text, each once."""
    return frozenset(text.split())


ARTICLES: Final = word_set("le la les l' un une")


class Head(NamedTuple):
    """Words before a name, folded, the type of what they announce, and whether they are part of the name."""

    words: tuple[str, ...]
    type: str
    inside: bool


@cache
def first_names() -> frozenset[str]:
    """Return first names, folded: those of the lexicon, and those that were bundled with the package, if they were."""
    known = {word for line in _lines("first-names.txt") for word in line.split()}
    other = {word for line in _lines("not-first-names.txt") for word in line.split()}
    path = resources.BUNDLED / "first-names.txt"
    names = map(fold, path.read_text("utf-8").splitlines()) if path.is_file() else ()
    more = {each for each in names if each.isascii() and each.isalpha() and len(each) >= _SHORTEST}
    return frozenset(known | more - other)


@cache
def common() -> frozenset[str]:
    """Return words that begin a sentence or head a line without being names, folded."""
    return function_words() | frozenset(word for line in _lines("common.txt") for word in line.split())


@cache
def function_words() -> frozenset[str]:
    """Return words that begin a sentence and never a name, folded."""
    return frozenset(word for line in _lines("function-words.txt") for word in line.split())


@cache
def not_names() -> frozenset[str]:
    """Return acronyms and other capitals that name no thing of the graph, folded."""
    return frozenset(word for line in _lines("not-names.txt") for word in line.split())


@cache
def notions() -> frozenset[str]:
    """Return notions of the field that are written as names and are none, by key."""
    return frozenset(compact(name) for line in _lines("notions.txt") for name in line.split(";"))


@cache
def of_organizations() -> frozenset[str]:
    """Return words that are found in names of organizations, folded."""
    return frozenset(word for line in _lines("of-organizations.txt") for word in line.split())


@cache
def places() -> frozenset[str]:
    """Return names of places, by key."""
    return frozenset(compact(name) for line in _lines("places.txt") for name in line.split(";"))


@cache
def heads() -> Mapping[str, tuple[Head, ...]]:
    """Return the words before names, by the last word of each, the longest first."""
    import yaml

    given = yaml.safe_load((FOLDER / "heads.yaml").read_text("utf-8"))
    found: dict[str, list[Head]] = {}
    for type_, groups in given.items():
        for group, phrases in groups.items():
            for phrase in phrases:
                words = tuple(phrase.replace("'", "' ").split())
                found.setdefault(words[-1], []).append(Head(words, type_, group == "inside"))
    return {last: tuple(sorted(some, key=lambda head: -len(head.words))) for last, some in found.items()}


@cache
def signs(name: str) -> frozenset[str]:
    """Return the words of a list of `lexicon/evidence.yaml`, folded."""
    return frozenset(_evidence()[name])


@cache
def signs_by_type(name: str) -> Mapping[str, frozenset[str]]:
    """Return the words of a list of `lexicon/evidence.yaml` by the type of what they speak for."""
    return {type_: frozenset(words) for type_, words in _evidence()[name].items()}


@cache
def _evidence() -> Mapping[str, Any]:
    import yaml

    found: dict[str, Any] = yaml.safe_load((FOLDER / "evidence.yaml").read_text("utf-8"))
    return found


_ADJECTIVES: Final = tuple(
    word_set(
        "if ive ifs ives el elle els elles al ale aux ales ique iques aire aires able ables ible ibles ibre ibres eux "
        "euse ain aine ains aines ien ienne iens ois oise ais aise urbain durable durables ees"
    )
)


_PARTICIPLES: Final = ("é", "ée", "és", "ées")


def is_adjective(word: str) -> bool:
    """Return whether a word ends as French adjectives do.

    >>> is_adjective("participatif"), is_adjective("partagé"), is_adjective("date")
    (True, True, False)
    """
    return len(word) > 4 and (fold(word).endswith(_ADJECTIVES) or word.endswith(_PARTICIPLES))  # noqa: PLR2004


def heads_a_part(words: Sequence[str]) -> bool:
    """Return whether a short line of these words heads a part of a text, and names nothing.

    >>> heads_a_part(["Les", "acteurs"]), heads_a_part(["Lieu", "Commun"]), heads_a_part(["Les", "Tilleuls"])
    (True, False, False)
    """
    folded = [fold(word) for word in words]
    capitals = sum(word[0].isupper() for word in words)
    ordinary = capitals < 2 and all(word in common() | signs("heading") for word in folded)  # noqa: PLR2004 - « Lieu Commun »
    return ordinary or folded[0] in function_words() - ARTICLES


def _lines(name: str) -> Iterator[str]:
    for line in (FOLDER / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line
