"""What speaks for the type of a name: a first name, the words before and after, places that are known, its form."""

from typing import Final, NamedTuple

from amu_graph.ingest.suggest.chunks import Chunk
from amu_graph.ingest.suggest.words import first_names, is_adjective, of_organizations, places, word_set
from amu_graph.language import Text

_PARTICLES: Final = word_set("de d' du des la le van von ben el")
_FOLLOWING: Final = {
    "Person": word_set(
        "architecte sociologue maire urbaniste president presidente directeur directrice membre fondateur fondatrice "
        "ingenieur gerant elu elue adjoint adjointe chercheur chercheuse enseignant philosophe habitant habitante "
        "journaliste paysagiste charge chargee geographe responsable coordinateur coordinatrice militant"
    ),
    "Project": word_set("habitat immeuble residence projet operation ecoquartier logements batiment"),
    "Organization": word_set(
        "association cooperative entreprise societe agence bureau cabinet bailleur promoteur amenageur collectif "
        "reseau federation fondation filiale scop scic structure editeur"
    ),
}
"""Words after a name and a comma: « Florence Rosa, architecte », « l’ÔôôBerge, habitat participatif »."""
_STREETS: Final = word_set("rue avenue boulevard chemin impasse allee quai cours square")
_OF_WORKS: Final = word_set("auteur autrice ouvrage livre ouvrages livres publie ecrit")
_LONGEST_NAME: Final = 6
_HAVING: Final = word_set(
    "compte comptera comprend comprendra reunit reunira accueille accueillera abrite abritera propose rassemble"
)
_ACTING: Final = word_set(
    "propose accompagne accompagnait a anime porte defend milite regroupe rassemble lance publie organise "
    "conseille intervient imagine developpe finance soutient"
)


class Evidence(NamedTuple):
    """A type, how sure it is, and why."""

    type: str
    score: float
    why: Text


def evidence_of(chunk: Chunk) -> Evidence | None:
    """Return what most speaks for the type of a name; None where nothing does."""
    for rule in (_place_with_head, _person, _dated_work, _head, _place, _apposition, _having, _words, _form):
        found = rule(chunk)
        if found:
            return found
    return None


def by_default(chunk: Chunk, *, french: bool) -> Evidence | None:
    """Return the type of a name within a sentence of which nothing else is said: most are organizations.

    English has capitals in headings, so that there only several within a sentence count.
    """
    if not french and (len(chunk.capitals) == 1 or chunk.line.text.rstrip()[-1] not in ".!?"):
        return None
    inner = [token for token in chunk.capitals if not token.first]
    if chunk.quoted and len(chunk.capitals) < len(chunk.tokens):
        return None
    if not inner or chunk.tokens[0].text.isdecimal() or chunk.before() in _STREETS:
        return None
    acts = chunk.after() in _ACTING
    score = 0.6 if acts else 0.5
    return Evidence("Organization", score, Text("Un nom, sans autre indice.", "A name, with no other sign."))


def _place_with_head(chunk: Chunk) -> Evidence | None:
    """« (région Auvergne) » in brackets, « dans la région » : where, not who."""
    before = [token.folded for token in chunk.line.tokens[max(0, chunk.head_first - 3) : chunk.head_first]]
    bracket = before[-1:] == ["("] or "dans" in before
    if bracket and chunk.head and chunk.head.words in {("region",), ("departement",)} and chunk.key in places():
        return Evidence("Place", 0.9, Text("Une région, un département.", "A region, a department."))
    return None


def _person(chunk: Chunk) -> Evidence | None:
    tokens, words, capitals = chunk.tokens, chunk.words, chunk.capitals
    small = [token.folded for token in tokens if not token.is_capital]
    if not 2 <= len(capitals) <= 4 or any(word not in _PARTICLES for word in small):  # noqa: PLR2004 - names
        return None
    known = all(part in first_names() for part in words[0].split("-")) or words[0] in first_names()
    body = chunk.head is not None and chunk.head.type not in ("Person", "Place") and chunk.head.inside
    if known and not body and not of_organizations() & set(words) and not words[1].isdecimal():
        return Evidence(
            "Person", 0.9, Text(f"« {tokens[0].text} » est un prénom.", f"“{tokens[0].text}”, a first name.")
        )
    after = chunk.after(1) if chunk.after() == "," else ""
    if after in _FOLLOWING["Person"] and all(token.text.istitle() for token in capitals):
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
    if near.isdisjoint(_OF_WORKS):
        return None
    return Evidence("Publication", 0.8, Text("Une œuvre et son année.", "A work and its year."))


def _head(chunk: Chunk) -> Evidence | None:
    head = chunk.head
    if head is None:
        return None
    words = " ".join(head.words)
    why = Text(f"Précédé de « {words} ».", f"Preceded by “{words}”.")
    if head.type == "Person":
        return _titled(chunk, head.words, why)
    if head.type == "Place" and not head.inside:
        known = chunk.key in places()
        alone = len(chunk.tokens) == 1 and head.words == ("a",) and chunk.before() == "a"
        return Evidence("Place", 0.9, why) if known else Evidence("Place", 0.55, why) if alone else None
    if not head.inside and chunk.key in places():
        return None
    if chunk.quoted and len(chunk.tokens) > _LONGEST_NAME and head.type != "Publication":
        return None
    own = chunk.head_first == chunk.first and head.type == "Place" and head.words != ("zac",)
    return Evidence(head.type, 0.6 if own else 0.85, why)


def _titled(chunk: Chunk, title: tuple[str, ...], why: Text) -> Evidence | None:
    """Return a person after a title; « Architecte : Bivouac » is a practice."""
    if len(chunk.capitals) == 1 and title == ("architecte",) and chunk.before() == ":":
        return Evidence("Organization", 0.6, why)
    fits = len(chunk.capitals) > 1 and all(token.text[0].isupper() for token in chunk.tokens)
    return Evidence("Person", 0.75, why) if fits and chunk.key not in places() else None


def _place(chunk: Chunk) -> Evidence | None:
    if chunk.key not in places():
        return None
    return Evidence("Place", 0.85, Text("C’est un lieu connu.", "It is a known place."))


def _apposition(chunk: Chunk) -> Evidence | None:
    if chunk.after() not in {",", "(", ":", "–"}:
        return None
    for ahead in (1, 2):
        for type_, words in _FOLLOWING.items():
            word = chunk.after(ahead)
            if type_ != "Person" and word in words:
                return Evidence(type_, 0.75, Text(f"Suivi de « {word} ».", f"Followed by “{word}”."))
    return None


def _having(chunk: Chunk) -> Evidence | None:
    if chunk.after() in _HAVING and any(chunk.after(at) in {"logement", "logements"} for at in range(1, 5)):
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
        return Evidence("Organization", 0.55, Text("Écrit comme une marque.", "Written as a brand."))
    return None
