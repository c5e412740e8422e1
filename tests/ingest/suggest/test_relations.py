"""What sentences say of confirmed names, and what they do not: one frame each, invented."""

import re

import pytest

from amu_graph import resources
from amu_graph.ingest.proposals import LIKELY, PERSON
from amu_graph.ingest.suggest.claims import Claim, Mention
from amu_graph.ingest.suggest.page import Page
from amu_graph.ingest.suggest.predicates import predicates
from amu_graph.ingest.suggest.pronouns import stand_ins
from amu_graph.ingest.suggest.relations import relations
from amu_graph.ingest.suggest.sentences import Sentences
from amu_graph.ingest.suggest.things import Thing
from amu_graph.ingest.suggest.values import values_of
from amu_graph.language import Text

TYPES = {"O": "Organization", "P": "Person", "J": "Project", "L": "Place", "G": "Programme", "W": "Publication"}


def read(marked: str) -> tuple[Page, list[Thing]]:
    """Return the page and the things of a text whose names are marked: `{O:La Ruche}`."""
    raw = ""
    spans: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for part in re.split(r"(\{\w:[^}]*\})", marked):
        name = part[3:-1] if part.startswith("{") else ""
        if name:
            spans.setdefault((TYPES[part[1]], name), []).append((len(raw), len(raw) + len(name)))
        raw += name or part
    nothing = Text("", "")
    return Page(raw), [
        Thing(type_, name, tuple(Mention(start, end, type_, name, PERSON, nothing, 1.0) for start, end in found))
        for (type_, name), found in spans.items()
    ]


def claimed(marked: str) -> dict[tuple[str, str, str], Claim]:
    """Return what is proposed between the names of a marked text, all of them confirmed."""
    page, things = read(marked)
    claims = relations(page, things, values_of(page), predicates(resources.ontology()))
    return {
        (things[one.subject].name, one.property, things[one.object].name): one
        for one in claims
        if one.object is not None
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{O:Coop Tilleul} construit peu. « Solides », sourit son président {P:Jean Ardoin}.", {"son": "Coop Tilleul"}),
        ("{O:Nacre} ouvre. {P:Odile Marchal}, présidente de l’association, se réjouit.", {"association": "Nacre"}),
        ("{P:Odile Marchal} arrive. Elle dirige {O:Nacre}.", {"Elle": "Odile Marchal"}),
        ("{O:Nacre} ouvre. {P:Odile Marchal}, présidente de l’association {O:Orvet}, et son chien.", {}),
    ],
)
def test_what_stands_for_a_name(text: str, words: dict[str, str]) -> None:
    """A person or a body of the sentence before, where an office tells of it."""
    page, things = read(text)
    named = sorted((mention, place) for place, thing in enumerate(things) for mention in thing.mentions)
    found = stand_ins(Sentences(page), named, things)
    assert {page.exact(mention.start, mention.end): things[place].name for mention, place in found} == words


def score(marked: str, said: tuple[str, str, str]) -> float:
    """Return how likely a statement is in a text."""
    found = claimed(marked).get(said)
    return found.score if found else 0.0


@pytest.mark.parametrize(
    ("text", "frame", "other", "said"),
    [
        (
            "{G:Programme Lierre}, FRAME {O:SAUGE} et {O:Brindille}, réunit dix communes.",
            "coordonné par",
            "étudié avec",
            ("Brindille", "operates", "Programme Lierre"),
        ),
        (
            "{P:Odile Marchal}, urbaniste, et {P:Irène Vasseur}, graphiste, FRAME membres du {O:réseau Boussole}.",
            "toutes deux",
            "élue des",
            ("Odile Marchal", "memberOf", "réseau Boussole"),
        ),
        (
            "{J:Les Glycines}\nEn 2020, {O:Orvet} FRAME maître d’ouvrage de l’opération.",
            "se lance comme",
            "ne rencontre ni voisins ni",
            ("Les Glycines", "developer", "Orvet"),
        ),
        (
            "« Nous avions peur », explique {P:Odile Marchal}, FRAME de {O:Nacre}.",
            "fondatrice",
            "voisine",
            ("Nacre", "founder", "Odile Marchal"),
        ),
    ],
)
def test_a_frame_speaks_for_it(text: str, frame: str, other: str, said: tuple[str, str, str]) -> None:
    """A statement is much likelier where the sentence says it than where other words stand there."""
    assert score(text.replace("FRAME", frame), said) > score(text.replace("FRAME", other), said) + 0.1


def test_who_founded_a_body_also_belongs_to_it() -> None:
    """The two statements do not take each other's place."""
    claims = claimed("« Nous avions peur », explique {P:Odile Marchal}, fondatrice de {O:Nacre}.")
    assert claims["Nacre", "founder", "Odile Marchal"].score >= LIKELY
    assert claims["Odile Marchal", "affiliation", "Nacre"].score >= LIKELY


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            "{J:Les Glycines} sont à {L:Fontbelle}, près de {L:Grandville}.",
            ("Les Glycines", "locatedIn", "Fontbelle"),
            ("Les Glycines", "locatedIn", "Grandville"),
        ),
        (
            "{W:Habiter en voisins}\nPar {P:Odile Marchal} | Photographies de {P:Jean Ardoin}",
            ("Habiter en voisins", "creator", "Odile Marchal"),
            ("Habiter en voisins", "creator", "Jean Ardoin"),
        ),
        (
            "{J:Les Glycines}\n14 logements | maîtrise d’ouvrage : {O:Orvet Habitat} | accompagnement : {O:Nacre}",
            ("Les Glycines", "developer", "Orvet Habitat"),
            ("Les Glycines", "accompaniedBy", "Orvet Habitat"),
        ),
    ],
)
def test_words_before_a_name_say_what_it_is_not(
    text: str, right: tuple[str, str, str], wrong: tuple[str, str, str]
) -> None:
    """What is right is likely; what the words deny is not."""
    claims = claimed(text)
    assert claims[right].score >= LIKELY
    assert wrong not in claims or claims[wrong].score < LIKELY
