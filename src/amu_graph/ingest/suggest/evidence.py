"""What speaks for the type of a name: a first name, the words before and after, places that are known, its form."""

from typing import Final

from amu_graph.ingest.suggest.chunk import Chunk
from amu_graph.ingest.suggest.chunks import announced, is_defined
from amu_graph.ingest.suggest.claims import Evidence
from amu_graph.ingest.suggest.people import employed, eponym, initialed, is_first_name, person, speaker, titled
from amu_graph.ingest.suggest.sites import governed, is_somewhere, located, place, place_with_head, sited
from amu_graph.ingest.suggest.standing import is_with_its_town, labelled
from amu_graph.ingest.suggest.words import (
    Head,
    heads,
    is_adjective,
    of_organizations,
    places,
    signs,
    signs_by_type,
)
from amu_graph.language import Text

_LONGEST_NAME: Final = 6
_GIVEN: Final = 14
"""Words in which what is given to several has its verb: « confié à Brise et à Ubac »."""


def evidence_of(chunk: Chunk) -> Evidence | None:
    """Return what most speaks for the type of a name; None where nothing does."""
    for rule in (
        place_with_head,
        _built,
        _called_body,
        eponym,
        person,
        initialed,
        speaker,
        employed,
        _dated_work,
        _legal,
        _head,
        place,
        governed,
        located,
        _followed,
        _apposition,
        _having,
        sited,
        _standing,
        _words,
        _form,
    ):
        found = rule(chunk)
        if found:
            return found
    return None


def _built(chunk: Chunk) -> Evidence | None:
    """« l’îlot Anne Blin », « le projet d’habitat participatif Anne Blin »: a project named after somebody."""
    head = chunk.head
    if head is None or not _has_namesake(head) or chunk.quoted or not is_first_name(chunk.words[0]):
        return None
    beside = chunk.head_first + len(head.words) == chunk.first
    return Evidence(head.type, 0.85, announced(chunk, head)) if beside else None


def _called_body(chunk: Chunk) -> Evidence | None:
    """« « Association Les Tilleuls » »: the word of a kind within quotation marks."""
    within = chunk.quoted or not chunk.tokens[0].first
    words = heads().get(chunk.words[0], ()) if within and len(chunk.words) > 1 else ()
    kind = next((head for head in words if len(head.words) == 1 and head.type == "Organization"), None)
    if kind is None:
        return None
    text = chunk.tokens[0].text
    return Evidence("Organization", 0.85, Text(f"Commence par « {text} ».", f"Begins with “{text}”."))


def _has_namesake(head: Head) -> bool:
    """Return whether a word announces what is named after people: a project, a quarter, not « le maire de »."""
    return head.type == "Project" or (head.type == "Place" and head.words[-1] in signs("quarters"))


def _legal(chunk: Chunk) -> Evidence | None:
    firm = len(chunk.tokens) > 2 and chunk.words[-1] in signs("partners") and chunk.words[-2] in {"&", "et"}  # noqa: PLR2004
    if firm:
        return Evidence("Organization", 0.86, Text(f"« {chunk.words[-1]} ».", f"“{chunk.words[-1]}”."))
    if chunk.after() not in signs("legal") or chunk.key in places():
        return None
    form = chunk.line.tokens[chunk.last + 1].text
    return Evidence("Organization", 0.86, Text(f"Suivi de « {form} ».", f"Followed by “{form}”."))


def _followed(chunk: Chunk) -> Evidence | None:
    """« the Village Vertical development », « the Maisons Neuves ZAC »."""
    word = chunk.after(int(chunk.quoted))
    if chunk.words[-1] in signs("meetings_english") and len(chunk.words) > 1:
        return Evidence("Event", 0.75, Text(f"« {chunk.words[-1]} ».", f"“{chunk.words[-1]}”."))
    if _is_lived_in(chunk):
        return Evidence("Project", 0.75, Text(f"« {chunk.words[-1]} ».", f"“{chunk.words[-1]}”."))
    for type_, words in signs_by_type("following_english").items():
        defined = word in {"is", ","} and chunk.after(int(chunk.quoted) + 1) in {"a", "an"}
        told = {chunk.after(at) for at in range(2, 5)} & words if defined else set()
        if told:
            return Evidence(type_, 0.8, Text(f"« is … {min(told)} ».", f"“is … {min(told)}”."))
        if len(chunk.words) > 1 and chunk.words[-1] in words - {"building", "housing", "project"}:
            return Evidence(type_, 0.75, Text(f"« {chunk.words[-1]} ».", f"“{chunk.words[-1]}”."))
        if word in words and "the" in {chunk.before(back) for back in range(3)}:
            return Evidence(type_, 0.75, Text(f"Suivi de « {word} ».", f"Followed by “{word}”."))
    return None


def _is_lived_in(chunk: Chunk) -> bool:
    """Return whether an English name ends as those of houses do, where dwellings are told of: « Wren Court »."""
    named = (
        len(chunk.words) > 1 and chunk.words[-1] in signs("built_last") and chunk.before() not in signs("on_streets")
    )
    return named and any(token.folded in signs("built") for token in chunk.line.tokens)


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
        return titled(chunk, head.words, why)
    if head.type == "Place" and not head.inside:
        return _where(chunk, head.words, why)
    whole = chunk.quoted and len(chunk.tokens) > _LONGEST_NAME and head.type != "Publication"
    if whole or (not head.inside and chunk.key in places()):
        return None
    if is_somewhere(chunk):
        return Evidence("Place", 0.6, why)
    own = chunk.head_first == chunk.first and head.type == "Place" and head.words != ("zac",)
    return Evidence(head.type, 0.6 if own else 0.85, why)


def _where(chunk: Chunk, words: tuple[str, ...], why: Text) -> Evidence | None:
    """Return a place after « à » or « près de », « A State of the Art » apart."""
    if chunk.key in places():
        return Evidence("Place", 0.9, why)
    near = words == ("pres", "de") or chunk.line.tokens[chunk.first - 1].text in {"à", "À", "A"}
    if sited(chunk, whole=True):
        return sited(chunk, whole=True)
    beside = {chunk.before(back) for back in range(_GIVEN)} if chunk.before(1) in {"et", ","} else {chunk.before(1)}
    given = not beside.isdisjoint(signs("giving")) or chunk.after() in {"of", "the"} or chunk.tokens[0].text.isupper()
    alone = len(chunk.tokens) == 1 and near and not given
    return _apposition(chunk) or (Evidence("Place", 0.55, why) if alone else None)


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
        told = chunk.after(ahead + 1)
        if told in signs_by_type("following_english")["Project"]:  # « Verger, cooperative housing »
            return Evidence("Project", 0.75, Text(f"Suivi de « {told} ».", f"Followed by “{told}”."))
        for type_, words in signs_by_type("following").items():
            word = chunk.after(ahead)
            if type_ != "Person" and word in words and chunk.line.tokens[chunk.last + 1 + ahead].text.islower():
                return Evidence(type_, 0.75, Text(f"Suivi de « {word} ».", f"Followed by “{word}”."))
    return None


def _having(chunk: Chunk) -> Evidence | None:
    beside = chunk.quoted and chunk.before(1) != "."
    if beside and not signs("dwellings").isdisjoint({chunk.before(1), chunk.before(2)}):
        return Evidence("Project", 0.86, Text("Des logements de ce nom.", "Dwellings of this name."))
    ahead = int(chunk.quoted)
    if chunk.after(ahead) in signs("having") and any(
        chunk.after(ahead + at) in signs("dwellings") for at in range(1, 5)
    ):
        return Evidence("Project", 0.8, Text("Compte des logements.", "Has dwellings."))
    return None


def _standing(chunk: Chunk) -> Evidence | None:
    if is_with_its_town(chunk):
        return Evidence("Project", 0.6, Text("Un nom et sa ville.", "A name and its town."))
    type_, word = labelled(chunk)
    return Evidence(type_, 0.5, Text(f"Après « {word} : ».", f"After “{word}:”.")) if type_ else None


def _words(chunk: Chunk) -> Evidence | None:
    articled = chunk.words[0] in {"le", "la", "les", "l'"}  # « Le Grand Pré »
    told = (word for word in chunk.words if word in of_organizations() and not (articled and word == "grand"))
    word = next(told, "")
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
