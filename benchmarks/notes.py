"""A folder of data of any number of notes, made from the founding ones: the same arguments give the same files.

A round is the richest founding notes and one that names what the others describe. Each round is about other things: their
slugs, names and addresses carry its number. Places, labels and legal texts are those of all rounds, as in real notes.
"""

import argparse
import re
from pathlib import Path
from typing import Any, Final, TypeAlias

import yaml

from amu_graph import resources
from amu_graph.namespaces import KINDS, RELATIONS

ROUND: Final = 17

Tree: TypeAlias = Any
"""Mappings, lists and texts, as YAML holds them."""

_SHARED: Final = ("place", "label", "legal-text", *RELATIONS)
_KINDS: Final = "|".join(kind for kind in KINDS if kind not in _SHARED)
_ENTITY: Final = re.compile(rf"({_KINDS})/([a-z0-9-]+)")
_PART: Final = re.compile(rf"(?<=[/-])({_KINDS})--([a-z0-9-]+?)(?=--|$)")
_NAMES: Final = re.compile(r"(label|altLabel|title)(@.*)?")


def write(folder: Path, count: int) -> None:
    """Write `count` notes: whole rounds, then a part of one; what sources disagree about is left open."""
    (folder / "notes").mkdir(parents=True, exist_ok=True)
    (folder / "decisions").mkdir(exist_ok=True)
    notes = sorted((resources.data() / "notes").glob("*.yaml"), key=lambda path: (-path.stat().st_size, path.name))
    decisions = [(path, _open(_tree(path))) for path in sorted((resources.data() / "decisions").glob("*.yaml"))]
    for number, first in enumerate(range(0, count, ROUND)):
        own = min(ROUND, count - first) - 1
        written = [(path, _tree(path)) for path in notes]
        rest = (Path("rest"), _rest([tree for _, tree in written[own:]]))
        _write(folder / "notes", [*written[:own], rest], number)
        _write(folder / "decisions", decisions, number)


def _tree(path: Path) -> Tree:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)


def _open(decision: dict[str, Tree]) -> dict[str, Tree]:
    subject = decision.get("subject") or decision["open"]
    return {"open": subject, "property": decision["property"], "because": decision["because"]}


def _rest(notes: list[Tree]) -> Tree:
    """Return one note that says the classes and names that several notes would have said."""
    named: dict[str, dict[str, str]] = {}
    for record in (one for note in notes for passage in note["passages"] for one in passage.get("says", [])):
        kept = {key: value for key, value in record.items() if key in ("id", "type") or key.startswith("label")}
        if len(kept) > 1 and kept["id"].partition("/")[0] in KINDS:
            named[kept["id"]] = kept | named.get(kept["id"], {})
    source = {"id": "rest", "kind": "reference", "label": "Rest", "url": "https://example.org/rest", "language": "fr"}
    passage = {"at": "page", "status": "interpreted", "because": "Rest.", "says": list(named.values())}
    return {"source": source, "passages": [passage]}


def _write(folder: Path, trees: list[tuple[Path, Tree]], number: int) -> None:
    for path, tree in trees:
        text = yaml.dump(_renamed(tree, number), allow_unicode=True, sort_keys=False)
        (folder / f"{path.stem}-{number}.yaml").write_text(text, encoding="utf-8")


def _renamed(value: Tree, number: int, key: str = "", owner: str = "") -> Tree:
    if isinstance(value, dict):
        return {name: _renamed(one, number, name, value.get("id", owner)) for name, one in value.items()}
    if isinstance(value, list):
        return [_renamed(one, number, key, owner) for one in value]
    if _ENTITY.fullmatch(value):
        return f"{value}-{number}"
    if key == "open":
        return _PART.sub(rf"\1--\2-{number}", value)
    return _text(value, key, owner, number)


def _text(value: str, key: str, owner: str, number: int) -> str:
    """Return a text that carries the number where it is a name or an address that is not of all rounds."""
    if owner.partition("/")[0] in _SHARED:
        return value
    if key == "id" and "/" not in value:
        return f"{value}-{number}"
    if _NAMES.fullmatch(key):
        return f"{value} {number}"
    return f"{value}#{number}" if key == "url" else value


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    given = parser.parse_args()
    write(given.folder, given.count)


if __name__ == "__main__":
    main()
