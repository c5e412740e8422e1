"""The JSON Schema of decisions, so that editors complete and check while one types."""

from typing import Any, Final

from amu_graph import namespaces as ns
from amu_graph.language import Text
from amu_graph.notes.decision_files import KEYS
from amu_graph.notes.profile import Profile
from amu_graph.notes.values import ENTITY_KINDS

Schema = dict[str, Any]

FILE: Final = "decisions.schema.json"
_SLUG: Final = "[a-z0-9]+(-[a-z0-9]+)*"
_ENTITY: Final = f"^({'|'.join(ENTITY_KINDS)})/{_SLUG}$"
_SUBJECT: Final = f"^({'|'.join(ns.KINDS)})/{_SLUG}(--{_SLUG})*$"
_THING: Final = f"^({'|'.join((*ENTITY_KINDS, 'source'))})/{_SLUG}$"
_WITHDRAWN: Final = f"^({'|'.join(ENTITY_KINDS)}|source)/{_SLUG}(#[A-Za-z0-9-]+)?$"
_TEXT: Final[list[str]] = ["string", "number"]

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
        "subject": {"type": "string", "pattern": _SUBJECT},
        "property": {"enum": single},
        "keep": {"type": _TEXT},
        "open": {"type": "string", "pattern": _SUBJECT},
        "merge": {"type": "string", "pattern": _ENTITY},
        "rename": {"type": "string", "pattern": _THING},
        "to": {"type": "string", "pattern": _THING},
        "split": {"type": "string", "pattern": _ENTITY},
        "into": {"type": "string", "pattern": _ENTITY},
        "distinct": _list(),
        "withdraw": {"type": "string", "pattern": _WITHDRAWN},
        "because": {"anyOf": [{"type": _TEXT}, _object({"fr": {"type": _TEXT}, "en": {"type": _TEXT}}, [])]},
        "date": {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": ns.BASE + FILE,
        "title": "Décision éditoriale · Editorial decision",
        "oneOf": [_kind(kind, shapes) for kind in KEYS],
    }


def _kind(kind: str, shapes: Schema) -> Schema:
    keys = (*KEYS[kind], "because", "date")
    fields = {key: {"description": _both(_KINDS.get(key) or _WORDS[key]), **shapes[key]} for key in keys}
    if kind == "split":
        fields["into"] = {"description": _both(_WORDS["into"]), **_list()}
    schema = {"title": kind, "description": _both(_KINDS[kind]), **_object(fields, [*KEYS[kind], "because"])}
    if kind == "keep":
        schema["required"].remove("keep")
        schema |= {
            "patternProperties": {"^keep@[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$": shapes["keep"]},
            "minProperties": len(schema["required"]) + 1,
        }
    return schema


def _object(fields: Schema, required: list[str]) -> Schema:
    return {"type": "object", "properties": fields, "required": required, "additionalProperties": False}


def _list() -> Schema:
    return {"type": "array", "items": {"type": "string", "pattern": _ENTITY}, "minItems": 2, "uniqueItems": True}


def _both(text: Text) -> str:
    return f"{text.fr} · {text.en}"
