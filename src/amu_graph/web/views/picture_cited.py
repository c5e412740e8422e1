"""How a picture is cited: a network, a map; as a reference, as the line under it, as BibTeX and RIS."""

from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Final, Literal

from amu_graph import project
from amu_graph.export.bibliography.bibtex import bibtex
from amu_graph.export.bibliography.reference import reference
from amu_graph.export.bibliography.ris import ris
from amu_graph.language import Language, Text
from amu_graph.typography import set_in
from amu_graph.web.views.own_item import consulted, data_named, own_item

Kind = Literal["figure", "map"]
"""What CSL calls a picture."""

_GENRES: Final[dict[Kind, Text]] = {"figure": Text("figure de réseau", "network figure"), "map": Text("carte", "map")}
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
    seen = consulted(day, language, _SEEN)
    licence = set_in(_LICENCE.in_(language).format(licence=ours.licence_name), language)
    in_words = own_item(
        _key(address),
        set_in(title, language),
        language,
        day,
        type=kind,
        genre=_GENRES[kind].in_(language),
        version=", ".join(filter(None, (ours.version, data_named(digest, language)))),
        note=f"{licence} {ours.licence}",
    )
    item = {**in_words, "issued": in_words["accessed"], "URL": address}
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
