"""HTML: the content with its headings, items and rows, without what stands around it."""

import pytest

from amu_graph.ingest.documents.html import read

LONG = (
    "Les projets présentés ici ont été accompagnés par l’association, avec la Ville, depuis 2009 ; ils comptent de six "
    "à vingt logements chacun, et leurs habitants se réunissent chaque mois."
)
FIELDS = ["Architecte : Thomas Huguen", "Ville : Lyon"]
PAGE = f"""<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Projets — Un site</title>
<script>var menu = "Accueil";</script><style>p {{ color: red }}</style></head><body>
<header><nav><ul><li><a href="/">Accueil</a></li><li><a href="/p">Tous les projets</a></li></ul></nav></header>
<div class="page"><aside><p>Abonnez-vous à notre lettre mensuelle pour tout savoir de nos activités.</p></aside>
<main><h1>Projet urbain dense</h1><p>{LONG}</p>
<h2>Lieu Commun</h2><p>Architecte : Thomas Huguen<br>Livraison : 2018<br/>14&nbsp;logements, rue du <b>Rhin</b></p>
<h2>Ressources</h2><ul>
<li><a href="/amu">Le réseau de l’AMU</a>
<p>Un collectif d’une vingtaine de professionnels, créé fin 2013 à Lyon.</p></li>
<li><a href="/robins">Robins des villes</a></li></ul>
<table><tr><th>Nom</th><th>Logements</th></tr><tr><td>Ecoterra</td><td>14</td></tr></table>
<p>{LONG.replace("projets", "habitants")} L’habi&shy;tat.</p>
<p hidden>Un brouillon</p><form><label>Votre nom</label><input></form></main></div>
<footer><p>© 2024 Mentions légales</p></footer></body></html>"""


def texts(page: str | bytes) -> list[str]:
    return [paragraph.text for paragraph in read(page if isinstance(page, bytes) else page.encode()).paragraphs]


def test_the_content_is_read_whole_and_nothing_around_it() -> None:
    assert texts(PAGE) == [
        "Projet urbain dense",
        LONG,
        "Lieu Commun",
        "Architecte : Thomas Huguen",
        "Livraison : 2018",
        "14\u00a0logements, rue du Rhin",
        "Ressources",
        "- Le réseau de l’AMU",
        "Un collectif d’une vingtaine de professionnels, créé fin 2013 à Lyon.",
        "- Robins des villes",
        "Nom | Logements",
        "Ecoterra | 14",
        LONG.replace("projets", "habitants") + " L’habitat.",
    ]


def test_headings_title_and_language_are_those_of_the_page() -> None:
    document = read(PAGE.encode())
    assert [(one.text, one.level) for one in document.paragraphs if one.level] == [
        ("Projet urbain dense", 1),
        ("Lieu Commun", 2),
        ("Ressources", 2),
    ]
    assert (document.title, document.language) == ("Projet urbain dense", "fr")


def test_cards_that_are_a_name_only_are_content() -> None:
    cards = "".join(
        f"<div class='card'><h3><a href='#'>{name}</a></h3></div>" for name in ("Making’Hof", "Lieu Commun")
    )
    assert texts(f"<html><body><h1>Projets</h1><p>{LONG}</p>{cards}<p>{LONG.upper()}</p></body></html>")[2:4] == [
        "Making’Hof",
        "Lieu Commun",
    ]


def test_short_paragraphs_beside_a_long_one_are_content() -> None:
    assert texts(f"<html><body><h1>Titre</h1><p>Une annonce.</p><p>{LONG}</p><p>Fin.</p></body></html>") == [
        "Titre",
        "Une annonce.",
        LONG,
        "Fin.",
    ]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>Un <b>seul</p><p>deux</i>", ["Un seul", "deux"]),
        ("<div>un<div>deux</div>trois</div>", ["un", "deux", "trois"]),
        ("<table><tr><td><h2>Titre</h2><p>a</p></td><td>b</td></tr></table>", ["Titre", "a", "b"]),
        ("<dl><dt>Architecte</dt><dd>Thomas Huguen</dd><dt>Ville :</dt><dd>Lyon</dd></dl>", FIELDS),
        (
            "<table><tr><th>Architecte<td>Thomas Huguen</tr><tr><td>Ville :<td>Lyon</tr></table>",
            [FIELDS[0], "Ville : | Lyon"],
        ),
        ("<table><tr><td>Architecte<td>Thomas Huguen</tr><tr><td>Ville :<td>Lyon</tr></table>", FIELDS),
        ("<table><tr><td>Nom<td></tr></table><dl><dt>Nom</dt><dd><p>a</p></dd></dl>", ["Nom", "Nom", "a"]),
        ("<dl><dt>Nom</dt><dd>a</dd><dd>b</dd></dl>", ["Nom", "a", "b"]),
        ("<p>une ligne<br>qui continue</p>", ["une ligne qui continue"]),
        ("<p>avant <!-- rien --> après <span style='display: none'>caché</span></p>", ["avant après"]),
        ("<p>aussi<sup>1</sup>, puis<sup><a href='#n2'>[2]</a></sup> 30 m<sup>2</sup></p>", ["aussi, puis 30 m2"]),
        ("<p>le 1<sup>er</sup> au XX<sup>e</sup> siècle, 10<sup>3</sup></p>", ["le 1er au XXe siècle, 103"]),
        ("<body></body>", []),
        ("<!-- rien -->", []),
    ],
)
def test_broken_and_bare_pages_are_read(page: str, expected: list[str]) -> None:
    assert texts(page) == expected


def test_ten_thousand_elements_within_one_another_are_read_or_cut() -> None:
    assert texts("<div>" * 10_000 + "fond") in ([], ["fond"])


@pytest.mark.parametrize(
    "raw",
    [
        "<meta charset='iso-8859-1'><p>L’été à l’école</p>".encode("cp1252"),
        "<meta http-equiv='Content-Type' content='text/html; charset=windows-1252'><p>L’été à l’école</p>".encode(
            "cp1252"
        ),
        b"\xef\xbb\xbf" + "<p>L’été à l’école</p>".encode(),
        "<p>L’été à l’école</p>".encode("cp1252"),
        "<meta charset='utf-8'><p>L’été à l’école</p>".encode("cp1252"),
        "<meta charset='klingon'><p>L’été à l’école</p>".encode(),
        b"\xff\xfe" + "<p>L’été à l’école</p>".encode("utf-16-le"),
        "<?xml version='1.0' encoding='utf-8'?><html><p>L’été à l’école</p></html>".encode(),
    ],
)
def test_an_encoding_is_what_the_bytes_say(raw: bytes) -> None:
    assert texts(raw) == ["L’été à l’école"]


SAVED = "<!-- saved from url=(0024)https://example.org/vu?a=1 -->"
CANONICAL = '<link rel="canonical" href="https://example.org/page">'
SHARED = '<meta property="og:url" content="https://example.org/partage">'


@pytest.mark.parametrize(
    ("above", "head", "address"),
    [
        (SAVED, CANONICAL + SHARED, "https://example.org/vu?a=1"),
        ("", SHARED + CANONICAL, "https://example.org/page"),
        ("", SHARED, "https://example.org/partage"),
        ("", '<link rel="canonical" href="/page"><link rel="next" href="https://example.org/2">', ""),
        ("<!-- saved from url=(0014)about:internet -->", "", ""),
        ("", '<link rel="canonical" href="javascript:alert(1)">', ""),
    ],
)
def test_the_address_is_that_which_the_browser_or_the_page_notes(above: str, head: str, address: str) -> None:
    page = f"<!DOCTYPE html>\n{above}\n<html><head>{head}</head><body><p>Un texte.</p></body></html>"
    assert read(page.encode()).address == address


def test_a_short_page_is_read_whole_however_broken() -> None:
    page = "<div><nav>Accueil</nav><p>Le projet <b>Les Berges<p>18 logements<ul><li>Architecte : Ana</div>"
    page += "<table><tr><td>Livré<td>2020"
    assert texts(page) == ["Le projet Les Berges", "18 logements", "- Architecte : Ana", "Livré : 2020"]
