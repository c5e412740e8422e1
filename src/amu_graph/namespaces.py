"""Identifiers: the prefixes, the kinds of entity, and how an IRI is made from its parts."""

import re
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from amu_graph import project, resources
from amu_graph.model import MODEL
from amu_graph.text import fold

TERMS: Final = "https://w3id.org/amu-graph/"
"""Where the words are that every project shares: the ontology, the vocabularies, the shapes."""

BASE: Final = project.current().base
"""Where the things of the project are: entities, sources, passages, graphs."""

AMU: Final = TERMS + "ontology#"
VOCAB: Final = TERMS + "vocab/"
SHAPES: Final = TERMS + "shapes#"
DATASET: Final = BASE + "dataset"

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
DCTERMS: Final = "http://purl.org/dc/terms/"
FOAF: Final = "http://xmlns.com/foaf/0.1/"
SCHEMA: Final = "https://schema.org/"
PROV: Final = "http://www.w3.org/ns/prov#"
OA: Final = "http://www.w3.org/ns/oa#"
SH: Final = "http://www.w3.org/ns/shacl#"
WGS: Final = "http://www.w3.org/2003/01/geo/wgs84_pos#"

KINDS: Final = MappingProxyType({facts.kind: name for name, facts in MODEL.classes.items() if facts.kind})
"""Kind of entity → local name of its class."""

RELATIONS: Final = tuple(facts.kind for facts in MODEL.classes.values() if facts.named_by_parts)
"""The kinds whose members have no name of their own: their IRIs and labels are made of what they relate."""

_NAMED: Final = frozenset(KINDS) - frozenset(RELATIONS)

SCHEMES: Final = tuple(sorted({path.stem for path in project.files(resources.ontology(), "vocabularies/*.ttl")}))
"""The concept schemes, a file of the vocabularies each; each is also a prefix (`role:auteur`)."""

DERIVED: Final = BASE + "graph/derived"
ONTOLOGY: Final = BASE + "graph/ontology"
VOCABULARIES: Final = BASE + "graph/vocabularies"
METADATA: Final = BASE + "graph/metadata"
INTERPRETED: Final = BASE + "graph/interpreted"
MERGED: Final = BASE + "graph/merged"
"""The default graph of the dataset, on servers whose own default graph is the union of all graphs."""

SHOWN_LABELS: Final = {"fr": AMU + "frenchLabel", "en": AMU + "englishLabel"}
"""Language → the property whose one value a reader of that language is shown as the name of a thing."""

PREFIXES: Final = MappingProxyType(
    {
        "amu": AMU,
        **{kind: f"{BASE}{kind}/" for kind in KINDS},
        "source": BASE + "source/",
        **{scheme: f"{VOCAB}{scheme}/" for scheme in SCHEMES},
        "vocab": VOCAB,
        "graph": BASE + "graph/",
        "rdf": RDF,
        "rdfs": RDFS,
        "owl": OWL,
        "xsd": XSD,
        "skos": SKOS,
        "dcterms": DCTERMS,
        "foaf": FOAF,
        "schema": SCHEMA,
        "prov": PROV,
        "oa": OA,
        "sh": SH,
        "wgs": WGS,
        "bot": "https://w3id.org/bot#",
        "fabio": "http://purl.org/spar/fabio/",
        "org": "http://www.w3.org/ns/org#",
        "pro": "http://purl.org/spar/pro/",
        "epo": "http://data.europa.eu/a4g/ontology#",
        "void": "http://rdfs.org/ns/void#",
        "dcat": "http://www.w3.org/ns/dcat#",
        "vann": "http://purl.org/vocab/vann/",
    }
)
"""Prefix → namespace, which ends in / or #, the same in queries, files, pages and messages."""
_PREFIX_OF: Final = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_LOCAL: Final = re.compile(r"[\w-]+(?:\.[\w-]+)*")

DATES: Final = MODEL.in_group("date")
"""The properties that date an entity; its stages (`amu:stageOf`) have dates of their own."""

SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


_OURS: Final = (BASE, TERMS + "ontology", VOCAB)
_OF_THINGS: Final = re.compile(r"https://w3id(\\*)\.org/amu-graph/(?!ontology|vocab/|shapes#)")


def is_ours(iri: str) -> bool:
    """Return whether an IRI is of the project or of the words that it shares: whether it may have a page here.

    >>> is_ours(BASE + "project/ecoterra"), is_ours("https://w3id.org/amu-graph/vocab/role"), is_ours(FOAF + "Agent")
    (True, True, False)
    """
    return iri.startswith(_OURS)


def local(iri: str) -> str:
    """Return an IRI of ours without what all of them begin with: `project/ecoterra`, `vocab/role/auteur`."""
    return iri.removeprefix(BASE if iri.startswith(BASE) else TERMS)


def last_part(iri: str) -> str:
    """Return what stands behind the last slash or hash of an IRI.

    >>> last_part(BASE + "project/ecoterra"), last_part(AMU + "Project")
    ('ecoterra', 'Project')
    """
    return iri.rpartition("/")[2].rpartition("#")[2]


def localized(text: str) -> str:
    """Return the text of a query or a shape of the package as this project has it: for things of its own addresses.

    What is an address there becomes one of the project's; so does the pattern of one, whose full stops are escaped.
    """
    return text if BASE == TERMS else _OF_THINGS.sub(lambda found: BASE.replace(".", f"{found[1]}."), text)


def slugify(name: str) -> str:
    """Return the slug of a French name: ASCII, lower case, whatever is no letter or digit made `-`.

    >>> slugify("Habitat de l’Ill"), slugify("Cœur d’Éco-Quartier (2)"), slugify("Arbor&Sens")
    ('habitat-de-l-ill', 'coeur-d-eco-quartier-2', 'arbor-et-sens')
    """
    return "-".join(re.findall(r"[a-z0-9]+", fold(name.replace("&", " et "))))


def entity_iri(kind: str, slug: str) -> str:
    """Return the IRI of an entity, for example of `project` and `ecoterra`."""
    return f"{BASE}{kind}/{slug}"


def concept_iri(scheme: str, slug: str) -> str:
    """Return the IRI of a concept of one of the schemes."""
    return f"{VOCAB}{scheme}/{slug}"


@lru_cache(maxsize=1 << 16)
def kind_of(iri: str) -> str | None:
    """Return the kind of an entity's IRI, or None for any other IRI.

    >>> kind_of("https://w3id.org/amu-graph/project/ecoterra")
    'project'
    """
    kind, separator, slug = iri.removeprefix(BASE).partition("/")
    return kind if separator and slug and kind in KINDS and iri.startswith(BASE) else None


def is_entity(iri: str) -> bool:
    """Return whether an IRI is that of an entity with a name of its own.

    >>> is_entity(BASE + "project/ecoterra"), is_entity(BASE + "participation/a--auteur--b"), is_entity(DATASET)
    (True, False, False)
    """
    return kind_of(iri) in _NAMED


def curie(iri: str) -> str:
    """Return the IRI shortened with the longest prefix that fits, or the IRI itself.

    >>> curie("https://w3id.org/amu-graph/vocab/role/auteur")
    'role:auteur'
    """
    end = max(iri.rfind("/"), iri.rfind("#")) + 1
    prefix, local = _PREFIX_OF.get(iri[:end]), iri[end:]
    return f"{prefix}:{local}" if prefix is not None and _LOCAL.fullmatch(local) else iri


def expand(name: str) -> str | None:
    """Return the IRI of a CURIE, of `kind/slug`, `scheme/slug` or an absolute IRI; None where `name` is none of these.

    >>> expand("role:auteur")
    'https://w3id.org/amu-graph/vocab/role/auteur'
    >>> expand("project/ecoterra") == expand("project:ecoterra"), expand("role/auteur") == expand("role:auteur")
    (True, True)
    """
    if name.startswith("<") and name.endswith(">"):
        name = name[1:-1]
    prefix, separator, local = name.partition(":")
    if separator and local.startswith("//"):
        return name
    if separator and prefix in PREFIXES:
        return PREFIXES[prefix] + local
    kind, slash, slug = name.partition("/")
    if slash and kind in (*KINDS, "source") and slug:
        return f"{BASE}{name}"
    if slash and kind == "vocab" and slug:
        return f"{TERMS}{name}"
    if slash and kind in SCHEMES and slug:
        return concept_iri(kind, slug)
    return None
