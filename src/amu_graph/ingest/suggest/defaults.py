"""The type of a name of which nothing speaks but its capital and its place in a sentence."""

from typing import Final

from amu_graph.ingest.suggest.chunk import Chunk
from amu_graph.ingest.suggest.claims import Evidence
from amu_graph.ingest.suggest.people import is_first_name
from amu_graph.ingest.suggest.standing import is_item
from amu_graph.ingest.suggest.words import ARTICLES, common, notions, places, signs
from amu_graph.language import Text
from amu_graph.text import compact

_DEFINITE: Final = frozenset({"le", "la", "l'", "du", "au"})
"""Articles that common nouns have: « la Région », and of names mostly places and projects."""
_NEAR: Final = 9
"""Words after a name in which a word says what it is."""
_SHORT: Final = 4
"""Tokens of a name in quotation marks of which nothing else is said."""
_ALONE: Final = 0.4
"""The score of a name of which nothing speaks: too little, unless the page names it again."""
_ARTICLED: Final = 0.3
_WHERE: Final = 0.5
_OF_A_TOWN: Final = ("oise", "aise", "ienne", "aine")
_NOUNS: Final = ("tion", "ment", "ance", "ence", "isme", "ite", "sion", "ure")


def by_default(chunk: Chunk, *, french: bool) -> Evidence | None:
    """Return the type of a name within a sentence of which nothing else is said: most are organizations.

    English has capitals in headings, so that there only several within a sentence count.
    """
    if is_item(chunk):
        return Evidence("Organization", 0.55, Text("Seul dans une liste.", "Alone in a list."))
    if _is_built(chunk) or (french and _is_called(chunk)):
        return _lived_in(chunk)
    if _is_no_default(chunk, french=french):
        return _perhaps(chunk) if french else None
    acts = chunk.after() in signs("acting")
    to = [chunk.before(back) for back in range(2)]
    there = None if acts else _there(chunk, french=french)
    if there:
        return there
    linked = to[0] in signs("linking") or _is_helped(chunk)
    score = 0.6 if acts else 0.5 if linked or to[0] == "l'" or len(chunk.capitals) > 1 else _ALONE
    return Evidence("Organization", score, Text("Un nom, sans autre indice.", "A name, with no other sign."))


def _perhaps(chunk: Chunk) -> Evidence | None:
    """Return the type of a word with an article: « au Praxinoscope », « la Ménardière » may be a project, a place."""
    word = chunk.words[0]
    acts = chunk.after() in signs("acting") and chunk.after() != "a" and word not in common()
    if acts and chunk.before() in {"le", "la"} and not chunk.tokens[0].first:
        return Evidence("Organization", 0.5, Text("Un nom qui agit.", "A name that acts."))
    unknown = word not in common() and compact(word) not in notions() and not word.endswith(_NOUNS)
    articled = chunk.before() in _DEFINITE and len(chunk.tokens) == 1 and chunk.tokens[0].text.istitle()
    if not (unknown and articled) or is_first_name(word) or chunk.tokens[0].first:
        return None
    if chunk.before() == "au" or chunk.before(1) == "dans":
        return _perhaps_where(chunk)
    kind = "Place" if chunk.before() in {"la", "l'"} else "Project"
    return Evidence(kind, _ARTICLED, Text("Un nom avec un article.", "A name with an article."))


def _perhaps_where(chunk: Chunk) -> Evidence:
    """Return what « au Rohou », « dans le Léon » are: where, unless dwellings follow: « Au Vilaret, cinq familles »."""
    lived = chunk.after() == "," and any(chunk.after(ahead) in signs("dwellings") for ahead in range(1, 4))
    if lived:
        return Evidence("Project", _ARTICLED, Text("Près d’un mot d’habitat.", "Near a word of dwelling."))
    word = "dans" if chunk.before(1) == "dans" else "au"
    return Evidence("Place", _WHERE, Text(f"Précédé de « {word} ».", f"Preceded by “{word}”."))


def _there(chunk: Chunk, *, french: bool) -> Evidence | None:
    """Return the type of a name of which its place is told, or dwellings."""
    to = [chunk.before(back) for back in range(2)]
    if to in (["la", "a"], ["l'", "a"]) and len(chunk.tokens) == 1 and chunk.tokens[0].text.istitle():
        return Evidence("Place", 0.52, Text("Précédé de « à la ».", "Preceded by “à la”."))
    if _is_of_dwellings(chunk):
        return Evidence("Project", 0.55, Text("Près d’un mot d’habitat.", "Near a word of dwelling."))
    if not french and _stands_in(chunk):
        return Evidence("Project", 0.55, Text("Un nom et son lieu.", "A name and where it is."))
    return None


def _stands_in(chunk: Chunk) -> bool:
    """Return whether a name of several words, or of one before a known place, is in one: « Wren Court in Orvins »."""
    tokens = chunk.line.tokens
    if chunk.after() != "in" or chunk.last + 2 >= len(tokens) or not tokens[chunk.last + 2].is_capital:
        return False
    return len(chunk.capitals) > 1 or compact(tokens[chunk.last + 2].text) in places()


def _lived_in(chunk: Chunk) -> Evidence:
    """Return a project: a name that begins with what people live in, or stands in quotation marks with its article."""
    if _is_built(chunk):
        return Evidence("Project", 0.6, Text("Un nom de lieu habité.", "A name of what is lived in."))
    score = 0.5 if len(chunk.capitals) > 1 else _ALONE
    return Evidence("Project", score, Text("Un nom entre guillemets.", "A name in quotation marks."))


def _is_built(chunk: Chunk) -> bool:
    """Return whether a name begins with what people live in: « le Clos Fleuri », « Hameau des Buis »."""
    words = [word for word in chunk.words if word not in ARTICLES]
    capitals = [token for token in chunk.capitals if token.folded not in ARTICLES]
    return len(capitals) > 1 and words[0] in signs("built_names") and chunk.before() not in signs("linking")


def _is_called(chunk: Chunk) -> bool:
    """Return whether a short name with its article stands in quotation marks: « Les Passerelles »."""
    articled = chunk.words[0] in ARTICLES - {"un", "une"} and 1 < len(chunk.tokens) <= _SHORT
    return (
        chunk.quoted and articled and chunk.before(1) not in signs("linking") and chunk.after(1) not in signs("acting")
    )


def _is_of_dwellings(chunk: Chunk) -> bool:
    """Return whether a name is told of as a building is: « La Salière, à Grenoble, cinq logements »."""
    of_a_place = chunk.before() in {"de", "d'", "a", "en"} and len(chunk.tokens) == 1
    if chunk.after() not in {",", "(", ":", "–", "a"} or chunk.before() in signs("linking") or of_a_place:
        return False
    if any(token.text.isupper() and len(token.text) > 1 for token in chunk.tokens):
        return False  # « l’EPA Brise, onze foyers »
    near = [chunk.after(ahead) for ahead in range(1, _NEAR)]
    sentence = near[: near.index(".")] if "." in near else near
    return not signs("dwelling").isdisjoint(sentence)


def _is_helped(chunk: Chunk) -> bool:
    return chunk.before() == "of" and chunk.before(1) in signs("helping")


def _is_no_default(chunk: Chunk, *, french: bool) -> bool:
    """Return whether a name within a sentence may be none: a first name alone, a noun, a street, an English heading."""
    if not french and (len(chunk.capitals) == 1 or chunk.line.text.rstrip()[-1] not in ".!?"):
        listed = chunk.before() == "and" and len(chunk.tokens) == 1
        if not (_is_helped(chunk) or listed or chunk.before() in signs("acting_before")):
            return True
    word = chunk.words[0]
    if compact(word) in notions():
        return True
    if (
        len(chunk.tokens) == 1
        and word.endswith(_OF_A_TOWN)
        and chunk.before().isalpha()
        and len(chunk.before()) > _SHORT
    ):
        return True  # « l’agglomération Strasbourgeoise »
    if len(chunk.tokens) == 1 and (is_first_name(word) or (word.endswith(_NOUNS) and "-" not in word)):
        return True
    if len(chunk.tokens) == 1 and chunk.before() in _DEFINITE and chunk.tokens[0].text.istitle():
        return True
    sentence = chunk.quoted and len(chunk.capitals) < len(chunk.tokens)
    inner = any(not token.first for token in chunk.capitals)
    return sentence or not inner or word.isdecimal() or chunk.before() in signs("streets")
