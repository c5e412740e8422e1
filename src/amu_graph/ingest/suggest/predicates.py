"""The kinds of statements that are proposed: how notes say them, between what they hold, the words that cue them."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph.errors import ProblemsError
from amu_graph.ingest.suggest.sentences import CueWords
from amu_graph.language import Text
from amu_graph.notes.problems import Problems
from amu_graph.notes.turtle import read_triples
from amu_graph.project import files, named
from amu_graph.text import fold

_TABLE: Final = Path(__file__).with_name("predicates.toml")
_CUE, _HINT = ns.AMU + "cue", ns.AMU + "hint"
_NAMINGS: Final = frozenset({ns.SKOS + "prefLabel", ns.SKOS + "altLabel"})
_PLURAL: Final = 3
_SCHEMES: Final = {"role": "role", "stage": "stage-type"}


class Predicate(NamedTuple):
    """A kind of statement; `object` holds types of things, `value` a date or what is counted, one of the two."""

    name: str
    subject: frozenset[str]
    object: frozenset[str]
    value: str
    role: str
    key: str
    stage: str
    agent_first: bool
    free: float
    one: bool
    like: frozenset[str]
    offices: frozenset[str]
    named: bool
    cues: tuple[CueWords, ...]
    hints: tuple[CueWords, ...]


class Terms(NamedTuple):
    """What the ontology and the vocabularies of a project say for proposals.

    `cues` are the words that speak for a term, `hints` those that leave it open; `names` are those of concepts.
    """

    cues: Mapping[str, tuple[CueWords, ...]]
    hints: Mapping[str, tuple[CueWords, ...]]
    names: Mapping[str, tuple[str, ...]]


@cache
def read_terms(folder: Path) -> Terms:
    """Return the cue words and the names of the terms, from `cues/*.ttl` and `vocabularies/*.ttl`; a project’s own too.

    Raises:
        ProblemsError: a file cannot be read.

    """
    problems, names = Problems(), dict[str, list[str]]()
    words: dict[str, dict[str, set[CueWords]]] = {_CUE: {}, _HINT: {}}
    for path in (*files(folder, "cues/*.ttl"), *files(folder, "vocabularies/*.ttl")):
        for triple in read_triples(path, named(path, folder), problems):
            if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.Literal):
                if triple.predicate.value in words:
                    words[triple.predicate.value].setdefault(triple.subject.value, set()).add(_cue(triple.object.value))
                elif triple.predicate.value in _NAMINGS:
                    names.setdefault(triple.subject.value, []).append(triple.object.value)
    if problems.violated:
        message = Text(fr="Les vocabulaires ne se lisent pas.", en="The vocabularies cannot be read.")
        raise ProblemsError(message, list(problems.sorted()))
    cues, hints = (
        {term: tuple(sorted(cue for cue in found if cue.words)) for term, found in words[kind].items()}
        for kind in (_CUE, _HINT)
    )
    return Terms(cues, hints, {term: tuple(found) for term, found in names.items()})


@cache
def role_names(ontology: Path) -> Mapping[str, str]:
    """Return what each name of a role, folded and singular, proposes: a kind of statement, or `role/` and its slug."""
    kinds = {predicate.role: predicate.name for predicate in predicates(ontology) if predicate.role}
    found: dict[str, str] = {}
    role = ns.concept_iri("role", "")
    for iri, names in read_terms(ontology).names.items():
        slug = iri.removeprefix(role)
        for name in names if iri.startswith(role) else ():
            found.setdefault(singular(name), kinds.get(slug, f"role/{slug}"))
    for predicate in predicates(ontology):
        for cue in predicate.cues if predicate.role else ():
            if not cue.side:
                found.setdefault(" ".join(cue.words).replace("*", "").replace("' ", "'"), predicate.name)
    return found


def singular(name: str) -> str:
    """Return the words of a name, folded, without the signs of the plural.

    >>> singular("Maîtres d’ouvrage"), singular("Bureaux d’études")
    ("maitre d'ouvrage", "bureau d'etude")
    """
    words = fold(name).split()
    return " ".join(word[:-1] if len(word) > _PLURAL and word[-1] in "sx" else word for word in words)


def _cue(text: str) -> CueWords:
    """Return a cue: an ellipsis before or after it says on which side the object stands.

    >>> _cue("dessiné* par …"), _cue("… a lancé").side
    (CueWords(words=('dessine*', 'par'), side=1), -1)
    """
    words = fold(text.replace("…", " ")).replace("'", "' ").split()
    return CueWords(tuple(words), text.rstrip().endswith("…") - text.lstrip().startswith("…"))


@cache
def predicates(ontology: Path) -> tuple[Predicate, ...]:
    """Return the kinds of statements that the vocabularies of a project have words for, with their cue words."""
    terms = read_terms(ontology)
    table = tomllib.loads(_TABLE.read_text("utf-8"))
    return tuple(
        _predicate(name, given, terms.cues.get(_term(given), ()), terms.hints.get(_term(given), ()))
        for name, given in table.items()
        if "key" in given or _term(given) in terms.names
    )


def _predicate(
    name: str, given: Mapping[str, object], cues: Iterable[CueWords], hints: Iterable[CueWords]
) -> Predicate:
    def text(key: str) -> str:
        value = given.get(key, "")
        return value if isinstance(value, str) else ""

    def texts(key: str) -> frozenset[str]:
        value = given.get(key, ())
        return frozenset(value) if isinstance(value, list) else frozenset()

    free = given.get("free", 0.0)
    agent_first = text("agent") == "subject"
    if agent_first:  # cue words of a role stand beside its agent, which is not the object here
        cues, hints = ([cue._replace(side=-cue.side) for cue in each] for each in (cues, hints))
    return Predicate(
        name,
        texts("subject"),
        texts("object"),
        text("value"),
        text("role"),
        text("key"),
        text("stage"),
        agent_first,
        free if isinstance(free, float) else 0.0,
        given.get("one") is True,
        texts("like"),
        texts("offices"),
        given.get("named") is True,
        tuple(cues),
        tuple(hints),
    )


def _term(given: Mapping[str, object]) -> str:
    """Return the IRI whose cues speak for a kind of statement."""
    for kind, scheme in _SCHEMES.items():
        if kind in given:
            return ns.concept_iri(scheme, str(given[kind]))
    return _PROPERTIES.get(str(given["key"]), ns.AMU + str(given["key"]))


_PROPERTIES: Final = {
    "issued": ns.DCTERMS + "issued",
    "date": ns.DCTERMS + "date",
    "foundingDate": ns.SCHEMA + "foundingDate",
    "areaServed": ns.SCHEMA + "areaServed",
}
"""The properties that other vocabularies define; the others are ours."""
