"""The founding notes with one more visit and one decision of each kind, for what follows from decisions."""

import shutil
from pathlib import Path

from amu_graph.builder import build_and_write
from amu_graph.graph import Graph, load
from amu_graph.settings import Settings
from founding_data import FOUNDING

VISIT = """source:
  id: visite
  label: Visite d’Ecoterra
  url: https://exemple.fr/visite
  sha256: 7e2b6a0b2bd0b4be6b0a3c3e1d33e5a8c8e4d8be0d0a6f8f9bb2f6a8c1b7d9e0
  language: fr
  retrieved: 2026-11-23
  lengths: [46, 10]
passages:
  - at: 1
    says:
      - {id: building/ecoterra, dwellingCount: 15, inaugurationDate: 2016}
      - {id: project/nord, type: Project, label: Îlot Nord}
      - {id: project/sud, type: Project, label: Îlot Sud}
  - at: 2
    says:
      - {id: person/secret, type: Person, label: Une Personne Discrète}
"""
DECISIONS = {
    "keep": ("subject: building/ecoterra, property: dwellingCount, keep: 14", "Un compte.", "One count."),
    "open": ("open: building/ecoterra, property: inaugurationDate", "Rien ne tranche.", "Nothing settles it."),
    "rename": ("rename: person/t-huguen, to: person/thomas-huguen", "Son prénom.", "His first name."),
    "merge": ("merge: organization/archi-etic, into: organization/logirem", "Pour voir.", "To see."),
    "split": ("split: project/ilot, into: [project/nord, project/sud]", "Deux îlots.", "Two blocks."),
    "distinct": ("distinct: [project/nord, project/sud]", "L’un et l’autre.", "One and the other."),
    "person": ("withdraw: person/secret", "À sa demande.", "On request."),
    "source": ("withdraw: source/oubliee", "Page retirée.", "Page taken down."),
    "sources": ("rename: source/co-production, to: source/strasbourg-co-production", "Un nom.", "A name."),
}


def decided_graph(folder: Path) -> Graph:
    """Build and load the founding notes with the visit and the decisions."""
    data = folder / "data"
    shutil.copytree(FOUNDING, data)
    (data / "notes" / "visite.yaml").write_text(VISIT, encoding="utf-8")
    (data / "decisions").mkdir(exist_ok=True)
    for name, (decision, fr, en) in DECISIONS.items():
        text = f'{{{decision}, because: {{fr: "{fr}", en: "{en}"}}}}\n'
        (data / "decisions" / f"{name}.yaml").write_text(text, encoding="utf-8")
    build_and_write(data, folder / "dataset")
    return load(settings=Settings(data=data, dataset=folder / "dataset"))
