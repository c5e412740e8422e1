"""Proposals that were read once, kept for the next command by the lines that they were read from."""

import json
from collections.abc import Mapping
from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from amu_graph.builder.earlier import program
from amu_graph.ingest.proposals import Answer, Candidate, Name, Statement, Verdict
from amu_graph.ingest.records import Record
from amu_graph.language import Text
from amu_graph.notes.position import Position
from amu_graph.settings import default_cache
from amu_graph.store.cache_file import BROKEN, read_kept, write_kept

WORTH: Final = 2000
"""Proposals from which a file is kept: fewer are read in less than a tenth of a second."""

_KEPT: Final = 8
"""Files that are kept."""

_LARGEST: Final = 256 << 20
"""Bytes of a file that is read back."""

Known = Mapping[tuple[str, str], Name | Statement]
"""Kind and piece of text → the proposal that it holds."""

_NAMES: Final = tuple(one.name for one in fields(Name))
_STATEMENTS: Final = tuple(one.name for one in fields(Statement) if one.init)


def recall(path: Path) -> Known:
    """Return what was read of a file before; nothing where nothing whole is kept."""
    content = read_kept(_place(path), _LARGEST)
    try:
        kept = json.loads(content or b"{}")
        if kept.get("program") != program():
            return {}
        return {
            **{("names", piece): _name(values) for piece, values in kept["names"]},
            **{("statements", piece): _statement(values) for piece, values in kept["statements"]},
        }
    except BROKEN:
        return {}


def remember(path: Path, known: Known) -> None:
    """Keep what was read of a file."""
    kept: dict[str, Any] = {"program": program(), "names": [], "statements": []}
    for (kind, piece), one in known.items():
        kept[kind].append((piece, [getattr(one, each) for each in (_NAMES if kind == "names" else _STATEMENTS)]))
    content = json.dumps(kept, ensure_ascii=False, separators=(",", ":"), default=_members).encode("utf-8")
    write_kept(_place(path), content, alike="review-*.json", most=_KEPT)


def _place(path: Path) -> Path:
    return default_cache() / f"review-{sha256(str(path.resolve()).encode()).hexdigest()[:16]}.json"


def _members(one: Answer | Candidate) -> list[Any]:
    """Return what JSON holds of an answer or a candidate; texts and positions are lists by themselves."""
    return [getattr(one, each.name) for each in fields(one)]


def _name(values: list[Any]) -> Name:
    given = _shared(dict(zip(_NAMES, values, strict=True)))
    if given["words"]:
        given["words"] = tuple(given["words"])
    given["mentions"] = tuple(map(tuple, given["mentions"]))
    given["candidates"] = tuple(
        Candidate(id=id_, score=score, agrees=tuple(agrees), differs=tuple(differs))
        for id_, score, agrees, differs in given["candidates"]
    )
    return Name(**given)


def _statement(values: list[Any]) -> Statement:
    given = _shared(dict(zip(_STATEMENTS, values, strict=True)))
    given["words"] = tuple(map(tuple, given["words"]))
    for key in ("note", "because"):
        given[key] = _text(given[key])
    return Statement(**given)


def _shared(given: dict[str, Any]) -> dict[str, Any]:
    given["position"] = Position(*given["position"])
    given["why"] = _text(given["why"])
    given["says"] = _record(given["says"])
    if given["answers"]:
        given["answers"] = {by: _answer(*values) for by, values in given["answers"].items()}
    return given


def _answer(verdict: Verdict, id_: str, because: list[str] | None, record: dict[str, Any] | None) -> Answer:
    return Answer(verdict=verdict, id=id_, because=_text(because), record=None if record is None else _record(record))


def _record(given: dict[str, Any]) -> Record:
    for key, value in given.items():
        if value.__class__ is list:
            given[key] = tuple(value)
    return given


def _text(given: list[str] | None) -> Text | None:
    return None if given is None else Text(*given)
