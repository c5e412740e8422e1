"""The state of the explorer as its address says it (`web/src/explore/address.ts`), read without the script."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from math import isfinite
from typing import Any, Final, NamedTuple
from urllib.parse import parse_qsl, unquote

from amu_graph.errors import UsageError
from amu_graph.language import Text
from amu_graph.namespaces import BASE, curie, is_ours

_MOST: Final = 2000
"""Names that a list may hold."""
_FAR: Final = 3
_NEAREST, _FURTHEST = 0.01, 4
"""How far from the frame one may look, in its sides, and how many of them one may see."""
_TEXTS: Final = {"node": "node", "link": "other", "from": "start", "to": "end", "layout": "layout"}
_LOOKS: Final = {"arrange": "arranged", "colour": "colour", "size": "size"}
_COUNTS: Final = {"way": "way", "since": "since", "until": "until", "steps": "steps"}
_LISTS: Final = {
    "pick": "picked",
    "plus": "plus",
    "minus": "minus",
    "mute": "left_out",
    "relation": "relations",
    "status": "statuses",
    "hide": "hidden",
    "open": "unfolded",
    "fold": "folded",
    "only": "only",
}


def given_in(query: str) -> dict[str, str]:
    """Return what the query of an address gives, by name: the first counts, as in the script."""
    return dict(reversed(parse_qsl(query, keep_blank_values=True)))


class Camera(NamedTuple):
    """Where one looks, in the frame whose sides are one long, and how many of these lengths one sees."""

    x: float
    y: float
    ratio: float


@dataclass(frozen=True, kw_only=True)
class AddressState:
    """What an address of the explorer asks to see; names are CURIEs. `state.ts` says what each part means."""

    node: str = ""
    other: str = ""
    start: str = ""
    end: str = ""
    way: int = 0
    picked: tuple[str, ...] = ()
    plus: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ("asserted", "interpreted")
    since: int = 0
    until: int = 0
    hidden: tuple[str, ...] = ()
    unfolded: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    steps: int = 1
    pins: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    layout: str = "force"
    arranged: str = ""
    colour: str = "class"
    size: str = "degree"
    camera: "Camera | None" = None

    @property
    def focus(self) -> tuple[str, ...]:
        """Return what is always shown."""
        return (self.node, self.other, self.start, self.end, *self.picked)


def address_state(given: Mapping[str, str]) -> AddressState:
    """Return the state that the values of an address describe; other keys say nothing of the picture.

    Raises:
        UsageError: a number is none, or the period is reversed.

    """
    values: dict[str, Any] = {part: _name(given[key]) for key, part in _TEXTS.items() if given.get(key)}
    values |= {part: given[key] for key, part in _LOOKS.items() if given.get(key)}
    values |= {part: _list(given[key]) for key, part in _LISTS.items() if key in given}
    values |= {part: _count(given[key]) for key, part in _COUNTS.items() if given.get(key)}
    state = AddressState(**values, pins=_pins(given.get("pin", "")), camera=_camera(given.get("at", "")))
    if state.until and state.since > state.until:
        raise UsageError(
            Text(
                fr=f"La période va de {state.since} à {state.until} : la fin précède le début.",
                en=f"The period goes from {state.since} to {state.until}: its end comes before its start.",
            ),
            remedy=Text(fr="Échangez les deux années.", en="Swap the two years."),
        )
    return state


KEYS: Final = (*_TEXTS, *_LOOKS, *_LISTS, *_COUNTS, "pin", "at")
"""What of an address changes the picture, in the order in which the script writes it."""
assert len(KEYS) == len(fields(AddressState))


def said(given: Mapping[str, str]) -> dict[str, str]:
    """Return what of an address says something of the picture, in one order: all addresses of a state say the same.

    Raises:
        UsageError: a number is none.

    """
    start = AddressState()
    return {key: given[key] for key in KEYS if key in given and address_state({key: given[key]}) != start}


def _name(text: str) -> str:
    """Return the short name of a thing that is given by its address or by the path of its page."""
    if is_ours(text):
        return curie(text)
    return curie(BASE + text) if "/" in text and ":" not in text else text


def _list(text: str) -> tuple[str, ...]:
    return tuple(unquote(each) for each in text.split(",")[:_MOST] if each)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 6):  # noqa: PLR2004 - as the script reads it
        raise UsageError(
            Text(fr=f"« {text[:40]} » n’est pas un nombre.", en=f"“{text[:40]}” is no number."),
            remedy=Text(fr="Écrivez des chiffres.", en="Write digits."),
        )
    return int(text)


def _camera(text: str) -> Camera | None:
    """Return where to look; what the script does not understand is left out."""
    try:
        camera = Camera(*map(float, text.split(",")))
    except (TypeError, ValueError):
        return None
    inside = abs(camera.x) <= _FAR and abs(camera.y) <= _FAR and _NEAREST <= camera.ratio <= _FURTHEST
    return camera if inside else None


def _pins(text: str) -> dict[str, tuple[float, float]]:
    found = {}
    for pin in text.split(",")[:_MOST]:
        name, *place = pin.split("@")
        try:
            x, y = map(float, place)
        except ValueError:
            continue
        if isfinite(x) and isfinite(y):
            found[unquote(name)] = (x, y)
    return found
