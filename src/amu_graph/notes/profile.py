"""The profile: what the core shapes say of each class — its keys, the type and the number of their values."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Final, Literal

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph import project
from amu_graph.language import Text
from amu_graph.notes.ontology import Ontology
from amu_graph.notes.position import Position
from amu_graph.notes.problems import Problems
from amu_graph.notes.turtle import read_triples
from amu_graph.text import fold

FieldType = Literal[
    "text", "literal", "integer", "decimal", "number", "boolean", "date", "iri", "entity", "concept", "class"
]
"""`text` carries a language, `literal` has a datatype, `iri` is an address on the web, `class` is the type itself."""

EXCEPTIONS: Final[Mapping[str, str]] = {ns.RDF + "type": "type", ns.DCTERMS + "type": "kind"}
"""The two properties whose key in a note is not their local name, because both would be `type`."""

_NODES: Final[Mapping[str, FieldType]] = {ns.SHAPES + "Date": "date", ns.SHAPES + "Number": "number"}
_NUMBERS: Final[Mapping[str, FieldType]] = {
    **{ns.XSD + name: "integer" for name in ("integer", "nonNegativeInteger", "positiveInteger", "int")},
    ns.XSD + "decimal": "decimal",
    ns.XSD + "boolean": "boolean",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What a key of a note stands for.

    `target` is the class of an entity (empty for any), the scheme of a concept, or the datatype of a literal; `schemes`
    are all schemes of a concept, where several will do.
    `single` says that a subject has at most one value (of each language, for a text).
    """

    key: str
    path: str
    type: FieldType
    target: str = ""
    single: bool = False
    required: bool = False
    name: Text
    description: Text
    order: float = 0.0

    @property
    def schemes(self) -> tuple[str, ...]:
        """Return the schemes among whose concepts a value is; no slug is in two of them."""
        return tuple(self.target.split(OR)) if self.type == "concept" else ()


CONCEPT: Final = "Concept"
"""The class of which notes may say something without making its members: concepts are made in the vocabularies."""

OR: Final = "-or-"
"""What stands between two schemes in the name of a shape that takes the concepts of either."""

TYPE_FIELD: Final = Field(
    key="type",
    path=ns.RDF + "type",
    type="class",
    name=Text(fr="type", en="type"),
    description=Text(
        fr="Classe de l’entité, celle que dit son identifiant.",
        en="Class of the entity, the one that its identifier says.",
    ),
    order=-1.0,
)
"""The key that every class has; the shapes need not list it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassProfile:
    """The fields of one class by key, in the order of the shapes."""

    name: str
    fields: Mapping[str, Field] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Profile:
    """The classes of the model by local name."""

    classes: Mapping[str, ClassProfile]

    def owners(self, key: str) -> list[str]:
        """Return the classes that have a key."""
        return [name for name, profile in self.classes.items() if key in profile.fields]

    def key(self, name: str, class_name: str = "") -> str:
        """Return the key of a property that is called so, of a class first; else the name as it is."""
        wanted = fold(name)
        for profile in sorted(self.classes.values(), key=lambda each: each.name != class_name):
            for found in profile.fields.values():
                if wanted in (fold(found.key), fold(found.name.fr), fold(found.name.en)):
                    return found.key
        return name

    def single(self, class_name: str, path: str) -> Field | None:
        """Return the field of a path that may have one value only in a class."""
        fields = self.classes[class_name].fields.values() if class_name in self.classes else ()
        return next((one for one in fields if one.path == path and one.single), None)


def key_of(path: str) -> str:
    """Return the key that stands for a property in notes.

    >>> key_of("http://purl.org/dc/terms/type"), key_of("https://schema.org/foundingDate")
    ('kind', 'foundingDate')
    """
    return EXCEPTIONS.get(path) or path.rpartition("#")[2].rpartition("/")[2]


def read_profile(folder: Path, ontology: Ontology, problems: Problems) -> Profile:
    """Read `shapes/core.ttl` of the folder of the ontology, and every file of shapes that the project adds."""
    core = folder / "shapes" / "core.ttl"
    file = project.named(core, folder)
    added = [path for path in project.files(folder, "shapes/*.ttl") if path.parent != core.parent]
    read = (read_triples(path, project.named(path, folder), problems) for path in (core, *added))
    shapes = _Shapes(list(chain.from_iterable(read)))
    own = {target.removeprefix(ns.AMU): shapes.fields(shape) for shape, target in shapes.targets()}
    classes = {CONCEPT: ClassProfile(name=CONCEPT, fields={one.key: one for one in own.get(ns.SKOS + CONCEPT, ())})}
    for name in sorted(ns.KINDS.values()):
        if name not in own:
            if ontology.values(ns.AMU + name, ns.AMU + "kindSlug"):
                problems.add("class-without-shape", Position(file), name=name)
            continue
        merged = {"type": TYPE_FIELD}
        for above in (name, *sorted(ontology.supers(ns.AMU + name, ns.RDFS + "subClassOf"))):
            for one in own.get(above.removeprefix(ns.AMU), ()):
                merged.setdefault(one.key, one)
        classes[name] = ClassProfile(name=name, fields=merged)
    return Profile(classes)


class _Shapes:
    """The triples of the shapes, by subject and by the local name of SHACL properties."""

    def __init__(self, triples: list[ox.Triple]) -> None:
        self._index: dict[tuple[str, str], list[ox.NamedNode | ox.Literal]] = defaultdict(list)
        for triple in triples:
            if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal):
                self._index[triple.subject.value, triple.predicate.value].append(triple.object)

    def all(self, shape: str, name: str) -> list[str]:
        return [value.value for value in self._index.get((shape, ns.SH + name), ())]

    def one(self, shape: str, name: str) -> str:
        return next(iter(self.all(shape, name)), "")

    def text(self, shape: str, name: str) -> Text:
        words = {
            value.language: value.value
            for value in self._index.get((shape, ns.SH + name), ())
            if isinstance(value, ox.Literal)
        }
        fr, en = words.get("fr", ""), words.get("en", "")
        return Text(fr=fr or en, en=en or fr)

    def targets(self) -> list[tuple[str, str]]:
        """Return each shape that has a target class of the model, or concepts as its target."""
        return [
            (shape, value.value)
            for (shape, predicate), values in self._index.items()
            if predicate == ns.SH + "targetClass"
            for value in values
            if value.value.startswith(ns.AMU) or value.value == ns.SKOS + CONCEPT
        ]

    def fields(self, shape: str) -> list[Field]:
        found = [self.field(name) for name in self.all(shape, "property") if self.one(name, "path")]
        return sorted(found, key=lambda one: (one.order, one.key))

    def field(self, shape: str) -> Field:
        path = self.one(shape, "path")
        kind, target = self._type(shape)
        one_each = self.one(shape, "uniqueLang") == "true"
        return Field(
            key=key_of(path),
            path=path,
            type=kind,
            target=target,
            single=self.one(shape, "maxCount") == "1" or one_each,
            required=int(self.one(shape, "minCount") or 0) > 0,
            name=self.text(shape, "name"),
            description=self.text(shape, "description"),
            order=float(self.one(shape, "order") or 0),
        )

    def _type(self, shape: str) -> tuple[FieldType, str]:
        nodes, of_class, datatype = self.all(shape, "node"), self.one(shape, "class"), self.one(shape, "datatype")
        schemes = [node.removeprefix(ns.SHAPES + "In-") for node in nodes if node.startswith(ns.SHAPES + "In-")]
        for node in nodes:
            if node in _NODES:
                return _NODES[node], ""
        if schemes:
            return "concept", schemes[0]
        if of_class or ns.SHAPES + "AnyEntity" in nodes:
            return "entity", of_class.removeprefix(ns.AMU)
        if datatype in _NUMBERS:
            return _NUMBERS[datatype], datatype
        if datatype and datatype != ns.RDF + "langString":
            return "literal", datatype
        return ("iri", "") if self.one(shape, "nodeKind") == ns.SH + "IRI" else ("text", "")
