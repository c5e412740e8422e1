"""A new project: the folder, the file that says what it is, and a few lines in each place that waits for words.

What is there already is never replaced.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Final

from amu_graph import files
from amu_graph.errors import UsageError
from amu_graph.language import Language, Text
from amu_graph.project import EXTENDED, FILE
from amu_graph.project_file import check

_FILES: Final = Path(__file__).parent / "files"
_PROJECT_FILE: Final = Path(__file__).parent / "project.toml"
_NAMES: Final = {"gitignore": ".gitignore"}
_KEPT: Final = ("data/notes/.gitkeep", "data/decisions/.gitkeep", "data/review/.gitkeep")
"""Files by which Git keeps a folder that is empty."""

_EXTENDS: Final = "# Reprend les mots et les questions d’amu-graph. · Takes the words and the questions of amu-graph."
_SCHEMAS: Final = {f"./data/{name}.schema.json": f"data/{name}/*.yaml" for name in ("notes", "decisions", "review")}


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What a new project is asked."""

    name: str
    title: Text
    base: str
    editors: Text
    licence: str
    languages: tuple[Language, ...]
    extends: bool = True


@dataclass(frozen=True, kw_only=True)
class Written:
    """The files that were written, and those that were there and were kept."""

    new: tuple[Path, ...]
    kept: tuple[Path, ...]


def create(folder: Path, answers: Answers) -> Written:
    """Write the files of a new project; `amu-graph.toml` is the last, so that a half-made folder is no project.

    Raises:
        UsageError: an answer makes no sense, or the folder is a project already.
        WritingError: the folder cannot be written to.

    """
    for key in ("name", "base", "licence"):
        check(key, getattr(answers, key))
    if (folder / FILE).exists():
        raise UsageError(
            Text(fr=f"{folder} est déjà un projet.", en=f"{folder} is a project already."),
            remedy=Text(fr=f"Modifiez {folder / FILE}.", en=f"Change {folder / FILE}."),
        )
    new, kept = [], []
    for path, text in _contents(answers):
        target = folder / path
        if target.exists():
            kept.append(target)
            continue
        with files.writing(target.parent):
            target.parent.mkdir(parents=True, exist_ok=True)
        files.replace(target, text.encode("utf-8"))
        new.append(target)
    return Written(new=tuple(new), kept=tuple(kept))


def _contents(answers: Answers) -> Iterator[tuple[str, str]]:
    words = {"title": answers.title.fr, "title_en": answers.title.en}
    for path in sorted(_FILES.rglob("*")):
        if path.is_file():
            name = path.relative_to(_FILES).as_posix()
            text = path.read_text(encoding="utf-8")
            yield _NAMES.get(name, name), Template(text).safe_substitute(words) if name == "README.md" else text
    yield from ((name, "") for name in _KEPT)
    yield ".vscode/settings.json", json.dumps({"yaml.schemas": _SCHEMAS}, indent=2) + "\n"
    yield FILE, _file(answers)


def _file(answers: Answers) -> str:
    """Return the text of `amu-graph.toml`; texts of JSON are texts of TOML."""
    said = {
        "name": answers.name,
        "base": answers.base,
        "licence": answers.licence,
        "languages": answers.languages,
        "title": answers.title.fr,
        "title_en": answers.title.en,
        "editors": answers.editors.fr,
        "editors_en": answers.editors.en,
    }
    words = {key: json.dumps(value, ensure_ascii=False) for key, value in said.items()}
    extends = f'{_EXTENDS}\nextends = "{EXTENDED}"\n' if answers.extends else ""
    return Template(_PROJECT_FILE.read_text(encoding="utf-8")).substitute(words, extends=extends)
