"""Whether a name is that of an organization or that of a person, by its words."""

import re
from typing import Final

from amu_graph.text import fold

_WORDS: Final = frozenset(
    """
    academie ademe agence amis archi architectes architecture architectures
    assemblee association associes atelier ateliers bailleur banque bureau cabinet caisse
    centre chaire chambre chantier cite club collectif comite commission communaute commune compagnie confederation
    conseil consortium cooperative cooperatives coordination departement departemental direction ecole editions editeur
    espace etablissement europe federation federal foncier fondation forum france group groupe groupement habitat
    habitants hlm immobiliere institut laboratoire ligue logement logements mairie maison metropole ministere mission
    mouvement municipalite national observatoire office organisation parc parlement paysage plateforme pole prefecture
    presse presses programme promotion region regional reseau revue sa sarl sas scic scop sci service societe solidarite
    syndicat technopole territoire union universite urbanisme ville villes
    agency architects associates board bureau center city company council department editorial foundation government
    gmbh inc institute laboratory limited ltd ministry municipality museum network office organization press society
    trust university
    """.split()  # noqa: SIM905 - one word a line would be a hundred lines
)
_PARTICLES: Final = frozenset("de du des d' la le les l' van von der den di da del della dos el al ben".split())  # noqa: SIM905
_ARTICLES: Final = frozenset("la le les l' the".split())  # noqa: SIM905
_MOST_WORDS: Final = 6


def is_a_body(name: str) -> bool:
    """Return whether a name has the words or the form of an organization.

    >>> [is_a_body(name) for name in ("Ville de Strasbourg", "Habitat de l’Ill", "LOGIREM", "2A Design", "Arbor&Sens")]
    [True, True, True, True, True]
    >>> [is_a_body(name) for name in ("Les Tanneurs", "La Fabrique des Usages", "L’Îlot pour tous")]
    [True, True, True]
    >>> [is_a_body(name) for name in ("Camille Devaux", "T. Huguen", "Jean de La Fontaine", "Le Corbusier")]
    [False, False, False, False]
    """
    words = re.findall(r"[\w.]+['’]?", name)
    folded = [fold(word) for word in words]
    if not words or len(words) > _MOST_WORDS or any(word.strip(".'’") in _WORDS for word in folded):
        return bool(words)
    if len(words) == 1 or re.search(r"[0-9&+/@]", name):
        return True
    if folded[0].replace("’", "'") in _ARTICLES and (folded[0] == "les" or any(word[0].islower() for word in words)):
        return True
    small = [word for word, bare in zip(words, folded, strict=True) if word[0].islower() and bare not in _PARTICLES]
    return bool(small)
