"""Names in a query that no statement has: the usual reason why a query that is right finds nothing."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Final

from amu_graph.errors import AmbiguousError, NotFoundError
from amu_graph.language import Text
from amu_graph.namespaces import BASE, PREFIXES, RDFS, XSD, curie, is_ours
from amu_graph.planning.names import prologue, resolved
from amu_graph.planning.tokens import Token, tokens_of
from amu_graph.query.from_clause import dataset_of
from amu_graph.query.names import NAMESPACES, named
from amu_graph.query.portrait_queries import rows
from amu_graph.query.replaced import replacement
from amu_graph.store import Store
from amu_graph.text import fold

_OTHERS: Final = tuple(each for each in PREFIXES.values() if not is_ours(each) and each != XSD)
"""The namespaces of others whose words the graph uses; what is in none of them may be anything."""


def unknown_names(query: str, store: Store) -> Iterator[Text]:
    """Yield the unknown names of a query: graphs that do not exist, and names that no statement has.

    Names are those of the project and of the vocabularies that it uses. It is said what is near, and of what is out of
    use what it has become. How a query writes them, with which prefix or as whole IRIs, is no matter.
    """
    tokens = list(tokens_of(query))
    graphs = dataset_of([token.text for token in tokens]) or ((), ())
    for graph in dict.fromkeys((*graphs[0], *graphs[1])):
        if not _is_graph(graph, store):
            yield _no_graph(curie(graph))
    base, prefixes, begin = prologue([token.text for token in tokens])
    for name in dict.fromkeys(_names(tokens[begin:])):
        iri = resolved(name, base, prefixes)
        if not iri or not (is_ours(iri) or iri.startswith(_OTHERS)) or iri in graphs[0] + graphs[1]:
            continue
        became = replacement(iri, store)
        if became:
            yield became.sentence
        elif not _occurs(iri, store):
            yield _unused(name if name[0] != "<" else curie(iri), iri, store)


def _names(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the names that a query looks for; those of the triples that it makes are its own."""
    texts = [token.text for token in tokens]
    made = texts.index("}") if [text.upper() for text in texts[:2]] == ["CONSTRUCT", "{"] and "}" in texts else 0
    yield from (token.text for token in tokens[made:] if token.kind in ("name", "iri"))


def _occurs(iri: str, store: Store) -> bool:
    return any(rows(store, "occurs", thing=[iri]))


def _is_graph(iri: str, store: Store) -> bool:
    return any(row["holds"].value == "true" for row in rows(store, "occurs", thing=[iri]))


def _no_graph(name: str) -> Text:
    return Text(
        fr=f"Il n’y a pas ici de graphe nommé {name} ; on ne lit jamais ni fichier ni adresse.",
        en=f"There is no graph named {name} here; files and addresses are never read.",
    )


def _unused(name: str, iri: str, store: Store) -> Text:
    advice = _advice(iri, store)
    return Text(
        fr=f"Aucun énoncé n’emploie {name}. {advice.fr}".rstrip(),
        en=f"No statement uses {name}. {advice.en}".rstrip(),
    )


def _advice(iri: str, store: Store) -> Text:
    """Return what a name may mean: of a vocabulary of others one of its words, of ours what is called nearly so."""
    fitting = ((namespace, prefix) for prefix, namespace in PREFIXES.items() if iri.startswith(namespace))
    namespace, prefix = max(fitting, key=lambda pair: len(pair[0]), default=(BASE, ""))
    local = iri.removeprefix(namespace)
    if not is_ours(namespace):
        return _meant(_like(local, _others(namespace, store)))
    kind = "term" if prefix == "amu" else prefix if prefix in NAMESPACES else "entity"
    try:
        return _meant([named(local, store, kind).value])
    except (AmbiguousError, NotFoundError) as error:
        near = error.near or (_like(local, _labelled(store)) if prefix == "amu" else ())
        return _meant(near) if near else error.remedy or Text("", "")


def _like(word: str, known: Mapping[str, str]) -> list[str]:
    """Return the two that are called most nearly so."""
    return [known[name] for name in get_close_matches(fold(word), known, n=2, cutoff=0.75)]


def _others(namespace: str, store: Store) -> dict[str, str]:
    """Return the words of a vocabulary of others that the ontology names, folded."""
    said = (row["term"].value for row in rows(store, "terms"))
    return {fold(iri.removeprefix(namespace)): iri for iri in said if iri.startswith(namespace)}


def _labelled(store: Store) -> dict[str, str]:
    """Return the terms by what they are called in words, folded: « thème » is a word of Dublin Core."""
    said = (row for row in rows(store, "terms") if row["property"].value == RDFS + "label")
    return {fold(row["value"].value): row["term"].value for row in said}


def _meant(iris: Sequence[str]) -> Text:
    if not iris:
        return Text("", "")
    *first, last = map(curie, iris)
    before = ", ".join(first)
    fr, en = (f"{before} {word} {last}" if before else last for word in ("ou", "or"))
    return Text(fr=f"Vouliez-vous dire {fr} ?", en=f"Did you mean {en}?")
