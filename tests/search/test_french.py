"""French words: what is one word, which words are the same, which are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amu_graph.search.french import compounds, normalise, singular, stem, words

FRENCH = "abcdefghijklmnopqrstuvwxyzàâæçéèêëîïôœùûüÿ"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’usager", ["usager"]),
        ("l'usager", ["usager"]),
        ("d’usage, qu’il lorsqu’on", ["usage", "il", "on"]),
        ("aujourd’hui", ["aujourd", "hui"]),
        ("Cœur d’Œuvre", ["coeur", "oeuvre"]),
        ("maître d’ouvrage", ["maitre", "ouvrage"]),
        ("co-production", ["co", "production"]),
        ("A.M.U. et AMU", ["amu", "et", "amu"]),
        ("tout.te.s les habitant·e·s", ["tout", "les", "habitant"]),
        ("6/10/2020", ["6", "10", "2020"]),
        ("bois-paille-terre", ["bois", "paille", "terre"]),
        ("Ville & aménagement", ["ville", "amenagement"]),
        ("ba\u0302ti", ["bati"]),
        ("\ufb01nances", ["finances"]),
        ("l’ « usager »", ["l", "usager"]),
        ("", []),
        ("…!?« »", []),
        ("NUL\0ici", ["nul", "ici"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert [word.folded for word in words(normalise(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Récipro-cité", ["reciprocite"]),
        ("Cocoon’Ages", ["cocoonages"]),
        ("l’Eco-Quartier", ["ecoquartier"]),
        ("bois-paille-terre", ["boispailleterre"]),
        ("l’usager", []),
        ("un - deux", []),
    ],
)
def test_compounds(text: str, expected: list[str]) -> None:
    assert [word.folded for word in compounds(text)] == expected


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("usager", "usagers"),
        ("usage", "usages"),
        ("habitat", "habitats"),
        ("social", "sociaux"),
        ("territorial", "territoriaux"),
        ("travail", "travaux"),
        ("lieu", "lieux"),
        ("reseau", "reseaux"),
        ("enjeu", "enjeux"),
        ("bois", "bois"),
        ("fonds", "fonds"),
        ("user", "users"),
    ],
)
def test_singular_and_plural_are_the_same(one: str, many: str) -> None:
    assert singular(one) == singular(many)


@pytest.mark.parametrize(("one", "other"), [("usage", "usager"), ("prix", "prie"), ("os", "o"), ("lieu", "lien")])
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert singular(one) != singular(other)


@pytest.mark.parametrize(
    "family",
    [
        ["participer", "participation", "participatif", "participative", "participants"],
        ["accompagner", "accompagnement", "accompagnateurs"],
        ["rehabiliter", "rehabilitation"],
        ["concertation", "concerter", "concertee"],
        ["publier", "publication", "publie"],
        ["financer", "financement", "financeur"],
        ["social", "sociale", "sociaux", "sociales"],
        ["professionnel", "professionnelle", "profession"],
        ["former", "formation", "formateur", "formatrice"],
        ["animer", "animation", "animateur", "animatrice"],
        ["mediateur", "mediation", "mediatrice"],
        ["architecte", "architecture", "architectural", "architecturale"],
        ["habiter", "habitant", "habitante", "habitants"],
        ["associer", "association", "associatif", "associative"],
        ["cooperer", "cooperation", "cooperatif", "cooperative"],
        ["evaluer", "evaluation", "evaluateur"],
        ["usager", "usagers", "usagere"],
        ["usage", "usages"],
    ],
)
def test_families(family: list[str]) -> None:
    assert len({stem(word) for word in family}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("usager", "usage"),
        ("usagers", "usages"),
        ("maitre", "maitrise"),
        ("habitat", "habitants"),
        ("ville", "village"),
    ],
)
def test_families_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@given(st.text(FRENCH, min_size=1))
def test_case_and_accents_change_nothing(text: str) -> None:
    folded = [word.folded for word in words(text)]
    bare = "".join(word for word in folded)
    assert [word.folded for word in words(normalise(text.upper()))] == folded
    assert [word.folded for word in words(bare)] == ([bare] if bare else [])


@given(st.text(st.sampled_from(FRENCH + " -'"), max_size=60))
def test_both_apostrophes_are_the_same(text: str) -> None:
    assert [word.folded for word in words(text)] == [word.folded for word in words(text.replace("'", "’"))]


@given(st.text())
def test_words_stand_where_they_say(text: str) -> None:
    composed = normalise(text)
    for word in words(composed) + compounds(composed):
        assert word.folded
        assert word.folded.isalnum()
        assert 0 <= word.start < word.end <= len(composed)


@given(st.text(FRENCH, min_size=1, max_size=30))
def test_a_family_holds_singular_and_plural(text: str) -> None:
    for word in (each.folded for each in words(text)):
        if singular(word) == singular(word + "s"):
            assert stem(word) == stem(word + "s")
        assert 0 < len(singular(word)) <= len(word) + 1
        assert len(stem(word)) >= min(len(word), 3)
