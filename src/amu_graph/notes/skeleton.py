"""The beginning of a reading note: the head of its source, and the lines that wait for a reader."""

import json
from collections.abc import Mapping, Sequence
from typing import Final

_NUMBERS: Final = ("lengths",)


def skeleton(head: Mapping[str, str | Sequence[str]], lines: Sequence[str]) -> str:
    """Return a reading note (YAML) for a source, with one empty passage for each line that is not empty."""
    # A JSON string is a YAML string: quoting is left to the library.
    written = [f"  {key}: {_value(key, value)}" for key, value in head.items()]
    passages = [f"  - at: {number}\n    says: []" for number, line in enumerate(lines, start=1) if line]
    schema = "# yaml-language-server: $schema=../notes.schema.json"
    return "\n".join([schema, "source:", *written, "", "passages:", *passages, ""])


def _value(key: str, value: str | Sequence[str]) -> str:
    return json.dumps([int(one) for one in value] if key in _NUMBERS else value, ensure_ascii=False)
