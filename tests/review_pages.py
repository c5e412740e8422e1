"""Two pages of our own with proposals about them, for the tests of the review."""

import hashlib
from pathlib import Path

from amu_graph.ingest.proposals import Candidate, Name, Review, Statement
from amu_graph.ingest.records import record
from amu_graph.ingest.review_files import path_of, save
from amu_graph.language import Text

GARDEN = """Le Jardin des Voisins, à Strasbourg

Livré en 2019, le Jardin des Voisins compte douze logements. T. Huguen en est l’architecte.
L’association Terre d’Ici y mène des ateliers.
Mentions légales
"""
WORKSHOP = """Ateliers de quartier
Terre d’Ici anime les ateliers avec Ana Lopès depuis 2021.
"""
PROJECT, CLUB, THOMAS = "project/jardin-des-voisins", "organization/terre-d-ici", "person/t-huguen"


def spans(text: str, words: str) -> tuple[tuple[str, int, int], ...]:
    """Return where words stand: line, from, to."""
    lines = enumerate(text.split("\n"), start=1)
    return tuple(
        (str(number), line.index(words), line.index(words) + len(words)) for number, line in lines if words in line
    )


def name(text: str, words: str, id_: str, type_: str, *candidates: Candidate) -> Name:
    mentions = spans(text, words)
    return Name(
        name=words,
        id=id_,
        says=record({"type": type_, "label": words}),
        at=mentions[0][0],
        words=mentions[0][1:],
        mentions=mentions,
        by="rule/names",
        why=Text(fr="Un nom propre.", en="A proper name."),
        score=0.8,
        candidates=candidates,
    )


def statement(text: str, words: str, says: dict[str, str | int]) -> Statement:
    ((at, start, end),) = spans(text, words)
    return Statement(at=at, words=((start, end),), says=record(says), by="rule/facts", score=0.7)


def head(id_: str, text: str) -> dict[str, str | list[str | int]]:
    return {
        "id": id_,
        "label": text.partition("\n")[0],
        "url": f"https://exemple.fr/{id_}",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "language": "fr",
        "retrieved": "2026-01-02",
        "lengths": [len(line) for line in text.split("\n")],
    }


def propose(data: Path, texts: Path) -> None:
    """Write the two pages and what is proposed about them."""
    texts.mkdir(parents=True, exist_ok=True)
    for id_, text in (("jardin", GARDEN), ("ateliers", WORKSHOP)):
        (texts / f"{id_}.txt").write_text(text, encoding="utf-8")
    garden = Review(
        source=record(head("jardin", GARDEN)),
        names=(
            name(GARDEN, "Jardin des Voisins", PROJECT, "Project"),
            name(
                GARDEN,
                "T. Huguen",
                THOMAS,
                "Person",
                Candidate(id="person/thomas-huguen", score=0.85, agrees=("words",), differs=("spelling",)),
            ),
            name(GARDEN, "Terre d’Ici", CLUB, "Organization"),
        ),
        statements=(
            statement(GARDEN, "Livré en 2019", {"stageOf": PROJECT, "kind": "livraison", "date": 2019}),
            statement(GARDEN, "douze logements", {"quantityOf": PROJECT, "kind": "logements", "value": 12}),
            statement(
                GARDEN,
                "T. Huguen en est l’architecte",
                {"agent": THOMAS, "role": "maitre-d-oeuvre", "context": PROJECT},
            ),
            statement(GARDEN, "des ateliers", {"agent": CLUB, "role": "animateur", "context": PROJECT}),
        ),
    )
    workshop = Review(
        source=record(head("ateliers", WORKSHOP)),
        names=(
            name(WORKSHOP, "Terre d’Ici", CLUB, "Organization"),
            name(WORKSHOP, "Ana Lopès", "person/ana-lopes", "Person"),
        ),
        statements=(
            statement(WORKSHOP, "avec Ana Lopès", {"id": "person/ana-lopes", "affiliatedWith": CLUB}),
            statement(WORKSHOP, "depuis 2021", {"id": CLUB, "foundingDate": 2021}),
        ),
    )
    for review in (garden, workshop):
        save(path_of(data, review.id), review)
