"""The report: one check at a time, in a process of its own, which may fail and take long."""

import asyncio
import re
import shutil
import sys
import threading
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from amu_graph.builder.apart import CheckError, check_apart
from amu_graph.builder.pipeline import build
from amu_graph.errors import Problem
from amu_graph.graph import Graph
from amu_graph.web import create_app
from amu_graph.web.editions import Application
from builder_notes import HEAD, said
from shell import Shell
from warm_commands import Commands


async def read(app: Application) -> str:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://amu") as client:
        answer = await client.get("/report?lang=en", headers={"accept": "text/html"})
        while answer.status_code == 503:  # the check is still under way
            answer = await client.get("/report?lang=en", headers={"accept": "text/html"})
    assert answer.status_code == 200
    return answer.text


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "notes").mkdir()
    note = HEAD + said("{id: project/p, type: Project, label: Un projet}")
    (tmp_path / "notes" / "essai.yaml").write_text(note, encoding="utf-8")
    return tmp_path


def test_a_check_apart_finds_the_same(data: Path) -> None:
    (data / "notes" / "odd.yaml").write_text("source: 1\n\tx", encoding="utf-8")
    assert check_apart(data) == list(build(data).problems) != []


def test_a_check_apart_names_each_file_of_a_conflict(data: Path) -> None:
    for name, count in (("un", 14), ("deux", 15)):
        record = f"{{id: building/b, type: Building, label: B, dwellingCount: {count}}}"
        note = (HEAD + said(record)).replace("id: essai", f"id: {name}")
        (data / "notes" / f"{name}.yaml").write_text(note, encoding="utf-8")
    found = check_apart(data)
    assert found == list(build(data).problems)
    (conflict,) = (one for one in found if one.also)
    assert {Path(file).name for file in (conflict.file, *conflict.also)} == {"un.yaml", "deux.yaml"}


def test_a_check_that_takes_long_is_stopped(data: Path) -> None:
    with pytest.raises(CheckError, match=r"longer than 0\.01 seconds"):
        check_apart(data, seconds=0.01)


def test_a_check_that_ends_badly_is_said_in_words(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amu_graph.builder.apart.sys.executable", shutil.which("false") or sys.executable)
    with pytest.raises(CheckError, match="stopped within a file"):
        check_apart(data)


def test_many_readers_while_a_note_changes(graph: Graph, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = create_app(graph, replace(graph.settings, data=data))
    checks: list[Path] = []

    def counted(folder: Path) -> object:
        checks.append(folder)
        return check_apart(folder)

    monkeypatch.setattr("amu_graph.web.pages.report.check_apart", counted)

    async def run() -> None:
        assert len(set(await asyncio.gather(*(read(app) for _ in range(6))))) == 1
        assert len(checks) == 1
        (data / "notes" / "odd.yaml").write_text("source: 1\n\tx", encoding="utf-8")
        (data / "notes" / ".#open.yaml").symlink_to("nobody@nowhere:1")  # as an editor leaves one
        pages = await asyncio.gather(*(read(app) for _ in range(6)))
        assert len(checks) == 2
        assert all("odd.yaml" in page for page in pages)

    asyncio.run(run())


def test_who_asks_while_the_check_runs_is_answered_at_once(
    graph: Graph, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page says so and loads itself again; the check goes on, and is not begun a second time."""
    app, may_end = create_app(graph, replace(graph.settings, data=data)), threading.Event()
    checks: list[Path] = []

    def slow(folder: Path) -> list[Problem]:
        checks.append(folder)
        assert may_end.wait(30)
        return []

    monkeypatch.setattr("amu_graph.web.pages.report.check_apart", slow)
    monkeypatch.setattr("amu_graph.web.pages.report.PATIENCE", 0.01)

    async def run() -> None:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://amu") as client:
            for language, words in (("en", "being checked"), ("fr", "se vérifient")):
                answer = await client.get(f"/report?lang={language}", headers={"accept": "text/html"})
                assert (answer.status_code, answer.headers["refresh"]) == (503, "3")
                assert words in answer.text
                assert "503" not in answer.text, "it is being made: nothing has failed"
            may_end.set()
            while answer.status_code != 200:
                answer = await client.get("/report?lang=en", headers={"accept": "text/html"})
            assert "No problem" in answer.text

    asyncio.run(run())
    assert len(checks) == 1


def test_problems_come_first_then_each_rule_of_the_remarks_as_check_lists_them(
    graph: Graph, data: Path, commands: Commands, dataset: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    shell = Shell(commands, dataset, tmp_path_factory.mktemp("report"))
    people = [f"{{id: organization/o{n}, type: Organization, label: Nom{n}x{n * n}}}" for n in range(7)]
    (data / "notes" / "many.yaml").write_text(HEAD.replace("id: essai", "id: many") + said(*people), encoding="utf-8")
    (data / "notes" / "wrong.yaml").write_text("source: {id: wrong}\npassages: [{att: 1}]\n", encoding="utf-8")
    page = asyncio.run(read(create_app(graph, replace(graph.settings, data=data))))
    printed = shell("check", AMU_GRAPH_DATA=str(data), AMU_GRAPH_LANGUAGE="en")
    first, *rules = re.split(r'<details class="rule"[^>]*>', page)
    assert printed.err.startswith(re.search(r'<p class="muted">([^<]*)</p>', first)[1])  # type: ignore[index]
    assert first.count('<li class="card">') == int(printed.err.split()[0])
    assert printed.out.index("wrong.yaml:") < printed.out.index("remark")
    listed = [re.search(r"<strong>(\d+) remarks?</strong>, <code>([^<]*)</code>", rule).groups() for rule in rules]  # type: ignore[union-attr]
    assert listed == re.findall(r"^(\d+) remarks?, ([^:]+):", printed.out, flags=re.MULTILINE)
    assert listed
    assert all(rule.count('<li class="remark">') == int(count) for rule, (count, _) in zip(rules, listed, strict=True))


def test_what_a_remark_is_about_is_a_link_and_what_all_say_stands_once(graph: Graph, data: Path) -> None:
    """Two things of the graph and one that it does not have yet break the same rule."""
    people = [
        f"{{id: organization/{slug}, type: Organization, label: {label}}}"
        for slug, label in (
            ("habitat-de-l-ill", "Habitat"),
            ("eco-quartier-strasbourg", "EQS"),
            ("brand-new", "Nouvelle"),
        )
    ]
    note = HEAD.replace("id: essai", "id: three") + said(*people)
    (data / "notes" / "three.yaml").write_text(note, encoding="utf-8")
    page = asyncio.run(read(create_app(graph, replace(graph.settings, data=data))))
    rule = page.partition("<code>Classified-kind</code>")[2].partition("</details>")[0]
    assert '<a href="/organization/habitat-de-l-ill"><bdi>Habitat de l’Ill</bdi></a>' in rule
    assert '<a href="/organization/eco-quartier-strasbourg">' in rule
    assert 'href="/organization/brand-new"' not in rule
    assert "organization/brand-new" in rule
    assert rule.count("“kind”") == 1, "what all three say stands once"
