"""Commands that write: how each is typed, and what makes the folder in which it is."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from review_pages import propose

TESTS: Final = Path(__file__).parent
DATASET: Final = Path("build", "dataset")
LONGEST: Final = 300
NOTE: Final = """source:
  id: visite
  label: Visite d’Ecoterra
  label@en: Visit to Ecoterra
  url: https://example.org/visite
  sha256: 7e2b6a0b2bd0b4be6b0a3c3e1d33e5a8c8e4d8be0d0a6f8f9bb2f6a8c1b7d9e0
  language: fr
  retrieved: 2026-01-02
  lengths: [46]
passages:
  - at: 1
    says:
      - {id: person/camille-exemple, type: Person, label: Camille Exemple}
"""
TYPED: Final = ("n", "s", "n", "a", "a", "a", "a")
READ: Final = ("read", "02.txt", "--url", "https://example.org/02", "--retrieved", "2026-01-02")
CONCEPT: Final = ("concept", "role", "jardinier", "--fr", "jardinier", "--en", "gardener", "--broader", "habitants")
REASONS: Final = ("--because-fr", "Essai.", "--because-en", "Trial.")
INIT: Final = ("init", "autre", "--title-fr", "Autre", "--title-en", "Other")
RENAME: Final = ("decide", "rename", "building/ecoterra", "building/ecoterra-strasbourg", *REASONS)


def fresh(folder: Path, arguments: Sequence[str], typed: str = "") -> "subprocess.Popen[bytes]":
    """Start a command in a group of processes of its own, so that what it starts is killed with it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AMU_GRAPH_")}
    process = subprocess.Popen(
        [sys.executable, "-m", "amu_graph", "--language", "en", *arguments],
        cwd=folder,
        env={**environment, "OPENBLAS_NUM_THREADS": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdin is not None
    process.stdin.write(typed.encode())
    process.stdin.close()
    process.stdin = None
    return process


def done(folder: Path, arguments: Sequence[str], typed: str = "") -> None:
    """Run a command to its end."""
    with fresh(folder, arguments, typed) as process:
        _, said = process.communicate(timeout=LONGEST)
    if process.returncode:
        raise AssertionError(f"{arguments} ends with {process.returncode}: {said.decode()[-1000:]}")


@dataclass(frozen=True)
class Operation:
    """A command that writes, and what makes the folder in which it does; `typed` are the lines that it is answered.

    What can be done once is not done `again` where it was done whole; where it was half done and refuses, `repaired` is
    the command that `check` names, typed `inside` a folder.
    """

    name: str
    arguments: tuple[str, ...]
    prepare: Callable[[Path], None] = field(default=lambda _: None)
    typed: tuple[str, ...] = ()
    again: bool = True
    repaired: tuple[str, ...] = ()
    inside: str = "."


def grown(folder: Path) -> None:
    """Add a note, so that the next build is of another dataset."""
    (folder / "data/notes/visite.yaml").write_text(NOTE, encoding="utf-8")


def stored_and_grown(folder: Path) -> None:
    done(folder, ("build", "--store"))
    grown(folder)


def without_index(folder: Path) -> None:
    for path in (folder / DATASET).glob("*.sqlite"):
        path.unlink()


def beside(*names: str) -> Callable[[Path], None]:
    def prepare(folder: Path) -> None:
        for name in names:
            shutil.copy(TESTS / name, folder)

    return prepare


def imported(folder: Path) -> None:
    beside("ingest/imports/files/zotero.bib")(folder)
    done(folder, ("import", "zotero.bib"))


def page(folder: Path) -> None:
    beside("pages/02.txt")(folder)
    done(folder, READ)


def reviewed(folder: Path) -> None:
    propose(folder / "data", folder / "texts")


OPERATIONS: Final = (
    Operation("build", ("build", "--no-store"), grown),
    Operation("bulk load", ("build", "--store"), stored_and_grown),
    Operation("index", ("search", "ecoterra"), without_index),
    Operation("import", ("import", "zotero.bib"), beside("ingest/imports/files/zotero.bib")),
    Operation("read", READ, beside("pages/02.txt")),
    Operation("suggest", ("suggest", "02"), page),
    Operation("review", ("review", "jardin"), reviewed, TYPED),
    Operation("accept", ("accept", "zotero", "--all"), imported),
    Operation("concept", CONCEPT, again=False, repaired=("schema",)),
    Operation("decide", RENAME, again=False),
    Operation("note", ("note", *READ[1:]), beside("pages/02.txt"), again=False),
    Operation("init", INIT, again=False, repaired=("schema",), inside="autre"),
    Operation("export", ("export", "-o", "graph.ttl")),
    Operation("network", ("network", "accompaniment", "-o", "network.gexf")),
)  # fmt: skip
