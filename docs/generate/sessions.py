"""The commands and programs that pages show, run as a reader would, one page after the other in a folder of its own.

- ` ```console `: lines after `$ ` are run by a shell (`> ` continues them); where a block shows any output, the page
  must show what is printed, and `…` on a line of its own stands for what is left out;
- ` ```python `: run together, in the order of the page;
- ` ```sparql `: must be answered; ` ```turtle `: must be read; both know the prefixes of the project;
- `cd FOLDER` alone is kept for what follows; a project of its own there has its own data and dataset;
- a comment above a block: `<!-- exit 1 -->` for a last command that must fail so, `<!-- file data/notes/x.yaml -->` to
  write the block to a file first, `<!-- not run -->` for what a reader is not asked to run as it stands.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from markup import FOUNDING, ROOT

from amu_graph.namespaces import PREFIXES

FENCE = re.compile(r"(?P<indent> *)```(?P<language>\w*)\s*")
DIRECTIVE = re.compile(r"\s*<!-- (?P<word>exit|file|not) (?P<value>\S+) -->\s*")
LEFT_OUT = "…"
WIDTH = "88"


@dataclass
class Block:
    """A block of code: `line` is that of its first line in the page, counted from 1."""

    page: str
    line: int
    language: str
    indent: str
    lines: list[str]
    directive: str = ""
    value: str = ""

    @property
    def text(self) -> str:
        """Return the code."""
        return "\n".join(self.lines) + "\n"

    def fail(self, offset: int, words: str) -> None:
        """Stop, naming the line of the page.

        Raises:
            SystemExit: always.

        """
        raise SystemExit(f"{self.page}:{self.line + offset}: {words}")


def pages() -> list[Path]:
    """Return the pages whose blocks are run."""
    manual = [path for path in sorted((ROOT / "docs").rglob("*.md")) if "reference" not in path.parts]
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *manual]


def name_of(page: Path) -> str:
    """Return how a page is named to people."""
    return page.relative_to(ROOT).as_posix() if page.is_relative_to(ROOT) else page.name


def blocks(text: str, page: str) -> Iterator[Block]:
    """Yield the blocks of code of a page."""
    lines = text.split("\n")
    number = 0
    while number < len(lines):
        opened = FENCE.fullmatch(lines[number])
        number += 1
        if not opened:
            continue
        above = DIRECTIVE.fullmatch(lines[number - 2]) if number > 1 else None
        indent = opened["indent"]
        block = Block(page, number + 1, opened["language"], indent, [])
        if above:
            block.directive, block.value = above["word"], above["value"]
        while number < len(lines) and lines[number].strip() != "```":
            block.lines.append(lines[number].removeprefix(indent))
            number += 1
        number += 1
        yield block


def replayed(path: Path, dataset: Path, commands: Path | None = None) -> str:
    """Run a page and return its text with the output that its commands print now.

    `commands` is a folder with another `amu-graph` than that of this environment.

    Raises:
        SystemExit: something that the page shows fails; says which line.

    """
    text = path.read_text(encoding="utf-8")
    page = name_of(path)
    found = [each for each in blocks(text, page) if each.directive != "not"]
    if not found:
        return text
    lines = text.split("\n")
    with tempfile.TemporaryDirectory() as folder:
        session = Session(Path(folder), dataset, "en" if path.suffixes[:1] == [".en"] else "fr", commands)
        shown = [(block, session.run(block)) for block in found]
        session.run_python([block for block in found if block.language == "python"], len(lines))
    for block, new in reversed(shown):
        start = block.line - 1
        lines[start : start + len(block.lines)] = [f"{block.indent}{line}".rstrip() for line in new]
    return "\n".join(lines)


class Session:
    """A folder laid out like the checkout, in which the commands of one page run."""

    def __init__(self, folder: Path, dataset: Path, language: str, commands: Path | None = None) -> None:
        self.folder = self.here = folder
        for source in (FOUNDING, ROOT / "ontology", ROOT / "queries"):
            shutil.copytree(source, folder / source.name)
        shutil.copytree(dataset, folder / "build" / "dataset")
        own = {"AMU_GRAPH_DATA": "data", "AMU_GRAPH_DATASET": "build/dataset", "AMU_GRAPH_LANGUAGE": language}
        own_commands = Path(sys.executable).parent
        path = os.pathsep.join(map(str, [commands or own_commands, own_commands, os.environ.get("PATH", "")]))
        self.environment = {**os.environ, **own, "PATH": path, "COLUMNS": WIDTH, "PYTHONUTF8": "1"}

    def run(self, block: Block) -> list[str]:
        """Run a block and return its lines as they should be."""
        if block.directive == "file":
            target = self.here / block.value
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.text, encoding="utf-8")
        if block.language == "console":
            return self._console(block)
        if block.language == "sparql":
            status, output = self._call(["amu-graph", "query", "-"], text=block.text)
            if status:
                block.fail(0, f"the query fails\n{output}")
        if block.language == "turtle":
            _read_turtle(block)
        return block.lines

    def run_python(self, blocks: list[Block], length: int) -> None:
        """Run the Python blocks of a page as one program, whose lines are those of the page."""
        if not blocks:
            return
        lines = [""] * length
        for block in blocks:
            lines[block.line - 1 : block.line - 1 + len(block.lines)] = block.lines
        program = self.folder / "program.py"
        program.write_text("\n".join(lines) + "\n", encoding="utf-8")
        status, output = self._call([sys.executable, "-W", "error::SyntaxWarning", program.name])
        if status:
            blocks[0].fail(0, output.replace(program.name, blocks[0].page))

    def _console(self, block: Block) -> list[str]:
        steps = list(_steps(block.lines))
        shows = any(output for _, _, output in steps)
        new: list[str] = []
        for position, (offset, command, output) in enumerate(steps):
            expected = int(block.value) if block.directive == "exit" and position == len(steps) - 1 else 0
            told = block.lines[offset : offset + 1 + command.count("\n")]
            status, printed = (
                self._enter(command[3:]) if command.startswith("cd ") else self._call(["bash", "-c", command])
            )
            if status != expected:
                block.fail(offset, f"$ {command}\n{printed}exit {status}, expected {expected}")
            new += told + (_elided(printed, output) if shows else output)
        return new

    def _enter(self, name: str) -> tuple[int, str]:
        """Go into a folder; in a project of its own its data and its dataset are those of the commands."""
        self.here = self.here / name
        if (self.here / "amu-graph.toml").is_file():
            for variable in ("AMU_GRAPH_DATA", "AMU_GRAPH_DATASET"):
                self.environment.pop(variable, None)
        return (0, "") if self.here.is_dir() else (1, f"no folder {name}\n")

    def _call(self, command: list[str], text: str = "") -> tuple[int, str]:
        done = subprocess.run(  # noqa: S603 - what the pages of this project show
            command,
            input=text,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=self.here,
            env=self.environment,
            encoding="utf-8",
            check=False,
        )
        return done.returncode, done.stdout.replace(f"{self.folder}{os.sep}", "")


def _steps(lines: list[str]) -> Iterator[tuple[int, str, list[str]]]:
    """Yield the line, the command and the shown output of each step of a console."""
    starts = [number for number, line in enumerate(lines) if line.startswith("$ ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        last = start + 1
        while last < end and lines[last].startswith("> "):
            last += 1
        yield start, "\n".join(line[2:] for line in lines[start:last]), lines[last:end]


def _elided(printed: str, shown: list[str]) -> list[str]:
    """Return what is printed, leaving out as many lines as the page does."""
    lines = [line.rstrip() for line in printed.rstrip("\n").split("\n")] if printed.strip() else []
    while shown and not shown[-1].strip():
        shown = shown[:-1]
    if LEFT_OUT not in shown:
        return lines
    before = shown.index(LEFT_OUT)
    after = len(shown) - before - 1
    if len(lines) <= before + after:
        return lines
    return [*lines[:before], LEFT_OUT, *lines[len(lines) - after :]]


def _read_turtle(block: Block) -> None:
    prefixes = "".join(f"@prefix {name}: <{iri}> . " for name, iri in PREFIXES.items())
    try:
        list(ox.parse(f"{prefixes}\n{block.text}", format=ox.RdfFormat.TRIG))
    except SyntaxError as error:
        block.fail((error.lineno or 2) - 2, str(error))
