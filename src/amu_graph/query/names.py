"""From what a reader writes to what it names in the graph: an IRI, a CURIE, `kind/slug`, a slug or a label."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from amu_graph.errors import AmbiguousError, NotFoundError
from amu_graph.language import Text
from amu_graph.namespaces import AMU, BASE, KINDS, RDFS, SCHEMES, SKOS, VOCAB, curie, expand
from amu_graph.store import Store
from amu_graph.text import fold

_LABEL: Final = ox.NamedNode(RDFS + "label")
_NAMINGS: Final = (_LABEL, ox.NamedNode(SKOS + "altLabel"))

_PAGES: Final = tuple(f"{BASE}{kind}/" for kind in KINDS if kind not in ("participation", "responsibility"))

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


@dataclass(frozen=True, slots=True)
class Named:
    """Something in the graph and one of its names."""

    iri: str
    name: str


def named(text: str, store: Store, type_: str = "entity") -> ox.NamedNode:
    """Return what `text` names; labels are compared without accents, case or kind of apostrophe.

    `type_` is a key of `NAMESPACES`.

    Raises:
        NotFoundError: nothing of this type has this name; the nearest names are listed.
        AmbiguousError: several things have it; they are listed.

    """
    text = text.strip()
    iri = expand(text)
    if iri is not None and _exists(iri, store):
        return ox.NamedNode(iri)
    found = [begin + text for begin in NAMESPACES[type_] if _exists(begin + text, store)]
    if not found:
        folded = fold(text)
        found = list(dict.fromkeys(each.iri for each in _all(store, type_) if fold(each.name) == folded))
    if len(found) > 1:
        listed = [Named(iri, label(iri, store)) for iri in sorted(found)]
        raise AmbiguousError(
            Text(fr=f"« {text} » désigne plusieurs choses.", en=f"“{text}” names several things."),
            remedy=_list(Text(fr="Précisez :", en="Say which:"), listed),
        )
    if not found:
        raise NotFoundError(
            Text(fr=f"Rien ne s’appelle « {text} ».", en=f"Nothing is called “{text}”."),
            remedy=_nearest(text, list(_all(store, type_))),
        )
    return ox.NamedNode(found[0])


def candidates(store: Store, type_: str) -> list[Named]:
    """Return all that a parameter of this type may name, each once, sorted by name."""
    first: dict[str, Named] = {}
    for each in _all(store, type_):
        first.setdefault(each.iri, each)
    return sorted(first.values(), key=lambda each: (fold(each.name), each.iri))


def label(iri: str, store: Store, language: str = "fr") -> str:
    """Return the label of an IRI in `language` where it has one, else any label, else the CURIE."""
    labels = [quad.object for quad in store.quads(ox.NamedNode(iri), _LABEL, None, ox.DefaultGraph())]
    values = sorted((each.language != language, each.value) for each in labels if isinstance(each, ox.Literal))
    return values[0][1] if values else curie(iri)


def _exists(iri: str, store: Store) -> bool:
    try:
        node = ox.NamedNode(iri)
    except ValueError:
        return False
    return next(store.quads(node, None, None, ox.DefaultGraph()), None) is not None


def _all(store: Store, type_: str) -> Iterator[Named]:
    """Iterate over the names of all things of this type, labels before other names."""
    begins = NAMESPACES[type_]
    for naming in _NAMINGS:
        for quad in store.quads(None, naming, None, ox.DefaultGraph()):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                iri = quad.subject.value
                if iri.startswith(begins):
                    yield Named(iri, quad.object.value)


def _nearest(text: str, all_: list[Named]) -> Text:
    import difflib  # only a misspelt name needs it

    folded = fold(text)
    by_name = {fold(each.name): each for each in reversed(all_)}
    near = [name for name in by_name if folded and folded in name]
    near += difflib.get_close_matches(folded, by_name, n=6, cutoff=0.5)
    found = {by_name[name].iri: by_name[name] for name in near}
    if not found:
        return Text(fr="Cherchez-le : amu-graph search …", en="Look for it: amu-graph search …")
    return _list(Text(fr="Vouliez-vous dire :", en="Did you mean:"), list(found.values())[:8])


def _list(title: Text, found: list[Named]) -> Text:
    lines = "".join(f"\n    {curie(each.iri)}  {each.name}" for each in found)
    return Text(fr=title.fr + lines, en=title.en + lines)
