"""Every page is set as its language is: elision, spaces that hold, quotation marks, dates in words."""

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from amu_graph.graph import Graph
from amu_graph.query.members import CLASSES
from amu_graph.typography import dated, elided, set_in
from browser_serving import lacking
from web_client import Client, paths

WEB = Path(__file__).parents[2] / "web"
CASES = [
    # what the grammars of French ask (Grevisse, Le bon usage, § 45–50)
    ("en tant que ", "auteur", "en tant qu’"),
    ("en tant que ", "éditeur", "en tant qu’"),
    ("en tant que ", "maître d’œuvre", "en tant que "),
    ("relève de ", "Archi-Etic", "relève d’"),
    ("autour de ", "Impliquer les habitants", "autour d’"),
    ("au sein de ", "Habitat de l’Ill", "au sein d’"),
    ("le prix de ", "œuvres", "le prix d’"),
    ("le maire de ", "Hauts-de-France", "le maire de "),
    ("le rôle de ", "handicapés", "le rôle de "),
    ("la part de ", "onze logements", "la part de "),
    ("la part de ", "8 logements", "la part de "),
    ("proche de ", "Yvelines", "proche d’"),
    ("pot de ", "yaourt", "pot de "),
    ("paires de ", "yeux", "paires d’"),
    ("vallée de ", "Yonne", "vallée d’"),
    ("commune de ", "Yerres", "commune d’"),
    ("île de ", "Yeu", "île d’"),
    ("cours de ", "yoga", "cours de "),
    ("habitants de ", "Yaoundé", "habitants de "),
    ("port de ", "Yémen", "port de "),
    ("village de ", "yourtes", "village de "),
    ("cours du ", "yen", "cours du "),
    ("cent de ", "yens", "cent de "),
    ("titre de ", "« Impliquer »", "titre de "),
    ("porté par ", "Archi-Etic", "porté par "),
]


@pytest.mark.parametrize(("before", "after", "expected"), CASES)
def test_elision(before: str, after: str, expected: str) -> None:
    assert elided(before, after) == expected


def test_scripts_of_pages_set_words_alike(tmp_path: Path) -> None:
    """The same rules in TypeScript: what Python elides and dates, the browser does."""
    esbuild = WEB / "node_modules" / "esbuild"
    node = shutil.which("node")
    if node is None or not esbuild.is_dir():
        lacking("no node, or its packages are not installed: npm ci in web/")
    dates = ["2021-06", "2020-10-01", "2020-10-06", "2013", "about 2013", "2020-13"]
    script = f"""
        import esbuild from {json.dumps(str(esbuild / "lib" / "main.js"))};
        await esbuild.build({{ entryPoints: [{json.dumps(str(WEB / "src/shared/typography.ts"))}], bundle: true,
          format: "esm", outfile: {json.dumps(str(tmp_path / "typography.mjs"))} }});
        const {{ elided, dated }} = await import({json.dumps(str(tmp_path / "typography.mjs"))});
        const words = {json.dumps([case[:2] for case in CASES])}.map(([before, after]) => elided(before, after));
        const dates = {json.dumps(dates)}.flatMap((date) => [dated(date, "fr"), dated(date, "en")]);
        console.log(JSON.stringify({{ words, dates }}));
    """
    (tmp_path / "run.mjs").write_text(script, encoding="utf-8")
    ran = subprocess.run([node, tmp_path / "run.mjs"], capture_output=True, text=True, check=True, timeout=120)
    found = json.loads(ran.stdout)
    assert found["words"] == [expected for _, _, expected in CASES]
    assert found["dates"] == [words for date in dates for words in (dated(date, "fr"), dated(date, "en"))]


def text_of(page: str) -> str:
    """Return what a reader sees of the main part of a page, without code and identifiers."""
    main = page.partition("<main")[2].partition("</main>")[0].partition(">")[2]
    main = re.sub(r"<(pre|code|script|svg|bdi lang=.en.)\b.*?</\1>|<details>.*?</details>", "", main, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"</(?:li|p|dt|dd|h\d)>", "\n", main)))


def test_every_page_in_french(client: Client, graph: Graph) -> None:
    wrong: dict[str, str] = {}
    others = (
        "/",
        "/sources",
        "/dataset",
        "/ask",
        "/vocab",
        "/search?q=habitat",
        "/changes",
        "/about",
        "/legal",
        "/map",
    )
    asked = (f"/ask/{name}" for name in graph.catalogue.names)
    lists = (f"/browse/{kind}" for kind in CLASSES)
    for path in (*paths(graph), *others, *asked, *lists):
        text = text_of(client.get(path, headers={"accept-language": "fr"}).text)
        for rule in (
            r"\b(?:de|que) [aeéèêiouAEÉIOU]\w*",  # elision
            r"\S* [;:!?»](?:\s|$)|« ",  # an ordinary space where a line must not break
            r"\b\d{4}-\d\d(?:-\d\d)?\b",  # a date as a machine writes it
        ):
            found = re.search(rule, text)
            if found and "onz" not in found[0]:
                wrong[path] = text[max(0, found.start() - 30) : found.end() + 30]
    assert wrong == {}


def test_english_is_set_as_english(client: Client) -> None:
    assert set_in("Conference 'Whole-life cost' of the city's renewal", "en") == (
        "Conference “Whole-life cost” of the city’s renewal"
    )
    assert set_in("Autopromotion : livraison en août", "en") == "Autopromotion\u00a0: livraison en août"
    text = text_of(client.get("/person/rida-lamjaj", headers={"accept-language": "en"}).text)
    assert "Conference “Whole-life cost for a sustainable renovation” (2013)" in text
