"""What speaks for the type of a name: a first name, the words before and after, places that are known, its form."""

from typing import Final, NamedTuple

from amu_graph.ingest.suggest.chunks import Chunk, announced, is_defined, is_item
from amu_graph.ingest.suggest.words import (
    first_names,
    is_adjective,
    key,
    notions,
    of_organizations,
    places,
    signs,
    signs_by_type,
)
from amu_graph.language import Text

_DEFINITE: Final = frozenset({"le", "la", "l'", "du", "au"})
"""Articles that common nouns have: « la Région », and of names mostly places and projects."""
_HYPHENS: Final = 2
_NEAR: Final = 9
"""Words after a name in which a word says what it is."""
_ALONE: Final = 0.4
"""The score of a name of which nothing speaks: too little, unless the page names it again."""
_NOUNS: Final = ("tion", "ment", "ance", "ence", "isme", "ite", "sion", "ure")
_LONGEST_NAME: Final = 6


class Evidence(NamedTuple):
    """A type, how sure it is, and why."""

    type: str
    score: float
    why: Text


def evidence_of(chunk: Chunk) -> Evidence | None:
    """Return what most speaks for the type of a name; None where nothing does."""
    for rule in (
        _place_with_head,
        _eponym,
        _person,
        _speaker,
        _dated_work,
        _legal,
        _head,
        _place,
        _located,
        _followed,
        _apposition,
        _having,
        _words,
        _form,
    ):
        found = rule(chunk)
        if found:
            return found
    return None


def by_default(chunk: Chunk, *, french: bool) -> Evidence | None:
    """Return the type of a name within a sentence of which nothing else is said: most are organizations.

    English has capitals in headings, so that there only several within a sentence count.
    """
    if is_item(chunk):
        return Evidence("Organization", 0.55, Text("Seul dans une liste.", "Alone in a list."))
    if _is_no_default(chunk, french=french):
        return None
    acts = chunk.after() in signs("acting")
    to = [chunk.before(back) for back in range(2)]
    if to in (["la", "a"], ["l'", "a"]) and len(chunk.tokens) == 1 and chunk.tokens[0].text.istitle() and not acts:
        return Evidence("Place", 0.52, Text("Précédé de « à la ».", "Preceded by “à la”."))
    if not acts and _is_of_dwellings(chunk):
        return Evidence("Project", 0.55, Text("Près d’un mot d’habitat.", "Near a word of dwelling."))
    linked = to[0] in signs("linking")
    score = 0.6 if acts else 0.5 if linked or to[0] == "l'" or len(chunk.capitals) > 1 else _ALONE
    return Evidence("Organization", score, Text("Un nom, sans autre indice.", "A name, with no other sign."))


def _is_of_dwellings(chunk: Chunk) -> bool:
    """Return whether a name is told of as a building is: « La Salière, à Grenoble, cinq logements »."""
    if chunk.after() not in {",", "(", ":", "–", "a"} or chunk.before() in signs("linking"):
        return False
    return any(chunk.after(ahead) in signs("dwelling") for ahead in range(1, _NEAR))


def _is_no_default(chunk: Chunk, *, french: bool) -> bool:
    """Return whether a name within a sentence may be none: a first name alone, a noun, a street, an English heading."""
    if not french and (len(chunk.capitals) == 1 or chunk.line.text.rstrip()[-1] not in ".!?"):
        acted = chunk.before() in signs("acting_before") or (chunk.before() == "and" and len(chunk.tokens) == 1)
        if not acted:
            return True
    word = chunk.words[0]
    if key(word) in notions():
        return True
    if len(chunk.tokens) == 1 and (_is_first_name(word) or word.endswith(_NOUNS)):
        return True
    if len(chunk.tokens) == 1 and chunk.before() in _DEFINITE and chunk.tokens[0].text.istitle():
        return True
    sentence = chunk.quoted and len(chunk.capitals) < len(chunk.tokens)
    inner = any(not token.first for token in chunk.capitals)
    return sentence or not inner or word.isdecimal() or chunk.before() in signs("streets")


def _eponym(chunk: Chunk) -> Evidence | None:
    """« le stade nautique Paul Martin », « le lycée Anne Blin »: not the person."""
    near = [chunk.before(back) for back in range(2)]
    named = near[0] in signs("eponyms") or (near[1] in signs("eponyms") and is_adjective(near[0]))
    if not named or not _is_first_name(chunk.words[0]) or len(chunk.capitals) == 1:
        return None
    return Evidence("Place", 0.45, Text("Un lieu qui porte le nom de quelqu’un.", "A place named after somebody."))


def _speaker(chunk: Chunk) -> Evidence | None:
    words = chunk.words
    said = (
        chunk.before() in signs("saying")
        or chunk.after() in signs("saying")
        or (chunk.before() == ":" and chunk.before(1) in signs("parts"))
    )
    shaped = 2 <= len(words) <= 3 and all(token.text.istitle() for token in chunk.tokens)  # noqa: PLR2004 - names
    if not (said and shaped) or of_organizations() & set(words) or chunk.head is not None or chunk.key in places():
        return None
    return Evidence("Person", 0.75, Text("Quelqu’un qui parle ou habite.", "Somebody who speaks or lives there."))


def _legal(chunk: Chunk) -> Evidence | None:
    if chunk.after() not in signs("legal") or chunk.key in places():
        return None
    form = chunk.line.tokens[chunk.last + 1].text
    return Evidence("Organization", 0.86, Text(f"Suivi de « {form} ».", f"Followed by “{form}”."))


def _located(chunk: Chunk) -> Evidence | None:
    """« Savigny-le-Temple », « Saint-Cyr-en-Arthies », « Vitry-sur-Seine (94) »."""
    if len(chunk.capitals) != 1 and not chunk.words[0].startswith(("saint-", "sainte-", "st-")):
        return None
    parts = chunk.words[0].split("-")
    small = not signs("within_places").isdisjoint(parts[1:-1]) and any(
        part in chunk.tokens[0].text
        for part in ("-le-", "-la-", "-les-", "-sur-", "-sous-", "-en-", "-de-", "-du-", "-aux-", "-lès-", "-d'")
    )
    shaped = (len(parts) > _HYPHENS and small) or (parts[0] in {"saint", "sainte", "st"} and len(parts) > 1)
    number = chunk.after(1)
    coded = chunk.after() == "(" and number.isdecimal() and len(number) in (2, 5) and chunk.after(2) == ")"
    if not (shaped or coded) or (chunk.head is not None and chunk.head.type != "Place"):
        return None
    return Evidence("Place", 0.85, Text("Écrit comme une commune.", "Written as a town."))


def _followed(chunk: Chunk) -> Evidence | None:
    """« the Village Vertical development », « the Maisons Neuves ZAC »."""
    word = chunk.after(int(chunk.quoted))
    for type_, words in signs_by_type("following_english").items():
        if len(chunk.words) > 1 and chunk.words[-1] in words - {"building", "housing", "project"}:
            return Evidence(type_, 0.75, Text(f"« {chunk.words[-1]} ».", f"“{chunk.words[-1]}”."))
        if word in words and "the" in {chunk.before(back) for back in range(3)}:
            return Evidence(type_, 0.75, Text(f"Suivi de « {word} ».", f"Followed by “{word}”."))
    return None


def _place_with_head(chunk: Chunk) -> Evidence | None:
    """« (région Auvergne) » in brackets, « dans la région » : where, not who."""
    before = [token.folded for token in chunk.line.tokens[max(0, chunk.head_first - 3) : chunk.head_first]]
    bracket = before[-1:] in (["("], ["en"]) or "dans" in before
    if bracket and chunk.head and chunk.head.words in {("region",), ("departement",)} and chunk.key in places():
        return Evidence("Place", 0.9, Text("Une région, un département.", "A region, a department."))
    return None


def _is_first_name(word: str) -> bool:
    """Return whether a word is a first name, or two of them: « Jean-Baptiste »."""
    return word in first_names() or all(part in first_names() for part in word.split("-"))


def _person(chunk: Chunk) -> Evidence | None:
    tokens, words, capitals = chunk.tokens, chunk.words, chunk.capitals
    small = [token.folded for token in tokens if not token.is_capital]
    if not 2 <= len(capitals) <= 4 or any(word not in signs("particles") for word in small):  # noqa: PLR2004 - names
        return None
    known = _is_first_name(words[0])
    body = chunk.head is not None and chunk.head.type not in ("Person", "Place") and chunk.head.inside
    if known and not body and not of_organizations() & set(words) and not words[1].isdecimal():
        return Evidence(
            "Person", 0.9, Text(f"« {tokens[0].text} » est un prénom.", f"“{tokens[0].text}”, a first name.")
        )
    turned = len(words) == 2 and not is_adjective(words[1]) and _is_first_name(words[1]) and chunk.key not in places()  # noqa: PLR2004 - « Roux Fanny »
    if turned and chunk.head is None and not of_organizations() & set(words) and chunk.after() == ",":
        return Evidence(
            "Person", 0.8, Text(f"« {tokens[1].text} » est un prénom.", f"“{tokens[1].text}”, a first name.")
        )
    after = chunk.after(1) if chunk.after() == "," else ""
    if after in signs_by_type("following")["Person"] and all(token.text.istitle() for token in capitals):
        return Evidence("Person", 0.7, Text(f"Suivi de « {after} ».", f"Followed by “{after}”."))
    return None


def _dated_work(chunk: Chunk) -> Evidence | None:
    """« Il est l’auteur d’Architectures Durables (2002) »."""
    ahead = int(chunk.quoted)
    if chunk.after(ahead) != "(" or not chunk.after(ahead + 1).isdecimal() or chunk.after(ahead + 2) != ")":
        return None
    if chunk.quoted and chunk.tokens[0].text[0].isupper():
        return Evidence("Publication", 0.8, Text("Un titre et son année.", "A title and its year."))
    near = {chunk.before(back) for back in range(6)}
    if near.isdisjoint(signs("of_works")):
        return None
    return Evidence("Publication", 0.8, Text("Une œuvre et son année.", "A work and its year."))


def _head(chunk: Chunk) -> Evidence | None:
    head = chunk.head
    if head is None:
        return None
    why = announced(chunk, head)
    if head.type == "Person":
        return _titled(chunk, head.words, why)
    if head.type == "Place" and not head.inside:
        known = chunk.key in places()
        alone = len(chunk.tokens) == 1 and chunk.line.tokens[chunk.first - 1].text in {"à", "À", "A"}
        alone = alone and chunk.before(1) not in signs("giving") and not chunk.tokens[0].text.isupper()
        return Evidence("Place", 0.9, why) if known else Evidence("Place", 0.55, why) if alone else None
    if not head.inside and chunk.key in places():
        return None
    if chunk.quoted and len(chunk.tokens) > _LONGEST_NAME and head.type != "Publication":
        return None
    own = chunk.head_first == chunk.first and head.type == "Place" and head.words != ("zac",)
    return Evidence(head.type, 0.6 if own else 0.85, why)


def _titled(chunk: Chunk, title: tuple[str, ...], why: Text) -> Evidence | None:
    """Return a person after a title; « Architecte : Bivouac » and « Architecte : Atelier Bleu » are practices."""
    practice = len(chunk.capitals) == 1 or chunk.tokens[0].folded in of_organizations()
    if practice and title == ("architecte",) and chunk.before() == ":":
        return Evidence("Organization", 0.6, why)
    fits = len(chunk.capitals) > 1 and all(token.text[0].isupper() for token in chunk.tokens)
    return Evidence("Person", 0.75, why) if fits and chunk.key not in places() else None


def _place(chunk: Chunk) -> Evidence | None:
    parts = chunk.words[0].split("-", 1)
    around = (
        len(chunk.tokens) == 1 and parts[0] in {"haut", "bas", "vieux", "grand", "petit"} and key(parts[-1]) in places()
    )
    if chunk.key not in places() and not around:
        return None
    return Evidence("Place", 0.85, Text("C’est un lieu connu.", "It is a known place."))


def _apposition(chunk: Chunk) -> Evidence | None:
    if is_defined(chunk):
        for type_, words in signs_by_type("following").items():
            if type_ != "Person" and chunk.after(2) in words:
                return Evidence(type_, 0.8, Text(f"« est … {chunk.after(2)} ».", f"“est … {chunk.after(2)}”."))
    if chunk.after() not in {",", "(", ":", "–"}:
        return None
    for ahead in (1, 2):
        if ahead > 1 and chunk.after(1).isdecimal():
            return None
        for type_, words in signs_by_type("following").items():
            word = chunk.after(ahead)
            if type_ != "Person" and word in words:
                return Evidence(type_, 0.75, Text(f"Suivi de « {word} ».", f"Followed by “{word}”."))
    return None


def _having(chunk: Chunk) -> Evidence | None:
    if chunk.quoted and not signs("dwellings").isdisjoint({chunk.before(1), chunk.before(2)}):
        return Evidence("Project", 0.86, Text("Des logements de ce nom.", "Dwellings of this name."))
    if chunk.after() in signs("having") and any(chunk.after(at) in {"logement", "logements"} for at in range(1, 5)):
        return Evidence("Project", 0.8, Text("Compte des logements.", "Has dwellings."))
    return None


def _words(chunk: Chunk) -> Evidence | None:
    word = next((word for word in chunk.words if word in of_organizations()), "")
    if not word or len(chunk.tokens) == 1 or (chunk.quoted and len(chunk.capitals) < len(chunk.tokens)):
        return None
    return Evidence(
        "Organization", 0.7, Text(f"« {word} », mot d’organisations.", f"“{word}”, a word of organizations.")
    )


def _form(chunk: Chunk) -> Evidence | None:
    text = chunk.tokens[0].text
    if len(chunk.tokens) > 1 or is_adjective(chunk.words[0]):
        return None
    if text.isupper() and len(text) >= 3 and text.isalpha():  # noqa: PLR2004 - letters of an acronym
        return Evidence("Organization", 0.6, Text("C’est un sigle.", "It is an acronym."))
    if "&" in text or (any(map(str.isupper, text[1:])) and "-" not in text):
        return Evidence("Organization", 0.45, Text("Écrit comme une marque.", "Written as a brand."))
    return None
