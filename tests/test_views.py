"""A view has the characters of its text, one for one, so that what is found in it is found in the text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amu_graph import views

WORDS = st.text(alphabet="aeéœ'’-‑ \u00a0\u202f\u00ad\u200bLÉß\u0301İ", max_size=30)
ANY = st.one_of(st.text(), WORDS)


@given(ANY)
def test_a_view_is_as_long_as_its_text(text: str) -> None:
    assert len(views.plain(text)) == len(views.folded(text)) == len(text)


@given(ANY)
def test_the_view_of_a_view_is_the_view(text: str) -> None:
    assert views.plain(views.plain(text)) == views.plain(text)
    assert views.folded(views.folded(text)) == views.folded(text)


@given(ANY, ANY, ANY)
def test_what_is_cut_out_of_a_text_is_found_in_it_at_its_place(before: str, words: str, after: str) -> None:
    exact = words.strip().strip("\u00ad\u200b").strip()
    if not exact or not views.plain(exact).replace(views.UNSEEN, "").strip():
        return
    text = f"{before} {exact} {after}"
    found = list(views.spans(exact, text))
    assert found
    for start, end in found:
        assert "".join(views.plain(text[start:end]).split(" ")).replace(views.UNSEEN, "") == "".join(
            views.plain(exact).split(" ")
        ).replace(views.UNSEEN, "")


@pytest.mark.parametrize(
    ("words", "text", "exact"),
    [
        ("Habitat de l'Ill", "avec Habitat de l’Ill, bailleur", "Habitat de l’Ill"),
        ("1 200 euros", "soit 1\u202f200\u00a0euros", "1\u202f200\u00a0euros"),
        ("Rhône-Alpes", "en Rhône‑Alpes", "Rhône‑Alpes"),
        ("coopérative", "une coopé\u00adrative", "coopé\u00adrative"),
        ("a + b (c)", "titre : a + b (c).", "a + b (c)"),
    ],
)
def test_words_are_found_whatever_the_signs(words: str, text: str, exact: str) -> None:
    assert [text[start:end] for start, end in views.spans(words, text)] == [exact]


def test_folding_finds_words_without_their_accents() -> None:
    text = "À l’ÉCOLE"
    (start, end) = next(views.spans("a l'ecole", text, fold=True))
    assert text[start:end] == text
    assert not list(views.spans("a l'ecole", text))


def test_words_of_nothing_are_nowhere() -> None:
    assert list(views.spans(" \u00ad", "a b")) == []


def test_every_space_of_unicode_is_a_space() -> None:
    spaces = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) in ("Zs", "Zl", "Zp")]
    assert {views.plain(space) for space in spaces} == {" "}
