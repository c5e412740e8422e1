"""Names that small letters make too: « réseau national des bailleurs », « Éditions du commun »."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from amu_graph.ingest.suggest.claims import Mention
from amu_graph.ingest.suggest.page import Line, Page, Token
from amu_graph.ingest.suggest.words import first_names, is_adjective, places, word_set
from amu_graph.language import Text
from amu_graph.text import compact

BODIES: Final = word_set(
    "reseau collectif federation confederation union coordination coordin'action pole observatoire institut "
    "agence caisse chambre academie conseil comite ordre office centre association syndicat mission ecole laboratoire "
    "universite service direction fabrique etablissement fonds fonciere compagnie compagnons castors amis delegation "
    "commission groupement plateforme"
)
_SCOPES: Final = word_set(
    "national nationale regional regionale departemental departementale international internationale francais "
    "superieur superieure public publique francaise europeen europeenne interregional interdepartemental metropolitain"
)
_NAMED_ALONE: Final = word_set("reseau collectif federation confederation union coordination ordre")
EVENTS: Final = word_set("rencontres journees assises forum congres colloque salon festival biennale seminaire semaine")
_COUNCILS: Final = word_set("conseil direction")
PUBLISHERS: Final = frozenset({"editions", "presses"})
MINISTRIES: Final = frozenset({"ministere", "secretariat", "prefecture"})
_OF: Final = word_set("des de du d' pour")
_ARTICLES: Final = word_set("l' la le les")
SMALL: Final = _OF | _ARTICLES | {"et", "en", "a", "au", "aux"}
_DEFINITE: Final = word_set("le la l' du au")
_SOME: Final = word_set("un une des deux trois quelques plusieurs chaque")
_NAMED, _SCOPED, _LIKELY = 0.86, 0.87, 0.6
_SETTLEMENTS: Final = word_set("habitat ecohameau eco-hameau hameau ecolieu eco-lieu cohabitat beguinage")
_QUALITIES: Final = word_set(
    "citoyen citoyens citoyenne citoyennes "
    "alpin alpine alpins alpines choisi choisis choisie choisies uni unis unie unies libre libres ouvert ouverte "
    "ouverts ouvertes vert verte verts vertes ruraux locaux sociaux bâtisseurs bâtisseuses constructeurs populaires"
)
"""Adjectives whose endings nouns have too."""
_LONGEST: Final = 16
_DEPARTMENT: Final = 2
_MONTHS: Final = word_set("janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre")


def phrases(page: Page) -> list[Mention]:
    """Return the names that are made of small letters too."""
    return [
        mention
        for line in page.lines
        if not line.text.isupper()
        for mention in (*_bodies(line, page), *_publishers(line, page), *_events(line, page), *_settled(line, page))
    ]


def _bodies(line: Line, page: Page) -> Iterator[Mention]:
    tokens = line.tokens
    for at, token in enumerate(tokens[:-2]):
        if token.folded not in BODIES:
            continue
        scope = tokens[at + 1].folded in _SCOPES
        definite = at > 0 and tokens[at - 1].folded in _DEFINITE
        if at and tokens[at - 1].folded in _SOME and token.text.islower():
            continue
        named = token.is_capital and (scope or not token.first)
        if (
            not scope
            and not named
            and not (token.folded in _NAMED_ALONE and tokens[at + 1].folded == "des" and definite)
        ):
            continue
        begin = at
        while begin + 1 < len(tokens) and (
            tokens[begin + 1].folded in _SCOPES or (named and is_adjective(tokens[begin + 1].text))
        ):
            begin += 1
        last = _end(tokens, begin)
        if last > begin:
            yield _mention(page, token.start, tokens[last].end, token.folded, _SCOPED if begin > at else _NAMED)


def _events(line: Line, page: Page) -> Iterator[Mention]:
    """Yield « Rencontres régionales de l’habitat partagé », « Assises du logement 2019 »."""
    tokens = line.tokens
    for at, token in enumerate(tokens[:-2]):
        if token.folded not in EVENTS or not (token.is_capital or tokens[at + 1].folded in _SCOPES):
            continue
        qualified = token.is_capital and tokens[at + 1].text.islower() and tokens[at + 2].folded in _OF
        adjectives = int(is_adjective(tokens[at + 1].text) or tokens[at + 1].folded in _SCOPES or qualified)
        adjectives *= tokens[at + 1].folded not in _OF
        last = _end(tokens, at + adjectives)
        dated = (
            last + 2 < len(tokens) and tokens[last + 1].text in {",", "–", "-"} and tokens[last + 2].text.isdecimal()
        )
        if last > at + adjectives and (dated or not token.first):
            yield replace(_mention(page, token.start, tokens[last].end, token.folded), type="Event", by="rule/event")


def _settled(line: Line, page: Page) -> Iterator[Mention]:
    """Yield « l’habitat groupé de Lannion », « l’écohameau de Brigny »: a project that is called by its town."""
    tokens = line.tokens
    for at in range(1, len(tokens) - 2):
        of = at + 1 + is_adjective(tokens[at + 1].text)
        told = tokens[at].folded in _SETTLEMENTS and tokens[at - 1].folded in _DEFINITE and of + 1 < len(tokens)
        if told and tokens[of].text in {"de", "d'", "à"} and compact(tokens[of + 1].text) in places():
            found = _mention(page, tokens[at].start, tokens[of + 1].end, tokens[at].folded, _LIKELY)
            yield replace(found, type="Project", by="rule/project")


def _end(tokens: Sequence[Token], at: int) -> int:
    """Return the last token of the phrase: what it is of, each a noun with its adjectives."""
    last, first = at, at
    while last + 1 < len(tokens) and last - first < _LONGEST:
        ahead = last + 1
        ahead += _goes_on(tokens, first, ahead)
        if tokens[ahead].folded not in _OF and not _is_about(tokens, ahead):
            break
        bare = tokens[ahead].folded == "pour"  # « pour habiter » is no name, « pour l’habitat » may be
        ahead += 1
        while ahead < len(tokens) and tokens[ahead].folded in _ARTICLES:
            ahead, bare = ahead + 1, False
        if bare:
            break
        if ahead >= len(tokens) or not tokens[ahead].is_word:
            break
        if tokens[ahead].text.isdecimal() and not _with_its_day(tokens, ahead):
            break
        last = _with_its_day(tokens, ahead) or _with_what_follows(tokens, ahead)
    return _with_department(tokens, first, last)


def _with_its_day(tokens: Sequence[Token], at: int) -> int:
    """Return the last token of « du 28 juin 2006 » within a name; 0 where there is no day."""
    if not tokens[at].text.isdecimal() or at + 1 >= len(tokens) or tokens[at + 1].folded not in _MONTHS:
        return 0
    return at + 1 + (at + 2 < len(tokens) and tokens[at + 2].text.isdecimal())


def _with_department(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return the end of the name of a council with the number of its department: « … et de l’Environnement 79 »."""
    council = tokens[first].folded in _COUNCILS and last > first and last + 1 < len(tokens)
    return last + int(council and tokens[last + 1].text.isdecimal() and len(tokens[last + 1].text) == _DEPARTMENT)


def _is_about(tokens: Sequence[Token], at: int) -> bool:
    """Return whether « sur » goes on with a subject that has a capital: « Centre de recherche sur l’Habitat »."""
    within = at + 2 < len(tokens) and tokens[at].folded == "sur"
    return within and tokens[at + 1].folded in _ARTICLES and tokens[at + 2].is_capital


def _goes_on(tokens: Sequence[Token], first: int, ahead: int) -> bool:
    """Return whether a phrase goes on after « et »: « des bailleurs et des habitants ».

    A ministry does after a comma too: « ministère de l’Écologie, du Développement durable et de l’Énergie ».
    """
    if ahead + 1 < len(tokens) and tokens[ahead].folded == "et":
        return tokens[ahead + 1].folded in _OF
    ministry = tokens[ahead].text == "," and tokens[first].folded in MINISTRIES | _COUNCILS
    if not ministry or ahead + 2 >= len(tokens) or tokens[ahead + 1].folded not in _OF:
        return False
    noun = ahead + 2 + (tokens[ahead + 2].folded in _ARTICLES)
    return noun < len(tokens) and tokens[noun].is_capital


def _with_what_follows(tokens: Sequence[Token], at: int) -> int:
    """Return the last token of a noun with its adjectives: « Gestion Urbaine et Sociale », « Aide à Domicile »."""
    while at + 1 < len(tokens):
        if is_adjective(tokens[at + 1].text) or tokens[at + 1].text in _QUALITIES:
            at += 1
        elif _is_joined(tokens, at):
            at += 2
        elif _is_long(tokens, at):
            at += 1
        else:
            break
    return at


def _is_joined(tokens: Sequence[Token], at: int) -> bool:
    """Return whether « et » or « à » joins two words of a name, both with a capital."""
    if at + 2 >= len(tokens) or not (tokens[at].is_capital and tokens[at + 2].is_capital):
        return False
    adjectives = is_adjective(tokens[at].text) and is_adjective(tokens[at + 2].text)
    return tokens[at + 1].folded == "a" or (adjectives and tokens[at + 1].folded == "et")


def _is_long(tokens: Sequence[Token], at: int) -> bool:
    """Return whether another capital is part of the name: « École d’architecture de Paris Val de Seine »."""
    ahead = tokens[at + 1]
    return tokens[at].is_capital and ahead.is_word and ahead.is_capital and ahead.folded not in first_names()


def _publishers(line: Line, page: Page) -> Iterator[Mention]:
    """Yield « Éditions du commun », « Presses universitaires de Grenoble », « ministère de la Culture »."""
    tokens = line.tokens
    for at, token in enumerate(tokens[:-2]):
        ministry = token.folded in MINISTRIES
        if not ministry and not (token.folded in PUBLISHERS and token.is_capital):
            continue
        of = at + 1 + is_adjective(tokens[at + 1].text)
        last = of + 1
        while last < len(tokens) and tokens[last].folded in _ARTICLES:
            last += 1
        whole = tokens[of].folded in _OF and last < len(tokens) and tokens[last].is_word
        if whole and (tokens[last].is_capital or not ministry):
            last = _end(tokens, of - 1) if ministry else last
            yield _mention(page, token.start, tokens[last].end, token.folded, _SCOPED if ministry else _NAMED)


def _mention(page: Page, start: int, end: int, word: str, score: float = _NAMED) -> Mention:
    why = Text(f"Un nom qui commence par « {word} ».", f"A name that begins with “{word}”.")
    return Mention(start, end, "Organization", page.exact(start, end), "rule/phrase", why, score)
