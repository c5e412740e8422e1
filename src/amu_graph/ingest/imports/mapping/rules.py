"""What a mapping says: which column names the thing of a row, and what each column says of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from amu_graph.notes.position import Position

APPROXIMATE: Final = "~N"
UNSURE: Final = "N ?"
ABOUT: Final = "vers N"
TREATMENTS: Final = ("approximate", "unverified", "skip")
DEFAULTS: Final = MappingProxyType({APPROXIMATE: "approximate", UNSURE: "unverified", ABOUT: "approximate"})
"""What becomes of a cell that says about, or doubts, or says towards, where the mapping does not say."""

COLUMN_KEYS: Final = (
    *("key", "role", "stage", "quantity", "tenure", "find", "split", "words", "prefix", "language"),
    *(APPROXIMATE, UNSURE, ABOUT, "skip"),
)
ROW_KEYS: Final = ("key", "id", "type", "kind")
SOURCE_KEYS: Final = ("id", "label", "file", "sha256", "url", "retrieved", "language", "sheet", "header")

STAGE_OF: Final = MappingProxyType({"foundingDate": "creation", "inaugurationDate": "inauguration"})
"""Property whose value is a date → the kind of the stage that can be about, or planned."""

QUANTITY_OF: Final = MappingProxyType({"dwellingCount": "logements", "caseCount": "cas"})
"""Property whose value is a number → the kind of the quantity that can be about, or planned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a column says: of one property, role, stage or quantity; or nothing (`skip`).

    `find` are the kinds of entities that its names are looked for among; `split` parts several in one cell.
    """

    key: str = ""
    role: str = ""
    stage: str = ""
    quantity: str = ""
    tenure: str = ""
    find: tuple[str, ...] = ()
    split: str = ""
    words: bool = True
    prefix: str = ""
    language: str = ""
    doubts: Mapping[str, str] = field(default_factory=lambda: DEFAULTS)
    skip: bool = False
    at: Position = field(default=Position(""), compare=False)

    def treatment(self, form: str) -> str:
        """Return what becomes of a cell of a doubtful form."""
        return self.doubts.get(form, DEFAULTS[form])


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The whole of a mapping: the head of the source, the thing of a row, the columns by name."""

    source: Mapping[str, str]
    key: str
    id: str
    type: str
    kind: str = ""
    columns: Mapping[str, Rule] = field(default_factory=dict)


def columns_in(template: str) -> list[str]:
    """Return the columns that the template of an identifier names.

    >>> columns_in("project/{Nom} {Ville}")
    ['Nom', 'Ville']
    """
    return re.findall(r"\{([^{}]+)\}", template)
