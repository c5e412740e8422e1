"""A new concept: where it belongs, how it is written there, and why it may not be."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from amu_graph import namespaces as ns
from amu_graph import project, resources
from amu_graph.builder.change import Change, Edit
from amu_graph.errors import UsageError
from amu_graph.language import Text
from amu_graph.notes.ontology import Ontology
from amu_graph.notes.suggestions import alike, meant
from amu_graph.notes.text_file import FORBIDDEN
from amu_graph.notes.text_rules import flaw_of
from amu_graph.notes.turtle import reason_of
from amu_graph.notes.words import Words, read_words

_WIDTH: Final = 120
_NEAR: Final = 90
"""How alike (0 to 100) names must be for somebody to be asked whether they are one concept."""

_SHORTCUT: Final = ns.AMU + "shortcut"
_NAME: Final = ns.SKOS + "prefLabel"
_TOP: Final = re.compile(r"(?P<list>skos:hasTopConcept\s+[^.;]*?)(?P<end>\s*[.;])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """What is said of a new concept; its names and its definition by language, `broader` a slug or empty."""

    scheme: str
    slug: str
    name: Text
    definition: Text
    broader: str = ""

    @property
    def curie(self) -> str:
        """Its name in queries."""
        return f"{self.scheme}:{self.slug}"


def add_concept(concept: Concept, *, anyway: bool = False) -> Change:
    """Return the change that writes a concept into the vocabularies of the project; `anyway` where another is near.

    Raises:
        UsageError: it is there already, or something very near; what it names does not exist; there is no project.

    """
    words = read_words(resources.ontology())
    terms, path = words.terms, _place(concept)
    _check(concept, words, anyway=anyway)
    before = path.read_text(encoding="utf-8") if path.is_file() else None
    after = _written(before or "", concept, terms)
    _check_added(before or "", after, path)
    return Change(project.current().data, (Edit(path, before, after),))


def _place(concept: Concept) -> Path:
    own = project.current()
    project.refuse_packaged(own.folder)
    return own.folder / own.vocabularies / f"{concept.scheme}.ttl"


def _check(concept: Concept, words: Words, *, anyway: bool) -> None:
    terms = words.terms
    fields = [field for each in words.profile.classes.values() for field in each.fields.values()]
    schemes = {*terms.concepts, *(scheme for field in fields for scheme in field.schemes)}
    if concept.scheme not in schemes:
        known = ", ".join(sorted(schemes))
        raise UsageError(
            Text(
                fr=f"Il n’y a pas de vocabulaire « {concept.scheme} ».",
                en=f"There is no vocabulary “{concept.scheme}”.",
            ),
            remedy=Text(fr=f"Les vocabulaires : {known}", en=f"The vocabularies: {known}"),
        )
    if not ns.SLUG.fullmatch(concept.slug):
        near = ns.slugify(concept.slug) or "…"
        raise UsageError(
            Text(
                fr=f"« {concept.slug} » n’est pas un nom de concept.", en=f"“{concept.slug}” is no name of a concept."
            ),
            remedy=Text(fr=f"Minuscules, chiffres, traits d’union : {near}", en=f"Lower case, digits, hyphens: {near}"),
        )
    _check_named(concept)
    for text in filter(None, (*concept.name, *concept.definition)):
        if flaw_of("label", text) or FORBIDDEN.search(text):
            raise UsageError(
                Text(fr=f"« {text!r} » ne peut pas être un nom.", en=f"“{text!r}” cannot be a name."),
                remedy=Text(fr="Une ligne, en lettres visibles.", en="One line, of visible letters."),
            )
    concepts = terms.concepts.get(concept.scheme, {})
    if concept.broader and concept.broader not in concepts:
        raise UsageError(
            Text(
                fr=f"« {concept.broader} » n’est pas dans le vocabulaire {concept.scheme}.",
                en=f"“{concept.broader}” is not in the vocabulary {concept.scheme}.",
            ),
            remedy=meant(concept.broader, concepts, terms),
        )
    _check_new(concept, terms, anyway=anyway)


def _check_named(concept: Concept) -> None:
    """Check that a concept has a name in each language of the project."""
    lacking = [each for each in project.current().languages if not concept.name.in_(each)]
    if lacking:
        options = " ".join(f'--{each} "…"' for each in lacking)
        raise UsageError(
            Text(
                fr=f"Il manque un nom de {concept.curie} ({', '.join(lacking)}).",
                en=f"A name of {concept.curie} is missing ({', '.join(lacking)}).",
            ),
            remedy=Text(fr=f"Ajoutez {options}", en=f"Add {options}"),
        )


def _check_new(concept: Concept, terms: Ontology, *, anyway: bool) -> None:
    known = terms.concepts.get(concept.scheme, {})
    if concept.slug in known:
        iri = known[concept.slug]
        raise UsageError(
            Text(
                fr=f"{concept.curie} existe déjà : « {terms.label(iri, 'fr')} ».",
                en=f"{concept.curie} exists already: “{terms.label(iri, 'en')}”.",
            ),
            remedy=Text(fr=f"Il est dans {terms.files[iri]}.", en=f"It is in {terms.files[iri]}."),
        )
    near = [slug for word in filter(None, (concept.slug, *concept.name)) for slug in alike(word, known, terms, _NEAR)]
    if near and not anyway:
        iri = known[near[0]]
        raise UsageError(
            Text(
                fr=f"{concept.scheme}:{near[0]} est tout proche : « {terms.label(iri, 'fr')} ».",
                en=f"{concept.scheme}:{near[0]} is very near: “{terms.label(iri, 'en')}”.",
            ),
            remedy=Text(
                fr=f"Le même ? Employez-le, avec ce synonyme (skos:altLabel, {terms.files[iri]}). Un autre ? --anyway",
                en=f"The same? Use it, with this synonym (skos:altLabel, {terms.files[iri]}). Another? --anyway",
            ),
        )


def _written(before: str, concept: Concept, terms: Ontology) -> str:
    """Return the file with the paragraph of the concept beside its neighbours; the rest stays letter by letter."""
    paragraph = _paragraph(concept, terms)
    if concept.scheme not in terms.concepts:
        paragraph = f"{_beginning(concept.scheme)}\n{paragraph}"
    text = _with_prefixes(before, concept, paragraph)
    if not concept.broader:
        text, listed = _TOP.subn(lambda found: _listed(found["list"], concept.curie) + found["end"], text, count=1)
        if not listed:
            paragraph += f"\nvocab:{concept.scheme} skos:hasTopConcept {concept.curie} .\n"
    at = _after(text, concept, terms)
    return f"{text[:at].rstrip()}\n\n{paragraph}{text[at:]}"


def _paragraph(concept: Concept, terms: Ontology) -> str:
    name = " , ".join(_literals(concept.name))
    classes = "skos:Concept , amu:Role" if concept.scheme == "role" else "skos:Concept"
    lines = [f"{concept.curie} a {classes} ;", f"    rdfs:label {name} ;", f"    skos:prefLabel {name} ;"]
    if any(concept.definition):
        lines.append("    skos:definition " + " ,\n        ".join(_literals(concept.definition)) + " ;")
    if concept.scheme == "role":
        above = terms.concepts.get("role", {}).get(concept.broader, "")
        shortcut = next(iter(terms.values(above, _SHORTCUT)), ns.AMU + "involvedIn")
        lines.append(f"    amu:shortcut {ns.curie(shortcut)} ;")
    lines += [f"    skos:broader {concept.scheme}:{concept.broader} ;"] if concept.broader else []
    top = "" if concept.broader else f" ;\n    skos:topConceptOf vocab:{concept.scheme}"
    return "\n".join([*lines, f"    skos:inScheme vocab:{concept.scheme}{top} .\n"])


def _beginning(scheme: str) -> str:
    """Return the paragraph of a vocabulary that has no concept yet, by the name that ours of its kind has."""
    ours = resources.ontology() / "vocabularies" / f"{scheme}.ttl"
    said = ox.parse(path=str(ours), format=ox.RdfFormat.TURTLE) if ours.is_file() else ()
    names = [
        str(each.object) for each in said if (each.subject.value, each.predicate.value) == (ns.VOCAB + scheme, _NAME)
    ]
    name = " , ".join(names) or f'"{scheme}"@fr , "{scheme}"@en'
    return f"vocab:{scheme} a skos:ConceptScheme ;\n    rdfs:label {name} ;\n    skos:prefLabel {name} .\n"


def _literals(text: Text) -> list[str]:
    return [str(ox.Literal(words, language=language)) for language, words in text._asdict().items() if words]


def _with_prefixes(text: str, concept: Concept, paragraph: str) -> str:
    """Return the text with the prefixes that the paragraph has, after those that are there."""
    wanted = sorted({concept.scheme, "vocab", "skos", "rdfs"} | ({"amu"} if "amu:" in paragraph else set()))
    missing = [name for name in wanted if not re.search(rf"^\s*@?prefix\s+{name}:", text, re.MULTILINE | re.IGNORECASE)]
    known = {concept.scheme: f"{ns.VOCAB}{concept.scheme}/", **ns.PREFIXES}
    lines = "".join(f"@prefix {name}: <{known[name]}> .\n" for name in missing)
    last = max(
        (found.end() for found in re.finditer(r"^\s*@?prefix\b.*\n", text, re.MULTILINE | re.IGNORECASE)), default=0
    )
    return text[:last] + lines + text[last:]


def _listed(names: str, name: str) -> str:
    """Return a list of names with one more, on its last line where there is room."""
    room = len(names.rpartition("\n")[2]) + len(name) + len(" ,  .") <= _WIDTH
    return f"{names} , {name}" if room else f"{names} ,\n        {name}"


def _after(text: str, concept: Concept, terms: Ontology) -> int:
    """Return where the paragraph goes: after the last that has the same broader concept, after that, or at the end."""
    known = terms.concepts.get(concept.scheme, {})
    broader = known.get(concept.broader)
    beside = [slug for slug, iri in known.items() if broader and broader in terms.values(iri, ns.SKOS + "broader")]
    names = [slug for slug in (*beside, concept.broader) if slug]
    ends = [
        found.end()
        for slug in names
        if (found := re.search(rf"^{concept.scheme}:{slug}\s+a\s.*?(?:\n(?=\s*\n)|\Z)", text, re.MULTILINE | re.DOTALL))
    ]
    return max(ends, default=len(text))


def _check_added(before: str, after: str, path: Path) -> None:
    """Make sure that the file still says all that it said.

    Raises:
        UsageError: it is no Turtle.

    """
    try:
        said, says = (set(ox.parse(text, format=ox.RdfFormat.TURTLE)) for text in (before, after))
    except SyntaxError as error:
        raise UsageError(
            Text(
                fr=f"{path}:{error.lineno or 0} : ce n’est pas du Turtle ({reason_of(error)}).",
                en=f"{path}:{error.lineno or 0}: this is not Turtle ({reason_of(error)}).",
            )
        ) from error
    assert said < says, path  # what was there is there
