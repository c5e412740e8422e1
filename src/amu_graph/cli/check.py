"""`amu-graph check`: the problems of the data."""

import click

from amu_graph.cli.commands import Command
from amu_graph.cli.options import settings
from amu_graph.cli.problems import list_problems
from amu_graph.cli.words import said, t
from amu_graph.graph import check as check_graph
from amu_graph.language import counted


@click.command(
    cls=Command,
    help=t(
        "Vérifie les notes de lecture et liste les problèmes, chacun avec son fichier, sa ligne et son remède.",
        "Check the reading notes and list the problems, each with its file, its line and its remedy.",
    ),
    example="amu-graph check",
)
@click.option(
    "--strict", is_flag=True, help=t("Les remarques comptent comme des problèmes.", "Remarks count as problems.")
)
def check(strict: bool) -> None:  # noqa: FBT001 - a flag of the command
    """Print the problems; exit with 1 when there are any."""
    problems = check_graph(settings())
    list_problems(problems)
    violations = sum(problem.severity == "violation" for problem in problems)
    remarks = len(problems) - violations
    counts = counted(violations, "problème", "problem"), counted(remarks, "remarque", "remark")
    click.echo(", ".join(map(said, counts)) + ".", err=True)
    if violations or (strict and remarks):
        click.get_current_context().exit(1)
