"""What researchers meet in documents: each can be said in a note, and plain SPARQL finds it."""

from collections.abc import Mapping

import pyoxigraph as ox
import pytest

from amu_graph.builder import Build, build
from amu_graph.namespaces import PREFIXES

HEAD = """source:
  id: {id}
  label: Essai
  url: https://exemple.fr/{id}
  sha256: "{digest}"
  language: fr
  retrieved: 2026-01-02
  pages: [1, 2-3]
  lengths: [29, 22, 5]
passages:
"""
THINGS = """
      - {id: place/strasbourg, type: Place, label: Strasbourg}
      - {id: place/vauban, type: Place, label: Vauban}
      - {id: project/eco-logis, type: Project, label: Eco-Logis}
      - {id: building/eco-logis, type: Building, label: Eco-Logis, locatedIn: place/strasbourg}
      - {id: person/ana, type: Person, label: Ana}
      - {id: person/bea, type: Person, label: Bea}
      - {id: organization/firme, type: Organization, label: Firme}
      - {id: organization/coop, type: Organization, label: Coop}
      - {id: event/colloque, type: Event, label: Colloque, kind: colloque, date: 2014-05}
      - {id: label/effinergie, type: Label, label: Effinergie}
"""
ROWS: Mapping[str, tuple[str, str]] = {
    "stages of a project, reached and planned": (
        """
      - {stageOf: building/eco-logis, kind: permis-de-construire, date: 2008-03}
      - {stageOf: building/eco-logis, kind: debut-travaux, date: 2009}
      - {stageOf: building/eco-logis, kind: livraison, date: 2010-09}
      - {stageOf: building/eco-logis, kind: emmenagement, date: 2010-10, planned: true}
""",
        """{ ?stage amu:stageOf building:eco-logis ; dcterms:type stage-type:livraison ; dcterms:date ?date
             FILTER NOT EXISTS { ?stage amu:planned true } FILTER(STR(?date) = "2010-09") }
           { ?planned amu:planned true ; dcterms:type stage-type:emmenagement } { building:eco-logis amu:year 2010 }""",
    ),
    "people and what they were in an organization, with dates": (
        """
      - {agent: person/ana, role: fondateur, context: organization/firme}
      - {agent: person/ana, role: president, context: organization/firme, startDate: 2013, endDate: 2016-05}
      - {agent: person/bea, role: directeur, context: organization/firme, date: [2021, 2023]}
      - {agent: person/bea, role: porte-parole, context: organization/coop}
      - {agent: person/ana, role: professeur, context: organization/coop}
      - {agent: person/ana, role: maire, context: place/strasbourg}
""",
        """{ person:ana amu:founded organization:firme ; amu:leads organization:firme , place:strasbourg }
           { ?term amu:role role:president ; schema:startDate "2013"^^xsd:gYear ; schema:endDate ?end }
           { ?post amu:agent person:bea ; dcterms:date "2021"^^xsd:gYear , "2023"^^xsd:gYear }""",
    ),
    "other parts in a project, a publication or a thesis": (
        """
      - {agent: organization/firme, role: amenageur, context: project/eco-logis}
      - {agent: organization/coop, role: soutien, context: project/eco-logis}
      - {agent: organization/firme, role: ingenieur, context: project/eco-logis}
      - {agent: organization/firme, role: constructeur, context: building/eco-logis}
      - {agent: organization/coop, role: banque, context: project/eco-logis}
      - {agent: person/ana, role: contact, context: project/eco-logis}
      - {id: publication/album, type: Publication, label: Album}
      - {agent: person/ana, role: photographe, context: publication/album}
      - {agent: person/bea, role: prefacier, context: publication/album}
""",
        """{ organization:coop amu:supports project:eco-logis ; amu:funds project:eco-logis }
           { organization:firme amu:designs project:eco-logis ; amu:involvedIn building:eco-logis }
           { ?part amu:role role:prefacier ; amu:agent person:bea }
           { role:maitre-d-oeuvre skos:altLabel "architecte"@fr }""",
    ),
    "self-development, co-operatives, tenures and dwellings by tenure": (
        """
      - {id: project/eco-logis, productionMode: autopromotion, kind: cooperative-habitants, tenure: mixte}
      - {quantityOf: project/eco-logis, kind: logements, value: 6, tenure: propriete}
      - {quantityOf: project/eco-logis, kind: logements, value: 2, tenure: propriete-cooperative}
      - {quantityOf: project/eco-logis, kind: part-logements, value: 66.7, tenure: propriete, approximate: true}
""",
        """{ project:eco-logis amu:productionMode production-mode:autopromotion ; amu:tenure tenure:mixte }
           { SELECT (SUM(?n) AS ?all) WHERE { ?dwellings amu:quantityOf project:eco-logis ; schema:value ?n ;
               dcterms:type quantity-type:logements } HAVING(SUM(?n) = 8) }""",
    ),
    "about, planned and as of a date": (
        """
      - {stageOf: organization/firme, kind: creation, date: 2011, approximate: true}
      - {quantityOf: organization/firme, kind: logements, value: 2300, date: 2015}
      - {quantityOf: organization/firme, kind: logements, value: 3000, date: 2021}
      - {quantityOf: building/eco-logis, kind: logements, value: 14, planned: true}
      - {quantityOf: building/eco-logis, kind: logements, value: 15}
      - {quantityOf: building/eco-logis, kind: logements, value: 12, approximate: true}
""",
        """{ ?about amu:approximate true ; amu:stageOf organization:firme } { organization:firme amu:year 2011 }
           { ?then schema:value 2300 ; dcterms:date ?d1 . ?now schema:value 3000 ; dcterms:date ?d2
             FILTER(STR(?d1) < STR(?d2)) }
           { ?exact amu:quantityOf building:eco-logis ; schema:value 15
             FILTER NOT EXISTS { ?exact amu:planned|amu:approximate true } }""",
    ),
    "kinds of organizations": (
        """
      - {id: organization/labo, type: Organization, label: Labo, kind: laboratoire, isPartOf: organization/fac}
      - {id: organization/fac, type: Organization, label: Fac, kind: universite}
      - {id: organization/oph, type: Organization, label: OPH, kind: office-public-habitat}
      - {id: organization/journal, type: Organization, label: Journal, kind: presse}
      - {id: organization/scop, type: Organization, label: Scop, kind: scop}
      - {id: organization/ministere, type: Organization, label: Ministère, kind: ministere}
      - {id: organization/observatoire, type: Organization, label: Observatoire, kind: observatoire}
""",
        """{ organization:oph dcterms:type/skos:broader agent-type:bailleur-social }
           { organization:scop dcterms:type/skos:broader agent-type:cooperative }""",
    ),
    "theses, books, chapters, papers and journals, authors in order": (
        """
      - {id: publication/revue, type: Publication, label: Revue, kind: revue}
      - id: publication/article
        type: Publication
        label: Article
        kind: article-revue
        isPartOf: publication/revue
        issued: 2012
        volumeNumber: XII
        issueNumber: 3
        pagination: 45-62
      - {agent: person/bea, role: auteur, context: publication/article, rank: 1}
      - {agent: person/ana, role: auteur, context: publication/article, rank: 2}
      - {id: publication/livre, type: Publication, label: Livre, kind: ouvrage, numberOfPages: 240}
      - {id: publication/chapitre, type: Publication, label: Chapitre, kind: chapitre, isPartOf: publication/livre}
      - {agent: person/ana, role: editeur-scientifique, context: publication/livre}
      - {id: publication/these, type: Publication, label: Thèse, kind: these}
      - {stageOf: publication/these, kind: soutenance, date: 1994}
      - {agent: person/ana, role: directeur-de-these, context: publication/these}
      - {id: publication/papier, type: Publication, label: Papier, kind: communication, presentedAt: event/colloque}
""",
        """{ ?first amu:context publication:article ; amu:role role:auteur ; amu:rank 1 ; amu:agent person:bea .
             ?next amu:context publication:article ; amu:role role:auteur ; amu:rank 2 ; amu:agent person:ana }
           { publication:article dcterms:isPartOf/dcterms:type publication-type:revue ; schema:pagination "45-62" }
           { publication:these amu:year 1994 } { publication:papier amu:presentedAt event:colloque }""",
    ),
    "labels, prizes, cost, area and households": (
        """
      - {id: building/eco-logis, holdsLabel: label/effinergie, award: "Prix du jury, 2016"}
      - {stageOf: building/eco-logis, kind: prix, date: 2016}
      - {quantityOf: project/eco-logis, kind: cout, value: 2500000}
      - {quantityOf: building/eco-logis, kind: surface, value: 1200.5}
      - {quantityOf: project/eco-logis, kind: menages, value: 11}
""",
        """{ building:eco-logis amu:holdsLabel label:effinergie ; schema:award ?prize }
           { ?cost dcterms:type quantity-type:cout ; schema:value ?euros FILTER(?euros > 2000000) }
           { ?area dcterms:type quantity-type:surface ; schema:value 1200.5 }""",
    ),
    "addresses, coordinates, and what is said of places": (
        """
      - {id: building/eco-logis, address: "24 rue de Lunéville, Strasbourg", lat: 48.5665, long: 7.7615}
      - {id: place/vauban, lat: 47.9760, long: 7.8260, distinction: Premier quartier sans voitures}
      - {quantityOf: place/vauban, kind: projets, value: 22}
""",
        """{ ?thing wgs:lat ?lat ; wgs:long ?long FILTER(?lat > 48 && ?long < 8) }
           { ?projects amu:quantityOf place:vauban ; schema:value 22 } { place:vauban amu:distinction ?claim }""",
    ),
    "models, members, shared rooms and what became of an association": (
        """
      - {id: project/eco-logis, inspiredBy: place/vauban, amenity: [salle-commune, buanderie]}
      - {agent: organization/firme, role: membre, context: organization/coop}
      - {id: organization/firme, gaveRiseTo: organization/coop}
""",
        """{ project:eco-logis amu:inspiredBy place:vauban ; amu:amenity amenity:buanderie }
           { organization:firme amu:memberOf organization:coop ; amu:gaveRiseTo organization:coop }""",
    ),
    "the page of a PDF": (
        "      - {id: place/strasbourg, note: Page 2.}\n",
        """{ GRAPH ?passage { place:strasbourg skos:note "Page 2."@fr }
             ?passage oa:hasSelector ?at . ?at dcterms:conformsTo <https://www.rfc-editor.org/rfc/rfc8118> ;
               rdf:value "page=2" }""",
    ),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A note for each row, in one dataset."""
    notes = tmp_path_factory.mktemp("rows") / "notes"
    notes.mkdir()
    for number, records in enumerate([THINGS, *(records for records, _ in ROWS.values())]):
        name = f"note-{number}"
        text = (
            HEAD.format(id=name, digest=f"{number:064x}") + f"  - at: 1\n    note: n\n  - at: 2-3\n    says:\n{records}"
        )
        (notes / f"{name}.yaml").write_text(text.replace("says:\n\n", "says:\n"), encoding="utf-8")
    return build(notes.parent)


@pytest.fixture(scope="module")
def store(built: Build) -> ox.Store:
    """The dataset as any engine holds it: the merged graph is its default graph."""
    store = ox.Store()
    store.extend(built.quads)
    return store


def test_all_of_it_is_valid(built: Build) -> None:
    assert [problem.in_("en") for problem in built.problems if problem.severity == "violation"] == []


@pytest.mark.parametrize("row", ROWS)
def test_plain_sparql_finds_it(row: str, store: ox.Store) -> None:
    prefixes = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
    assert bool(store.query(f"{prefixes} ASK {{ {ROWS[row][1]} }}"))
