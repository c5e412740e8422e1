"""What a server does where servers differ, found out with a few small queries; nothing is written."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from amu_graph.errors import QueryEvaluationError
from amu_graph.language import Text
from amu_graph.namespaces import RDFS, XSD
from amu_graph.store.remote import answers
from amu_graph.store.remote.exchange import Exchange
from amu_graph.store.remote.generations import PLACE, recorded

_MANY: Final = 100_001
_ROWS: Final = f"SELECT (1 AS ?one) WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }} LIMIT {_MANY}"
_OWN: Final = """
ASK {
  { SELECT ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } } LIMIT 1000 }
  FILTER NOT EXISTS { ?s ?p ?o }
}
"""
_VALUES: Final = f"""
SELECT ?tag ?boolean ?before WHERE {{
  BIND("x"@fr-FR AS ?tag)
  BIND(true AS ?boolean)
  BIND(IF("2013"^^<{XSD}gYear> < "2014"^^<{XSD}gYear>, "yes", "no") AS ?before)
}}
"""


_LABEL: Final = f"""
SELECT ?label WHERE {{
  {{ ?s <{RDFS}label> ?label }} UNION {{ GRAPH ?g {{ ?s <{RDFS}label> ?label }} }}
  FILTER(REGEX(STR(?label), "[a-z]{{5}}"))
}} LIMIT 1
"""
_WORD: Final = re.compile(r"[a-z]{5,}")
_FULL_TEXT: Final = (
    ("Virtuoso", "bif:contains", "GRAPH ?g {{ ?s <{label}> ?o . ?o <bif:contains> \"'{word}'\" }}"),
    ("Jena", "text:query", 'GRAPH ?g {{ ?s <http://jena.apache.org/text#query> "{word}" }}'),
    ("Stardog", "textMatch", '?s <{label}> ?o . ?o <tag:stardog:api:property:textMatch> "{word}"'),
    ("QLever", "ql:contains-word", '?o <http://qlever.cs.uni-freiburg.de/builtin-functions/contains-word> "{word}"'),
)
"""How servers are asked for words: for all others these are patterns that nothing matches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """What is read on a server, and what it does; None where it did not say.

    `digest` and `statements` are those of the generation that is read; `own_default` means that named graphs have
    something that its default graph has not; `rows` is how many an answer has at most, 0 where none is cut;
    `full_text` is how it is asked for words, empty where it has none of the ways that are known.
    """

    server: str
    digest: str
    statements: int
    own_default: bool | None
    rows: int
    years: bool | None
    tags: bool | None
    booleans: bool | None
    full_text: str


def rows_at_most(exchange: Exchange) -> int:
    """Return the number of rows at which a server cuts an answer, as far as its statements suffice to see it."""
    return exchange.ask(_ROWS, triples=False).most


def probe(exchange: Exchange) -> Probe:
    """Ask a server what it does.

    Raises:
        ServerError: it cannot be reached, or refuses.

    """
    first = exchange.ask(PLACE, triples=False)
    newest = next(recorded(answers.rows(first, exchange.access.host)), None)
    values = _row(exchange)
    return Probe(
        server=first.server,
        digest=newest.digest if newest else "",
        statements=newest.statements if newest else 0,
        own_default=_is_true(exchange, _OWN),
        rows=rows_at_most(exchange),
        years=_compared(values, "before", "yes"),
        tags=values["tag"].get("xml:lang") == "fr-FR" if "tag" in values else None,
        booleans=_compared(values, "boolean", "true"),
        full_text=_full_text(exchange),
    )


def in_words(found: Probe, host: str) -> Iterator[Text]:
    """Yield what a server does, a sentence each."""
    name = found.server or "?"
    yield Text(fr=f"{host} : {name}", en=f"{host}: {name}")
    if found.digest:
        digest = f"SHA-256 {found.digest[:12]}"
        yield Text(
            fr=f"On y lit un jeu de données chargé par push : {found.statements} énoncés ({digest}).",
            en=f"Read there is a dataset loaded by push: {found.statements} statements ({digest}).",
        )
    else:
        yield Text(
            fr="Aucun jeu de données chargé par push : pas d’empreinte, les pages n’ont pas d’ETag.",
            en="No dataset loaded by push: no digest, pages have no ETag.",
        )
    yield from _differences(found)


def _differences(found: Probe) -> Iterator[Text]:
    if found.own_default is not None:
        yield (
            Text(fr="Son graphe par défaut est à lui.", en="Its default graph is its own.")
            if found.own_default
            else Text(
                fr="Son graphe par défaut contient ce que disent les graphes nommés (ou il n’en a pas).",
                en="Its default graph holds what named graphs say (or it has none).",
            )
        )
    yield (
        Text(fr=f"Ses réponses sont coupées à {found.rows} lignes.", en=f"Its answers are cut at {found.rows} rows.")
        if found.rows
        else Text(fr=f"Pas de coupe vue jusqu’à {_MANY - 1} lignes.", en=f"No cut seen up to {_MANY - 1} rows.")
    )
    yield (
        Text(
            fr=f"Il cherche des mots lui-même : {found.full_text}. amu-graph search a son index.",
            en=f"It finds words itself: {found.full_text}. amu-graph search has its own index.",
        )
        if found.full_text
        else Text(
            fr="Aucune recherche de mots à lui n’a répondu ; amu-graph search a son index.",
            en="No search of its own for words has answered; amu-graph search has its index.",
        )
    )
    wrong = (
        (found.years, Text(fr="Il ne compare pas les années.", en="It does not compare years.")),
        (
            found.tags,
            Text(fr="Il change la casse des étiquettes de langue.", en="It changes the case of language tags."),
        ),
        (found.booleans, Text(fr="Il écrit les booléens 1 et 0.", en="It writes booleans as 1 and 0.")),
    )
    yield from (words for does, words in wrong if does is False)


def _full_text(exchange: Exchange) -> str:
    """Return how a server is asked for words, seen by a word of a label that it holds."""
    found = _WORD.search(_label(exchange))
    for product, name, pattern in _FULL_TEXT if found else ():
        if found and _is_true(exchange, f"ASK {{ {pattern.format(label=f'{RDFS}label', word=found[0])} }}"):
            return f"{name} ({product})"
    return ""


def _label(exchange: Exchange) -> str:
    try:
        rows = answers.rows(exchange.ask(_LABEL, triples=False), exchange.access.host)
        return next((row["label"].value for row in rows), "")
    except QueryEvaluationError:
        return ""


def _row(exchange: Exchange) -> dict[str, dict[str, str]]:
    """Return the values that come back, as they come back."""
    try:
        content: Any = json.loads(exchange.ask(_VALUES, triples=False).content)
        row: dict[str, dict[str, str]] = content["results"]["bindings"][0]
    except (QueryEvaluationError, ValueError, KeyError, IndexError, TypeError):
        return {}
    return row


def _compared(values: dict[str, dict[str, str]], name: str, right: str) -> bool | None:
    return values[name].get("value") == right if name in values else None


def _is_true(exchange: Exchange, query: str) -> bool | None:
    try:
        return bool(answers.table(exchange.ask(query, triples=False), exchange.access.host))
    except QueryEvaluationError:
        return None
