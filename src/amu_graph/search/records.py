"""What is searched and what is found."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from amu_graph.language import Language, Text, nearest
from amu_graph.model import MODEL
from amu_graph.namespaces import curie


class Field(NamedTuple):
    """A part of a document: its name, what readers call it, and how much a word found there weighs."""

    name: str
    title: Text
    weight: int


FIELDS: Final = (
    Field("label", Text(fr="nom", en="label"), 10),
    Field("alternative", Text(fr="autre nom", en="other name"), 9),
    Field("acronym", Text(fr="sigle", en="acronym"), 7),
    Field("linked", Text(fr="lié à", en="linked to"), 4),
    Field("description", Text(fr="description", en="description"), 3),
)
"""The fields in the order of the index; the first three are names."""

NAMES: Final = range(3)


class Manner(NamedTuple):
    """A way in which a word typed and a word found are the same; `weight` out of 10."""

    name: str
    title: Text
    weight: int


EXACT: Final = Manner("exact", Text(fr="exact", en="exact"), 10)
PLURAL: Final = Manner("plural", Text(fr="singulier ou pluriel", en="singular or plural"), 9)
JOINED: Final = Manner("joined", Text(fr="écrit en un mot ou en deux", en="written as one word or two"), 8)
STEM: Final = Manner("stem", Text(fr="même famille", en="same family"), 6)
PREFIX: Final = Manner("prefix", Text(fr="début du mot", en="beginning of the word"), 5)
TYPO: Final = Manner("typo", Text(fr="faute de frappe", en="typing error"), 4)
MANNERS: Final = (EXACT, PLURAL, JOINED, STEM, PREFIX, TYPO)


class Value(NamedTuple):
    """A text and its language tag (empty where it has none)."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What can be found: something with a page, and the texts that lead to it.

    `kind` is the local name of its class (`Project`, `Role`, `Concept`, `Class`, `Property` …); `linked` holds the
    labels of its class, of its concepts and of what it is directly related to; `facets` holds by what it can be
    narrowed: its themes, its sources …, each a name and values; of what is `unverified` no other passage speaks.
    """

    iri: str
    kind: str
    labels: tuple[Value, ...]
    alternatives: tuple[Value, ...] = ()
    linked: tuple[Value, ...] = ()
    descriptions: tuple[Value, ...] = ()
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    unverified: bool = False


class Match(NamedTuple):
    """A word typed, the words of the text that answer it, their position in the text, and how they match."""

    typed: str
    found: str
    start: int
    end: int
    how: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a document was found: a field, one of its texts, and the matches there."""

    field: str
    value: Value
    matches: tuple[Match, ...]

    def in_(self, language: Language) -> str:
        """Return the reason in words, such as « nom : usagers (singulier ou pluriel) »."""
        field = next(field for field in FIELDS if field.name == self.field)
        manners = {manner.name: manner.title.in_(language) for manner in MANNERS}
        colon = " : " if language == "fr" else ": "
        return (
            field.title.in_(language)
            + colon
            + ", ".join(f"{match.found} ({manners[match.how]})" for match in self.matches)
        )


@dataclass(frozen=True, kw_only=True)
class Hit:
    """Something found, the reasons, and its score: an integer that compares with others of the same search only.

    `explain` gives the reasons, which take longer than to find; of what is `unverified` no other passage speaks.
    """

    iri: str
    kind: str
    labels: tuple[Value, ...]
    score: int
    facets: Mapping[str, Sequence[str]]
    explain: Callable[[], tuple[Reason, ...]] = field(repr=False, compare=False)
    unverified: bool = False

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """Why it was found."""
        return self.explain()

    @property
    def kind_title(self) -> Text:
        """What readers call the kind."""
        known = MODEL.classes.get(self.kind)
        return known.title if known else Text(fr=self.kind, en=self.kind)

    def label(self, language: Language = "fr") -> str:
        """Return the label in the language, else in French, else any, else the IRI."""
        return nearest(((value.language, value.text) for value in self.labels), language) or self.iri

    def __repr__(self) -> str:
        return f"<Hit: {self.label()}, {curie(self.iri)}>"

    def _repr_html_(self) -> str:
        return Hits([self])._repr_html_()


class Hits(list[Hit]):
    """What was found, best first, which a notebook shows as one table."""

    def _repr_html_(self) -> str:
        from amu_graph.query.html import html_table  # only notebooks need it

        rows = [
            (
                hit.label("fr"),
                hit.kind_title.fr + ", non vérifié" * hit.unverified,
                " ; ".join(reason.in_("fr") for reason in hit.reasons),
            )
            for hit in self
        ]
        return html_table(("nom", "sorte", "trouvé par"), rows)


@dataclass(frozen=True, slots=True)
class Group:
    """Suggestions of one kind."""

    kind: str
    hits: tuple[Hit, ...]

    @property
    def title(self) -> Text:
        """What readers call the kind."""
        return self.hits[0].kind_title
