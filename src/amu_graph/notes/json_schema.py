"""What the JSON Schemas of notes, decisions and proposals are made of."""

from typing import Any, Final

from amu_graph.language import Text

Schema = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
SLUG: Final = "[a-z0-9]+(-[a-z0-9]+)*"
DATE: Final = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
# Editors read YAML with types: an unquoted 2013 is a number to them, a text to the build. Patterns bind texts alone.
TEXT: Final[Schema] = {"type": ["string", "number"]}


def patterned(pattern: str) -> Schema:
    """Return what a text with this pattern is."""
    return {"type": "string", "pattern": pattern}


def numbered(pattern: str) -> Schema:
    """Return what a whole number is, or a text with this pattern."""
    return {"type": ["integer", "string"], "pattern": pattern}


def many(item: Schema) -> Schema:
    """Return what a list of such items is."""
    return {"type": "array", "items": item}


def keyed(fields: Schema, required: list[str]) -> Schema:
    """Return what an object with these keys alone is."""
    return {"type": "object", "properties": fields, "required": required, "additionalProperties": False}


def described(words: Text, shape: Schema) -> Schema:
    """Return a shape with the words that an editor shows, in both languages."""
    return {"description": f"{words.fr} · {words.en}", **shape}
