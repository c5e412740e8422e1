"""`amu-graph eval`: how good the proposals are on annotated pages."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from amu_graph.cli.commands import command
from amu_graph.cli.options import flag, settings
from amu_graph.cli.reader_language import said, t
from amu_graph.language import counted

if TYPE_CHECKING:
    from amu_graph.ingest.suggest.evaluate import Evaluation


@command(
    "Mesure les propositions sur des pages annotées (NOM.txt et NOM.json) : précision, rappel et F1 par type et "
    "par propriété. Le modèle qui juge une page n’a pas appris d’elle et n’a pas les noms qui viennent d’elle seule ; "
    "les règles, et les poids des relations, viennent des pages de tests/pages et n’y sont donc pas neufs.",
    "Measure the proposals on annotated pages (NAME.txt and NAME.json): precision, recall and F1 by type and by "
    "property. The model that judges a page did not learn from it and lacks the names that come from it alone; the "
    "rules, and the weights of relations, come from the pages of tests/pages and are not new to them.",
    example="amu-graph eval tests/pages",
)
@click.argument("folder", metavar=t("DOSSIER", "FOLDER"), type=click.Path(path_type=Path))
@flag("--json as_json", "Les chiffres en JSON.", "The figures as JSON.")
@flag("--no-graph", "Sans aucun nom du graphe.", "Without any name of the graph.")
@flag("--learning", "Chaque page avec un modèle appris des autres.", "Each page with a model learned from the others.")
def eval_(folder: Path, *, as_json: bool, no_graph: bool, learning: bool) -> None:
    """Print the figures."""
    from amu_graph.ingest.suggest.suggest import evaluate_pages

    found = evaluate_pages(folder, settings(), with_graph=not no_graph, with_model=learning)
    click.echo(json.dumps(found.as_data(), ensure_ascii=False, indent=2) if as_json else _table(found))


def _table(found: "Evaluation") -> str:
    from amu_graph.ingest.suggest.evaluate import PARTS

    lines = [said(counted(len(found.pages), "page", "page"))]
    heads = (
        t("précision", "precision"),
        t("rappel", "recall"),
        "F1",
        t("justes", "right"),
        t("faites", "made"),
        t("voulues", "wanted"),
    )
    for part, scores in found.scores.items():
        if not scores.by_name:
            continue
        lines += ["", f"{said(PARTS[part]):<36}" + "".join(f"{head:>11}" for head in heads)]
        for name, score in sorted(scores.by_name.items(), key=lambda pair: (pair[0] != "all", pair[0])):
            figures = f"{score.precision:>11.2f}{score.recall:>11.2f}{score.f1:>11.2f}"
            counts = f"{score.right:>11}{score.made:>11}{score.wanted:>11}"
            lines.append(f"  {t('ensemble', 'all') if name == 'all' else name:<34}{figures}{counts}")
    return "\n".join(lines)
