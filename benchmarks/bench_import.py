"""A table of ten thousand rows: imported into proposals, beside pandas and rdflib that build the same statements.

    python benchmarks/bench_import.py [--rows 10000] [--repeat 3]

Both read the same CSV, make the same statements, each in the named graph of its row, and write a file that people can read (YAML, TriG). Runs alternate, and the time of the
processor is taken, so that what else the machine does weighs little; the medians are compared. Ours also asks who each name is, keeps what was
answered, and counts every cell; theirs does none of it.
"""

import argparse
import csv
import statistics
import tempfile
import time
from pathlib import Path

import pandas as pd
import rdflib

from amu_graph.ingest.identity import Known
from amu_graph.ingest.imports.importing import import_file
from amu_graph.ingest.imports.keeping import Places, Source
from amu_graph.namespaces import slugify

BASE = "https://example.org/"
AMU = rdflib.Namespace("https://w3id.org/amu-graph/ontology#")
ROLE = rdflib.Namespace("https://w3id.org/amu-graph/vocab/role/")
STAGE = rdflib.Namespace("https://w3id.org/amu-graph/vocab/stage-type/")
TOWNS = [f"Ville {n}" for n in range(200)]
FIRMS = [f"Atelier {n}" for n in range(400)]


def write_table(path: Path, rows: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow(["Nom du projet", "Ville", "Nb de logements", "Année", "Architecte", "Surface", "Remarques"])
        for n in range(rows):
            doubt = " ?" if n % 50 == 0 else ""
            out.writerow(
                [
                    f"Résidence {n}",
                    TOWNS[n % 200],
                    5 + n % 40,
                    f"{2000 + n % 25}{doubt}",
                    FIRMS[n % 400],
                    500 + n % 3000,
                    "",
                ]
            )


def ours(path: Path, folder: Path) -> int:
    found = import_file(path, Places(folder / "data"), Known, Source(id="t", retrieved="2026-11-28"))
    return len(found.review.statements) + len(found.review.names)


def theirs(path: Path, folder: Path) -> int:
    graph = rdflib.Dataset()
    frame = pd.read_csv(path, sep=";", dtype=str, keep_default_na=False)
    for number, row in frame.iterrows():
        passage = graph.graph(rdflib.URIRef(f"{BASE}source/t#r{int(str(number)) + 2}"))
        name, town, dwellings, year = row["Nom du projet"], row["Ville"], row["Nb de logements"], row["Année"]
        firm, area = row["Architecte"], row["Surface"]
        project = rdflib.URIRef(f"{BASE}project/{slugify(name)}")
        place = rdflib.URIRef(f"{BASE}place/{slugify(town)}")
        body = rdflib.URIRef(f"{BASE}organization/{slugify(firm)}")
        for thing, kind, label in (
            (project, AMU.Project, name),
            (place, AMU.Place, town),
            (body, AMU.Organization, firm),
        ):
            passage.add((thing, rdflib.RDF.type, kind))
            passage.add((thing, rdflib.RDFS.label, rdflib.Literal(label, lang="fr")))
        passage.add((project, AMU.locatedIn, place))
        passage.add((project, AMU.dwellingCount, rdflib.Literal(int(dwellings))))
        stage = rdflib.URIRef(f"{BASE}stage/{slugify(name)}--livraison")
        passage.add((stage, rdflib.RDF.type, AMU.Stage))
        passage.add((stage, AMU.stageOf, project))
        passage.add((stage, rdflib.DCTERMS.type, STAGE.livraison))
        passage.add((stage, rdflib.DCTERMS.date, rdflib.Literal(year.rstrip(" ?"), datatype=rdflib.XSD.gYear)))
        part = rdflib.URIRef(f"{BASE}participation/{slugify(firm)}--maitre-d-oeuvre--{slugify(name)}")
        passage.add((part, rdflib.RDF.type, AMU.Participation))
        passage.add((part, AMU.agent, body))
        passage.add((part, AMU.role, ROLE["maitre-d-oeuvre"]))
        passage.add((part, AMU.context, project))
        quantity = rdflib.URIRef(f"{BASE}quantity/{slugify(name)}--surface")
        passage.add((quantity, rdflib.RDF.type, AMU.Quantity))
        passage.add((quantity, AMU.quantityOf, project))
        passage.add((quantity, rdflib.RDF.value, rdflib.Literal(int(area))))
    graph.serialize(str(folder / "t.trig"), format="trig")
    return len(graph)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--repeat", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "table.csv"
        write_table(path, given.rows)
        ours(path, folder)  # writes the mapping
        times: dict[str, list[float]] = {"amu-graph import": [], "pandas + rdflib": []}
        for _ in range(given.repeat):
            for label, run in (("amu-graph import", ours), ("pandas + rdflib", theirs)):
                (folder / "data" / "review" / "t.yaml").unlink(missing_ok=True)
                start = time.process_time()
                count = run(path, folder)
                times[label].append(time.process_time() - start)
                print(f"{label}: {times[label][-1]:.2f} s, {count} {'proposals' if run is ours else 'statements'}")
    medians = {label: statistics.median(found) for label, found in times.items()}
    print(f"{given.rows} rows: {medians['amu-graph import']:.2f} s against {medians['pandas + rdflib']:.2f} s")
    print(f"ratio {medians['pandas + rdflib'] / medians['amu-graph import']:.1f}")


if __name__ == "__main__":
    main()
