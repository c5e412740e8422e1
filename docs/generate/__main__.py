"""Write the pages of `docs/reference/`, the output of the commands that the manual shows, and its pictures of networks.

python docs/generate               write them
python docs/generate --check       say which are out of date, and exit with 1
python docs/generate docs/tutorial.md    only this page
"""

import argparse
import difflib
import importlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pictures
import sessions
from markup import FOUNDING, REFERENCE

PAGES = {
    "commands.md": ("commands", "commands_page"),
    "questions.md": ("questions", "questions_page"),
    "networks.md": ("networks", "networks_page"),
    "ontology.md": ("terms", "terms_page"),
    "vocabularies.md": ("terms", "vocabularies_page"),
    "notes.md": ("notes", "notes_page"),
    "problems.md": ("notes", "problems_page"),
    "formats.md": ("settings", "formats_page"),
    "settings.md": ("settings", "settings_page"),
    "library.md": ("library", "library_page"),
}
"""Page of the reference → the module beside this one, and its function, which makes the page."""

CATALOGUES = {"questions.md", "vocabularies.md", "networks.md", "notes.md", "ontology.md", "problems.md"}
"""Pages of the reference that list files and terms, to which a contribution may add."""


def main() -> int:
    """Write or check the pages that the command line names, or all of them."""
    os.environ["AMU_GRAPH_LANGUAGE"] = "fr"  # on every machine; a session has the language of its page
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", type=Path)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where a page is out of date")
    parser.add_argument("--dataset", type=Path, help="a dataset built from the frozen notes, to save building one")
    given = parser.parse_args()
    chosen = [path.resolve() for path in given.pages]
    current = True
    with tempfile.TemporaryDirectory() as folder:
        dataset = given.dataset.resolve() if given.dataset else None
        for path, text in _made(chosen, dataset, Path(folder)):
            current = _settle(path, text, check=given.check) and current
    return 0 if current or not given.check else 1


def _made(chosen: list[Path], dataset: Path | None, folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield each page and its text as it should be."""
    for name, (module, maker) in PAGES.items():
        if not chosen or REFERENCE / name in chosen:
            yield REFERENCE / name, getattr(importlib.import_module(module), maker)()
    drawings = [pictures.FOLDER / name for name in pictures.PICTURES]
    drawings = [path for path in drawings if path in chosen] if chosen else drawings
    pages = [path for path in chosen if path.parent not in (REFERENCE, pictures.FOLDER)] if chosen else sessions.pages()
    if (pages or drawings) and dataset is None:
        from amu_graph.builder import build_and_write

        dataset = folder / "dataset"
        build_and_write(FOUNDING, dataset)
    for path in pages:
        assert dataset is not None
        yield path, sessions.replayed(path, dataset)
    for path in drawings:
        assert dataset is not None
        yield path, pictures.drawn(path.name, dataset)


def _agrees(path: Path, old: str, text: str) -> bool:
    """Tell whether a page that differs is as good as new: a picture in its last digits, a catalogue in what it lacks.

    A new concept or question is not an error of the catalogue that does not list it yet: what it says remains true.
    """
    if path.suffix == ".svg":
        return pictures.words(old) == pictures.words(text)
    lines = iter(text.splitlines())
    return path.name in CATALOGUES and path.parent == REFERENCE and all(line in lines for line in old.splitlines())


def _settle(path: Path, text: str, *, check: bool) -> bool:
    """Write a page, or say how it differs; tell whether it was as it should be."""
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    if old == text or (check and _agrees(path, old, text)):
        return True
    name = sessions.name_of(path)
    if check:
        difference = difflib.unified_diff(
            old.splitlines(), text.splitlines(), name, "as it should be", lineterm="", n=1
        )
        sys.stdout.write("\n".join(difference) + f"\n\nrun: python docs/generate {name}\n")
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        sys.stdout.write(f"{name}\n")
    return False


if __name__ == "__main__":
    raise SystemExit(main())
