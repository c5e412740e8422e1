"""Stages and quantities: what a source dates or counts, and when two of them contradict each other."""

import pytest

from amu_graph.builder.derive import Derivation
from builder_fixtures import Model, Read, ReadFolder
from builder_notes import HEAD, said

PLACE = "{id: place/vauban, type: Place, label: Vauban}"
PROJECT = "{id: project/p, type: Project, label: P}"
SECOND = HEAD.replace("id: essai", "id: autre")
REST = "  - {at: 3-4, note: n}\n"


def two(read: ReadFolder, first: str, second: str, **more: str) -> Read:
    """Read two notes, each with one record."""
    notes = {"notes/essai.yaml": HEAD + said(PROJECT, first) + REST, "notes/autre.yaml": SECOND + said(second) + REST}
    return read({**notes, **more})


def stage(text: str) -> str:
    return f"{{stageOf: project/p, {text}}}"


def quantity(text: str) -> str:
    return f"{{quantityOf: project/p, {text}}}"


def minted(read: ReadFolder, record: str) -> str:
    """Return the identifier of the relation that a record states."""
    found = read({"notes/essai.yaml": HEAD + said(PLACE, PROJECT, record) + REST})
    assert found.problems == ()
    (iri,) = {one.subject.value for one in found.corpus.shown} - {
        f"https://w3id.org/amu-graph/{name}" for name in ("place/vauban", "project/p")
    }
    return iri.removeprefix("https://w3id.org/amu-graph/")


@pytest.mark.parametrize(
    ("record", "iri"),
    [
        (stage("kind: livraison, date: 2018-06"), "stage/project--p--livraison"),
        (stage("kind: livraison, date: 2018, planned: true"), "stage/project--p--livraison--planned"),
        (stage("kind: livraison, date: 2011, approximate: true"), "stage/project--p--livraison--approximate--2011"),
        (stage("kind: prix, date: 2016"), "stage/project--p--prix--2016"),
        (quantity("kind: logements, value: 6"), "quantity/project--p--logements"),
        (quantity("kind: logements, value: 6, tenure: propriete"), "quantity/project--p--logements--propriete"),
        (quantity("kind: membres, value: 1200, date: 2018-10"), "quantity/project--p--membres--2018-10"),
        (quantity("kind: surface, value: 66.70, approximate: true"), "quantity/project--p--surface--approximate--66-7"),
        (
            "{quantityOf: place/vauban, kind: projets, value: 22, planned: true}",
            "quantity/place--vauban--projets--planned",
        ),
    ],
)
def test_a_relation_is_named_after_its_parts(read: ReadFolder, record: str, iri: str) -> None:
    assert minted(read, record) == iri


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (stage("kind: livraison, date: 2018"), stage("kind: livraison, date: 2019, planned: true")),
        (stage("kind: livraison, date: 2010-09"), stage("kind: livraison, date: 2011, approximate: true")),
        (stage("kind: prix, date: 2016"), stage("kind: prix, date: 2018")),
        (stage("kind: livraison, date: 2018"), stage("kind: livraison, date: 2018-06")),
        (quantity("kind: cas, value: 15"), quantity("kind: cas, value: 20, approximate: true")),
        (quantity("kind: logements, value: 14, planned: true"), quantity("kind: logements, value: 15")),
        (
            quantity("kind: logements, value: 2300, date: 2015"),
            quantity("kind: logements, value: 3000, date: 2021"),
        ),
        (
            quantity("kind: logements, value: 6, tenure: propriete"),
            quantity("kind: logements, value: 2, tenure: locatif-social"),
        ),
        (quantity("kind: surface, value: 1200.50"), quantity("kind: surface, value: 1200.5")),
    ],
)
def test_what_is_qualified_otherwise_is_no_contradiction(read: ReadFolder, first: str, second: str) -> None:
    assert two(read, first, second).problems == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (stage("kind: livraison, date: 2018"), stage("kind: livraison, date: 2019")),
        (quantity("kind: logements, value: 14"), quantity("kind: logements, value: 15")),
        (quantity("kind: membres, value: 5, date: 2018"), quantity("kind: membres, value: 6, date: 2018")),
    ],
)
def test_two_values_of_one_thing_contradict_each_other(read: ReadFolder, first: str, second: str) -> None:
    assert [problem.code for problem in two(read, first, second).problems] == ["conflicting-values"]


def test_a_decision_settles_the_date_of_a_stage(read: ReadFolder) -> None:
    decision = "subject: stage/project--p--livraison\nproperty: date\nkeep: 2019\nbecause: {fr: Récent., en: Latest.}\n"
    first, second = stage("kind: livraison, date: 2018"), stage("kind: livraison, date: 2019")
    found = two(read, first, second, **{"decisions/livraison.yaml": decision})
    assert found.problems == ()
    assert {one.object.value for one in found.corpus.shown if one.predicate.value.endswith("/date")} == {"2019"}


def test_a_renamed_thing_takes_its_stages_along(read: ReadFolder) -> None:
    decision = "rename: project/p\nto: project/q\nbecause: {fr: Nom., en: Name.}\n"
    note = HEAD + said(PROJECT, stage("kind: livraison, date: 2018")) + REST
    found = read({"notes/essai.yaml": note, "decisions/nom.yaml": decision})
    assert found.problems == ()
    stages = {one.subject.value for one in found.corpus.shown if "/stage/" in one.subject.value}
    assert stages == {"https://w3id.org/amu-graph/stage/project--q--livraison"}


@pytest.mark.parametrize(
    ("records", "year"),
    [
        ([stage("kind: livraison, date: 2018-06"), stage("kind: debut-travaux, date: 2016")], "2018"),
        ([stage("kind: livraison, date: 2018, planned: true"), stage("kind: debut-travaux, date: 2016")], "2016"),
        ([stage("kind: livraison, date: 2018"), "{id: project/p, date: 2014}"], "2014"),
        ([stage("kind: prix, date: 2018")], ""),
    ],
)
def test_the_year_of_a_project_comes_from_the_stage_it_reached(
    read: ReadFolder, model: Model, records: list[str], year: str
) -> None:
    found = read({"notes/essai.yaml": HEAD + said(PROJECT, *records) + REST})
    assert found.problems == ()
    derived = Derivation(model.terms).of({one.triple for one in found.corpus.shown})
    years = {str(one.object).partition('"')[2].partition('"')[0] for one in derived if "#year" in str(one.predicate)}
    assert years == ({year} if year else set())


def test_the_label_of_a_relation_tells_its_value_and_what_qualifies_it(read: ReadFolder, model: Model) -> None:
    records = [
        stage("kind: livraison, date: 2018, planned: true"),
        quantity("kind: logements, value: 6, tenure: propriete"),
        quantity("kind: logements, value: 2300, approximate: true, date: 2015"),
    ]
    found = read({"notes/essai.yaml": HEAD + said(PROJECT, *records) + REST})
    labels = {str(one.object) for one in Derivation(model.terms).of({one.triple for one in found.corpus.shown})}
    assert '"P — livraison : 2018 (prévu)"@fr' in labels
    assert '"P — dwellings: 6 (ownership)"@en' in labels
    assert '"P — logements : 2\u202f300 (environ, 2015)"@fr' in labels
