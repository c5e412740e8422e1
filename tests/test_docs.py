"""The manual: links lead somewhere, what it shows is what happens, and its reference is up to date."""

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import yaml
from sessions import replayed

from amu_graph.cli.root import ENTRIES
from amu_graph.query import Catalogue
from amu_graph.resources import queries, root
from warm_commands import Commands

ROOT: Final = root()
DOCS: Final = ROOT / "docs"
MANUAL: Final = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]
PAGES: Final = [
    *MANUAL,
    ROOT / "CHANGELOG.md",
    *(ROOT / folder / "README.md" for folder in ("data", "ontology", "queries")),
]
DECISIONS: Final = sorted((DOCS / "decisions").glob("*.md"))
REFERENCE: Final = sorted((DOCS / "reference").glob("*.md"))

LINK: Final = re.compile(r"!?\[(?:[^\[\]]|\[[^\]]*\])*\]\((?P<target>[^()\s]*(?:\([^()]*\))?[^()\s]*)\)")
HEADING: Final = re.compile(r"#{1,6} +(?P<words>.*?) *#*")
RUN: Final = re.compile(r"^ *```(console|python|sparql|turtle)$", re.MULTILINE)
COMMAND: Final = re.compile(r"\bamu-graph ((?:--\w+ \S+ )*)(?P<command>[a-z]+)(?: (?P<name>[\w-]+/[\w-]+))?")


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _version() -> str:
    version: str = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    return version


def _prose(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines of a page outside its blocks of code, with their numbers."""
    inside = False
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line.lstrip().startswith("```"):
            inside = not inside
        elif not inside:
            yield number, line


def _anchors(path: Path) -> set[str]:
    """Return the anchors that forges make of the headings: lower case, no punctuation, hyphens for spaces."""
    anchors: list[str] = []
    for _, line in _prose(path):
        if heading := HEADING.fullmatch(line):
            words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading["words"])
            slug = re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-")
            repeated = sum(1 for known in anchors if re.fullmatch(rf"{re.escape(slug)}(-\d+)?", known))
            anchors.append(f"{slug}-{repeated}" if repeated else slug)
    return set(anchors)


def _links(path: Path) -> Iterator[tuple[int, str]]:
    for number, line in _prose(path):
        for link in LINK.finditer(re.sub(r"(`+)[^`]*\1(?!\])", "", line)):
            if not re.match(r"[a-z]+:", link["target"]):
                yield number, link["target"]


def _generate(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, DOCS / "generate", *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
    )


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_links_lead_somewhere(page: Path) -> None:
    broken = []
    for number, target in _links(page):
        file, _, anchor = target.partition("#")
        path = (page.parent / file).resolve() if file else page
        if not path.exists() or not path.is_relative_to(ROOT):
            broken.append(f"{_name(page)}:{number}: there is no {file}")
        elif anchor and anchor not in _anchors(path):
            broken.append(f"{_name(page)}:{number}: {_name(path)} has no heading #{anchor}")
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=_name)
def test_links_of_notebooks_lead_somewhere(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    text = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    targets = [link["target"].partition("#")[0] for link in LINK.finditer(text)]
    local = [target for target in targets if target and not re.match(r"[a-z]+:", target)]
    assert [target for target in local if not (path.parent / target).exists()] == []


def test_the_index_leads_to_every_page() -> None:
    linked = {(DOCS / target.partition("#")[0]).resolve() for _, target in _links(DOCS / "README.md")}
    pages = {page for page in DOCS.rglob("*.md") if page.parent.name != "decisions"} - {DOCS / "README.md"}
    assert sorted(map(_name, pages - linked)) == []


def test_the_readme_leads_to_the_manual() -> None:
    assert any((ROOT / target).resolve() in (DOCS, DOCS / "README.md") for _, target in _links(ROOT / "README.md"))


@pytest.mark.parametrize("page", [page for page in MANUAL if RUN.search(page.read_text(encoding="utf-8"))], ids=_name)
def test_what_a_page_shows_is_what_happens(
    page: Path, dataset: Path, commands: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AMU_GRAPH_LANGUAGE", "fr")
    assert replayed(page, dataset, commands.executable(tmp_path / "bin")) == page.read_text(encoding="utf-8")


def test_the_reference_is_up_to_date() -> None:
    checked = _generate("--check", *(str(page) for page in REFERENCE))
    assert checked.returncode == 0, f"\n{checked.stdout}{checked.stderr}"


def test_the_pictures_are_up_to_date(dataset: Path) -> None:
    pictures = sorted(DOCS.glob("images/network-*.svg"))
    checked = _generate("--check", "--dataset", str(dataset), *map(str, pictures))
    assert pictures
    assert checked.returncode == 0, f"\n{checked.stdout}{checked.stderr}"


@pytest.mark.parametrize("page", REFERENCE, ids=_name)
def test_a_page_of_the_reference_says_that_it_is_generated(page: Path) -> None:
    assert page.read_text(encoding="utf-8").startswith(
        "<!-- Page produite par / generated by: python docs/generate -->"
    )


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("```console\n$ echo one\ntwo\n```\n", "+one"),
        ("Text.\n\n```console\n$ amu-graph ask no/such\n```\n", "page.md:4: $ amu-graph ask no/such"),
        ("<!-- exit 2 -->\n```console\n$ amu-graph\n```\n", "exit 0, expected 2"),
        ("```python\nimport amu_graph\namu_graph.nothing\n```\n", 'File "page.md", line 3'),
        ("```sparql\nSELECT ?x WHERE { ?x\n```\n", "page.md:2: the query fails"),
        ("```turtle\nproject:x a\n```\n", "page.md:"),
    ],
    ids=["other output", "failing command", "unexpected status", "failing program", "wrong query", "wrong Turtle"],
)
def test_a_page_that_shows_something_else_is_noticed(page: str, words: str, dataset: Path, tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text(page, encoding="utf-8")
    shown = _generate("--check", "--dataset", str(dataset), str(path))
    assert shown.returncode == 1
    assert words in shown.stdout + shown.stderr


def test_an_output_is_put_in_its_place_and_keeps_what_it_leaves_out(dataset: Path, tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text("```console\n$ seq 1 9\n0\n…\n0\n$ echo é\n```\n\nAfter.\n", encoding="utf-8")
    assert _generate("--dataset", str(dataset), str(path)).returncode == 0
    assert path.read_text(encoding="utf-8") == "```console\n$ seq 1 9\n1\n…\n9\n$ echo é\né\n```\n\nAfter.\n"


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_the_commands_that_a_page_names_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    questions = {*Catalogue(queries()).names, *re.findall(r"<!-- file queries/(\S+)\.rq -->", text)}
    wrong = []
    for span in re.findall(r"`([^`]+)`|^\$? *(amu-graph .*)$", text, re.MULTILINE):
        for command in COMMAND.finditer("".join(span)):
            asks = command["name"] if command["command"] == "ask" else None
            if command["command"] not in ENTRIES or asks not in {None, *questions}:
                wrong.append(command[0])
    assert not wrong


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_a_page_names_no_folder_of_the_machine_it_was_written_on(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    folders = {f"{folder}/" for folder in (ROOT, ROOT.parent, Path.home()) if len(folder.parts) > 1}
    assert [folder for folder in folders if re.search(rf"(?<![\w./…-]){re.escape(folder)}", text)] == []
    assert re.findall(r"(?<![\w./:…-])/(?:home|root|tmp|Users|mnt|var)/\S*", text) == []


@pytest.mark.parametrize("record", DECISIONS, ids=_name)
def test_a_decision_says_why(record: Path) -> None:
    text = record.read_text(encoding="utf-8")
    places = [text.find(f"**{part}.**") for part in ("Context", "Options", "Decision", "Consequences")]
    assert -1 not in places
    assert places == sorted(places)
    assert text.startswith("# ")
    assert re.fullmatch(r"20\d{6}-[a-z0-9-]+", record.stem)


def test_the_citation_is_of_this_version() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert str(citation["version"]) == _version()
    # what the Citation File Format 1.2.0 requires
    assert {"cff-version", "message", "title", "authors"} <= citation.keys()
    assert citation["cff-version"] == "1.2.0"
    assert all({"name", "family-names"} & author.keys() for author in citation["authors"])


def test_the_changelog_speaks_of_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[?{re.escape(_version())}\b", changelog, re.MULTILINE)


def test_the_readme_has_two_commands_and_continuous_integration_runs_the_second() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```sh\n(python3 -m venv .*)\n```$", readme, re.MULTILINE)
    assert len(blocks) == 2
    (extraction,) = re.findall(r"\$\((sed -n '.*' README\.md)\)", (ROOT / ".ci" / "run").read_text(encoding="utf-8"))
    found = subprocess.run(["bash", "-c", extraction], capture_output=True, encoding="utf-8", check=True, cwd=ROOT)
    assert found.stdout.strip() == blocks[1]
    assert re.search(r"<!-- test command -->\n```sh\npython3 ", readme)
    assert blocks[1].endswith("pytest -n auto")
