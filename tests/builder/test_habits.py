"""Habits of writing notes: each is remarked on where it is not kept, and never stops the build."""

import pytest

from amu_graph.builder.habits import check_habits
from amu_graph.errors import Problem
from amu_graph.notes.messages.habits import HABITS
from amu_graph.notes.problems import Problems
from builder_fixtures import ReadFolder
from builder_notes import HEAD, said

PERSON = "{id: person/a, type: Person, label: A}"
NOTED = "{fr: a, en: b}"
NOTE = "essai"

# code → the note, and the line and the column of the remark
CASES: dict[str, list[tuple[str, str, tuple[int, int]]]] = {
    "file-name": [("autre", HEAD + said(PERSON), (2, 3))],
    "passage-order": [(NOTE, HEAD + f"  - {{at: 3, note: {NOTED}}}\n  - {{at: 1, note: {NOTED}}}\n", (11, 5))],
    "one-language": [
        (NOTE, HEAD + "  - {at: 1, note: a}\n", (10, 5)),
        (NOTE, HEAD + f"  - {{at: 1, note: {NOTED}, status: unverified, because: {{en: c}}}}\n", (10, 5)),
    ],
    "identifier": [
        (NOTE, HEAD + said("{id: person/a, type: Person, label: B}"), (12, 45)),
        (NOTE, HEAD + said("{id: person/anne, type: Person, label: Ann}"), (12, 48)),
        (NOTE, HEAD + said("{id: person/a, type: Person, label@fr-CH: B}"), (12, 51)),
    ],
    "straight-apostrophe": [(NOTE, HEAD + said('{id: project/p, note: "l\'usager"}'), (12, 31))],
    "authority-address": [
        (NOTE, HEAD + said('{id: project/p, sameAs: "https://www.wikidata.org/wiki/Q535"}'), (12, 33)),
        (NOTE, HEAD + said('{id: project/p, sameAs: "https://isni.org/isni/0000000121200983"}'), (12, 33)),
    ],
    "formula": [
        (NOTE, HEAD + said('{id: person/a, label: "=A"}'), (12, 31)),
        (NOTE, HEAD + said('{id: project/p, note: "- un point"}'), (12, 31)),
    ],
}


def remarks(read: ReadFolder, name: str, note: str) -> list[Problem]:
    reading = read({f"notes/{name}.yaml": note}).corpus.reading
    problems = Problems()
    check_habits(reading.sources, reading.passages, reading.statements, problems)
    return list(problems.sorted())


@pytest.mark.parametrize(
    ("code", "name", "note", "place"),
    [
        pytest.param(code, *case, id=f"{code}-{number}")
        for code, some in CASES.items()
        for number, case in enumerate(some)
    ],
)
def test_a_habit_that_is_not_kept_is_remarked_on(
    read: ReadFolder, code: str, name: str, note: str, place: tuple[int, int]
) -> None:
    assert [(one.code, one.severity, (one.line, one.column)) for one in remarks(read, name, note)] == [
        (code, "warning", place)
    ]


def test_every_habit_has_its_test() -> None:
    assert CASES.keys() == HABITS.keys()


@pytest.mark.parametrize(
    "record",
    [
        "{id: person/anne, type: Person, label: Anne}",
        "{id: person/anne-architecte, type: Person, label: Anne}",  # one of two persons of this name
        "{id: person/anne, type: Person, label: Anne, label@en: Ann}",
        "{id: organization/ville-et-amenagement, type: Organization, label: Ville & Aménagement}",
        "{id: publication/guide, type: Publication, label: Un guide de cent pages}",  # titles are shortened
        '{id: organization/o, type: Organization, label@en: "Neighbours\' Workshop"}',
        '{id: organization/o, sameAs: "http://www.wikidata.org/entity/Q535", page: "https://www.wikidata.org/wiki/Q535"}',
    ],
)
def test_good_habits_get_no_remark(read: ReadFolder, record: str) -> None:
    assert remarks(read, NOTE, HEAD + said(record) + f"  - {{at: 3-4, note: {NOTED}}}\n") == []
