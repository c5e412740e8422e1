"""Proof that contributions land: a copy of the project grows by a note, a decision, a concept and a question.

python tests/growth.py            everything that a contribution could touch: check, the manual, these tests
python tests/growth.py --quick    the checks and the build only

In the copy nothing of the tests or of the manual is changed, but for the expected answers that a question brings along.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]

NOTE: Final = """source:
  id: visite-2031
  label: Visite d’Ecoterra
  label@en: Visit to Ecoterra
  url: https://example.org/visite-2031
  sha256: 7e2b6a0b2bd0b4be6b0a3c3e1d33e5a8c8e4d8be0d0a6f8f9bb2f6a8c1b7d9e0
  language: fr
  retrieved: 2031-01-02
  lengths: [46, 0, 30]

passages:
  - at: 1
    says:
      - {id: building/ecoterra, dwellingCount: 15}
      - {id: person/camille-exemple, type: Person, label: Camille Exemple, label@en: Camille Exemple}
      - {agent: person/camille-exemple, role: auteur, context: publication/carnet-de-visite}
      - id: publication/carnet-de-visite
        type: Publication
        label: Carnet de visite
        label@en: Notes of a visit
        issued: 2031
        kind: rapport
        subject: essai-de-croissance
  - at: 3
    status: interpreted
    because: {fr: La visite passe par Lyon., en: The visit passes through Lyon.}
    says:
      - {id: organization/atelier-exemple, type: Organization, label: Atelier Exemple, label@en: Example Workshop}
      - {agent: organization/atelier-exemple, role: participant, context: project/ecoterra}
"""

DECISION: Final = """subject: building/ecoterra
property: dwellingCount
keep: '14'
because:
  fr: La page sur la co-production décrit l’opération ; la visite compte peut-être le logement d’amis.
  en: The page on co-production describes the operation; the visit may count the guest flat.
"""

CONCEPT: Final = """
theme:essai-de-croissance a skos:Concept ;
    rdfs:label "essai de croissance"@fr , "growth trial"@en ;
    skos:prefLabel "essai de croissance"@fr , "growth trial"@en ;
    skos:definition "Notion ajoutée pour l’essai."@fr , "Notion that was added for the trial."@en ;
    skos:inScheme vocab:theme ;
    skos:topConceptOf vocab:theme .
"""

QUESTION: Final = """#+ summary: Which visits are there?
#+ summary@fr: Quelles visites y a-t-il ?
#+ view: table
PREFIX amu: <https://w3id.org/amu-graph/ontology#>
PREFIX name: <https://w3id.org/amu-graph/ontology#frenchLabel>
SELECT DISTINCT ?event ?eventLabel WHERE {
  ?event a amu:Event .
  OPTIONAL { ?event name: ?eventLabel }
  FILTER(CONTAINS(STR(?eventLabel), "isite"))
}
ORDER BY ?eventLabel ?event
"""

ADDED: Final = {
    "data/notes/visite-2031.yaml": NOTE,
    "data/decisions/building--ecoterra--dwellingCount.yaml": DECISION,
    "queries/event/visits.rq": QUESTION,
    "tests/queries/event/visits.yaml": "- columns: [event]\n  rows: []\n",
}
"""Path → content of each new file."""

TESTS: Final = ("tests/test_data.py", "tests/test_founding.py", "tests/test_queries.py", "tests/test_docs.py")


def grown(folder: Path) -> Path:
    """Return a copy of the project that has grown, in a new folder of `folder`."""
    copy = folder / "amu-graph"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True, encoding="utf-8",
    ).stdout  # fmt: skip
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    for name, content in ADDED.items():
        (copy / name).write_text(content, encoding="utf-8")
    with (copy / "ontology" / "vocabularies" / "theme.ttl").open("a", encoding="utf-8") as vocabulary:
        vocabulary.write(CONCEPT)
    return copy


def run(copy: Path, *command: str) -> int:
    """Run a command in the copy, with the code of the copy; tell how it ended."""
    sys.stdout.write(f"$ {' '.join(command)}\n")
    sys.stdout.flush()
    own = {"PYTHONPATH": str(copy / "src"), "PYTHONUTF8": "1"}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AMU_GRAPH_")}
    return subprocess.run([sys.executable, *command], cwd=copy, env=environment | own, check=False).returncode


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    quick: bool = parser.parse_args().quick
    with tempfile.TemporaryDirectory() as folder:
        copy = grown(Path(folder))
        steps: list[tuple[str, ...]] = [("-m", "amu_graph", "check"), ("-m", "amu_graph", "build")]
        if not quick:
            steps += [("docs/generate", "--check"), ("-m", "pytest", "-q", "-p", "no:cacheprovider", *TESTS)]
        failed = [" ".join(step) for step in steps if run(copy, *step)]
    sys.stdout.write("".join(f"failed: {each}\n" for each in failed) or "all green\n")
    return bool(failed)


if __name__ == "__main__":
    raise SystemExit(main())
