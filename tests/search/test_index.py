"""The index: what is found, in which order, why, and what hostile input does (nothing)."""

import os
import random
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amu_graph.errors import DatasetError
from amu_graph.search import Document, Hit, Hits, Index, Value


def document(iri: str, label: str, *, kind: str = "Project", **texts: str) -> Document:
    """Return a document in French; `alternatives`, `linked` and `descriptions` take one text each."""
    fields = {name: (Value(text, "fr"),) for name, text in texts.items()}
    return Document(iri=f"https://example.org/{iri}", kind=kind, labels=(Value(label, "fr"),), **fields)  # type: ignore[arg-type]  # texts only


DOCUMENTS = (
    document("usager", "usager", kind="Role", descriptions="Personne qui se sert d’un lieu bâti."),
    document("usage", "Conflits d’usage", kind="Concept"),
    document("amu", "assistance à maîtrise d’usage", kind="Concept", alternatives="AMU"),
    document("reseau", "Réseau de l’assistance à maîtrise d’usage", kind="Organization"),
    document("ecoterra", "Ecoterra", linked="habitat participatif", descriptions="Immeuble au cœur de la ville."),
    document("robins", "Robins des villes", kind="Organization", linked="maître d’œuvre"),
    document("book", "Impliquer les habitants : Book d’initiatives", kind="Publication"),
    document("reciprocite", "Récipro-cité", kind="Organization"),
    document("hostile", "\"; DROP TABLE word; -- <script>alert('x')</script> \u202eevil", kind="Publication"),
)


@pytest.fixture(scope="module")
def small() -> Index:
    return Index.build(DOCUMENTS)


def slugs(hits: list[Hit]) -> list[str]:
    return [hit.iri.rpartition("/")[2] for hit in hits]


@pytest.mark.parametrize(
    ("query", "first", "field", "found", "how"),
    [
        ("usager", "usager", "label", "usager", "exact"),
        ("USAGERS", "usager", "label", "usager", "plural"),
        ("l'usager", "usager", "label", "usager", "exact"),
        ("usages", "usage", "label", "usage", "plural"),
        ("dusage", "usage", "label", "usage", "joined"),
        ("coeur", "ecoterra", "description", "cœur", "exact"),
        ("maitre d'oeuvre", "robins", "linked", "maître", "exact"),
        ("participation", "ecoterra", "linked", "participatif", "stem"),
        ("eco terra", "ecoterra", "label", "Ecoterra", "joined"),
        ("ecotera", "ecoterra", "label", "Ecoterra", "typo"),
        ("reciprocite", "reciprocite", "label", "Récipro-cité", "exact"),
        ("initiat", "book", "label", "initiatives", "prefix"),
        ("impliqeur", "book", "label", "Impliquer", "typo"),
        ("habit", "book", "label", "habitants", "stem"),
        ("recip", "reciprocite", "label", "Récipro", "prefix"),
        ("AMU", "amu", "alternative", "AMU", "exact"),
    ],
)
def test_why_it_matched(small: Index, *, query: str, first: str, field: str, found: str, how: str) -> None:
    hit = small.search(query)[0]
    assert slugs([hit]) == [first]
    reason = hit.reasons[0]
    match = reason.matches[0]
    assert (reason.field, match.found, match.how) == (field, found, how)
    assert reason.value.text[match.start : match.end] == found


def test_a_reason_speaks_both_languages(small: Index) -> None:
    reason = small.search("usagers")[0].reasons[0]
    assert reason.in_("fr") == "nom : usager (singulier ou pluriel)"
    assert reason.in_("en") == "label: usager (singular or plural)"


def test_hits_show_as_one_table_in_notebooks_and_text_stays_text(small: Index) -> None:
    hits = Hits(small.search("ecoterra"))
    assert "<td>Ecoterra</td><td>Projet</td><td>nom : Ecoterra (exact)" in hits._repr_html_()
    assert "&lt;script&gt;" in replace(hits[0], labels=(Value("<script>", "fr"),))._repr_html_()


def test_an_acronym_finds_what_bears_its_name(small: Index) -> None:
    hits = small.search("amu")
    assert slugs(hits) == ["amu", "reseau"]
    assert (hits[1].reasons[0].field, hits[1].reasons[0].value.text) == ("acronym", "AMU")


def test_one_reason_for_each_text(small: Index) -> None:
    (hit,) = small.search("ecoterra habitat participatif")
    assert [(reason.field, [match.typed for match in reason.matches]) for reason in hit.reasons] == [
        ("label", ["ecoterra"]),
        ("linked", ["habitat", "participatif"]),
    ]


def test_the_text_that_answers_most_words_is_the_reason() -> None:
    linked = (Value("Habitat de l’Ill", "fr"), Value("habitat participatif", "fr"))
    index = Index.build([Document(iri="https://example.org/e", kind="Project", labels=(Value("E"),), linked=linked)])
    (reason,) = index.search("habitat participatif")[0].reasons
    assert reason.value == linked[1]


def test_the_score_is_the_documented_arithmetic() -> None:
    """Two documents, « bois » in both labels, exact: 10 × 10 points, rarity of 2 ÷ 2 is 1 binary digit.

    The name « Bois » is said whole (+ 100 %), « Bois clair » half (+ 50 %); an entity weighs 10 of 10.
    """
    index = Index.build([document("b", "Bois clair"), document("a", "Bois")])
    assert [(hit.label(), hit.score) for hit in index.search("bois")] == [("Bois", 200), ("Bois clair", 150)]


def test_equals_are_ordered_by_iri() -> None:
    same = [document(name, "Lieu Commun") for name in "cab"]
    assert slugs(Index.build(same).search("lieu commun")) == ["a", "b", "c"]


@given(st.randoms(use_true_random=False))
@settings(max_examples=10)
def test_the_order_of_documents_changes_nothing(draw: random.Random) -> None:
    shuffled = list(DOCUMENTS)
    draw.shuffle(shuffled)
    index, other = Index.build(DOCUMENTS), Index.build(shuffled)
    for query in ("usage", "habitants", "d", "maîtrise d’usage", "ville coeur"):
        assert index.search(query) == other.search(query)


def test_unknown_words_do_not_hide_known_ones(small: Index) -> None:
    assert slugs(small.search("Ecoterra xyzzyx")) == ["ecoterra"]


def test_part_of_a_query_is_answered_when_nothing_has_it_all(small: Index) -> None:
    assert slugs(small.search("robins villes initiatives"))[0] == "robins"


@pytest.mark.parametrize("query", ["maitrise dus", "maitrise d'us", "maîtrise d’usag"])
def test_what_was_left_unfinished_finds_what_begins_so_where_nothing_has_it_all(query: str) -> None:
    """Even where the letters happen to be another word, as the English *us* is."""
    index = Index.build([*DOCUMENTS, document("us", "Without us", kind="Publication")])
    assert set(slugs(index.search(query))[:2]) == {"amu", "reseau"}


def test_stop_words_alone_are_words(small: Index) -> None:
    assert "robins" in slugs(small.search("des"))


def test_kinds_and_limit(small: Index) -> None:
    assert slugs(small.search("usage", kinds={"Concept"})) == ["usage", "amu"]
    assert len(small.search("usage", limit=1)) == 1
    assert small.search("usage", limit=0) == small.search("usage", limit=-3) == []
    assert small.search("usage", kinds=()) == []


def test_suggestions_are_grouped_by_kind(small: Index) -> None:
    groups = small.suggest("maitrise dus")
    assert {group.kind: slugs(list(group.hits)) for group in groups} == {"Concept": ["amu"], "Organization": ["reseau"]}
    assert small.suggest("us")[0].kind == "Role"


def test_groups_have_titles(small: Index) -> None:
    assert [group.title.fr for group in small.suggest("usag")] == ["Rôle", "Concept", "Organisation"]


def test_suggestions_are_names_only(small: Index) -> None:
    assert small.suggest("immeuble") == []
    assert slugs(list(small.suggest("ecot")[0].hits)) == ["ecoterra"]


def test_a_beginning_after_a_word_is_sought_everywhere() -> None:
    """One letter alone leads to the shortest names only; after a word it must not miss the longest."""
    crowd = [document(f"n{number:04}", f"Hu{number}") for number in range(1500)]
    index = Index.build([*crowd, document("huguen", "Association des amis de Thomas Huguen")])
    assert slugs(list(index.suggest("thomas hu")[0].hits)) == ["huguen"]
    assert "huguen" not in slugs(list(index.suggest("hu")[0].hits))


def test_a_stop_word_being_typed_after_a_word_changes_nothing(small: Index) -> None:
    assert small.suggest("maitrise d") == small.suggest("maitrise du") == small.suggest("maitrise")


@pytest.mark.parametrize("letters", ["d", "de", "des"])
def test_a_stop_word_being_typed_is_a_beginning(small: Index, letters: str) -> None:
    assert small.suggest(letters)


def test_suggestions_respect_the_limit() -> None:
    index = Index.build(document(f"{n}", f"Maison {n}", kind=kind) for kind in ("Place", "Project") for n in range(20))
    groups = index.suggest("mais", limit=6)
    assert sum(len(group.hits) for group in groups) == 6


@pytest.mark.parametrize(
    "text",
    [
        '"',
        "*",
        "usager OR ecoterra",
        "NEAR(a b)",
        "label:usager",
        "'; DROP TABLE word; --",
        "\0",
        "-",
        "()",
        "^a",
        "ÿ" * 9,
        "\ud800",
        "usager " * 200_000,
        "a" * 1_000_000,
        "'" * 1_000_000,
        "\u00a0",
    ],
)
def test_input_is_words_never_syntax(small: Index, text: str) -> None:
    small.suggest(text)
    small.search(text)
    assert slugs(small.search("usager"))[0] == "usager"


def test_hostile_labels_are_found_as_they_are(small: Index) -> None:
    (hit,) = small.search("drop table")
    assert hit.label() == DOCUMENTS[-1].labels[0].text


@given(st.text(st.characters(exclude_categories=()), max_size=80))
def test_any_text_is_answered(text: str) -> None:
    for hit in ANY.search(text):
        assert hit.reasons
    for group in ANY.suggest(text):
        assert group.hits


ANY = Index.build(DOCUMENTS)


@given(st.lists(st.text(max_size=30), max_size=5), st.text(max_size=30))
@settings(max_examples=50)
def test_any_label_can_be_indexed(labels: list[str], query: str) -> None:
    index = Index.build(document(str(number), label) for number, label in enumerate(labels))
    for text in (query, *labels):
        for hit in index.search(text):
            assert hit.score > 0
    assert len(index) == len(labels)


def test_an_empty_index_finds_nothing() -> None:
    index = Index.build([])
    assert index.search("usager") == []
    assert index.suggest("u") == []


def test_a_file_gives_what_memory_gives(small: Index, tmp_path: Path) -> None:
    path = tmp_path / "deep" / "search.sqlite"
    written = Index.build(DOCUMENTS, path, digest="abc")
    opened = Index.open(path, digest="abc")
    for query in ("usage", "AMU", "ecotera", "maitrise dusage"):
        assert written.search(query) == opened.search(query) == small.search(query)
    assert opened.digest == "abc"
    assert [each.name for each in path.parent.iterdir()] == ["search.sqlite"]


def test_the_same_documents_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        Index.build(DOCUMENTS, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_stale_damaged_or_missing_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "search.sqlite"
    with pytest.raises(DatasetError, match="amu-graph build"):
        Index.open(path)
    Index.build(DOCUMENTS, path, digest="old")
    with pytest.raises(DatasetError, match="out of date"):
        Index.open(path, digest="new")
    path.write_bytes(b"not a database" * 100)
    with pytest.raises(DatasetError, match="out of date"):
        Index.open(path)
    path.write_bytes(b"")
    with pytest.raises(DatasetError, match="out of date"):
        Index.open(path)


def test_an_index_of_another_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "search.sqlite"
    Index.build(DOCUMENTS, path)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE meta SET value = '0' WHERE key = 'version'")
    connection.commit()
    connection.close()
    with pytest.raises(DatasetError):
        Index.open(path)


def test_a_failure_leaves_the_previous_file_whole(tmp_path: Path) -> None:
    path = tmp_path / "search.sqlite"
    Index.build(DOCUMENTS, path)
    before = path.read_bytes()

    def failing() -> "object":
        yield DOCUMENTS[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Index.build(failing(), path)  # type: ignore[arg-type]  # a generator that fails
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("in_file", [True, False])
def test_threads_share_an_index(tmp_path: Path, *, in_file: bool) -> None:
    index = Index.build(DOCUMENTS, tmp_path / "search.sqlite" if in_file else None)
    expected = index.search("maitrise dusage")
    together = threading.Barrier(4)

    def search(_: int) -> list[Hit]:
        together.wait()
        return index.search("maitrise dusage")

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(search, range(4))) == [expected] * 4


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_forked_process_answers(small: Index) -> None:
    expected = small.search("usager")
    child = os.fork()
    if not child:
        os._exit(0 if small.search("usager") == expected else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_two_words_that_nothing_has_together_find_what_has_the_one_that_counts_most() -> None:
    """Each word alone is too little of the query; an answer in part is better than none."""
    index = Index.build([document("a", "Concertation"), document("b", "Fête de 2015"), document("c", "Autre chose")])
    assert set(slugs(index.search("concertation 2015"))) == {"a", "b"}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"conflits d’usage"', {"usage"}),
        ("« CONFLITS D'USAGE »", {"usage"}),
        ('"usage conflits"', set()),
        ('"maîtrise d’usage"', {"amu", "reseau"}),
        ('réseau "maîtrise d’usage"', {"reseau"}),
        ("“habitat participatif”", {"ecoterra"}),
        ('"habitat participatif" "coeur de la ville"', {"ecoterra"}),
        ('"habitat ville"', set()),
        ('"maitris d’usage"', set()),
    ],
)
def test_words_in_quotation_marks_follow_one_another(small: Index, query: str, found: set[str]) -> None:
    assert set(slugs(small.search(query))) == found


def test_marks_that_are_not_closed_change_nothing(small: Index) -> None:
    assert slugs(small.search('"maîtrise usage')) == slugs(small.search("maîtrise usage"))


def test_of_many_that_have_the_words_of_a_phrase_those_that_have_it_are_found() -> None:
    """Every second one says the words in another order; a search while typing compares few of them."""
    many = [document(f"{at:04}", "habitat participatif" if at % 2 else "participatif habitat") for at in range(400)]
    index = Index.build(many)
    odd = [f"{at:04}" for at in range(1, 400, 2)]
    assert slugs(list(index.search('"habitat participatif"', limit=200))) == odd
    assert slugs(list(index.search('"habitat participatif"', limit=3))) == odd[:3]
    (group,) = index.suggest('"habitat participatif"', limit=3)
    assert slugs(list(group.hits)) == odd[:3]
