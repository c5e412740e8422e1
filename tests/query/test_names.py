"""From what a reader writes to what it names."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from amu_graph.errors import AmbiguousError, NotFoundError
from amu_graph.namespaces import AMU, BASE, RDF, RDFS
from amu_graph.query.labels import label
from amu_graph.query.names import candidates, named
from amu_graph.store import Store

ZOE = BASE + "person/zoe"


@pytest.mark.parametrize(
    "text",
    [
        ZOE,
        f"<{ZOE}>",
        "person:zoe",
        "person/zoe",
        "zoe",
        "Zoé L’Œuvre",
        "zoe l'oeuvre",
        "ZOÉ  L'ŒUVRE",
        "Z. L’Œuvre",
        " zoe ",
    ],
)
def test_an_iri_a_curie_a_slug_and_a_label_name_the_same(tiny: Store, text: str) -> None:
    assert named(text, tiny, "person").value == ZOE
    assert named(text, tiny).value == ZOE


def test_a_slug_of_two_kinds_is_ambiguous_and_both_are_listed(tiny: Store) -> None:
    with pytest.raises(AmbiguousError) as caught:
        named("moulin", tiny)
    assert "project:moulin" in str(caught.value)
    assert "organization:moulin" in str(caught.value)


def test_what_a_name_may_mean_is_listed_with_its_class_in_words(store: Store) -> None:
    with pytest.raises(AmbiguousError) as caught:
        named("Lieu Commun", store)
    assert caught.value.remedy
    for text, building, project in (
        (caught.value.remedy.fr, "Bâtiment", "Projet"),
        (caught.value.remedy.en, "Building", "Project"),
    ):
        assert text.splitlines()[1:] == [
            f"    building:lieu-commun  Lieu Commun ({building})",
            f"    project:lieu-commun  Lieu Commun ({project})",
        ]


def test_the_type_of_a_parameter_settles_an_ambiguity(tiny: Store) -> None:
    assert named("moulin", tiny, "project").value == BASE + "project/moulin"
    assert named("moulin", tiny, "agent").value == BASE + "organization/moulin"


def test_a_misspelt_name_lists_the_nearest(tiny: Store) -> None:
    with pytest.raises(NotFoundError, match="person:zoe"):
        named("Zoé Loeuvre", tiny, "person")


@pytest.mark.parametrize("text", ["", " \u00a0"])
def test_nothing_is_no_name(tiny: Store, text: str) -> None:
    with pytest.raises(NotFoundError, match="A name is missing"):
        named(text, tiny)


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Hugen", ["person:thomas-huguen"]),
        ("Thomas Hugen", ["person:thomas-huguen"]),
        ("Huguen Thomas", ["person:thomas-huguen"]),
        ("Habitat de Lill", ["organization:habitat-de-l-ill"]),
        ("robin des ville", ["organization:robins-des-villes"]),
        ("batiments", ["amu:Building"]),
        ("moulin", []),
        ("xx", []),
        ("", []),
    ],
)
def test_only_what_is_spelt_alike_is_suggested(store: Store, text: str, listed: list[str]) -> None:
    with pytest.raises(NotFoundError) as caught:
        named(text, store)
    assert caught.value.remedy is not None
    assert [line.split()[0] for line in caught.value.remedy.en.splitlines()[1:]] == listed


def test_entities_are_suggested_before_terms(store: Store) -> None:
    with pytest.raises(NotFoundError) as caught:
        named("publicatoin", store)
    assert caught.value.remedy is not None
    kinds = [line.split()[0].startswith("amu:") for line in caught.value.remedy.en.splitlines()[1:]]
    assert kinds == sorted(kinds)
    assert any(kinds)


def test_an_iri_of_another_type_is_refused(tiny: Store) -> None:
    with pytest.raises(NotFoundError, match="not of the type expected: project"):
        named("person:zoe", tiny, "project")


def test_candidates_are_listed_once_by_name(tiny: Store) -> None:
    assert [each.name for each in candidates(tiny, "agent")] == ["Association du Moulin", "Zoé L’Œuvre"]


@given(text=st.text(max_size=60))
def test_any_text_names_something_or_gives_a_clear_refusal(tiny: Store, text: str) -> None:
    try:
        assert named(text, tiny).value
    except (AmbiguousError, NotFoundError):
        return


@pytest.mark.parametrize("class_name", ["Participation", "Responsibility"])
def test_what_only_unverified_passages_state_is_called_as_the_others_are(store: Store, class_name: str) -> None:
    """Taken the label that the build gave it, a relation is still called the same; so are those that have none."""
    type_, name = ox.NamedNode(RDF + "type"), ox.NamedNode(RDFS + "label")
    relations = {quad.subject for quad in store.quads(None, type_, ox.NamedNode(AMU + class_name))}
    bare = Store.memory(quad for quad in store.quads() if not (quad.predicate == name and quad.subject in relations))
    for language in ("fr", "en"):
        called = {each: label(each.value, bare, language) for each in relations if isinstance(each, ox.NamedNode)}
        assert called
        assert not [words for words in called.values() if words.startswith(("participation:", "responsibility:"))]
        labels = [(each, quad.object) for each in called for quad in store.quads(each, name)]
        given = {
            each: text.value for each, text in labels if isinstance(text, ox.Literal) and text.language == language
        }
        assert given
        assert all(called[each] == given[each] for each in given)


def test_of_a_few_possibilities_all_are_listed(tiny: Store) -> None:
    with pytest.raises(NotFoundError, match="One of:\n    person:zoe"):
        named("qqqq", tiny, "person")
