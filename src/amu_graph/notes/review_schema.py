"""The JSON Schema of proposals: their records are those of notes, their answers what a reviewer may decide."""

from typing import Final

from amu_graph import namespaces as ns
from amu_graph.language import Text
from amu_graph.notes.json_schema import Schema, described, keyed, many, patterned

FILE: Final = "review.schema.json"
_WORDS: Final = {
    "name": Text(fr="Le nom, comme dans le texte.", en="The name, as in the text."),
    "id": Text(
        fr="L’identifiant qu’elle aurait si elle est nouvelle.", en="The identifier it would have if it is new."
    ),
    "says": Text(fr="Ce que dirait la note.", en="What the note would say."),
    "note": Text(fr="Pourquoi rien n’est relevé.", en="Why nothing is recorded."),
    "at": Text(fr="Ligne (13), lignes (82-85) ou nom.", en="Line (13), lines (82-85) or name."),
    "words": Text(fr="Caractères de la ligne : du premier à celui d’après.", en="Characters of the line: from, to."),
    "mentions": Text(fr="Où le nom est écrit : [ligne, de, à].", en="Where the name is written: [line, from, to]."),
    "by": Text(fr="Qui le propose : rule/…, table, person.", en="What proposes it: rule/…, table, person."),
    "why": Text(fr="Pourquoi.", en="Why."),
    "score": Text(fr="De 0 à 1.", en="From 0 to 1."),
    "status": Text(fr="Statut proposé.", en="Status proposed."),
    "because": Text(fr="Raison de ce statut.", en="Reason for that status."),
    "candidates": Text(fr="Qui ce peut être.", en="Who it may be."),
    "answer": Text(
        fr="La réponse ; absente, la question est ouverte.", en="The answer; without it the question is open."
    ),
    "answers": Text(fr="Réponses par initiales.", en="Answers by initials."),
}
_RECORD: Final[Schema] = {"$ref": "#/$defs/record"}
_SAID: Final[Schema] = {"$ref": "#/$defs/words"}
_IDENTIFIER: Final[Schema] = patterned("^[a-z0-9-]+/[a-z0-9]+(-[a-z0-9]+)*$")
_SPAN: Final[Schema] = many({"type": "integer", "minimum": 0}) | {"minItems": 2, "maxItems": 2}
_PLACES: Final = ("at", "page", "cell", "time")


def proposals_schema(notes: Schema) -> Schema:
    """Return the schema of a file of proposals, made from that of notes."""
    passage = notes["properties"]["passages"]["items"]["properties"]
    places = {key: passage[key] for key in _PLACES}
    shared = {**places, "by": {"type": "string"}, "why": _SAID, "score": {"type": "number"}}
    return {
        "$schema": notes["$schema"],
        "$id": ns.BASE + FILE,
        "title": "Propositions · Proposals",
        **_object(
            {
                "source": notes["properties"]["source"],
                "names": many(_object({**_name(), **shared, **_answers(_identity())}, ["name", "id", "at", "by"])),
                "statements": many(
                    {
                        **_object({**_statement(passage), **shared, **_answers(_verdict())}, ["at", "by"]),
                        "anyOf": [{"required": ["says"]}, {"required": ["note"]}],
                    }
                ),
            },
            ["source"],
        ),
        "$defs": notes["$defs"],
    }


def _name() -> Schema:
    candidate = {"id": _IDENTIFIER, "score": {"type": "number"}, "agrees": _words(), "differs": _words()}
    mention = {"type": "array", "minItems": 3, "maxItems": 3}
    return {
        "name": {"type": ["string", "number"]},
        "id": _IDENTIFIER,
        "says": {"type": "object"},
        "words": _SPAN,
        "mentions": many(mention),
        "candidates": many(_object(candidate, ["id"])),
    }


def _statement(passage: Schema) -> Schema:
    return {
        "says": _RECORD,
        "note": _SAID,
        "words": many(_SPAN),
        "status": passage["status"],
        "because": _SAID,
    }


def _identity() -> Schema:
    said = [_object({key: _IDENTIFIER}, [key]) for key in ("same", "new")]
    return {"anyOf": [{"enum": ["reject", "unsure"]}, *said]}


def _verdict() -> Schema:
    said = [_object({key: _SAID, "edit": _RECORD}, [key]) for key in ("interpreted", "unverified")]
    edit = _object({"edit": _RECORD}, ["edit"])
    return {"anyOf": [{"enum": ["accept", "reject", "unsure"]}, *said, edit]}


def _answers(answer: Schema) -> Schema:
    return {"answer": answer, "answers": {"type": "object", "additionalProperties": answer}}


def _words() -> Schema:
    return many({"type": "string"})


def _object(fields: Schema, required: list[str]) -> Schema:
    """Return what an object with these keys alone is, those that have words here described by them."""
    shown = {key: described(_WORDS[key], shape) if key in _WORDS else shape for key, shape in fields.items()}
    return keyed(shown, required)
