"""How a query is evaluated, in the terminal."""

from typing import Final

import click

from amu_graph.cli.reader_language import said, t
from amu_graph.cli.terminal_table import columns, room
from amu_graph.query.explain import PLANNED, Explanation, Step

_WORTH_TELLING: Final = 0.01


def print_explanation(explanation: Explanation) -> None:
    """Print the form in which a query is evaluated, its steps, and what would be faster."""
    click.echo(said(explanation.form))
    if explanation.form == PLANNED:
        lines = explanation.plan.strip().splitlines()
        click.echo("\n" + "\n".join(line for line in lines if not line.startswith("#")))
    if explanation.steps:
        header = ["", t("étape", "step"), t("lignes", "rows"), t("durée", "time")]
        rows = [[str(number), step.text, *_measured(step)] for number, step in enumerate(explanation.steps, 1)]
        click.echo("\n" + columns(header, rows, room()))
        _print_slowest(explanation.steps)
    if explanation.seconds is not None:
        whole = f"{explanation.seconds * 1000:.0f} ms"
        click.echo("\n" + t(f"Toute la requête : {whole}.", f"The whole query: {whole}."))
    else:
        click.echo("\n" + t("Toute la requête dépasse les limites.", "The whole query exceeds the limits."))
    for advice in explanation.advice:
        click.echo("\n" + t("Plus rapide : ", "Faster: ") + said(advice))


def _measured(step: Step) -> tuple[str, str]:
    rows = t("arrêtée par les limites", "stopped by the limits") if step.rows is None else str(step.rows)
    return rows, f"{step.seconds * 1000:.0f} ms"


def _print_slowest(steps: tuple[Step, ...]) -> None:
    slowest = max(range(len(steps)), key=lambda number: steps[number].seconds)
    if len(steps) > 1 and steps[slowest].seconds >= _WORTH_TELLING:
        click.echo(t(f"L’étape la plus longue : {slowest + 1}.", f"The longest step: {slowest + 1}."))
