"""What proposals cost: a large file of them under review, and commands that grow a graph beside a large dataset.

CPU seconds; the data are the founding notes, the dataset beside them is that of `bench_scale.py`.
"""

import argparse
import os
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bench_scale import make
from measuring import taken

from amu_graph import resources
from amu_graph.ingest.proposals import Answer, Review, Statement
from amu_graph.ingest.records import record
from amu_graph.ingest.review_files import path_of, save
from amu_graph.ingest.session import Session, mark_of

COLUMNS = ("dwellingCount", "completionDate", "locatedIn", "kind", "note", "label")


def cpu(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def answers(folder: Path, rows: int) -> None:
    """Print what it costs to read a file of a table's proposals, and to answer one of them."""
    one = Statement(at="r2", by="table", says=record({"id": "project/p"}))
    statements = tuple(
        replace(one, at=f"r{row}", says=record({"id": f"project/p-{row}", key: row}))
        for row in range(rows)
        for key in COLUMNS
    )
    path = path_of(folder / "answers", "table")
    save(path, Review(source=record({"id": "table", "label": "Table", "kind": "table"}), statements=statements))
    session = Session(path, folder / "answers")
    print(f"read {len(statements)} proposals: {cpu(lambda: session.review):.1f} s")
    marks = [mark_of(each) for each in statements[:11]]
    costs = [cpu(lambda mark=mark: session.answer([mark], Answer(verdict="accept"))) for mark in marks]  # type: ignore[misc]
    print(f"answer one: {sorted(costs)[5] * 1000:.0f} ms")


def growing(folder: Path, entities: int, rows: int) -> None:
    """Print what `import`, `suggest` and `accept` cost beside a dataset of so many entities."""
    made, data, texts = make(folder, entities), folder / "data", folder / "texts"
    for left in (data, texts):
        shutil.rmtree(left, ignore_errors=True)
    shutil.copytree(resources.data(), data)
    texts.mkdir()
    (folder / "page.txt").write_text("Les Lilas\n\nLe projet Les Lilas, livré en 2019, compte douze logements.\n")
    lines = [f"Les Cours du chemin {row},{10 + row % 40},{2000 + row % 20}" for row in range(rows)]
    (folder / "table.csv").write_text("\n".join(["Nom,Logements,Année", *lines]) + "\n")
    environment = {**os.environ, "AMU_GRAPH_DATA": str(data), "AMU_GRAPH_SOURCES": str(texts)}
    for arguments in (
        ["read", "page.txt", "--url", "https://example.org/page"],
        ["suggest", "page"],
        ["import", "table.csv"],
        ["import", "table.csv"],
        ["accept", "page", "--all"],
        ["accept", "table", "--all"],
    ):
        command = [sys.executable, "-m", "amu_graph", "--dataset", str(made), *arguments]
        print(f"{' '.join(arguments[:2])}: {taken(command, folder, environment)[1]:.1f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--entities", type=int, default=40_000)
    parser.add_argument("--rows", type=int, default=10_000)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    answers(given.folder.resolve(), given.rows)
    growing(given.folder.resolve(), given.entities, given.rows // 10)


if __name__ == "__main__":
    main()
