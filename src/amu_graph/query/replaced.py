"""What is out of use, and its successors: one if merged or renamed, several if split, none if withdrawn."""

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from amu_graph.errors import AmbiguousError, NotFoundError
from amu_graph.language import LANGUAGES, Text
from amu_graph.namespaces import BASE, curie
from amu_graph.query.portrait_queries import Row, rows
from amu_graph.store import Store


class WithdrawnError(NotFoundError):
    """What has this name was withdrawn from the graph."""

    http_status = 410


class SplitError(AmbiguousError):
    """What has this name was split into several things."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """Something out of use, what took its place, and the reason that the editors give (it may be empty)."""

    old: str
    new: tuple[str, ...]
    because: Text

    @property
    def sentence(self) -> Text:
        """Return the sentence for a reader who asks for the old name."""
        old, new = short(self.old), ", ".join(map(short, self.new))
        if not self.new:
            return self._because(f"{old} a été retiré du graphe", f"{old} was withdrawn from the graph")
        if len(self.new) == 1:
            return self._because(f"{old} est devenu {new}", f"{old} has become {new}")
        return self._because(f"{old} a été partagé : {new}", f"{old} has been split: {new}")

    def _because(self, fr: str, en: str) -> Text:
        reason = self.because
        return Text(
            fr=f"{fr}. {reason.fr}" if reason.fr else f"{fr}.", en=f"{en}. {reason.en}" if reason.en else f"{en}."
        )


def short(iri: str) -> str:
    """Return an identifier as a person types it: `project/ecoterra`."""
    return iri.removeprefix(BASE) if iri.startswith(BASE) else curie(iri)


def replacement(iri: str, store: Store) -> Replacement | None:
    """Return what became of something; None of what is in use, or was never there.

    A law that another replaces is in use: only what is marked as deprecated is not. A passage shares the fate of its
    source.
    """
    base, mark, fragment = iri.partition("#")
    found = _of(iri, store)
    if found is None and mark and base.startswith(BASE + "source/"):
        whole = _of(base, store)
        if whole is not None:
            new = tuple(f"{one}#{fragment}" if is_known(f"{one}#{fragment}", store) else one for one in whole.new)
            return Replacement(iri, new, whole.because)
    return found


def follow(iri: str, store: Store) -> str:
    """Return what took the place of something, or the thing itself where it is in use.

    Raises:
        SplitError: it was split; its parts are listed.
        WithdrawnError: it was withdrawn.

    """
    found = replacement(iri, store)
    if found is None:
        return iri
    if not found.new:
        raise WithdrawnError(found.sentence)
    if len(found.new) > 1:
        listed = "".join(f"\n    {curie(each)}" for each in found.new)
        raise SplitError(found.sentence, remedy=Text(fr=f"Précisez :{listed}", en=f"Say which:{listed}"))
    return found.new[0]


def out_of_use(store: Store) -> frozenset[str]:
    """Return everything that is out of use."""
    return frozenset(row["thing"].value for row in rows(store, "out-of-use"))


def _of(iri: str, store: Store) -> Replacement | None:
    found = list(rows(store, "replaced", thing=[iri]))
    marks = [row for row in found if row["mark"]]
    if not marks:
        return None
    new = {row["new"].value for row in found if isinstance(row["new"], ox.NamedNode)}
    return Replacement(iri, tuple(sorted(new)), _reason(marks))


def _reason(marks: Iterable[Row]) -> Text:
    """Return the notes of the decisions that say so, in both languages where they give both."""
    words: dict[str, dict[str, None]] = {language: {} for language in LANGUAGES}
    for row in marks:
        if isinstance(row["note"], ox.Literal) and row["note"].language in words:
            words[row["note"].language][row["note"].value] = None
    fr, en = (" ".join(words[language]) for language in ("fr", "en"))
    return Text(fr=fr or en, en=en or fr)


def known_among(iris: Iterable[str], store: Store) -> frozenset[str]:
    """Return those of several IRIs of which anything is said."""
    return frozenset(row["thing"].value for row in rows(store, "known", thing=iris) if row["said"].value == "true")


def is_known(iri: str, store: Store) -> bool:
    """Return whether anything is said of an IRI."""
    return iri in known_among([iri], store)
