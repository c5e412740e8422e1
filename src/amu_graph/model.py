"""What the ontology says of its classes and properties for the software's sake: words, kinds, groups, families.

The facts are written once, in `ontology/amu.ttl` (our terms) and `ontology/labels.ttl` (the others). `model.json` holds
them ready to use, so that commands start fast, with the digest of the files that it was made from; where these have
changed since, they are read instead, and `amu-graph schema` writes the table again: what is used is never stale.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple
from zlib import crc32  # every command reads the table, and `hashlib` takes as long to import as that

from amu_graph import project, resources
from amu_graph.language import Text

TABLE: Final = resources.PACKAGE / "model.json"
_FILES: Final = ("amu.ttl", "labels.ttl")


def _files(folder: Path) -> list[Path]:
    """Return the files that hold the facts, then those of a project that adds some."""
    added = [path for path in project.files(folder, "*.ttl") if path.parent != folder]
    return [*(folder / name for name in _FILES), *added]


_CLASS_FACTS: Final = frozenset({"pluralLabel", "kindSlug", "yearFrom"})


class ClassFacts(NamedTuple):
    """What is known of a class: `label` is its name, `kind` begins the identifiers of its members, if they have some.

    `named_by_parts` is true of a class whose members are called and identified by what they relate; `year_from` names
    the dates and kinds of stages that give a member its year, the first known wins.
    """

    label: Text
    plural: Text
    indefinite: Text
    kind: str = ""
    named_by_parts: bool = False
    year_from: str = ""

    @property
    def word(self) -> Text:
        """What one member is called within a sentence, without an article."""
        return Text(*(words[:1].lower() + words[1:] for words in self.label))

    @property
    def title(self) -> Text:
        """What one member is called at the head of a line."""
        return Text(*(words[:1].upper() + words[1:] for words in self.label))


class PropertyFacts(NamedTuple):
    """What is known of a property; `verb` is None where its label is one."""

    verb: Text | None = None
    family: str = ""
    group: str = ""
    telling: bool = False
    drawn: bool = False
    searched: bool = False


class Model(NamedTuple):
    """The classes by local name and the properties by IRI, in the order of the files."""

    classes: Mapping[str, ClassFacts]
    properties: Mapping[str, PropertyFacts]

    def in_group(self, name: str) -> tuple[str, ...]:
        """Return the properties of a group of pages."""
        return tuple(iri for iri, facts in self.properties.items() if facts.group == name)


GROUPS: Final = ("name", "description", "kind", "date", "place", "theme", "address", "hierarchy")
"""The groups of pages: what `amu:group` may say."""

FAMILIES: Final = (
    *("about", "accompanied", "authored", "belonging", "carried", "designed", "following", "funded", "hosted"),
    *("involved", "listed", "placed", "shared", "spoke", "themed"),
)
"""The families of links: what `amu:family` may say; the style of pictures gives each its colour."""

_PROPERTY_FACTS: Final = frozenset(PropertyFacts._fields)


def digest(folder: Path) -> str:
    """Return a checksum, and the length, of the files of the ontology that hold the facts."""
    content = b"\0".join(path.read_bytes() for path in _files(folder))
    return f"{crc32(content):08x}-{len(content)}"


def load(folder: Path, table: Path = TABLE) -> Model:
    """Return the facts from the table where it was made from the files of the folder, else from the files.

    Files that cannot be read leave the table in use, so that `amu-graph check` can say where they are wrong.
    """
    found = _fresh(folder, table)
    if found:
        return _from_json(found)
    try:
        return read(folder)
    except SyntaxError:
        return _from_json(json.loads(table.read_bytes()))


def is_fresh(folder: Path, table: Path = TABLE) -> bool:
    """Return whether the table was made from the files of the folder as they are."""
    return _fresh(folder, table) is not None


def _fresh(folder: Path, table: Path) -> dict[str, Any] | None:
    try:
        found: dict[str, Any] = json.loads(table.read_bytes())
        return found if found["digest"] == digest(folder) else None
    except (OSError, ValueError, KeyError):
        return None


def written(folder: Path) -> str:
    """Return the content of the table for the files of a folder, a line for each class and property."""
    model = read(folder)
    lines = [f' "digest": {json.dumps(digest(folder))}']
    for name, facts in (("classes", model.classes), ("properties", model.properties)):
        rows = ",\n".join(f"  {json.dumps(key)}: {_row(value)}" for key, value in facts.items())
        lines.append(f' "{name}": {{\n{rows}\n }}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def read(folder: Path) -> Model:
    """Read the facts of our terms and of those that the project adds; terms of others with a plural are classes."""
    terms = _terms(_files(folder))
    classes = {iri.rpartition("#")[2]: _class(facts) for iri, facts in terms.items() if facts.keys() & _CLASS_FACTS}
    properties = {iri: _property(facts) for iri, facts in terms.items() if facts.keys() & _PROPERTY_FACTS}
    return Model(MappingProxyType(classes), MappingProxyType(properties))


_Facts = dict[str, list[tuple[str, str]]]
"""Local name of a property → its values, each with its language."""


def _terms(paths: Iterable[Path]) -> dict[str, _Facts]:
    import pyoxigraph as ox  # only where the table is out of date

    terms: dict[str, _Facts] = {}
    for path in paths:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                name = quad.predicate.value.rpartition("#")[2].rpartition("/")[2]
                facts = terms.setdefault(quad.subject.value, {})
                facts.setdefault(name, []).append((quad.object.language or "", quad.object.value))
    return terms


def _text(facts: _Facts, name: str) -> Text | None:
    words = dict(facts.get(name, ()))
    fr, en = words.get("fr", ""), words.get("en", "")
    return Text(fr or en, en or fr) if words else None


def _plain(facts: _Facts, name: str) -> str:
    return facts[name][0][1] if name in facts else ""


def _class(facts: _Facts) -> ClassFacts:
    label = _text(facts, "label") or Text("", "")
    return ClassFacts(
        label=label,
        plural=_text(facts, "pluralLabel") or label,
        indefinite=_text(facts, "indefiniteLabel") or label,
        kind=_plain(facts, "kindSlug"),
        named_by_parts=_plain(facts, "namedByParts") == "true",
        year_from=_plain(facts, "yearFrom"),
    )


def _property(facts: _Facts) -> PropertyFacts:
    return PropertyFacts(
        verb=_text(facts, "verb"),
        family=_plain(facts, "family"),
        group=_plain(facts, "group"),
        telling=_plain(facts, "telling") == "true",
        drawn=_plain(facts, "drawn") == "true",
        searched=_plain(facts, "searched") == "true",
    )


def _row(facts: ClassFacts | PropertyFacts) -> str:
    return json.dumps({name: value for name, value in facts._asdict().items() if value}, ensure_ascii=False)


def _from_json(found: Mapping[str, Any]) -> Model:
    classes = {name: ClassFacts(**_texts(facts)) for name, facts in found["classes"].items()}
    properties = {iri: PropertyFacts(**_texts(facts)) for iri, facts in found["properties"].items()}
    return Model(MappingProxyType(classes), MappingProxyType(properties))


def _texts(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: Text(*value) if isinstance(value, list) else value for name, value in facts.items()}


MODEL: Final = load(resources.ontology())
CLASSES: Final = MODEL.classes
