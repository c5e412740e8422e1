"""What a project adds to the words and the questions that it extends: it may add, and never silently replace."""

from collections import defaultdict
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph import project, resources
from amu_graph.notes.position import Position
from amu_graph.notes.problems import Problems
from amu_graph.notes.text_file import read_text
from amu_graph.notes.turtle import read_triples
from amu_graph.notes.turtle_positions import read_positions

_PATTERNS: Final = ("*.ttl", "alignments/*.ttl", "vocabularies/*.ttl", "shapes/*.ttl")

_MANY: Final = frozenset(
    {ns.RDF + "type", ns.OWL + "sameAs", ns.OWL + "equivalentClass", ns.OWL + "equivalentProperty"}
    | {ns.RDFS + name for name in ("subClassOf", "subPropertyOf", "seeAlso", "isDefinedBy")}
    | {ns.SKOS + name for name in ("altLabel", "hiddenLabel", "note", "scopeNote", "example", "editorialNote")}
    | {ns.SKOS + name for name in ("broader", "narrower", "related", "inScheme", "topConceptOf", "hasTopConcept")}
    | {ns.SKOS + f"{name}Match" for name in ("exact", "close", "broad", "narrow", "related")}
    | {ns.SCHEMA + "domainIncludes", ns.SCHEMA + "rangeIncludes"}
    | {ns.SH + name for name in ("property", "node", "or", "targetClass", "targetSubjectsOf", "targetObjectsOf")}
)
"""Properties of which a word may have one value more without losing any."""

_Said = dict[tuple[str, str, str], tuple[str, set[str]]]
"""Subject, property and language → the file that says so, and the values."""


def check_additions(problems: Problems) -> None:
    """Record each word and question of the project that takes the place of one that it extends, with both places."""
    if project.current().is_ours:
        return
    folder = resources.ontology()
    files = [path for pattern in _PATTERNS for path in project.files(folder, pattern)]
    said: _Said = {}
    for path in (one for one in files if one.is_relative_to(folder)):
        for triple in read_triples(path, project.named(path, folder), Problems()):
            key, value = _key(triple)
            said.setdefault(key, (str(path), set()))[1].add(value)
    for path in (one for one in files if not one.is_relative_to(folder)):
        _check_words(path, said, problems)
    _check_questions(problems)


def _key(triple: ox.Triple) -> tuple[tuple[str, str, str], str]:
    value = triple.object
    language = value.language or "" if isinstance(value, ox.Literal) else ""
    return (str(triple.subject)[1:-1], triple.predicate.value, language), getattr(value, "value", str(value))


def _check_words(path: Path, said: _Said, problems: Problems) -> None:
    file = project.named(path, resources.ontology())
    for triple in read_triples(path, file, Problems()):
        key, value = _key(triple)
        where, values = said.get(key, ("", {value}))
        if key[1] in _MANY or value in values:
            continue
        name, prop = ns.curie(key[0]), ns.curie(key[1])
        kept = min(values)
        there = _place(Path(where), key, kept)
        place = f"{there.file}:{there.line}"
        problems.add(
            "replaced-word", _place(path, key, value), term=name, key=prop, value=value, kept=kept, place=place
        )


def _place(path: Path, key: tuple[str, str, str], value: str) -> Position:
    file = project.named(path, resources.ontology())
    text = read_text(path, file, Problems(), tabs=True)
    positions = read_positions(text, file, Problems()) if text else None
    return positions.of(key[0], key[1], value) if positions else Position(file)


def _check_questions(problems: Problems) -> None:
    folder = resources.queries()
    paths: dict[str, list[Path]] = defaultdict(list)
    for path in project.files(folder, "*/*.rq"):
        paths[f"{path.parent.name}/{path.name}"].append(path)
    for name, (first, *others) in paths.items():
        for path in others:
            place = project.named(first, folder)
            problems.add("replaced-question", Position(project.named(path, folder)), name=name[:-3], place=place)
