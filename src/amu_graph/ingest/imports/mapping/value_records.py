"""The record that a value of a cell makes, and how surely it is said."""

from typing import Final

from amu_graph.ingest.imports.mapping.rules import QUANTITY_OF, STAGE_OF, Rule
from amu_graph.ingest.imports.mapping.values import Read
from amu_graph.language import Text

Says = dict[str, str | tuple[str, ...]]
"""A record in the making."""

_MARKS: Final = ("approximate", "planned")


def record_of(rule: Rule, read: Read, id_: str) -> Says:
    """Return the record of a date or number: a stage or quantity where it is one, or must be to be about or planned."""
    qualified = read.approximate or read.planned
    stage = rule.stage or (STAGE_OF.get(rule.key, "") if qualified else "")
    quantity = rule.quantity or (QUANTITY_OF.get(rule.key, "") if qualified else "")
    marks = {name: "true" for name in _MARKS if getattr(read, name)}
    if stage:
        return {"stageOf": id_, "kind": stage, "date": read.value, **marks}
    if quantity:
        tenure = {"tenure": rule.tenure} if rule.tenure else {}
        return {"quantityOf": id_, "kind": quantity, "value": read.value, **tenure, **marks}
    return {"id": id_, rule.key: read.value}


def status_of(read: Read, record: Says, merged: str) -> str:
    """Return the status of a value: what is about and has no record that says so is unverified."""
    lost = (read.approximate or read.planned) and "id" in record
    return "unverified" if read.doubtful or lost else "interpreted" if read.interpreted or merged else ""


def because(cell: str, merged: str) -> Text:
    """Return the reason of a status: what the cell says."""
    shown = " ".join(cell.split())
    if merged:
        return Text(fr=f"Cellules fusionnées {merged} : « {shown} ».", en=f"Merged cells {merged}: “{shown}”.")
    return Text(fr=f"La cellule porte « {shown} ».", en=f"The cell says “{shown}”.")


def otherwise(cell: str, row: int, value: str) -> Text:
    """Return the reason of doubt where another row says something else of the same thing."""
    return Text(
        fr=f"La cellule porte « {cell} », et la ligne {row}, pour la même chose, « {value} ».",
        en=f"The cell says “{cell}”, and row {row}, of the same thing, “{value}”.",
    )


def add(says: Says, key: str, value: str) -> None:
    """Add a value to those of a key, each once."""
    before = says.get(key, ())
    values = (before,) if isinstance(before, str) else before
    says[key] = value if not values else values[0] if values == (value,) else tuple(dict.fromkeys((*values, value)))
