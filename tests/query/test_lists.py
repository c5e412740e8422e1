"""Lists that are kept beside a dataset: the same as what is read now, and made anew where they are not whole."""

from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import product
from pathlib import Path

import pyoxigraph as ox
import pytest

from amu_graph.files import WritingError
from amu_graph.graph import Graph
from amu_graph.language import LANGUAGES, Text
from amu_graph.making import prepare
from amu_graph.namespaces import AMU, BASE, INTERPRETED, RDF, RDFS
from amu_graph.query import lists
from amu_graph.query.browse import Listing
from amu_graph.query.lists import FEW, keep_lists, kept, make
from amu_graph.query.members import LINKED, Member
from amu_graph.query.narrowing import COLUMNS, FACETS, NONE, Narrowing
from amu_graph.settings import Settings
from amu_graph.store import Store, cache_file

PROJECTS = FEW + 37
CHOICES = (
    Narrowing(),
    Narrowing(since=2010, until=2014),
    Narrowing(facets={"place": (BASE + "place/p1", BASE + "place/p2"), "status": ("interpreted",)}),
    Narrowing(facets={"year": ("2011", NONE), "theme": (NONE,)}, since=2003),
    Narrowing(facets={"place": (BASE + "place/nowhere",)}),
)
Values = Mapping[str, AbstractSet[str]]


def town(projects: int = PROJECTS) -> list[ox.Quad]:
    """Projects of which some have places, themes and years; a seventh is read by interpretation."""
    node, found = ox.NamedNode, []

    def say(subject: str, property_: str, value: ox.NamedNode | ox.Literal, graph: str = "") -> None:
        found.append(ox.Quad(node(subject), node(property_), value, node(graph) if graph else ox.DefaultGraph()))

    for property_, group in (("locatedIn", "place"), ("theme", "theme")):
        say(AMU + property_, AMU + "group", ox.Literal(group))
    for n in range(projects):
        project = f"{BASE}project/p{n}"
        for graph in ("", INTERPRETED) if n % 7 == 0 else ("",):
            say(project, RDF + "type", node(AMU + "Project"), graph)
        say(project, AMU + "frenchLabel", ox.Literal(f"{'Éa'[n % 2]}tape {n % 50}", language="fr"))
        say(project, AMU + "englishLabel", ox.Literal(f"{'SZ'[n % 3 == 0]}tep {n}", language="en"))
        if n % 3:
            say(project, AMU + "year", ox.Literal(2000 + n % 17))
        for place in {n % 5, n % 11} - {0}:
            say(project, AMU + "locatedIn", node(f"{BASE}place/p{place}"), INTERPRETED if n % 4 == 1 else "")
            say(project, AMU + "locatedIn", node(f"{BASE}place/p{place}"))
        if n % 4 == 0:
            say(project, AMU + "theme", node(f"{BASE}theme/t{n % 3}"))
    for place in range(12):
        say(f"{BASE}place/p{place}", RDFS + "label", ox.Literal(f"Lieu {place}", language="fr"))
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("town")
    Store.memory(town()).save(place)
    keep_lists(Store.load(place))
    return place


@pytest.fixture
def copied(folder: Path, tmp_path: Path) -> Path:
    for each in folder.iterdir():
        (tmp_path / each.name).write_bytes(each.read_bytes())
    return tmp_path


def graph_of(store: Store) -> Graph:
    return Graph(store, Settings(data=Path(), dataset=Path()))


@pytest.fixture(scope="module")
def read_now() -> Graph:
    return graph_of(Store.memory(town()))


def file_in(folder: Path) -> Path:
    [found] = folder.glob("list-*.sqlite")
    return found


def said(listing: Listing) -> tuple[object, ...]:
    parts = (listing.total, listing.undated, dict(listing.facets), listing.columns, listing.words, listing.unverified)
    return list(listing), *parts


@pytest.mark.parametrize("choice", CHOICES)
def test_what_is_kept_is_what_is_read(folder: Path, read_now: Graph, choice: Narrowing) -> None:
    there = graph_of(Store.load(folder))
    assert not there.lists.lacks("project")
    for sort, down, language in product(COLUMNS, (False, True), LANGUAGES):
        by = replace(choice, sort=sort, descending=down)
        assert said(there.browser("project").browse(by, language)) == said(
            read_now.browser("project").browse(by, language)
        )


@pytest.mark.parametrize("by", CHOICES)
def test_counts_are_those_of_the_rows_counted_by_hand(read_now: Graph, by: Narrowing) -> None:
    rows = {each.iri: values_of(each) for each in read_now.browse("project")}
    found = read_now.browser("project").browse(by)
    assert {each.iri for each in found} == {iri for iri, values in rows.items() if fits(values, by, "")}
    for facet in FACETS:
        counted = Counter(value for values in rows.values() if fits(values, by, facet) for value in values[facet])
        assert found.facets[facet] == counted, facet


def values_of(member: Member) -> Values:
    things = {name: {one.iri for one in member.values[name]} or {NONE} for name in LINKED}
    return things | {"year": {member.year or NONE}, "status": {member.status}}


def fits(values: Values, by: Narrowing, but: str) -> bool:
    """Return whether a row has what is chosen, in other facets than one."""
    chosen = all(values[name] & set(some) for name, some in by.facets.items() if name != but)
    return chosen and by.holds(*values["year"])


def test_rows_are_read_when_they_are_looked_at(folder: Path) -> None:
    listing = graph_of(Store.load(folder)).browse("project")
    assert len(listing) == PROJECTS
    assert [listing[3], *listing[4:6]] == list(listing)[3:6]
    assert listing[-1] == list(listing)[-1]
    assert listing[0].label == Text("atape 1", "Step 1")


@pytest.mark.parametrize(("projects", "files"), [(FEW, 0), (FEW + 1, 1)])
def test_few_members_are_read_and_not_kept(tmp_path: Path, projects: int, files: int) -> None:
    Store.memory(town(projects)).save(tmp_path)
    keep_lists(Store.load(tmp_path))
    assert len(list(tmp_path.glob("list-*"))) == files
    assert len(graph_of(Store.load(tmp_path)).browse("project")) == projects


@pytest.mark.parametrize("end", [0, 60, 5000, -1])
def test_a_damaged_list_is_made_anew(copied: Path, end: int) -> None:
    path = file_in(copied)
    whole = path.read_bytes()
    path.write_bytes(whole[:end])
    store = Store.load(copied)
    assert kept(store, "project") is None
    assert graph_of(store).lists.lacks("project")
    prepare(store)
    assert path.read_bytes() == whole


def test_a_list_of_another_form_or_dataset_is_not_read_and_goes(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    older = file_in(copied)
    monkeypatch.setattr(lists, "FORM", lists.FORM + 1)
    store = Store.load(copied)
    assert kept(store, "project") is None
    make(store, "project")
    assert file_in(copied) != older
    Store.memory(town()[:-1]).save(copied)
    assert not list(copied.glob("list-*")), "a newer dataset takes the place of all of the older one"


def test_the_list_of_a_class_stays_when_one_whose_name_begins_its_own_is_made(copied: Path) -> None:
    store = Store.load(copied)
    for kind in ("event-series", "event"):
        make(store, kind)
    assert kept(store, "event-series")


def test_a_list_that_is_damaged_while_it_is_used_is_read_anew(copied: Path, read_now: Graph) -> None:
    graph = graph_of(Store.load(copied))
    by = Narrowing(facets={"place": (BASE + "place/p1",)})
    assert graph.browse("project")[0] == read_now.browse("project")[0]
    path = file_in(copied)
    path.write_bytes(path.read_bytes()[:4096].ljust(path.stat().st_size, b"x"))
    graph.lists._tables["project"]._connection.execute("PRAGMA shrink_memory")
    graph.lists._tables["project"]._connection.execute("PRAGMA cache_size = 0")
    assert said(graph.browser("project").browse(by)) == said(read_now.browser("project").browse(by))


def test_two_that_make_a_list_at_once_and_one_who_reads_have_the_same(copied: Path, read_now: Graph) -> None:
    path = file_in(copied)
    whole = path.read_bytes()
    stores = [Store.load(copied) for _ in range(3)]
    path.unlink()
    with ThreadPoolExecutor(3) as threads:
        making = [threads.submit(make, store, "project") for store in stores[:2]]
        rows = threads.submit(lambda: list(graph_of(stores[2]).browse("project"))).result()
    assert [each.result() for each in making] == [whole, whole] == [path.read_bytes()] * 2
    assert rows == list(read_now.browse("project"))


def test_a_list_that_another_process_made_from_the_store_alone_is_kept(copied: Path, read_now: Graph) -> None:
    path = file_in(copied)
    whole = path.read_bytes()
    path.unlink()
    graph = graph_of(Store.load(copied))
    graph.lists.take("project", make(read_now.store, "project"))
    assert path.read_bytes() == whole
    assert list(graph.browse("project")) == list(read_now.browse("project"))


def test_where_the_folder_cannot_be_written_the_list_that_was_made_is_used(
    copied: Path, read_now: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    file_in(copied).unlink()

    def refuse(*_: object) -> None:
        raise WritingError(Text("non", "no"))

    monkeypatch.setattr(cache_file, "replace", refuse)
    store = Store.load(copied)
    graph = graph_of(store)
    assert graph.lists.lacks("project")
    graph.lists.take("project", make(store, "project"))
    assert not graph.lists.lacks("project")
    assert list(graph.browse("project")) == list(read_now.browse("project"))
    assert not list(copied.glob("list-*"))
