"""The how-to of a project of one's own: whoever follows it has a graph."""

import re
import sys
from pathlib import Path
from typing import Final

import pytest

from amu_graph.resources import root
from project_shell import Typed

PAGE: Final = root() / "docs" / "how-to" / "a-project-of-ones-own.md"
FILE: Final = re.compile(r"<!-- file (?P<path>\S+) -->\n```\w+\n(?P<text>.*?)```", re.DOTALL)
COMMANDS: Final = re.compile(r"```sh\n(.*?)```", re.DOTALL)


def words(command: str) -> list[str]:
    """Return the words of a line of a shell, its quotation marks taken away."""
    return [one.strip('"') for one in re.findall(r'"[^"]*"|\S+', command)]


@pytest.mark.skipif(sys.platform == "win32", reason="the page speaks to a POSIX shell")
def test_whoever_follows_the_page_has_a_graph(tmp_path: Path, typed: Typed) -> None:
    page = PAGE.read_text(encoding="utf-8")
    begin, *others = (each.replace("\\\n", " ").splitlines() for each in COMMANDS.findall(page))
    folder, said = tmp_path, []
    for line in begin:
        program, *arguments = words(line)
        if program == "cd":
            folder = folder / arguments[0]
            continue
        ended = typed(folder, *arguments)
        assert ended.status == 0, (line, ended.out, ended.err)
    for found in FILE.finditer(page):
        path = folder / found["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found["text"], encoding="utf-8")
    (folder / "data" / "notes" / "page.yaml").rename(folder / "page.yaml")  # its words are not there yet
    for line in [line for block in others for line in block]:
        if line == "amu-graph build":
            (folder / "page.yaml").rename(folder / "data" / "notes" / "page.yaml")
        ended = typed(folder, *words(line)[1:])
        assert ended.status == 0, (line, ended.out, ended.err)
        said.append(ended.out)
    *_, asked, shown, why = said
    assert "Rose Martin" in asked
    assert shown.startswith("Les Pivoines  (Jardin)")
    assert "https://example.org/jardins/garden/les-pivoines" in shown
    assert "journal" in why
