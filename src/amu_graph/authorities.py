"""Files that give things of the world an identifier for good: what their addresses look like, and how they are written.

Each address is that of the thing, as its keeper writes it, not that of the page about it; numbers with a check digit
are verified (ISO 7064 for ISNI and ORCID, the modulus 11 of IdRef, the formula of Luhn for SIREN).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from amu_graph.language import Text


def _is_iso_7064(number: str) -> bool:
    """Return whether the last sign of 16 is right, modulo 11 with base 2."""
    total = 0
    for digit in number[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return number[-1] == ("X" if check == 10 else str(check))  # noqa: PLR2004 - X stands for ten


def _is_idref(number: str) -> bool:
    """Return whether the last sign of 9 is right, weights 9 to 2 modulo 11."""
    check = -sum(weight * int(digit) for weight, digit in zip(range(9, 1, -1), number[:-1], strict=True)) % 11
    return number[-1] == ("X" if check == 10 else str(check))  # noqa: PLR2004 - X stands for ten


def _is_luhn(number: str) -> bool:
    doubled = [int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(number))]
    return sum(each - 9 * (each > 9) for each in doubled) % 10 == 0  # noqa: PLR2004 - the sum of two digits


def _in_groups(size: int) -> Callable[[str], str]:
    return lambda number: "\u00a0".join(re.findall(f".{{1,{size}}}", number))


@dataclass(frozen=True, slots=True)
class Authority:
    """A file of identifiers: its name, what addresses of it look like, and how the one of a thing is written."""

    name: str
    found: re.Pattern[str]
    address: str
    is_right: Callable[[str], bool] = bool
    shown: Callable[[str], str] = str


_WEB: Final = r"https?://(?:www\.|m\.)?"
AUTHORITIES: Final = (
    Authority(
        "Wikidata",
        re.compile(_WEB + r"wikidata\.org/(?:entity|wiki(?:/Special:EntityData)?)/(Q[1-9]\d*)(?:\.\w+)?(?:#.*)?"),
        "http://www.wikidata.org/entity/{}",
    ),
    Authority("VIAF", re.compile(_WEB + r"viaf\.org/viaf/(\d{2,22})/?(?:#.*)?"), "http://viaf.org/viaf/{}"),
    Authority("IdRef", re.compile(_WEB + r"idref\.fr/(\d{8}[\dXx])(?:/id)?/?"), "http://www.idref.fr/{}/id", _is_idref),
    Authority(
        "BnF",
        re.compile(r"https?://(?:data|catalogue)\.bnf\.fr/(?:\w\w/)?ark:/12148/(cb\d{8}[0-9a-z])(?:#.*)?"),
        "http://data.bnf.fr/ark:/12148/{}#about",
    ),
    Authority(
        "ISNI",
        re.compile(_WEB + r"isni\.org/(?:isni/)?(\d{15}[\dXx])/?"),
        "https://isni.org/isni/{}",
        _is_iso_7064,
        _in_groups(4),
    ),
    Authority(
        "ORCID",
        re.compile(_WEB + r"orcid\.org/(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])/?"),
        "https://orcid.org/{}",
        lambda number: _is_iso_7064(number.replace("-", "")),
    ),
    Authority("ROR", re.compile(_WEB + r"ror\.org/(0[0-9a-z]{8})/?"), "https://ror.org/{}"),
    Authority(
        "SIREN",
        re.compile(_WEB + r"annuaire-entreprises\.data\.gouv\.fr/entreprise/(?:[a-z0-9-]*-)?(\d{9})/?"),
        "https://annuaire-entreprises.data.gouv.fr/entreprise/{}",
        _is_luhn,
        _in_groups(3),
    ),
    Authority(
        "GeoNames",
        re.compile(r"https?://(?:www\.|sws\.)?geonames\.org/(\d+)(?:/.*)?"),
        "https://sws.geonames.org/{}/",
    ),
)


def _held(address: str) -> tuple[Authority, str] | None:
    for each in AUTHORITIES:
        if found := each.found.fullmatch(address):
            return each, found[1].upper() if found[1][-1] in "xX" else found[1]
    return None


def called(address: str) -> str:
    r"""Return what an address of an authority file is called, its name and the number; empty for any other address.

    >>> called("http://www.wikidata.org/entity/Q6602"), called("https://isni.org/isni/0000000121200982")
    ('Wikidata Q6602', 'ISNI 0000\xa00001\xa02120\xa00982')
    >>> called("https://example.org/a")
    ''
    """
    held = _held(address)
    return f"{held[0].name} {held[0].shown(held[1])}" if held else ""


def flaw_of(address: str) -> Text | None:
    """Return what to do about an address of an authority file that is not that of a thing; None where it is right.

    >>> flaw_of("https://www.wikidata.org/wiki/Q6602").en
    'Write the address of the thing: http://www.wikidata.org/entity/Q6602'
    >>> flaw_of("http://www.wikidata.org/entity/Q6602") is None
    True
    """
    held = _held(address)
    if held is None:
        return None
    authority, number = held
    if not authority.is_right(number):
        return Text(
            fr=f"Relisez le numéro {authority.name} {number} : son dernier chiffre, qui contrôle les autres, est faux.",
            en=f"Read the {authority.name} number {number} again: its last digit, which checks the others, is wrong.",
        )
    right = authority.address.format(number)
    if address == right:
        return None
    return Text(fr=f"Écrivez l’adresse de la chose : {right}", en=f"Write the address of the thing: {right}")
