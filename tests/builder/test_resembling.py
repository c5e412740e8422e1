"""Names that are the same, or nearly: who is asked about, and who is not."""

import pytest

from builder_fixtures import Read, ReadFolder
from builder_notes import HEAD, said

REST = "  - {at: 3-4, note: n}\n"
TYPES = {"person": "Person", "organization": "Organization", "publication": "Publication", "place": "Place"}


def note(kind: str, *labels: str, extra: str = "") -> dict[str, str]:
    records = [
        f'{{id: {kind}/e{number}, type: {TYPES[kind]}, label: "{label}"{extra}}}' for number, label in enumerate(labels)
    ]
    return {"notes/essai.yaml": HEAD + said(*records) + REST}


def remarks(found: Read) -> list[str]:
    assert all(one.severity == "warning" for one in found.problems)
    return [one.code for one in found.problems]


@pytest.mark.parametrize(
    ("kind", "first", "second", "code"),
    [
        ("person", "Alain Vulbeau", "Alain Vulbeau", "same-name"),
        ("publication", "Qualité de l’air intérieur", "Qualité de l'air intérieur", "same-name"),
        ("organization", "Nantes Habitat", "Nantes habitat", "same-name"),
        ("organization", "Archi-Etic", "Archi Ethic", "near-names"),
        ("organization", "ArchiEtic", "Archi Ethic", "near-names"),
        ("organization", "Récipro-cité", "SCOP Reciprocité", "near-names"),
        ("organization", "Lieu Commun", "Association Lieu Commun", "near-names"),
        ("organization", "Logirem", "Logirrem", "near-names"),
        ("person", "Thomas Huguen", "T. Huguen", "near-names"),
        ("person", "Thomas Huguen", "Huguen Thomas", "near-names"),
        ("person", "Thomas Huguen", "Thomas Hugen", "near-names"),
        ("person", "Jean-Marie Dupont", "J.-M. Dupont", "near-names"),
        ("person", "Hélène Müller", "Helene Muller", "same-name"),
        ("publication", "Cœur d’îlot", "Cœurs d’îlots", None),
        ("publication", "Maîtrise d’usage et habitat", "Maitrise d’usages et habitat", "near-names"),
        ("publication", "Les usages dans l’habitat", "Usages dans habitat", "near-names"),
        ("publication", "Cahier 1", "Cahier 2", None),
        ("publication", "Rapport 2013", "Rapport 2014", None),
        ("publication", "Tome I", "Tome II", None),
        ("publication", "Fiche A", "Fiche B", None),
        ("place", "Nantes", "Mantes", None),
        ("place", "Lyon", "Lyon 3e", None),
        ("person", "Jean Martin", "Jeanne Martin", None),
        ("person", "Marie Dupont", "Marc Dupont", None),
        ("person", "A. Dupont", "Benoît Dupont", None),
        ("organization", "Habitat Nord", "Habitat Sud", None),
        ("organization", "Maison de l’habitat", "Maison de la région", None),
    ],
)
def test_who_is_asked_about(read: ReadFolder, kind: str, first: str, second: str, code: str | None) -> None:
    for labels in ((first, second), (second, first)):
        assert remarks(read(note(kind, *labels))) == ([code] if code else []), labels


def test_the_remark_names_both_and_says_what_to_write(read: ReadFolder) -> None:
    (problem,) = read(note("person", "Thomas Huguen", "T. Huguen")).problems
    for words in (problem.message.fr + problem.remedy.fr, problem.message.en + problem.remedy.en):
        for word in ("person/e0", "person/e1", "Thomas Huguen", "T. Huguen", "distinct", "merge"):
            assert word in words
    assert (problem.line, problem.column) == (13, 46)


def test_what_is_better_known_keeps_its_name(read: ReadFolder) -> None:
    records = (
        "{id: person/a-huguen, type: Person, label: T. Huguen}",
        "{id: person/b-huguen, type: Person, label: Thomas Huguen}",
        "{id: project/p, type: Project, label: P}",
        "{agent: person/b-huguen, role: auteur, context: project/p}",
    )
    (problem,) = read({"notes/essai.yaml": HEAD + said(*records) + REST}).problems
    assert problem.line == 12  # where the other is named
    assert "merge person/a-huguen person/b-huguen" in problem.remedy.en
    names = note("person", "Thomas Huguen", "T. Huguen")["notes/essai.yaml"].replace("person/e0", "person/z0")
    (problem,) = read({"notes/essai.yaml": names}).problems
    assert "merge person/e1 person/z0" in problem.remedy.en  # the fuller name


def test_a_decision_ends_the_remark(read: ReadFolder) -> None:
    decision = "{distinct: [person/e0, person/e1], because: {fr: Deux personnes., en: Two people.}}"
    assert remarks(read({**note("person", "Alain Vulbeau", "Alain Vulbeau"), "decisions/a.yaml": decision})) == []


def test_three_homonyms_are_told_apart_by_one_decision(read: ReadFolder) -> None:
    three = note("person", "Alain Vulbeau", "Alain Vulbeau", "Alain Vulbeau")
    assert remarks(read(three)) == ["same-name"] * 3
    decision = "{distinct: [person/e0, person/e1, person/e2], because: b}"
    assert remarks(read({**three, "decisions/a.yaml": decision})) == []


def test_merged_things_are_not_asked_about(read: ReadFolder) -> None:
    decision = "{merge: person/e1, into: person/e0, because: b}"
    assert remarks(read({**note("person", "Thomas Huguen", "T. Huguen"), "decisions/a.yaml": decision})) == []


def test_other_names_count_and_what_speaks_of_the_other_does_not(read: ReadFolder) -> None:
    files = note("organization", "Ville et aménagement durable", "VAD")
    files["notes/essai.yaml"] = files["notes/essai.yaml"].replace('durable"}', 'durable", altLabel: V.A.D.}')
    assert remarks(read(files)) == ["near-names"]
    linked = files["notes/essai.yaml"].replace('"VAD"}', '"VAD", wasDerivedFrom: organization/e0}')
    assert remarks(read({"notes/essai.yaml": linked})) == []


def test_entities_of_two_kinds_are_two(read: ReadFolder) -> None:
    records = ("{id: project/p, type: Project, label: Ecoterra}", "{id: building/b, type: Building, label: Ecoterra}")
    assert remarks(read({"notes/essai.yaml": HEAD + said(*records) + REST})) == []
