"""How a picture is cited: a network, a map; as a reference, as the line under it, as BibTeX and RIS."""

import re
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Final, Literal

from amu_graph import project
from amu_graph.export.bibliography.bibtex import bibtex
from amu_graph.export.bibliography.reference import reference
from amu_graph.export.bibliography.ris import ris
from amu_graph.language import Language, Text
from amu_graph.typography import dated, set_in

Kind = Literal["figure", "map"]
"""What CSL calls a picture."""

_GENRES: Final[dict[Kind, Text]] = {"figure": Text("figure de réseau", "network figure"), "map": Text("carte", "map")}
_DATA: Final = Text("données {digest}", "data {digest}")
_SEEN: Final = Text("vue le {day}", "seen on {day}")
_LICENCE: Final = Text("Licence : {licence}.", "Licence: {licence}.")
_SOURCE: Final = Text("Source :", "Source:")


@dataclass(frozen=True, slots=True)
class PictureCited:
    """The reference of a picture, the line that stands under it, and both formats of reference managers."""

    text: str
    under: str
    bibtex: str
    ris: str


def picture_cited(title: str, kind: Kind, address: str, *, digest: str, language: Language, day: date) -> PictureCited:
    """Return how a picture is cited: its title, version and digest of the graph, lasting address, day and licence."""
    ours = project.current()
    genre, data = _GENRES[kind].in_(language), _DATA.in_(language).format(digest=digest[:12]) if digest else ""
    seen = _SEEN.in_(language).format(day=dated(day.isoformat(), language))
    licence = set_in(_LICENCE.in_(language).format(licence=ours.licence_name), language)
    item = {
        "id": f"{'-'.join(re.findall('[a-z0-9]+', ours.name.lower()))}-{_key(address)}",
        "type": kind,
        "language": language,
        "title": set_in(title, language),
        "genre": genre,
        "author": [{"literal": ours.editors.in_(language)}],
        "container-title": ours.name,
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "accessed": {"date-parts": [[day.year, day.month, day.day]]},
        "version": ", ".join(filter(None, (ours.version, data))),
        "URL": address,
        "note": f"{licence} {ours.licence}",
    }
    in_words = {**item, "issued": {"date-parts": [[day.year]]}}
    in_words.pop("URL")
    made = reference(in_words, language)
    version = f", version {item['version']}, {address} ({seen}). {licence}"
    under = f"{_SOURCE.in_(language)} {ours.name} {item['version']}, {ours.licence_name}, {address} ({seen})."
    return PictureCited(
        text=f"{made.before}{made.title}{set_in(version, language)}",
        under=set_in(under, language),
        bibtex=bibtex([item]),
        ris=ris([item]),
    )


def _key(address: str) -> str:
    """Return what tells the pictures of a bibliography apart."""
    return blake2b(address.encode(), digest_size=4).hexdigest()
