"""Portraits and reasons, on the hand-written store."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from amu_graph.errors import NotFoundError
from amu_graph.language import LANGUAGES, Text
from amu_graph.namespaces import AMU, BASE, SKOS
from amu_graph.query.evidence import SourceCopyError
from amu_graph.query.portrait_queries import query_text
from amu_graph.query.portraits import PortraitReader
from amu_graph.query.statements import Statements, in_language
from amu_graph.query.why import reasons
from amu_graph.store import Store

MOULIN, ZOE = BASE + "project/moulin", BASE + "person/zoe"
LETTER = BASE + "source/letter"


def test_a_portrait_tells_facts_roles_and_what_speaks_of_it(tiny: Store) -> None:
    portrait = PortraitReader(tiny).portrait(MOULIN)
    assert portrait.label.fr == "Le Moulin"
    assert portrait.classes == (AMU + "Project",)
    assert [(fact.words.fr, fact.value_label.fr) for fact in portrait.facts] == [("nombre de logements", "12")]
    assert [(fact.words.fr, fact.value_label.fr) for fact in portrait.incoming] == [("sujet de", "Zoé L’Œuvre")]
    assert [(part.source, part.role) for part in portrait.played_by] == [(ZOE, BASE + "vocab/role/auteur")]
    assert portrait.plays == ()


def test_a_part_of_a_portrait_says_that_it_is_one(tiny: Store) -> None:
    every = PortraitReader(tiny).portrait(MOULIN)
    longest = max(map(len, PortraitReader(tiny).about(MOULIN)))
    assert every.whole
    assert longest > 1
    assert PortraitReader(tiny).portrait(MOULIN, most=longest) == every
    assert not PortraitReader(tiny).portrait(MOULIN, most=longest - 1).whole
    assert max(map(len, PortraitReader(tiny).about(MOULIN, 1))) == 2, "the one more says that there is more"


def test_each_fact_has_its_passages_in_reading_order(tiny: Store) -> None:
    fact = PortraitReader(tiny).portrait(MOULIN).facts[0]
    assert [(each.place.fr, each.status) for each in fact.passages] == [
        ("ligne 2", "asserted"),
        ("ligne 3", "interpreted"),
    ]
    assert fact.passages[1].note is not None
    assert fact.passages[1].note.fr == "Elle signe."


def test_a_derived_shortcut_is_told_as_a_role_only(tiny: Store) -> None:
    portrait = PortraitReader(tiny).portrait(ZOE)
    assert AMU + "accompanies" not in {fact.predicate for fact in portrait.facts}
    assert [part.target for part in portrait.plays] == [MOULIN]


@pytest.mark.parametrize(
    ("names", "places"),
    [
        (("zoe", "auteur", "Le Moulin"), ["ligne 2"]),
        (("person:zoe", "auteur"), ["ligne 2"]),
        (("project/moulin", "dwellingCount"), ["ligne 2", "ligne 3"]),
        (("project/moulin", "nombre de logements", "12"), ["ligne 2", "ligne 3"]),
        (("project/moulin", "label", "Le Moulin"), ["ligne 2"]),
        (("project/moulin", "rdf:type"), ["ligne 2"]),
    ],
)
def test_why_gives_the_passages_of_a_statement(tiny: Store, names: tuple[str, ...], places: list[str]) -> None:
    (reason,) = reasons(names, tiny, PortraitReader(tiny))
    assert [passage.place.fr for passage in reason.passages] == places


def test_a_passage_is_the_reason_of_all_that_it_says(tiny: Store) -> None:
    found = reasons((LETTER + "#L2",), tiny, PortraitReader(tiny))
    assert found
    assert {passage.place.fr for reason in found for passage in reason.passages} == {"ligne 2"}
    assert "Zoé L’Œuvre — auteur — Le Moulin" in {reason.sentence().fr for reason in found}
    assert "Le Moulin — nombre de logements : 12" in {reason.sentence().fr for reason in found}


def test_the_passages_of_a_source_are_in_the_order_of_its_lines(store: Store) -> None:
    source = BASE + "source/strasbourg-co-production"
    incoming = [fact.value.value.removeprefix(source) for fact in PortraitReader(store).portrait(source).incoming]
    assert [int(name.removeprefix("#L").split("-")[0]) for name in incoming] == sorted(
        int(name.removeprefix("#L").split("-")[0]) for name in incoming
    )
    assert incoming.index("#L13") < incoming.index("#L13-interpreted-client") < incoming.index("#L15")


def test_a_selector_is_told_by_what_it_selects(store: Store) -> None:
    passage = PortraitReader(store).portrait(BASE + "source/strasbourg-co-production#L13")
    positions = {fact.value_label.en for fact in passage.facts if fact.words.en == "position"}
    assert positions == {"line=12,13", "characters 1677 to 2118"}


def test_words_in_another_language_are_left_out_where_the_reader_has_them(store: Store) -> None:
    facts = PortraitReader(store).portrait(BASE + "vocab/role/usager").facts
    for language, begins in (("fr", "Définition"), ("en", "Definition")):
        told = [fact.value_label.fr for fact in in_language(facts, language) if fact.words.en == "note"]  # type: ignore[arg-type]  # a language
        assert [words.split()[0] for words in told] == [begins + (":" if language == "en" else "")]
    other_names = {fact.value_label.en for fact in in_language(facts, "en") if fact.words.en == "other name"}
    assert other_names == {"occupant", "utilisateur final"}  # there is none in English


def test_what_nobody_says_is_not_found(tiny: Store) -> None:
    with pytest.raises(NotFoundError, match=r"Zoé L’Œuvre — maitre-d-oeuvre\.\nWhat is said of it: author"):
        reasons(("zoe", "maitre-d-oeuvre"), tiny, PortraitReader(tiny))


def test_the_words_of_a_passage_come_from_a_local_copy_that_is_the_text_read(tiny: Store, tmp_path: Path) -> None:
    evidence = PortraitReader(tiny).evidence
    passage = next(each for each in evidence.passages_of(LETTER) if each.status == "asserted")
    text = "Bonjour\nLe Moulin\nZoé\n"
    source = replace(evidence.source(LETTER), sha256=hashlib.sha256(text.encode()).hexdigest())
    assert source.words(passage, tmp_path) is None
    (tmp_path / "letter.txt").write_bytes(text.encode())
    assert source.words(passage, tmp_path) == "Le Moulin"
    (tmp_path / "letter.txt").write_bytes(b"another text")
    with pytest.raises(SourceCopyError, match="digest"):
        source.words(passage, tmp_path)


def test_a_portrait_shows_as_a_table_in_notebooks(tiny: Store) -> None:
    shown = PortraitReader(tiny).portrait(MOULIN)._repr_html_()
    assert "<strong>Le Moulin</strong>" in shown
    assert "<td>nombre de logements</td><td>12</td><td>letter, ligne 2 ; letter, ligne 3 (interprétée)</td>" in shown
    assert "<td>← auteur</td><td>Zoé L’Œuvre</td>" in shown


def test_the_portrait_of_a_passage_shows_what_it_says(tiny: Store) -> None:
    shown = PortraitReader(tiny).portrait(LETTER + "#L2")._repr_html_()
    assert "<td>dit</td><td>Le Moulin — nombre de logements : 12</td><td>letter, ligne 2</td>" in shown


def test_reasons_show_as_one_table_with_their_notes(tiny: Store) -> None:
    shown = Statements(reasons(("Le Moulin",), tiny, PortraitReader(tiny)))._repr_html_()
    assert shown.count("<table>") == 1
    assert "<td>letter, ligne 3 (interprétée)</td><td>Elle signe.</td>" in shown


def test_what_notebooks_show_is_text_never_markup(tiny: Store) -> None:
    attack = "<script>alert(1)</script>"
    portrait = replace(PortraitReader(tiny).portrait(MOULIN), label=Text(attack, attack))
    (statement, *_) = reasons(("Le Moulin",), tiny, PortraitReader(tiny))
    for shown in (portrait._repr_html_(), replace(statement, words=Text(attack, attack))._repr_html_()):
        assert "<script>" not in shown
        assert "&lt;script&gt;" in shown


def test_a_language_of_a_region_is_that_language() -> None:
    thing, note = ox.NamedNode(f"{BASE}project/voisins"), ox.NamedNode(SKOS + "note")
    passage = ox.NamedNode(f"{BASE}source/essai#L1")
    words = [ox.Literal("Une remarque.", language="fr-FR"), ox.Literal("A remark.", language="en-GB")]
    quads = [ox.Quad(thing, note, text, graph) for text in words for graph in (ox.DefaultGraph(), passage)]
    store = Store.memory(quads)
    facts = PortraitReader(store).portrait(thing.value).facts
    for language, told in zip(LANGUAGES, ("Une remarque.", "A remark."), strict=True):
        assert [fact.value.value for fact in in_language(facts, language)] == [told]
        text = query_text("outgoing", language, entity=[thing.value])
        assert [row["value"].value for row in store.select(text)] == [told]  # what « see the query » shows
