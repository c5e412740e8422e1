"""Help, the manual from `docs/`, and what stands behind the graph."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from amu_graph import project, resources
from amu_graph.language import LANGUAGES, Language, Text
from amu_graph.text import fold
from amu_graph.web.pages.about import NAMES, OWN, prose
from amu_graph.web.rendering.markdown import written
from amu_graph.web.views.manual import HELP, entries, page, pictures, search
from web_client import Client


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_of_the_manual_leads_to_a_page_and_a_heading(language: Language) -> None:
    pages = {f"{HELP}/{entry.name}": page(entry.name, language) for entry in entries(language)}
    assert len(pages) > 60
    assert [entry.title for entry in entries(language)] == [text.title for text in pages.values()]
    followed = 0
    for path, text in pages.items():
        for link in re.findall(r'(?:href|src)="([^"]*)"', text.html):
            place, _, anchor = link.partition("#")
            if link.startswith((HELP, "#")):
                followed += 1
                target = pages.get(place or path)
                assert target or place == HELP or place.rpartition("/")[2] in pictures(), (path, link)
                named = target is None or not anchor or anchor in [each.anchor for each in target.headings]
                assert named, (path, link)
            else:
                assert link.startswith(("https://", "http://")), (path, link)
    assert followed > 100


def test_a_manual_page_is_read_in_one_language(client: Client) -> None:
    french, english = (
        client.get(f"{HELP}/explanation/provenance", headers={"accept-language": each}).text for each in LANGUAGES
    )
    assert "<h1>D’où vient chaque énoncé</h1>" in french
    assert "Un passage, un graphe nommé" in french
    assert "<h1>Where each statement comes from</h1>" in english
    assert "Un passage, un graphe nommé" not in english
    assert (
        "<h1>Your first twenty minutes</h1>" in client.get(f"{HELP}/tutorial", headers={"accept-language": "en"}).text
    )


def test_what_is_in_english_alone_says_so_to_readers_of_french(client: Client) -> None:
    french = {"accept-language": "fr"}
    contents = client.get(HELP, headers=french).text
    listed = contents.partition('<ul class="plain" lang="en">')[2].partition("</ul>")[0]
    decisions = [entry.name for entry in entries("fr") if entry.section == "decisions"]
    assert re.findall(rf'href="{HELP}/([^"]+)"', listed) == decisions
    assert '<div class="prose" lang="en">' in client.get(f"{HELP}/{decisions[0]}", headers=french).text
    assert '<div class="prose">' in client.get(f"{HELP}/glossary", headers=french).text


def test_pictures_of_the_manual_are_served_and_nothing_else(client: Client) -> None:
    assert client.get(f"{HELP}/images/network-ego.svg").headers["content-type"].startswith("image/svg")
    for name in ("images/../README.md", "images/%2e%2e/README.md", "README", "generate/markup", "../../LICENSE"):
        assert client.get(f"{HELP}/{name}").status_code in (404, 400), name


def test_nothing_in_a_text_becomes_an_element_or_a_script() -> None:
    text = (
        "# T\n\n<script>x</script> [a](javascript:alert(1)) ![p](data:text/html,x) <b onclick=x>y</b>\n<!-- gone -->\n"
    )
    html = written(text, str).html
    assert not re.search(r"<(script|b)|href=|src=|gone", html)
    assert "&lt;script&gt;" in html


def test_the_manual_is_searched(client: Client) -> None:
    assert next(found.entry.name for found in search("citer enonce", "fr")) == "how-to/cite-a-statement"
    assert list(search("xyzzy", "fr")) == list(search(" ", "fr")) == []
    found = client.get(f"{HELP}?q=énoncé", headers={"accept-language": "fr"}).text
    assert f'href="{HELP}/how-to/cite-a-statement"' in found.partition('id="manual"')[0]
    nothing = client.get(f"{HELP}?q=xyzzy", headers={"accept-language": "fr"}).text
    assert nothing.partition("Rien dans le manuel")[2].partition("</p>")[0].count("<a ") == 3


def test_many_words_are_looked_for_in_a_page_that_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    folded = []

    def counted(text: str) -> str:
        folded.append(text)
        return fold(text)

    monkeypatch.setattr("amu_graph.web.views.manual.fold", counted)
    assert list(search("a e i o u " * 20, "fr"))
    assert len(folded) <= 2 * len(entries("fr")) + 1


def test_every_page_leads_to_what_stands_behind_it(client: Client) -> None:
    footer = client.get("/project/ecoterra").text.partition('<footer class="bottom">')[2]
    for name in (*NAMES, "help"):
        assert f'<a href="/{name}">' in footer
    assert f'href="{project.current().contact.fr}"' in client.get("/legal").text


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        (Text("", ""), "n’indique pas d’adresse"),
        (Text("a@example.org", "a@example.org"), 'href="mailto:a@example.org"'),
        (Text("Écrivez-nous.", "Write to us."), "Écrivez-nous."),
    ],
)
def test_another_project_has_neutral_words_or_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, contact: Text, shown: str
) -> None:
    ours, about = project.current(), Text("Qui cultive quoi.", "Who grows what.")
    other = replace(ours, folder=tmp_path, title=Text("Jardins", "Gardens"), about=about, contact=contact)
    monkeypatch.setattr(project, "current", lambda: other)
    uncached = prose.__wrapped__
    assert "maîtrise" not in uncached("about", "fr").html
    assert "Qui cultive quoi." in uncached("about", "fr").html
    assert shown in uncached("legal", "fr").html
    assert "Jardins" in uncached("legal", "fr").html
    (tmp_path / OWN).mkdir(parents=True)
    (tmp_path / OWN / "about.fr.md").write_text("# Chez nous\n\nDes jardins, $name.\n", encoding="utf-8")
    assert uncached("about", "fr").title == "Chez nous"
    assert "Des jardins, amu-graph." in uncached("about", "fr").html


def test_the_glossary_has_the_same_words_in_both_languages() -> None:
    french, english = (resources.docs() / "glossary.md").read_text(encoding="utf-8").split("## In English")
    rows = [
        re.findall(r"^\| ([^|]+) \| ([^|]+) \| [^|]+ \|$", half, flags=re.MULTILINE)[1:] for half in (french, english)
    ]
    assert len(rows[1]) > 60
    assert sorted((term, mot) for mot, term in rows[0]) == sorted(rows[1])
