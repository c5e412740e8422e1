"""The JSON Schema of decisions, so that editors complete and check while one types."""

from typing import Final

from amu_graph import namespaces as ns
from amu_graph.language import Text
from amu_graph.notes.decision_files import KEYS
from amu_graph.notes.json_schema import DATE, DIALECT, SLUG, TEXT, Schema, described, keyed, many, patterned
from amu_graph.notes.profile import Profile
from amu_graph.notes.values import ENTITY_KINDS

FILE: Final = "decisions.schema.json"
_ENTITY: Final = f"^({'|'.join(ENTITY_KINDS)})/{SLUG}$"
_SUBJECT: Final = f"^({'|'.join(ns.KINDS)})/{SLUG}(--{SLUG})*$"
_THING: Final = f"^({'|'.join((*ENTITY_KINDS, 'source'))})/{SLUG}$"
_WITHDRAWN: Final = f"^({'|'.join(ENTITY_KINDS)}|source)/{SLUG}(#[A-Za-z0-9-]+)?$"

_KINDS: Final = {
    "keep": Text(
        fr="De plusieurs valeurs, celle que montre le graphe.", en="Of several values, the one that the graph shows."
    ),
    "open": Text(fr="Le désaccord reste ouvert.", en="The disagreement stays open."),
    "merge": Text(fr="Deux entités n’en sont qu’une.", en="Two entities are one."),
    "rename": Text(
        fr="Nouvel identifiant ; l’ancienne adresse y mène.", en="A new identifier; the old address leads to it."
    ),
    "split": Text(fr="Une entité en était plusieurs.", en="One entity was several."),
    "distinct": Text(fr="Semblables, et pas la même.", en="Alike, and not the same."),
    "withdraw": Text(
        fr="Ce qui quitte le graphe ; l’adresse dit pourquoi.", en="What leaves the graph; the address says why."
    ),
}
_WORDS: Final = {
    "subject": Text(fr="L’entité dont parle la décision.", en="The entity that the decision is about."),
    "property": Text(fr="La clé dont les valeurs se contredisent.", en="The key whose values contradict each other."),
    "into": Text(fr="Ce qui prend sa place.", en="What takes its place."),
    "to": Text(fr="Le nouvel identifiant.", en="The new identifier."),
    "because": Text(fr="La raison, dans les deux langues.", en="The reason, in both languages."),
    "date": Text(fr="Jour de la décision.", en="Day of the decision."),
}


def decisions_schema(profile: Profile) -> Schema:
    """Return the schema of one decision: one form for each kind."""
    single = sorted({one.key for each in profile.classes.values() for one in each.fields.values() if one.single})
    shapes: Schema = {
        "subject": patterned(_SUBJECT),
        "property": {"enum": single},
        "keep": TEXT,
        "open": patterned(_SUBJECT),
        "merge": patterned(_ENTITY),
        "rename": patterned(_THING),
        "to": patterned(_THING),
        "split": patterned(_ENTITY),
        "into": patterned(_ENTITY),
        "distinct": _list(),
        "withdraw": patterned(_WITHDRAWN),
        "because": {"anyOf": [TEXT, keyed({"fr": TEXT, "en": TEXT}, [])]},
        "date": patterned(DATE),
    }
    return {
        "$schema": DIALECT,
        "$id": ns.BASE + FILE,
        "title": "Décision éditoriale · Editorial decision",
        "oneOf": [_kind(kind, shapes) for kind in KEYS],
    }


def _kind(kind: str, shapes: Schema) -> Schema:
    keys = (*KEYS[kind], "because", "date")
    fields = {key: described(_KINDS.get(key) or _WORDS[key], shapes[key]) for key in keys}
    if kind == "split":
        fields["into"] = described(_WORDS["into"], _list())
    schema = {"title": kind, **described(_KINDS[kind], keyed(fields, [*KEYS[kind], "because"]))}
    if kind == "keep":
        schema["required"].remove("keep")
        schema |= {
            "patternProperties": {"^keep@[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$": shapes["keep"]},
            "minProperties": len(schema["required"]) + 1,
        }
    return schema


def _list() -> Schema:
    return many(patterned(_ENTITY)) | {"minItems": 2, "uniqueItems": True}
