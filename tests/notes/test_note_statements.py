"""From a note to statements: what a reader of the note expects to find in the graph."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amu_graph.notes.note import read_note
from amu_graph.notes.note_statements import read_statements
from amu_graph.notes.position import Position
from amu_graph.notes.problems import Problems
from amu_graph.notes.text_file import decode
from amu_graph.notes.yaml_nodes import read_tree
from builder_fixtures import Model, ReadFolder
from builder_notes import HEAD, said

NOTE = "notes/essai.yaml"
BASE = "https://w3id.org/amu-graph/"
COVER = "  - {at: 3-4, note: reste}\n"


def test_an_entity_is_typed_by_the_ontology(read: ReadFolder) -> None:
    record = (
        "{id: building/b, type: Building, label: Écho, label@en: Echo, dwellingCount: 14, inaugurationDate: 2021-06, "
        "page: 'https://exemple.fr/b', material: [bois, paille]}"
    )
    found = read({NOTE: HEAD + said(record) + COVER})
    assert found.problems == ()
    about = f"<{BASE}building/b>"
    assert found.shown == {
        f"{about} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{BASE}ontology#Building>",
        f'{about} <http://www.w3.org/2000/01/rdf-schema#label> "Écho"@fr',
        f'{about} <http://www.w3.org/2000/01/rdf-schema#label> "Echo"@en',
        f'{about} <{BASE}ontology#dwellingCount> "14"^^<http://www.w3.org/2001/XMLSchema#integer>',
        f'{about} <{BASE}ontology#inaugurationDate> "2021-06"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>',
        f"{about} <http://xmlns.com/foaf/0.1/page> <https://exemple.fr/b>",
        f"{about} <https://schema.org/material> <{BASE}vocab/material/bois>",
        f"{about} <https://schema.org/material> <{BASE}vocab/material/paille>",
    }


@pytest.mark.parametrize(("text", "datatype"), [("2013", "gYear"), ("2021-06", "gYearMonth"), ("2024-02-29", "date")])
def test_a_date_keeps_its_precision(read: ReadFolder, text: str, datatype: str) -> None:
    found = read({NOTE: HEAD + said(f"{{id: event/e, type: Event, label: E, date: {text}}}") + COVER})
    assert f'"{text}"^^<http://www.w3.org/2001/XMLSchema#{datatype}>' in "".join(found.shown)


def test_relations_get_readable_identifiers(read: ReadFolder) -> None:
    records = (
        "{id: person/a-b, type: Person, label: A}",
        "{id: project/p, type: Project, label: P}",
        "{id: fund/f, type: Fund, label: F}",
        "{agent: person/a-b, role: financeur, context: project/p, phase: esquisse, through: fund/f}",
        "{mode: co-production, task: financer, role: promoteur}",
    )
    found = read({NOTE: HEAD + said(*records) + COVER})
    assert found.problems == ()
    subjects = {statement.subject.value.removeprefix(BASE) for statement in found.corpus.shown}
    assert "participation/person--a-b--financeur--project--p--esquisse--fund--f" in subjects
    assert "responsibility/co-production--financer--promoteur" in subjects


def test_a_passage_says_something_of_a_concept(read: ReadFolder) -> None:
    found = read({NOTE: HEAD + said("{id: role/usager, altLabel: occupant, note: Qui s’en sert.}") + COVER})
    assert found.problems == ()
    about = f"<{BASE}vocab/role/usager> <http://www.w3.org/2004/02/skos/core#"
    assert found.shown == {f'{about}altLabel> "occupant"@fr', f'{about}note> "Qui s’en sert."@fr'}


@pytest.mark.parametrize(
    ("record", "code"),
    [
        ("{id: role/usagers, note: n}", "unknown-role"),
        ("{id: theme/usage, note: n}", "unknown-concept"),
        ("{id: themes/usages, note: n}", "unknown-kind"),
        ("{id: theme/usages, type: Concept, note: n}", "key-not-for-class"),
        ("{id: theme/usages, notes: n}", "unknown-key"),
        ("{id: theme/usages}", "says-nothing"),
    ],
)
def test_a_concept_is_made_in_the_vocabularies_only(read: ReadFolder, record: str, code: str) -> None:
    assert code in read({NOTE: HEAD + said(record) + COVER}).found


def test_a_publication_deals_with_themes_and_with_kinds_of_projects(read: ReadFolder) -> None:
    record = "{id: publication/p, type: Publication, label: P, subject: [usages, rehabilitation]}"
    found = read({NOTE: HEAD + said(record) + COVER})
    assert found.problems == ()
    subjects = {
        statement.object.value for statement in found.corpus.shown if statement.predicate.value.endswith("subject")
    }
    assert subjects == {f"{BASE}vocab/theme/usages", f"{BASE}vocab/project-type/rehabilitation"}
    other = record.replace("publication/p, type: Publication", "project/p, type: Project")
    assert "unknown-concept" in read({NOTE: HEAD + said(other) + COVER}).found


def test_where_two_schemes_will_do_a_slug_is_in_one_of_them(model: Model) -> None:
    fields = [field for one in model.profile.classes.values() for field in one.fields.values()]
    shared = {field.schemes for field in fields if len(field.schemes) > 1}
    assert shared == {("theme", "project-type")}
    for first, second in shared:
        assert model.terms.concepts[first].keys().isdisjoint(model.terms.concepts[second])


def test_statements_are_in_the_graph_of_their_passage(read: ReadFolder) -> None:
    note = (
        HEAD
        + said("{id: project/p, type: Project, label: P}", at="3-4")
        + "    part: nom\n"
        + said("{id: project/p, productionMode: co-production}")
        + "    status: interpreted\n    because: {fr: Parce que., en: Because.}\n"
    )
    graphs = {statement.passage.iri.removeprefix(BASE) for statement in read({NOTE: note}).corpus.said}
    assert graphs == {"source/essai#L3-4-nom", "source/essai#L1-interpreted"}


def test_unverified_statements_stay_out_of_the_default_graph(read: ReadFolder) -> None:
    note = (
        HEAD
        + said("{id: project/p, type: Project, label: P}")
        + said("{id: project/p, productionMode: co-production}", at="3-4")
        + "    status: unverified\n    because: Pas dit.\n"
    )
    found = read({NOTE: note})
    assert found.problems == ()
    assert len(found.corpus.said) == 3
    assert len(found.corpus.shown) == 2


def test_what_only_an_unverified_passage_describes_cannot_be_relied_on(read: ReadFolder) -> None:
    note = (
        HEAD
        + said("{id: project/p, type: Project, label: P, locatedIn: place/l}")
        + said("{id: place/l, type: Place, label: L}", at="3-4")
        + "    status: unverified\n    because: Pas dit.\n"
    )
    assert read({NOTE: note}).found == {"dangling-reference": (12, 61)}


def test_words_without_a_language_have_that_of_the_source(read: ReadFolder) -> None:
    note = HEAD + "  - {at: 1, note: a}\n  - {at: 3-4, note: {fr: b, en: c}}\n"
    words = [[(one.value, one.language) for one in passage.notes] for passage in read({NOTE: note}).corpus.passages]
    assert words == [[("a", "fr")], [("b", "fr"), ("c", "en")]]


def test_words_of_no_language_of_ours_are_a_problem(read: ReadFolder) -> None:
    note = HEAD + "  - {at: 1, note: {fr: a, 'fr:-  en': b}}\n" + COVER
    found = read({NOTE: note})
    assert [problem.code for problem in found.problems] == ["unknown-key"]
    assert [literal.value for passage in found.corpus.passages for literal in passage.notes] == ["a", "reste"]


def test_one_document_has_one_note(read: ReadFolder) -> None:
    note = HEAD + "  - {at: 1, note: a}\n" + COVER
    found = read({"notes/a.yaml": note, "notes/b.yaml": note})
    assert [(problem.code, problem.file) for problem in found.problems] == [("repeated-source", "data/notes/b.yaml")]


def test_a_note_goes_on_in_other_files(read: ReadFolder) -> None:
    files = {"notes/essai.yaml": HEAD + "  - {at: 1, note: a}\n"}
    files |= {f"notes/essai.{number}.yaml": HEAD + f"  - {{at: {at}, note: b}}\n" for number, at in ((10, 4), (2, 3))}
    found = read(files)
    assert [problem.code for problem in found.problems] == []
    assert [one.at.file for one in found.corpus.sources] == ["data/notes/essai.yaml"]
    assert [passage.place for passage in found.corpus.passages] == ["L1", "L3", "L4"]


def test_the_files_of_a_note_have_one_head_and_no_passage_twice(read: ReadFolder) -> None:
    first, second = HEAD + "  - {at: 1, note: a}\n" + COVER, HEAD.replace("Essai", "Autre") + "  - {at: 1, note: b}\n"
    found = read({"notes/essai.yaml": first, "notes/essai.2.yaml": second})
    told = [(problem.code, problem.file, problem.line) for problem in found.problems]
    assert sorted(told) == [
        ("other-head", "data/notes/essai.2.yaml", 2),
        ("repeated-passage", "data/notes/essai.2.yaml", 10),
    ]
    [repeated] = [problem for problem in found.problems if problem.code == "repeated-passage"]
    assert "10 de data/notes/essai.yaml" in repeated.message.fr


def test_all_problems_of_all_notes_are_reported_at_once(read: ReadFolder) -> None:
    bad = HEAD + said("{id: project/p, lable: P, issued: demain}", "{id: projet/p}", "{agent: person/a}") + COVER
    found = read({"notes/a.yaml": bad, "notes/b.yaml": "a: [", "notes/c.yaml": b"\xff"})
    assert {
        "unknown-key",
        "key-not-for-class",
        "unknown-kind",
        "missing-part",
        "yaml-syntax",
        "not-utf-8",
    } <= found.found.keys()


HOSTILE = [
    "</script><script>alert(1)</script>",
    '"; DROP ALL; --',
    "\u200fعربي\u200e",
    "${jndi:x}",
    "{{7*7}}",
    "> <a:b> .",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_harmless_data(read: ReadFolder, text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    found = read({NOTE: HEAD + said(f"{{id: project/p, type: Project, label: {quoted}}}") + COVER})
    assert found.problems == ()
    assert text in {statement.object.value for statement in found.corpus.shown}


def read_bytes(raw: bytes, model: Model) -> tuple[str, ...]:
    problems = Problems()
    text = decode(raw, "f", problems)
    tree = None if text is None else read_tree(text, "f", problems)
    note = None if tree is None else read_note(tree, problems)
    if note is not None:
        read_statements(note, model.profile, model.terms, problems)
    return tuple(problem.code for problem in problems.sorted())


VALID = (
    HEAD
    + said(
        "{id: project/p, type: Project, label: P, subject: [usages]}",
        "{agent: person/a, role: auteur, context: project/p}",
    )
    + said("{mode: co-production, task: x}", at="3")
    + "    status: interpreted\n    because: {fr: a, en: b}\n"
)
PIECES = (*(piece.encode() for piece in "[]{}:-'\"\n\t\0@?"), b"", b": ", b"- ", b"\xff", b"&a ", b"*a", b"[]", b"? ")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(seed=st.integers())
def test_a_damaged_note_gives_problems_never_a_traceback(model: Model, seed: int) -> None:
    chance = random.Random(seed)
    raw = bytearray(VALID.encode())
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(raw))
        raw[start : start + chance.randint(0, 12)] = chance.choice(PIECES)
    assert all(isinstance(code, str) for code in read_bytes(bytes(raw), model))


def test_the_undamaged_note_reads(model: Model) -> None:
    assert read_bytes(VALID.encode(), model) == ("missing-part", "unknown-concept")


def test_places_compare_by_file_line_and_column() -> None:
    assert sorted([Position("b"), Position("a", 2, 1), Position("a", 1, 9)]) == [
        Position("a", 1, 9),
        Position("a", 2, 1),
        Position("b"),
    ]
