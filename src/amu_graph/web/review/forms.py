"""The form of a record: a field for each key that its class admits, made from what makes the schema of notes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from amu_graph import namespaces as ns
from amu_graph.errors import Problem
from amu_graph.ingest.records import Record, tuple_of
from amu_graph.language import Language
from amu_graph.notes.passages import Passage, Source
from amu_graph.notes.position import Position
from amu_graph.notes.problems import Problems
from amu_graph.notes.profile import Field
from amu_graph.notes.relations import RELATIONS
from amu_graph.notes.statements import Records
from amu_graph.notes.values import Typing
from amu_graph.notes.yaml_nodes import Entry, Fields, Items, Node, Scalar
from amu_graph.web.review.saying import Model

_HERE: Final = Position("form")
_LONG: Final = frozenset({"description", "abstract", "note"})


@dataclass(frozen=True, slots=True)
class Input:
    """A field of a form: `values` are those that it holds, `choices` what may be chosen (slug, label)."""

    key: str
    name: str
    about: str
    type: str
    values: tuple[str, ...]
    choices: tuple[tuple[str, str], ...] = ()
    several: bool = False
    needed: bool = False

    @property
    def things(self) -> bool:
        """Return whether its values are identifiers of entities."""
        return self.type == "entity" or self.key == "id"

    @property
    def long(self) -> bool:
        """Return whether it takes sentences."""
        return self.key.partition("@")[0] in _LONG


def inputs(record: Record, model: Model, language: Language) -> list[Input]:
    """Return the fields of a record: those that it fills first, then what its class admits besides."""
    profile = model.class_of(record)
    needed = RELATIONS[profile.name].required if profile.name in RELATIONS else ()
    found = [_input(field, record, model, language, needed=field.key in needed) for field in profile.fields.values()]
    tagged = [_tagged(name, record[name]) for name in record if "@" in name]
    return sorted((*found, *tagged), key=lambda one: (not one.values, not one.needed))


def _input(field: Field, record: Record, model: Model, language: Language, *, needed: bool) -> Input:
    return Input(
        field.key,
        field.name.in_(language),
        field.description.in_(language),
        field.type,
        tuple_of(record.get(field.key, ())),
        tuple(_choices(field, model, language)),
        several=not field.single,
        needed=needed,
    )


def _tagged(name: str, value: str | tuple[str, ...]) -> Input:
    return Input(name, name, "", "text", tuple_of(value))


def _choices(field: Field, model: Model, language: Language) -> Iterator[tuple[str, str]]:
    if field.type == "concept":
        found = {slug: iri for scheme in field.schemes for slug, iri in model.terms.concepts.get(scheme, {}).items()}
        yield from sorted(
            ((slug, model.terms.label(iri, language)) for slug, iri in found.items()), key=lambda one: one[1]
        )
    elif field.type == "boolean":
        yield "true", "✓"


def record_of(posted: Mapping[str, Sequence[str]]) -> Record:
    """Return the record that a form posts: its fields are `key.…`; a text on several lines is several values."""
    found: dict[str, str | tuple[str, ...]] = {}
    for name, values in posted.items():
        if not name.startswith("key."):
            continue
        key = name.removeprefix("key.")
        lines = [line.strip() for value in values for line in (value.splitlines() if key not in _LONG else [value])]
        texts = [line for line in lines if line]
        if texts:
            found[key] = texts[0] if len(texts) == 1 else tuple(texts)
    return found


def problems_of(record: Record, model: Model, language: str) -> tuple[Problem, ...]:
    """Return what is wrong with a record, as `check` would say of the note that holds it."""
    problems = Problems()
    passage = Passage(source=Source(slug="form", at=_HERE), at=_HERE, name="form")
    records = Records(model.profile, Typing(model.terms, problems, language), problems, passage)
    list(records.statements(_node(record)))
    return problems.sorted()


def _node(record: Record) -> Fields:
    def value(given: str | tuple[str, ...]) -> Node:
        return Scalar(_HERE, given) if isinstance(given, str) else Items(_HERE, [Scalar(_HERE, one) for one in given])

    return Fields(_HERE, {key: Entry(Scalar(_HERE, key), value(given)) for key, given in record.items()})


def beginnings() -> list[tuple[str, Record]]:
    """Return what a new record may be of: each class, with what it begins with."""
    entities = [(name, {"id": f"{kind}/"}) for kind, name in ns.KINDS.items() if kind not in ns.RELATIONS]
    relations = [(name, dict.fromkeys(one.required, "")) for name, one in RELATIONS.items()]
    return [*entities, *relations]
