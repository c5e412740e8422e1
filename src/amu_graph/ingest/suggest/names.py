"""Names by the rules of French writing: each run of capitals with what speaks for its type."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from amu_graph.ingest.suggest.announcements import ARTICLES
from amu_graph.ingest.suggest.chunk import Chunk
from amu_graph.ingest.suggest.chunks import chunks, within
from amu_graph.ingest.suggest.claims import Evidence, Mention
from amu_graph.ingest.suggest.continued import continued
from amu_graph.ingest.suggest.defaults import by_default
from amu_graph.ingest.suggest.evidence import evidence_of
from amu_graph.ingest.suggest.page import Page, Token
from amu_graph.ingest.suggest.phrases import BODIES
from amu_graph.ingest.suggest.standing import stands_alone
from amu_graph.ingest.suggest.things import SEAT
from amu_graph.ingest.suggest.words import is_adjective, places, signs
from amu_graph.language import Text
from amu_graph.text import compact

_BETWEEN: Final = frozenset({",", "et", "ou", "&", "(", ")", "«", "»", "ainsi", "que", *ARTICLES})
_STOPS: Final = frozenset({"", ".", ",", ";", ":", ")", "»", "et", "ou"})
_ANNOUNCING: Final = frozenset({"Organization", "Project", "Programme"})
_ARTICLES: Final = frozenset({"Le", "La", "Les", "L'"})
_MOST_BETWEEN: Final = 6
_SEAT: Final = 0.85
_BODY: Final = 10
"""Tokens in which a body stands before its acronym."""
_OF_A_TOWN: Final = ("ais", "aises", "ois", "oises", "iens", "iennes", "ains", "aines")
_GOVERNED: Final = Text("Le lieu qu’elle administre.", "The place that it governs.")
_OF_REGIONS: Final = frozenset({"region", "departement"})
_OF_TOWNS: Final = frozenset({"metropole", "agglomeration", "communaute"})
_SAYING: Final = 4
"""Tokens of a quotation that may be a sentence."""
_NAMED: Final = 0.6
"""A score above which more than the place in a sentence says that it is a name."""
_SHARED: Final = ("Organization", "Place", "Project", "Person")


def named(page: Page) -> list[Mention]:
    """Return what the rules take for names."""
    found = []
    everywhere = [[run for chunk in chunks(line) for run in _inside(chunk)] for line in page.lines]
    more = continued(everywhere)
    for line_runs in everywhere:
        runs = [replace(run, last=run.last + _further(run, more)) for run in line_runs]
        evidence = _with_lists(runs, [evidence_of(chunk) for chunk in runs])
        for chunk, told in zip(runs, evidence, strict=True):
            said = told or by_default(chunk, french=page.language == "fr")
            if said:
                found += [mention_of(chunk, page, said), *_seat(chunk, page, said)]
    return found


def _with_lists(runs: Sequence[Chunk], evidence: Sequence[Evidence | None]) -> Sequence[Evidence | None]:
    """Return what speaks for each run, with what the names around it in a list are, from left to right and back."""
    told = list(evidence)
    for place in (*range(len(runs)), *reversed(range(len(runs)))):
        told[place] = told[place] or _bracketed(runs, told, place) or _shared(runs, told, place)
    return told


def _seat(chunk: Chunk, page: Page, said: Evidence) -> Iterator[Mention]:
    """Yield the place in the name of the body that governs it: « ville d’Orvins », « communauté du Val »."""
    head, tokens = chunk.head, chunk.tokens
    if (
        said.type == "Organization"
        and len(tokens) > 1
        and chunk.words[1] in _OF_TOWNS
        and compact(tokens[0].text) in places()
    ):
        start, end = tokens[0].start, tokens[0].end
        yield Mention(start, end, "Place", page.exact(start, end), SEAT, _GOVERNED, _SEAT)
    if said.type != "Organization" or head is None or head.words[0] not in signs("territories") - _OF_REGIONS:
        return
    first = chunk.first + len(head.words) * (chunk.head_first == chunk.first)
    while first < chunk.last and chunk.line.tokens[first].folded in ARTICLES:
        first += 1
    start, end = chunk.line.tokens[first].start, chunk.tokens[-1].end
    if first <= chunk.last and chunk.head_first < first:
        yield Mention(start, end, "Place", page.exact(start, end), SEAT, _GOVERNED, _SEAT)


def _inside(chunk: Chunk) -> Sequence[Chunk]:
    """Return a name, or the names within what stands in quotation marks and is a sentence."""
    sentence = chunk.quoted and len(chunk.capitals) < len(chunk.tokens) and len(chunk.tokens) > _SAYING
    return tuple(within(chunk)) if sentence and evidence_of(chunk) is None else (chunk,)


def _further(chunk: Chunk, more: Mapping[str, int]) -> int:
    """Return how many more words a name has: « Brise architectes », « l’association Robins des villes »."""
    if chunk.key in more:
        return more[chunk.key]
    if _has_trade(chunk) or _is_of_people(chunk) or _is_qualified(chunk):
        return 1
    head = chunk.head
    beside = head is not None and not head.inside and chunk.head_first + len(head.words) == chunk.first
    if not beside or head is None or head.type not in _ANNOUNCING or len(chunk.tokens) > 1:
        return 0
    if chunk.after() in {"autrement", "ensemble", "demain"}:
        return 1
    noun = chunk.after() in {"de", "des", "du", "d'"} and chunk.after(1).isalpha() and chunk.after(2) in _STOPS
    small = noun and chunk.line.tokens[chunk.last + 2].text.islower()
    return 2 * small


def _has_trade(chunk: Chunk) -> bool:
    """Return whether a word in small letters is part of the name: « Brise architectes »."""
    bare = chunk.head is None or (chunk.head.type in ("Place", "Organization") and not chunk.head.inside)
    return chunk.after() in signs("trades") and not chunk.quoted and bare


def _is_qualified(chunk: Chunk) -> bool:
    """Return whether an adjective ends a name that has its own article: « chez Les Marmites volantes »."""
    own = chunk.tokens[0].text in _ARTICLES and len(chunk.tokens) == 2 and not chunk.quoted  # noqa: PLR2004
    after = chunk.after()
    return own and (is_adjective(after) or after.endswith(("antes", "ants", "ante", "bleue", "verte", "rouge")))


def _is_of_people(chunk: Chunk) -> bool:
    """Return whether an adjective of a town is part of the name: « les Castors rennais »."""
    articled = chunk.before() in {"les", "des"} and len(chunk.tokens) == 1 and chunk.tokens[0].text.istitle()
    return articled and chunk.after().endswith(_OF_A_TOWN) and chunk.tokens[0].text.endswith("s")


def _bracketed(runs: Sequence[Chunk], evidence: Sequence[Evidence | None], place: int) -> Evidence | None:
    """Return what one word in brackets is: where something stands, « Les Tilleuls (Orvins) », or whose somebody is."""
    chunk, said = runs[place], evidence[place - 1] if place else None
    alone = len(chunk.tokens) == 1 and chunk.tokens[0].text.istitle() and chunk.before() == "(" and chunk.after() == ")"
    before = chunk.line.tokens[chunk.first - 2].end if chunk.first > 1 else 0
    if not alone or not place or before < runs[place - 1].tokens[-1].end:
        return None
    if said and said.type == "Person":
        return Evidence("Organization", 0.55, Text("Entre parenthèses après quelqu’un.", "In brackets after somebody."))
    if compact(chunk.tokens[0].text) not in places() and _may_be_acronym(chunk):
        return Evidence("Organization", 0.6, Text("C’est un sigle.", "It is an acronym."))
    return Evidence("Place", 0.5, Text("Entre parenthèses après un nom.", "In brackets after a name."))


def _may_be_acronym(chunk: Chunk) -> bool:
    """Return whether a body whose words begin with its letters stands before: « Union du logement ouvert (Uloou) »."""
    before = chunk.line.tokens[max(0, chunk.first - _BODY) : chunk.first]
    return any(token.is_capital and token.folded[0] == chunk.key[0] and token.folded in BODIES for token in before)


def _shared(runs: Sequence[Chunk], evidence: Sequence[Evidence | None], place: int) -> Evidence | None:
    """Return the type of the name before, or after, in « A, B et C »."""
    for other in (place - 1, place + 1, place - 2):
        if not 0 <= other < len(runs):
            continue
        said = evidence[other]
        one, last = runs[min(place, other)], runs[max(place, other)]
        if said and said.type == "Person" and not _may_be_person(runs[place]):
            continue
        if said and said.type == "Place" and (_opens(one, last) or _is_no_place(runs[place])):
            continue
        if said and said.type in _SHARED and _are_listed(one, last, articles=said.type != "Place"):
            words = " ".join(token.text for token in runs[other].tokens)
            return Evidence(said.type, 0.6, Text(f"Cité avec « {words} ».", f"Listed with “{words}”."))
    return None


def _is_no_place(chunk: Chunk) -> bool:
    """Return whether a name in a list with places has a place of its own, or an article: « à Lyon, Les Semeurs »."""
    return chunk.after() in {"a", "("} or (len(chunk.tokens) > 1 and chunk.words[0] in {"le", "la", "les", "l'"})


def _opens(place: Chunk, other: Chunk) -> bool:
    """Return whether a place begins a sentence: « À Nantes, Brisacoop réunit … » lists nothing."""
    return other.first - place.last == 2 and place.first == 1 and place.before() == "a"  # noqa: PLR2004 - a comma


def _may_be_person(chunk: Chunk) -> bool:
    words = chunk.tokens
    if chunk.before() == "(":
        return False
    return 2 <= len(words) <= 3 and all(word.text.istitle() for word in words) and chunk.head is None  # noqa: PLR2004


def _are_listed(one: Chunk, other: Chunk, *, articles: bool) -> bool:
    """Return whether nothing but commas, « et » and, if allowed, articles stands between two names."""
    between = _without_brackets(one.line.tokens[one.last + 1 : other.first])
    words = {token.text for token in between if not token.text.isdecimal()}
    allowed = _BETWEEN if articles else _BETWEEN - ARTICLES
    return len(between) <= _MOST_BETWEEN and words <= allowed and not words.isdisjoint({",", "et", "ou", "&"})


def _without_brackets(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return tokens without what whole brackets hold: « A (agence B) et C » lists A and C."""
    kept: list[Token] = []
    for token in tokens:
        opened = [at for at, one in enumerate(kept) if one.text == "("]
        if token.text == ")" and opened:
            del kept[opened[-1] :]
        else:
            kept.append(token)
    return kept


def _has_its_article(chunk: Chunk, said: Evidence) -> bool:
    """Return whether the article that begins a sentence is part of a name: « Les Tilleuls, un immeuble »."""
    before = chunk.line.tokens[chunk.first - 1] if chunk.first else None
    if before is None or before.text not in _ARTICLES:
        return False
    tokens = chunk.line.tokens
    whole = chunk.first == 1 and chunk.last == len(tokens) - 1
    listed = chunk.first > 1 and tokens[chunk.first - 2].text in {":", ";", "(", "•"}
    if stands_alone(chunk) or whole or listed:
        return True
    plural = before.first and before.text == "Les"
    return plural and said.type in ("Project", "Organization") and said.score > _NAMED and len(chunk.tokens) == 1


def _is_acronym(chunk: Chunk) -> bool:
    """Return whether a name is an acronym after a word that is none of it: « le laboratoire EDYTEM »."""
    acronym = len(chunk.tokens) == 1 and chunk.tokens[0].text.isupper() and len(chunk.tokens[0].text) > 1
    return acronym and chunk.head_first < chunk.first and chunk.line.tokens[chunk.head_first].text.islower()


def mention_of(chunk: Chunk, page: Page, said: Evidence) -> Mention:
    """Return a name with the words before it that are part of it: « association Les Toits Partagés »."""
    inside = (
        chunk.head is not None
        and chunk.head.inside
        and not chunk.quoted
        and chunk.head.type == said.type
        and not _is_acronym(chunk)
    )
    begin = chunk.head_first if inside else chunk.first - _has_its_article(chunk, said)
    first = chunk.line.tokens[begin]
    start, end = first.start, chunk.tokens[-1].end
    name = page.exact(start, end)
    return Mention(start, end, said.type, name, f"rule/{said.type.lower()}", said.why, said.score)
