"""What a request says of the paper of a figure."""

from collections.abc import Mapping
from typing import Final

from amu_graph.errors import UsageError
from amu_graph.language import Text
from amu_graph.network.paper import Paper, millimetres

PAPER: Final = ("width", "dpi", "points")
"""What of a request says something of the paper."""


def paper_of(given: Mapping[str, str]) -> Paper:
    """Return the paper that `width`, `dpi` and `points` describe; what is left out is usual.

    Raises:
        UsageError: a value is no number, or beyond the limits.

    """
    usual = Paper()
    return Paper(
        width=millimetres(given["width"]) if given.get("width") else usual.width,
        dpi=round(_number(given, "dpi", usual.dpi)),
        points=_number(given, "points", usual.points),
    )


def _number(given: Mapping[str, str], name: str, usual: float) -> float:
    text = given.get(name, "").strip().replace(",", ".")
    if not text:
        return usual
    if len(text) > 12 or not text.replace(".", "", 1).isdecimal() or not text.isascii():  # noqa: PLR2004 - a number
        raise UsageError(
            Text(fr=f"« {text[:40]} » n’est pas un nombre.", en=f"“{text[:40]}” is no number."),
            remedy=Text(fr=f"{name} : par exemple {usual:g}.", en=f"{name}: for example {usual:g}."),
        )
    return float(text)
