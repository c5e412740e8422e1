"""Resolving what a reader writes: an IRI, a CURIE, `kind/slug`, a slug or a label."""

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from amu_graph.errors import AmbiguousError, NotFoundError
from amu_graph.language import Text
from amu_graph.namespaces import AMU, BASE, KINDS, RELATIONS, SCHEMES, VOCAB, curie, expand
from amu_graph.query.labels import label
from amu_graph.query.name_index import Named, all_names, having, in_order
from amu_graph.query.near_names import listed, nearest
from amu_graph.query.portrait_queries import rows
from amu_graph.query.replaced import WithdrawnError, follow, is_known, out_of_use, replacement
from amu_graph.store import Store
from amu_graph.text import fold

_PAGES: Final = tuple(f"{BASE}{kind}/" for kind in KINDS if kind not in RELATIONS)

NAMESPACES: Final = {
    **{kind: (f"{BASE}{kind}/",) for kind in KINDS},
    **{scheme: (f"{VOCAB}{scheme}/",) for scheme in SCHEMES},
    "agent": (f"{BASE}person/", f"{BASE}organization/"),
    "source": (f"{BASE}source/",),
    "concept": (VOCAB,),
    "term": (AMU,),
    "entity": (*_PAGES, f"{BASE}source/", VOCAB, AMU),
}
"""Type of a parameter → where the IRIs that it may name begin."""


class UnknownNameError(NotFoundError):
    """Nothing of the type that is asked for has this name; `near` are those spelt nearly like it."""


def named(text: str, store: Store, type_: str = "entity") -> ox.NamedNode:
    """Return what `text` names; labels are compared without accents, case or kind of apostrophe.

    `type_` is a key of `NAMESPACES`. What was merged or renamed is followed to what took its place.

    Raises:
        NotFoundError: nothing of this type has this name; the nearest names are listed.
        AmbiguousError: several things have it; they are listed.
        SplitError, WithdrawnError: what had it was split, or withdrawn.

    """
    return ox.NamedNode(follow(called(text, store, type_), store))


def called(text: str, store: Store, type_: str = "entity") -> str:
    """Return what `text` names, as `named` does, without following what was replaced.

    Raises:
        NotFoundError: nothing of this type has this name; the nearest names are listed.
        AmbiguousError: several things have it; they are listed.

    """
    text = text.strip()
    found = all_called(text, store, type_)
    if not found:
        near, remedy = nearest(text, list(_all(store, type_)), store)
        raise UnknownNameError(
            Text(fr=f"Rien ne s’appelle « {text} ».", en=f"Nothing is called “{text}”.")
            if text
            else Text(fr="Il manque un nom.", en="A name is missing."),
            remedy=remedy,
            near=near,
        )
    return _only(text, found, store)


def _only(text: str, found: list[str], store: Store) -> str:
    """Return the one thing that is found; several are an error that lists them."""
    if len(found) > 1:
        raise AmbiguousError(
            Text(fr=f"« {text} » désigne plusieurs choses.", en=f"“{text}” names several things."),
            remedy=listed(Text(fr="Précisez :", en="Say which:"), sorted(found), store),
            near=sorted(found),
        )
    return found[0]


def spoken_of(text: str, store: Store) -> ox.NamedNode:
    """Return what `text` names, as `named` does; else what unverified passages alone speak of under this name.

    Raises:
        NotFoundError, AmbiguousError, SplitError, WithdrawnError: as for `named`.

    """
    try:
        return named(text, store)
    except NotFoundError as error:
        iri, text = expand(text.strip()), text.strip()
        if isinstance(error, WithdrawnError):
            raise
        if iri and is_known(iri, store):
            return ox.NamedNode(iri)
        found = _in_unverified(text, store)
        if not found:
            raise
        return ox.NamedNode(_only(text, found, store))


def _in_unverified(text: str, store: Store) -> list[str]:
    """Return what only unverified passages name so, or give this slug."""
    wanted = fold(text)
    things = ((row["thing"].value, row["name"].value) for row in rows(store, "spoken-of"))
    fitting = {iri for iri, name in things if fold(name) == wanted or iri.rpartition("/")[2] == text}
    return sorted(iri for iri in fitting if iri.startswith(NAMESPACES["entity"]))


def all_called(text: str, store: Store, type_: str = "entity") -> list[str]:
    """Return everything that `text` names, most often one thing; of several, what is in use.

    Raises:
        NotFoundError: it names something of another type.

    """
    iri = expand(text)
    if iri is not None and (_exists(iri, store) or replacement(iri, store)):
        return [_fitting(iri, store, type_)]
    found = _existing(_as_slug(text, type_), store)
    if not found:
        found = _labelled(fold(text), store, type_)
    if len(found) > 1:
        out = out_of_use(store)
        found = [iri for iri in found if iri not in out] or found
    return found


def possible(text: str, type_: str) -> list[tuple[str, ...]]:
    """Return the IRIs that `all_called` looks for first, in each of its queries."""
    iri = expand(text)
    return [*([(iri,)] if iri else ()), tuple(_as_slug(text, type_))]


def _as_slug(text: str, type_: str) -> list[str]:
    return [begin + text for begin in NAMESPACES[type_]]


def _labelled(folded: str, store: Store, type_: str) -> list[str]:
    kept = having(store, folded)
    if kept is not None:
        return [iri for iri in kept if iri.startswith(NAMESPACES[type_])]
    return list(dict.fromkeys(each.iri for each in _all(store, type_) if fold(each.name) == folded))


def _fitting(iri: str, store: Store, type_: str) -> str:
    """Return an IRI that is of the type; for `entity`, whatever the graph describes."""
    if type_ != "entity" and not iri.startswith(NAMESPACES[type_]):
        what = label(iri, store)
        raise NotFoundError(
            Text(
                fr=f"« {what} » ({curie(iri)}) n’est pas du type attendu : {type_}.",
                en=f"“{what}” ({curie(iri)}) is not of the type expected: {type_}.",
            )
        )
    return iri


def candidates(store: Store, type_: str) -> list[Named]:
    """Return all that a parameter of this type may name, each once, sorted by name."""
    first: dict[str, Named] = {}
    out = out_of_use(store)
    for each in _all(store, type_):
        if each.iri not in out:
            first.setdefault(each.iri, each)
    return sorted(first.values(), key=lambda each: (fold(each.name), each.iri))


def first_candidates(store: Store, type_: str, most: int) -> tuple[list[str], int]:
    """Return the first IRIs of `candidates`, and how many there are; of a large dataset its index knows them."""
    found = in_order(store, NAMESPACES[type_])
    if found is None:
        found = [each.iri for each in candidates(store, type_)]
    out = out_of_use(store)
    kept = [iri for iri in found if iri not in out]
    return kept[:most], len(kept)


def _exists(iri: str, store: Store) -> bool:
    return bool(_existing([iri], store))


def _existing(iris: list[str], store: Store) -> list[str]:
    """Return those of several IRIs of which the merged graph says something, in their order."""
    shown = {row["thing"].value for row in rows(store, "known", thing=iris) if row["shown"].value == "true"}
    return [iri for iri in iris if iri in shown]


def _all(store: Store, type_: str) -> Iterator[Named]:
    """Iterate over the names of all things of this type, labels before other names."""
    begins = NAMESPACES[type_]
    return (each for each in all_names(store) if each.iri.startswith(begins))
