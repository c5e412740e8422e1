"""`amu-graph.toml`: its keys, their values, and what is wrong with them, each with its line."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from amu_graph import project_values as allowed
from amu_graph.errors import AmuGraphError, UsageError, cause_of
from amu_graph.language import Text
from amu_graph.parser_words import in_both
from amu_graph.project import Project

_MOST: Final = 1 << 20
"""Bytes; a longer file is no file of a project."""


class ProjectError(AmuGraphError):
    """A file of a project that cannot be read, or says something wrong."""


_KEYS: Final[Mapping[str, tuple[str, Callable[[object], Any]]]] = {
    "name": ("name", allowed.name),
    "title": ("title", allowed.text),
    "base": ("base", allowed.base),
    "editors": ("editors", allowed.text),
    "licence": ("licence", allowed.licence),
    "version": ("stated_version", allowed.version),
    "languages": ("languages", allowed.languages),
    "extends": ("extends", allowed.extends),
    "about": ("about", allowed.text),
    "contact": ("contact", allowed.text),
    "home.heading": ("heading", allowed.text),
    "home.lead": ("lead", allowed.text),
    "home.searches": ("searches", allowed.texts),
    "dataset.label": ("dataset_label", allowed.text),
    "dataset.title": ("dataset_title", allowed.text),
    "dataset.citation": ("cited_as", allowed.text),
    "examples": ("examples", allowed.examples),
}
"""Key of the file → field of the project, and how its value is read."""

_TABLES: Final = frozenset(key.partition(".")[0] for key in _KEYS if "." in key)
_NEEDED: Final = ("name", "title", "base", "editors", "licence")


def read(path: Path) -> Project:
    """Read the file of a project.

    Raises:
        ProjectError: it cannot be read, or says something wrong; every wrong key and value is listed with its line.

    """
    text = _content(path)
    try:
        said = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        where = ":".join([str(path), *(at.groups() if at else ())])
        reason = in_both(re.sub(r" \(at .*\)$", "", str(error)))
        raise ProjectError(
            Text(fr=f"{where} : ce n’est pas du TOML, {reason.fr}.", en=f"{where}: this is not TOML, {reason.en}.")
        ) from error
    values: dict[str, Any] = {}
    wrong = list(_problems(_flat(said), values, text, path))
    if wrong:
        raise ProjectError(Text(fr="\n".join(one.fr for one in wrong), en="\n".join(one.en for one in wrong)))
    return _project(path.parent, values)


def check(key: str, value: str) -> None:
    """Refuse a value that the file may not have.

    Raises:
        UsageError: says what it must be.

    """
    try:
        _KEYS[key][1](value)
    except allowed.WrongValueError as wrong:
        raise UsageError(
            Text(fr=f"{key}, « {value} » : {wrong.must.fr}.", en=f"{key}, “{value}”: {wrong.must.en}.")
        ) from wrong


def _content(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(_MOST + 1)
        if len(content) > _MOST:
            raise ProjectError(
                Text(fr=f"{path} : ce fichier dépasse un mégaoctet.", en=f"{path}: this file exceeds a megabyte.")
            )
        return content.decode("utf-8-sig")
    except OSError as error:
        cause = cause_of(error)
        raise ProjectError(
            Text(fr=f"{path} : fichier illisible ({cause.fr}).", en=f"{path}: cannot be read ({cause.en}).")
        ) from error
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise ProjectError(
            Text(
                fr=f"{path}:{line} : ce n’est pas un texte en UTF-8 ; enregistrez-le en UTF-8.",
                en=f"{path}:{line}: this is no text in UTF-8; save it as UTF-8.",
            )
        ) from error


def _flat(said: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    for key, value in said.items():
        if key in _TABLES and isinstance(value, dict):
            yield from ((f"{key}.{inner}", one) for inner, one in value.items())
        else:
            yield key, value


def _problems(said: Iterator[tuple[str, object]], values: dict[str, Any], text: str, path: Path) -> Iterator[Text]:
    """Read each value; yield what is wrong with it, and the keys that are missing."""
    for key, value in said:
        if key not in _KEYS:
            known, where = ", ".join(_KEYS), f"{path}:{_line(text, key)}"
            yield Text(
                fr=f"{where} : la clé « {key} » n’existe pas. Les clés : {known}.",
                en=f"{where}: there is no key “{key}”. The keys: {known}.",
            )
            continue
        name, reader = _KEYS[key]
        try:
            values[name] = reader(value)
        except allowed.WrongValueError as wrong:
            where = f"{path}:{_line(text, key)}"
            yield Text(fr=f"{where} : « {key} » : {wrong.must.fr}.", en=f"{where}: “{key}”: {wrong.must.en}.")
            values[name] = None
    for key in _NEEDED:
        if key not in values:
            yield Text(fr=f"{path} : il manque « {key} ».", en=f"{path}: “{key}” is missing.")


def _line(text: str, key: str) -> int:
    """Return the line of a key or of its table; TOML parsers keep no positions."""
    table, _, name = key.rpartition(".")
    inside = not table
    for number, line in enumerate(text.splitlines(), 1):
        header = re.match(r"\s*\[+\s*[\"']?([\w.-]+)", line)
        if header and header[1] == key:
            return number
        if header:
            inside = header[1] == table
        if re.match(rf"\s*[\"']?{re.escape(name if inside else key)}[\"']?\s*[.=]", line):
            return number
    return 1


def _project(folder: Path, values: dict[str, Any]) -> Project:
    """Return the project, with what it leaves unsaid made of what it says."""
    title: Text = values["title"]
    about = values.get("about") or Project.about
    named = dict.fromkeys(("heading", "dataset_label", "dataset_title", "cited_as"), title)
    return Project(folder=folder, **{**named, "lead": about, **values})
