"""Names in a query that no statement has: the usual reason why a query that is right finds nothing."""

from collections.abc import Iterator

from amu_graph.errors import AmbiguousError, NotFoundError
from amu_graph.language import Text
from amu_graph.namespaces import BASE, PREFIXES, curie, is_ours
from amu_graph.planning.names import prologue, resolved
from amu_graph.planning.tokens import tokens_of
from amu_graph.query.from_clause import dataset_of
from amu_graph.query.names import NAMESPACES, named
from amu_graph.query.portrait_queries import rows
from amu_graph.query.replaced import replacement
from amu_graph.store import Store


def unknown_names(query: str, store: Store) -> Iterator[Text]:
    """Yield the unknown names of a query: graphs that do not exist, and names of the project that no statement has.

    For these it is said what is near, and of what is out of use what it has become. How a query writes them, with which
    prefix or as whole IRIs, is no matter.
    """
    tokens = list(tokens_of(query))
    graphs = dataset_of([token.text for token in tokens]) or ((), ())
    for graph in dict.fromkeys((*graphs[0], *graphs[1])):
        if not _is_graph(graph, store):
            yield _no_graph(curie(graph))
    base, prefixes, begin = prologue([token.text for token in tokens])
    written = dict.fromkeys(token.text for token in tokens[begin:] if token.kind in ("name", "iri"))
    for name in written:
        iri = resolved(name, base, prefixes)
        if not iri or not is_ours(iri) or iri in graphs[0] + graphs[1]:
            continue
        became = replacement(iri, store)
        if became:
            yield became.sentence
        elif not _occurs(iri, store):
            yield _unused(name if name[0] != "<" else curie(iri), iri, store)


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
    fitting = ((namespace, prefix) for prefix, namespace in PREFIXES.items() if iri.startswith(namespace))
    namespace, prefix = max(((BASE, ""), *fitting), key=lambda pair: len(pair[0]))
    local = iri.removeprefix(namespace)
    kind = "term" if prefix == "amu" else prefix if prefix in NAMESPACES else "entity"
    try:
        meant = curie(named(local, store, kind).value)
    except (AmbiguousError, NotFoundError) as error:
        if not error.near:
            return error.remedy or Text("", "")
        *first, last = map(curie, error.near)
        before = ", ".join(first)
        fr, en = (f"{before} {word} {last}" if before else last for word in ("ou", "or"))
        return Text(fr=f"Vouliez-vous dire {fr} ?", en=f"Did you mean {en}?")
    return Text(fr=f"Vouliez-vous dire {meant} ?", en=f"Did you mean {meant}?")
