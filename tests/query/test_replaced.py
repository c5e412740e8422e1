"""What was merged, renamed, split or withdrawn is followed, and says what became of it."""

import pytest

from amu_graph.errors import AmbiguousError, NotFoundError
from amu_graph.graph import Graph
from amu_graph.namespaces import BASE, DCTERMS, OWL
from amu_graph.query.names import candidates
from amu_graph.query.replaced import SplitError, WithdrawnError
from amu_graph.query.unknown import unknown_names


@pytest.mark.parametrize(
    ("old", "new", "because"),
    [
        ("person/t-huguen", "person/thomas-huguen", "Son prénom."),
        ("person:t-huguen", "person/thomas-huguen", "Son prénom."),
        ("t-huguen", "person/thomas-huguen", "Son prénom."),
        (BASE + "organization/archi-etic", "organization/logirem", "Pour voir."),
        ("source/co-production", "source/strasbourg-co-production", "Un nom."),
        ("source/co-production#L13", "source/strasbourg-co-production#L13", "Un nom."),
        ("source/co-production#L999", "source/strasbourg-co-production", "Un nom."),
    ],
)
def test_old_names_lead_to_the_new_and_say_why(decided: Graph, old: str, new: str, because: str) -> None:
    assert decided.find(old) == BASE + new
    found = decided.replaced(old)
    assert found is not None
    assert found.new == (BASE + new,)
    assert found.because.fr == because
    assert because in found.sentence.fr
    assert new in found.sentence.en


def test_the_name_of_a_merged_thing_names_the_one_in_its_place(decided: Graph) -> None:
    assert decided.find("Archi-Etic") == BASE + "organization/logirem"
    assert decided.replaced("Archi-Etic") is None
    assert next(hit.iri for hit in decided.search("Archi-Etic")) == BASE + "organization/logirem"


def test_questions_portraits_and_networks_answer_about_the_new(decided: Graph) -> None:
    for old, new in (("person/t-huguen", "person/thomas-huguen"), ("organization/archi-etic", "organization/logirem")):
        answers = [decided.ask("provenance/of-an-entity", entity=name) for name in (old, new)]
        assert answers[0].serialize("csv") == answers[1].serialize("csv")
        assert decided.show(old).iri == BASE + new
        assert set(decided.network("ego", entity=old).graph) == set(decided.network("ego", entity=new).graph)
    said = decided.why("person/t-huguen", "maitre-d-oeuvre", "project/lieu-commun")
    assert said
    assert said == decided.why("person/thomas-huguen", "maitre-d-oeuvre", "project/lieu-commun")
    assert decided.why("person/thomas-huguen", "affiliatedWith", "organization/archi-etic")


def test_a_split_thing_lists_its_parts(decided: Graph) -> None:
    with pytest.raises(SplitError) as error:
        decided.ask("project/participants", project="project/ilot")
    assert isinstance(error.value, AmbiguousError)
    for words in (error.value.in_("fr"), error.value.in_("en")):
        assert "project:nord" in words
        assert "project:sud" in words
    assert "Deux îlots." in error.value.in_("fr")
    assert "Two blocks." in error.value.in_("en")


@pytest.mark.parametrize(
    ("name", "because"), [("person/secret", "On request."), ("source/oubliee", "Page taken down.")]
)
def test_a_withdrawn_thing_says_why(decided: Graph, name: str, because: str) -> None:
    with pytest.raises(WithdrawnError, match=because) as error:
        decided.show(name)
    assert isinstance(error.value, NotFoundError)
    assert (error.value.http_status, error.value.exit_code) == (410, 2)
    assert not any("Discrète" in str(quad) for quad in decided.store.quads())


def test_what_is_out_of_use_is_not_offered(decided: Graph) -> None:
    offered = {each.iri.removeprefix(BASE) for each in candidates(decided.store, "entity")}
    assert offered & {"organization/logirem", "project/nord"}
    assert not offered & {"organization/archi-etic", "person/t-huguen", "project/ilot", "person/secret"}


def test_what_is_in_use_was_not_replaced(decided: Graph, graph: Graph) -> None:
    assert decided.replaced("person/thomas-huguen") is None
    assert decided.replaced("nobody") is None
    assert graph.replaced("legal-text/loi-mop") is None
    assert graph.find("legal-text/loi-mop").endswith("loi-mop")


def test_a_portrait_says_which_value_was_kept_and_why(decided: Graph) -> None:
    facts = {
        (fact.predicate.rpartition("#")[2], fact.value_label.fr): (fact.choice, fact.because and fact.because.fr)
        for fact in decided.show("building/ecoterra").facts
        if fact.choice
    }
    assert facts == {
        ("dwellingCount", "14"): ("kept", "Un compte."),
        ("dwellingCount", "15"): ("aside", None),
        ("inaugurationDate", "2015"): ("open", "Rien ne tranche."),
        ("inaugurationDate", "2016"): ("open", None),
    }


def test_no_passage_speaks_of_what_was_merged_or_renamed(decided: Graph) -> None:
    spoken = {
        iri
        for quad in decided.store.quads()
        for iri in (str(quad.subject)[1:-1], str(quad.object)[1:-1])
        if "archi-etic" in iri
        and "editorial-decisions" not in iri
        and str(quad.predicate) not in (f"<{DCTERMS}isReplacedBy>", f"<{OWL}deprecated>")
    }
    assert spoken == {BASE + "organization/archi-etic"}  # its name, so that what was cited can be recognised
    for view in ("whole", "accompaniment", "participations"):
        nodes = set(decided.network(view).graph)
        assert BASE + "organization/archi-etic" not in nodes
        assert not any("t-huguen" in node for node in nodes)


def test_a_query_that_names_what_is_out_of_use_is_told_what_it_has_become(decided: Graph) -> None:
    def told(query: str) -> list[str]:
        return [text.en for text in unknown_names(query, decided.store)]

    assert told("SELECT * { person:t-huguen amu:authorOf ?work }") == [
        "person/t-huguen has become person/thomas-huguen. His first name."
    ]
    assert told("ASK { <https://w3id.org/amu-graph/person/secret> ?p 1 }") == [
        "person/secret was withdrawn from the graph. On request."
    ]
    assert told("SELECT * { person:thomas-huguen amu:authorOf ?work }") == []
