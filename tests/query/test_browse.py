"""Lists of the members of a class: one row each, facets whose counts add up, orders, CSV."""

import csv
import io
import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from amu_graph.errors import NotFoundError, UsageError
from amu_graph.graph import Graph
from amu_graph.namespaces import BASE
from amu_graph.query.browse import Listing
from amu_graph.query.members import CLASSES, class_of
from amu_graph.query.narrowing import NONE, narrowing
from amu_graph.settings import Settings
from amu_graph.store import Store

PLACE = BASE + "place/"


@pytest.fixture(scope="module")
def village() -> Graph:
    path = Path(__file__).with_name("members.trig")
    return Graph(Store.memory(ox.parse(path=str(path))), Settings(data=path.parent, dataset=path.parent))


def names(graph: Graph, **asked: str | int) -> list[str]:
    return [each.label.fr for each in graph.browse("project", **asked)]  # type: ignore[arg-type]  # sort, since, until


def test_each_member_is_one_row_whatever_the_languages_of_its_names(village: Graph) -> None:
    found = village.browse("project")
    assert [each.label for each in found] == [("Abri", "Abri"), ("Écluse", "Lock"), ("l’Zèbre", "l’Zèbre")]
    assert found.total == 3
    assert [words.fr for words in found.unverified.values()] == ["Doute"]


def test_a_row_and_each_of_its_values_say_how_surely_they_are_read(village: Graph) -> None:
    abri, lock, _ = village.browse("project")
    assert (abri.status, lock.status) == ("interpreted", "asserted")
    assert [(each.words.fr, each.status) for each in lock.values["place"]] == [
        ("Lyon", "asserted"),
        ("Nantes", "interpreted"),
    ]
    assert lock.date == "2013-07"
    assert lock.sources == 2
    assert abri.sources == 0, "a name alone is no statement about it"


def test_what_has_no_value_comes_last_whichever_way_it_is_sorted(village: Graph) -> None:
    assert names(village, sort="date") == ["Écluse", "Abri", "l’Zèbre"]
    assert names(village, sort="-date") == ["Abri", "Écluse", "l’Zèbre"]
    assert names(village, sort="-name") == ["l’Zèbre", "Écluse", "Abri"]
    assert names(village, sort="-sources") == ["Écluse", "Abri", "l’Zèbre"], "what is equal is in the order of names"
    assert names(village, sort="sources") == ["Abri", "l’Zèbre", "Écluse"]


def test_facets_and_years_narrow_and_say_what_they_leave_out(village: Graph) -> None:
    assert names(village, place="Lyon") == ["Abri", "Écluse"]
    assert names(village, place="Lyon", status="asserted") == ["Écluse"]
    assert names(village, place=NONE) == ["l’Zèbre"]
    found = village.browse("project", since=2013, until=2013)
    assert [each.label.fr for each in found] == ["Écluse"]
    assert found.undated == 1
    assert found.facets["place"] == {PLACE + "lyon": 1, PLACE + "nantes": 1}


def narrowed(graph: Graph, kind: str, facet: str, value: str) -> Listing:
    return graph.browser(kind).browse(narrowing(graph.store, {facet: value}))


@pytest.mark.parametrize("kind", CLASSES)
def test_counts_add_up_on_every_class(graph: Graph, kind: str) -> None:
    whole = graph.browse(kind)
    assert len(whole) == whole.total == graph.store.totals.classes.get(CLASSES[kind], 0)
    for facet in ("year", "status"):
        assert sum(whole.facets[facet].values()) == len(whole)
    for facet, counts in whole.facets.items():
        for value, count in counts.items():
            assert len(narrowed(graph, kind, facet, value)) == count, (facet, value)


def test_counts_of_other_facets_are_those_of_what_choosing_them_too_would_leave(graph: Graph) -> None:
    place = BASE + "place/strasbourg"
    narrowed = graph.browse("project", place=place)
    assert 0 < len(narrowed) < narrowed.total
    for role, count in narrowed.facets["role"].items():
        assert len(graph.browse("project", place=place, role=role)) == count
    assert narrowed.facets["place"] == graph.browse("project").facets["place"]


def test_no_cell_of_csv_is_a_formula() -> None:
    text = Path(__file__).with_name("members.trig").read_text("utf-8").replace('"Abri"', '"=Abri()"')
    store = Store.memory(ox.parse(text, format=ox.RdfFormat.TRIG))
    listed = Graph(store, Settings(data=Path(), dataset=Path())).browse("project").csv("fr")
    assert "'=Abri()" in {row["name"] for row in csv.DictReader(io.StringIO(listed))}


def test_rows_are_written_as_csv_with_what_was_interpreted(village: Graph) -> None:
    rows = list(csv.DictReader(io.StringIO(village.browse("project", sort="date").csv("en"))))
    assert rows[0] == {
        "id": "project:a",
        "name": "Lock",
        "kind": "atelier",
        "date": "2013-07",
        "place": "Lyon | Nantes",
        "sources": "2",
        "status": "asserted",
        "interpreted": "place",
    }


@pytest.mark.parametrize(
    ("kind", "asked", "error"),
    [
        ("projet-x", {}, NotFoundError),
        ("project", {"place": "Nulle Part"}, NotFoundError),
        ("project", {"colour": "red"}, UsageError),
        ("project", {"sort": "colour"}, UsageError),
        ("project", {"status": "sure"}, UsageError),
        ("project", {"since": 2015, "until": 2012}, UsageError),
        ("project", {"since": "12e"}, UsageError),
        ("project", {"until": 10**9}, UsageError),
    ],
)
def test_what_there_is_not_is_refused_in_words(
    village: Graph, kind: str, asked: dict[str, str], error: type[UsageError]
) -> None:
    with pytest.raises(error) as raised:
        village.browse(kind, **asked)  # type: ignore[arg-type]  # any of its options
    assert raised.value.remedy is not None


def test_a_class_is_asked_for_by_any_of_its_names(village: Graph) -> None:
    assert {village.browse(name).kind for name in ("project", "Project", "Projets", "projects")} == {"project"}


def test_a_theme_is_named_by_its_slug_its_words_or_another_vocabulary(graph: Graph) -> None:
    found = [list(graph.browse("publication", theme=name)) for name in ("maitrise-usage", "maîtrise d’usage")]
    assert found[0] == found[1] != []


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("projet", "project"),
        ("Projets", "project"),
        ("personne", "person"),
        ("ÉVÉNEMENT", "event"),
        ("evenements", "event"),
        ("série d’événements", "event-series"),
        ("lieu", "place"),
        ("texte juridique", "legal-text"),
        ("People", "person"),
        ("rôle", "role"),
    ],
)
def test_a_class_has_its_french_and_english_names_with_or_without_accents(asked: str, meant: str) -> None:
    assert class_of(asked) == meant


@pytest.mark.parametrize(
    ("asked", "meant"),
    [("projt", "project"), ("batimants", "building"), ("organisaton", "organization"), ("persons", "person")],
)
def test_the_nearest_class_is_named_where_one_is_misspelt(asked: str, meant: str) -> None:
    with pytest.raises(NotFoundError) as refused:
        class_of(asked)
    for said in (refused.value.in_("fr"), refused.value.in_("en")):
        assert re.search(r"Vouliez-vous dire|Did you mean", said)
        assert f"\n    {meant}  " in said
    with pytest.raises(NotFoundError, match="The classes: building"):
        class_of("xyzzy")
