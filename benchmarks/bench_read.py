"""How fast and how wholly documents are read, beside trafilatura and pdftotext alone, in one run.

Run it: `python benchmarks/bench_read.py [PAGES]` (1 000 by default). It prints the tables of `benchmarks/results/read.md`.
The pages are those of `tests/pages`, each put into a page of a site (menus, foot, scripts, cards) and into a PDF; what a
reader keeps is compared, line by line, with the text that was put in.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from html import escape
from pathlib import Path

from measuring import memory, seconds

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))
TEXTS = sorted((ROOT / "tests" / "pages").glob("*.txt"))
MENU = "".join(f"<li><a href='/{number}'>Rubrique {number}</a></li>" for number in range(40))
FOOT = "".join(f"<div><h4>Bloc {number}</h4><p>Adresse {number}, 67000 Strasbourg</p></div>" for number in range(12))
SITE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{title} — Un site</title>
<script>{script}</script></head><body><header><nav><ul>{menu}</ul></nav></header><main><article>{body}</article></main>
<footer>{foot}</footer></body></html>"""


def lines_of(text: str) -> list[str]:
    """Return the lines that are not blank."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def page(text: str) -> str:
    """Return a text as a page of a site: its first line a heading, its bullets a list, its short lines cards."""
    title, *rest = lines_of(text)
    body = "".join(
        f"<li><a href='#'>{escape(line[2:])}</a></li>" if line.startswith("- ") else f"<p>{escape(line)}</p>"
        for line in rest
    )
    body = f"<h1>{escape(title)}</h1>{body}"
    return SITE.format(title=escape(title), script="var a = 1;" * 3000, menu=MENU, foot=FOOT, body=body)


def printed(text: str) -> bytes:
    """Return a text as a PDF, wrapped at eighty characters."""
    from textwrap import wrap

    from document_files import pdf

    lines = [each for line in lines_of(text) for each in (*wrap(line, 80), "")]
    clean = [line.encode("cp1252", errors="replace").decode("cp1252") for line in lines]
    return pdf([clean[at : at + 40] for at in range(0, len(clean), 40)])


def kept(expected: list[str], found: list[str]) -> tuple[float, float]:
    """Return the share of the expected lines that were found as they are, and of the found ones that were expected."""
    letters = [{"".join(filter(str.isalnum, line)) for line in lines} for lines in (expected, found)]
    common = len(letters[0] & letters[1])
    return common / len(letters[0]), common / max(1, len(letters[1]))


class Memory:
    """The most memory that a process and those it started had together, in megabytes."""

    def __init__(self, process: int) -> None:
        self.most = 0
        self._process = process
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        while True:
            self.most = max(self.most, memory(self._process))
            time.sleep(0.2)


def run(folder: Path, *arguments: str) -> tuple[float, int]:
    """Return how long a command takes in a folder, and the memory of all its processes."""
    environment = {**os.environ, "AMU_GRAPH_DATA": str(folder / "data")}
    (folder / "data").mkdir(exist_ok=True)
    begun = time.perf_counter()
    command = [sys.executable, "-m", "amu_graph", *arguments]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    used = Memory(process.pid)
    process.wait()
    return time.perf_counter() - begun, used.most


def quality(name: str, reader: Callable[[bytes], str], made: Callable[[str], bytes]) -> str:
    """Return a row: how much of the pages a reader keeps, and how much of what it keeps is theirs."""
    found = [
        kept(lines_of(text), lines_of(reader(made(text))))
        for text in (path.read_text(encoding="utf-8") for path in TEXTS)
    ]
    whole, own = (sum(each) / len(found) for each in zip(*found, strict=True))
    return f"| {name} | {whole:.3f} | {own:.3f} |"


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    from amu_graph.ingest.documents import html, pdf

    def ours(reader: Callable[[bytes], object]) -> Callable[[bytes], str]:
        return lambda raw: "\n".join(paragraph.text for paragraph in reader(raw).paragraphs)  # type: ignore[attr-defined]  # a document

    import trafilatura

    def bare(raw: bytes) -> str:
        return trafilatura.extract(raw.decode(), favor_recall=True) or ""

    def poppler(raw: bytes) -> str:
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            file.write(raw)
            file.flush()
            return subprocess.run(
                ["pdftotext", "-q", file.name, "-"], capture_output=True, text=True, check=True
            ).stdout

    print("| reader | lines kept whole | of those kept, of the document |\n|---|---|---|")
    print(quality("amu-graph, HTML", ours(html.read), lambda text: page(text).encode()))
    print(quality("trafilatura alone", bare, lambda text: page(text).encode()))
    if shutil.which("pdftotext"):
        print(quality("amu-graph, PDF", ours(pdf.read), printed))
        print(quality("pdftotext alone", poppler, printed))
    with tempfile.TemporaryDirectory() as place:
        folder, documents = Path(place), Path(place) / "documents"
        documents.mkdir()
        texts = [TEXTS[number % len(TEXTS)].read_text(encoding="utf-8") for number in range(count)]
        pages = [page(f"{text}\nVariante {number}.") for number, text in enumerate(texts)]
        for number, text in enumerate(pages):
            (documents / f"page-{number:04}.html").write_text(text, encoding="utf-8")
        taken, megabytes = run(folder, "read", str(documents))
        names = [path.stem for path in sorted((folder / "data" / "review").glob("*.yaml"))]
        proposing, most = run(folder, "suggest", *names)
        alone = seconds(lambda: [bare(text.encode()) for text in pages])
    print(f"\n{count} pages: amu-graph read {taken:.1f} s, {megabytes} MB in all; amu-graph suggest {proposing:.1f} s,")
    print(f"{most} MB; trafilatura alone, one process, {alone:.1f} s")


if __name__ == "__main__":
    main()
