"""`amu-graph.toml`: its keys, their values, and what is wrong with them, each with its line."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from amu_graph.errors import AmuGraphError, UsageError, cause_of
from amu_graph.language import LANGUAGES, Text
from amu_graph.project import EXTENDED, Project
from amu_graph.typography import typeset

NAME: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SIGN: Final = r"[^\s<>\"{}|\\^`\x00-\x20"
"""Begins the class of the characters of an IRI; a pattern, as `urllib.parse` takes long to import."""

_ADDRESS: Final = re.compile(rf"https?://{_SIGN}]+")
_BASE: Final = re.compile(rf"https?://{_SIGN}/?#]+/(?:{_SIGN}/?#]+/)*")
_MOST: Final = 1 << 20
"""Bytes; a longer file is no file of a project."""


class ProjectError(AmuGraphError):
    """A file of a project that cannot be read, or says something wrong."""


class _WrongError(Exception):
    """What a value must be."""

    def __init__(self, must: Text) -> None:
        super().__init__(must.en)
        self.must = must


def is_base(text: str) -> bool:
    """Return whether entities may have addresses that begin so.

    >>> is_base("https://example.org/gardens/"), is_base("https://example.org/gardens"), is_base("gardens/")
    (True, False, False)
    """
    return _BASE.fullmatch(text) is not None


def _text(value: object) -> Text:
    if isinstance(value, str) and value.strip():
        return Text(fr=typeset(value), en=value)
    words = value if isinstance(value, dict) else {}
    if words and words.keys() <= set(LANGUAGES) and all(isinstance(one, str) and one.strip() for one in words.values()):
        fr, en = words.get("fr", ""), words.get("en", "")
        return Text(fr=typeset(fr or en), en=en or fr)
    raise _WrongError(
        Text(
            fr='il faut un texte, ou un texte par langue : { fr = "…", en = "…" }',
            en='it must be a text, or a text for each language: { fr = "…", en = "…" }',
        )
    )


def _texts(value: object) -> tuple[Text, ...]:
    if not isinstance(value, list):
        raise _WrongError(Text(fr="il faut une liste de textes", en="it must be a list of texts"))
    return tuple(map(_text, value))


def _name(value: object) -> str:
    if isinstance(value, str) and NAME.fullmatch(value):
        return value
    raise _WrongError(
        Text(
            fr="il faut un nom court : minuscules sans accent, chiffres, traits d’union",
            en="it must be a short name: lower-case letters without accents, digits, hyphens",
        )
    )


def _base(value: object) -> str:
    if isinstance(value, str) and is_base(value):
        return value
    raise _WrongError(
        Text(
            fr="il faut une adresse http(s) qui finit par « / », comme https://example.org/jardins/",
            en="it must be an http(s) address that ends with “/”, such as https://example.org/gardens/",
        )
    )


def _licence(value: object) -> str:
    if isinstance(value, str) and _ADDRESS.fullmatch(value):
        return value
    raise _WrongError(
        Text(
            fr="il faut l’adresse d’une licence, comme https://creativecommons.org/licenses/by/4.0/",
            en="it must be the address of a licence, such as https://creativecommons.org/licenses/by/4.0/",
        )
    )


def _version(value: object) -> str:
    if isinstance(value, str) and re.fullmatch(r"[\w.+-]{1,40}", value):
        return value
    raise _WrongError(Text(fr='il faut une version, comme "1.0"', en='it must be a version, such as "1.0"'))


def _languages(value: object) -> tuple[str, ...]:
    if isinstance(value, list) and value and len(set(map(str, value))) == len(value) and set(value) <= set(LANGUAGES):
        return tuple(value)
    raise _WrongError(Text(fr='il faut une liste parmi "fr" et "en"', en='it must be a list of some of "fr" and "en"'))


def _extends(value: object) -> bool:
    if value == EXTENDED:
        return True
    raise _WrongError(
        Text(
            fr=f'il faut "{EXTENDED}" ; sans cette ligne, le projet apporte ses vocabulaires et ses questions',
            en=f'it must be "{EXTENDED}"; without this line the project brings its own vocabularies and questions',
        )
    )


def _examples(value: object) -> dict[str, str]:
    if isinstance(value, dict) and all(isinstance(one, str) and "\n" not in one for one in value.values()):
        return dict(value)
    raise _WrongError(
        Text(
            fr="il faut une ligne par commande : show = « ce qui la suit »",
            en="it must be a line for each command: show = “what follows it”",
        )
    )


_KEYS: Final[Mapping[str, tuple[str, Callable[[object], Any]]]] = {
    "name": ("name", _name),
    "title": ("title", _text),
    "base": ("base", _base),
    "editors": ("editors", _text),
    "licence": ("licence", _licence),
    "version": ("stated_version", _version),
    "languages": ("languages", _languages),
    "extends": ("extends", _extends),
    "about": ("about", _text),
    "home.heading": ("heading", _text),
    "home.lead": ("lead", _text),
    "home.searches": ("searches", _texts),
    "dataset.label": ("dataset_label", _text),
    "dataset.title": ("dataset_title", _text),
    "dataset.citation": ("cited_as", _text),
    "examples": ("examples", _examples),
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
        reason = re.sub(r" \(at .*\)$", "", str(error))
        raise ProjectError(
            Text(fr=f"{where} : ce n’est pas du TOML ({reason}).", en=f"{where}: this is not TOML ({reason}).")
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
    except _WrongError as wrong:
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
        where = f"{path}:{_line(text, key)}"
        if key not in _KEYS:
            known = ", ".join(_KEYS)
            yield Text(
                fr=f"{where} : la clé « {key} » n’existe pas. Les clés : {known}.",
                en=f"{where}: there is no key “{key}”. The keys: {known}.",
            )
            continue
        name, reader = _KEYS[key]
        try:
            values[name] = reader(value)
        except _WrongError as wrong:
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
