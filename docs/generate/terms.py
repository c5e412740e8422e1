"""The pages of the ontology and the vocabularies, from their Turtle files."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
from markup import both, code, page, table

from amu_graph import resources
from amu_graph.language import Text
from amu_graph.namespaces import AMU, OWL, RDF, RDFS, SCHEMA, SCHEMES, SKOS, VOCAB, curie

TYPE, LABEL, DEFINITION = RDF + "type", RDFS + "label", SKOS + "definition"


class Described:
    """The statements of a Turtle file by subject, in the order of the file."""

    def __init__(self, path: Path) -> None:
        self.values: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = defaultdict(lambda: defaultdict(list))
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                self.values[quad.subject.value][quad.predicate.value].append(quad.object)

    def all(self, subject: str, *predicates: str) -> list[str]:
        """Return the values of some properties, as text."""
        return [value.value for predicate in predicates for value in self.values[subject][predicate]]

    def text(self, subject: str, predicate: str) -> Text:
        """Return the words of a property in both languages."""
        words = {
            value.language: value.value for value in self.values[subject][predicate] if isinstance(value, ox.Literal)
        }
        return Text(words.get("fr", ""), words.get("en", ""))

    def of_type(self, *types: str) -> Iterator[str]:
        """Return what is of one of these types, in the order of the file."""
        return (subject for subject in list(self.values) if set(types) & set(self.all(subject, TYPE)))


def terms_page() -> str:
    """Return the page of the classes and properties."""
    ontology = Described(resources.ontology() / "amu.ttl")
    about = Text(
        "Les termes de l’ontologie, espace de noms `https://w3id.org/amu-graph/ontology#`, préfixe `amu:`. Ce que "
        "chaque classe admet dans une note est dans le [dictionnaire](notes.md).",
        "The terms of the ontology, namespace `https://w3id.org/amu-graph/ontology#`, prefix `amu:`. What each class "
        "admits in a note is in the [dictionary](notes.md).",
    )
    classes = [each for each in ontology.of_type(OWL + "Class") if each.startswith(AMU)]
    properties = [
        each
        for each in ontology.of_type(OWL + "ObjectProperty", OWL + "DatatypeProperty", OWL + "AnnotationProperty")
        if each.startswith(AMU)
    ]
    return page(
        Text("Ontologie", "Ontology"),
        about,
        "## Classes",
        *(_class(ontology, each) for each in classes),
        "## Propriétés · Properties",
        "Se lit : *domaine* propriété *portée*. Une liste avec « … » est ouverte : d’autres classes sont possibles.",
        "*Reads: domain property range. A list with “…” is open: other classes are possible.*",
        table(
            [
                "terme · term",
                "nom · name",
                "de l’objet · from its object",
                "domaine · domain",
                "portée · range",
                "au-dessus · above",
            ],
            [_summary(ontology, each) for each in properties],
        ),
        *(_property(ontology, each) for each in properties),
        _reused(),
    )


def _reused() -> str:
    """Return the table of the properties of other vocabularies, with the words that pages use for them."""
    labels = Described(resources.ontology() / "labels.ttl")
    rows = [
        [code(curie(each)), both(labels.text(each, LABEL)), both(labels.text(each, AMU + "inverseLabel"))]
        for each in labels.values
    ]
    words = (
        "Leur sens est celui de leurs auteurs ; ces noms sont ceux que nos pages leur donnent.\n\n"
        "*Their meaning is their owners’; these names are those that our pages give them.*"
    )
    header = ["terme · term", "nom · name", "vu de l’objet · from its object"]
    return f"## Termes repris · Reused terms\n\n{words}\n\n{table(header, rows)}"


def _class(ontology: Described, term: str) -> str:
    above = ", ".join(code(curie(each)) for each in ontology.all(term, RDFS + "subClassOf"))
    words = [f"### {code(curie(term))}", f"**{_names(ontology, term)}**" + (f" — {above}" if above else "")]
    return "\n\n".join([*words, *_definition(ontology, term)])


def _property(ontology: Described, term: str) -> str:
    return "\n\n".join([f"### {code(curie(term))}", f"**{_names(ontology, term)}**", *_definition(ontology, term)])


def _names(ontology: Described, term: str) -> str:
    label = ontology.text(term, LABEL)
    return f"{label.fr} · {label.en}"


def _definition(ontology: Described, term: str) -> list[str]:
    definition, comment = ontology.text(term, DEFINITION), ontology.text(term, RDFS + "comment")
    return [f"{definition.fr} {comment.fr}".strip(), f"*{f'{definition.en} {comment.en}'.strip()}*"]


def _summary(ontology: Described, term: str) -> list[str]:
    def classes(closed: str, opened: str) -> str:
        held, some = ontology.all(term, RDFS + closed), ontology.all(term, SCHEMA + opened)
        return ", ".join(code(curie(each)) for each in (*held, *some)) + (", …" if some else "")

    name = curie(term)
    return [
        f"[`{name}`](#{name.replace(':', '').lower()})",
        both(ontology.text(term, LABEL)),
        both(ontology.text(term, AMU + "inverseLabel")),
        classes("domain", "domainIncludes"),
        classes("range", "rangeIncludes"),
        ", ".join(code(curie(each)) for each in ontology.all(term, RDFS + "subPropertyOf")),
    ]


def vocabularies_page() -> str:
    """Return the page of the concept schemes."""
    about = Text(
        "Les concepts que les notes emploient : une note écrit leur nom court (`maitre-d-oeuvre`), une requête leur "
        "CURIE (`role:maitre-d-oeuvre`). Un rôle dit de quel raccourci il est l’origine.",
        "The concepts that notes use: a note writes their short name (`maitre-d-oeuvre`), a query their CURIE "
        "(`role:maitre-d-oeuvre`). A role names the shortcut derived from it.",
    )
    return page(Text("Vocabulaires", "Vocabularies"), about, *(_scheme(name) for name in SCHEMES))


def _scheme(name: str) -> str:
    path = resources.ontology() / "vocabularies" / f"{name}.ttl"
    described = Described(path)
    scheme = VOCAB + name
    concepts = [
        each for each in described.of_type(SKOS + "Concept") if scheme in described.all(each, SKOS + "inScheme")
    ]
    tops = [each for each in concepts if not described.all(each, SKOS + "broader")]
    lines = [line for top in tops for line in _concept(described, concepts, top, 0)]
    definition = described.text(scheme, DEFINITION)
    title = f"## {name}\n\n**[{_names(described, scheme)}](../../ontology/vocabularies/{name}.ttl)**"
    return "\n\n".join([title, definition.fr, f"*{definition.en}*", "\n".join(lines)])


def _concept(described: Described, concepts: list[str], concept: str, depth: int) -> Iterator[str]:
    definition = described.text(concept, DEFINITION)
    shortcut = "".join(f" → `{curie(each)}`" for each in described.all(concept, AMU + "shortcut"))
    names = f"**{_names(described, concept)}** `{curie(concept)}`{shortcut}"
    yield f"{'  ' * depth}- {names}<br>{definition.fr} *{definition.en}*"
    for narrower in concepts:
        if concept in described.all(narrower, SKOS + "broader"):
            yield from _concept(described, concepts, narrower, depth + 1)
