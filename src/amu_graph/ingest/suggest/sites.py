"""What says that a name is a place, or of what stands there."""

from collections.abc import Sequence
from typing import Final

from amu_graph.ingest.suggest.chunk import Chunk
from amu_graph.ingest.suggest.claims import Evidence
from amu_graph.ingest.suggest.page import Token
from amu_graph.ingest.suggest.words import common, of_organizations, places, signs
from amu_graph.language import Text
from amu_graph.text import compact

_HYPHENS: Final = 2


def place_with_head(chunk: Chunk) -> Evidence | None:
    """« (région Auvergne) » in brackets, « dans la région » : where, not who."""
    before = [token.folded for token in chunk.line.tokens[max(0, chunk.head_first - 3) : chunk.head_first]]
    bracket = before[-1:] in (["("], ["en"]) or "dans" in before
    if bracket and chunk.head and chunk.head.words in {("region",), ("departement",)} and chunk.key in places():
        return Evidence("Place", 0.9, Text("Une région, un département.", "A region, a department."))
    return None


def located(chunk: Chunk) -> Evidence | None:
    """« Savigny-le-Temple », « Saint-Cyr-en-Arthies », « Vitry-sur-Seine (94) »."""
    if len(chunk.capitals) != 1 and not chunk.words[0].startswith(("saint-", "sainte-", "st-")):
        return None
    if chunk.before() in signs("streets"):
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


def is_somewhere(chunk: Chunk) -> bool:
    """Return whether « une agence de Landiviau » says where it is, not what it is called."""
    tokens, head = chunk.line.tokens, chunk.head
    if head is None or head.inside or head.type != "Organization" or not chunk.head_first:
        return False
    linked = [token.folded for token in tokens[chunk.head_first + len(head.words) : chunk.first]]
    some = tokens[chunk.head_first - 1].folded in {"un", "une", "des"}
    return some and linked in (["de"], ["d'"]) and len(chunk.tokens) == 1 and chunk.tokens[0].text.istitle()


def governed(chunk: Chunk) -> Evidence | None:
    """« maire d’Orvins », « dwellings in Lynmere »: a place, though its name is not known."""
    short = len(chunk.tokens) == 1 and chunk.tokens[0].text.istitle() and chunk.words[0] not in common()
    governed = chunk.before() in {"de", "d'", "du", "des"} and chunk.before(1) in signs("governing")
    if short and governed:
        word = chunk.before(1)
        return Evidence("Place", 0.7, Text(f"Après « {word} de ».", f"After “{word} de”."))
    told = chunk.before(1) if chunk.before() == "of" else ""
    if short and told in signs("located_english"):
        return Evidence("Place", 0.7, Text(f"Après « {told} of ».", f"After “{told} of”."))
    return Evidence("Place", 0.55, Text("Après « in ».", "After “in”.")) if short and chunk.before() == "in" else None


def place(chunk: Chunk) -> Evidence | None:
    """Return a place that is known, or a part of one: « le Haut-Montreuil »."""
    parts = chunk.words[0].split("-", 1)
    around = (
        len(chunk.tokens) == 1
        and parts[0] in {"haut", "bas", "vieux", "grand", "petit"}
        and compact(parts[-1]) in places()
    )
    if chunk.key not in places() and not around:
        return None
    return Evidence("Place", 0.85, Text("C’est un lieu connu.", "It is a known place."))


def sited(chunk: Chunk, *, whole: bool = False) -> Evidence | None:
    """« Les Tilleuls à Orvins », « « Verger » (Nantes) »: a name that stands somewhere, `whole` whatever its form."""
    own = (
        chunk.first > 0 and chunk.line.tokens[chunk.first - 1].text in _OWN and chunk.line.tokens[chunk.first - 1].first
    )
    listed = (
        chunk.before() in {":", ";"} and chunk.after() == "," and chunk.after(1) == "a"
    )  # « trois sites : Alvie, à … »
    articled = own or listed or (chunk.words[0] in {"le", "la", "les", "l'"} and len(chunk.tokens) > 1)
    if not whole and (_is_body(chunk) or not (articled or chunk.quoted)):
        return None
    ahead = int(chunk.quoted)
    ahead += chunk.after(ahead) == ","
    to, at = chunk.after(ahead), chunk.last + 2 + ahead
    if to == "(" or (to == "a" and not whole):
        found = _stands_at(chunk.line.tokens, at, bracket=to == "(")
        return Evidence("Project", 0.6, Text("Un nom et son lieu.", "A name and where it is.")) if found else None
    return None


_OWN: Final = frozenset({"Le", "La", "Les", "L'"})


def _is_body(chunk: Chunk) -> bool:
    shouted = any(token.text.isupper() and token.text[-1] != "'" for token in chunk.tokens)
    return shouted or chunk.head is not None or not of_organizations().isdisjoint(chunk.words)


def _stands_at(tokens: Sequence[Token], at: int, *, bracket: bool) -> bool:
    """Return whether a place stands at a token: a known one, or one word with a capital, alone in its brackets."""
    if at >= len(tokens):
        return False
    known = any(compact("".join(one.text for one in tokens[at : at + length])) in places() for length in (1, 2, 3))
    closed = not bracket or (at + 1 < len(tokens) and tokens[at + 1].text == ")")
    return known or (closed and tokens[at].text.istitle() and tokens[at].folded not in common())
