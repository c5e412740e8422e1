"""The pages of the questions, the checks and the network views, from the headers of `queries/`."""

from itertools import groupby
from typing import TYPE_CHECKING

from markup import code, page, table

from amu_graph import resources
from amu_graph.cli.ask import parameter_option
from amu_graph.language import Text
from amu_graph.query import Catalogue, Parameter, Question
from amu_graph.query.catalogue import read

if TYPE_CHECKING:
    from collections.abc import Iterable

HEADER = ["question", "français", "English", "paramètres · parameters"]


def questions_page() -> str:
    """Return the page of the questions of the catalogue and of the checks."""
    about = Text(
        "Chaque question est un fichier : `amu-graph ask NOM --paramètre valeur`. La valeur entre parenthèses est "
        "celle du fichier ; un paramètre sans valeur ne restreint rien.",
        "Each question is a file: `amu-graph ask NAME --parameter value`. The value in parentheses is that of the "
        "file; a parameter without a value restricts nothing.",
    )
    by_aspect = groupby(Catalogue(resources.queries()), key=lambda question: question.aspect)
    sections = [f"## {aspect}\n\n{table(HEADER, map(_row, questions))}" for aspect, questions in by_aspect]
    return page(Text("Questions", "Questions"), about, *sections, _checks())


def _row(question: Question) -> list[str]:
    name = f"[`{question.name}`](../../queries/{question.name}.rq)"
    answers = question.value("answers")
    summary = question.summary
    return [
        name,
        summary.fr + (f" ({answers})" if answers else ""),
        summary.en,
        parameters(question.parameters),
    ]


def parameters(given: "Iterable[Parameter]") -> str:
    """Return the options of a question in a few words."""
    shown = []
    for parameter in given:
        option = parameter_option(parameter)
        default = (option.help or "").rpartition(" : ")[2].rstrip(".") if not parameter.optional else ""
        shown.append(f"{code(option.opts[0])} {parameter.type}" + (f" ({default})" if default else ""))
    return "; ".join(shown)


def _checks() -> str:
    files = sorted((resources.queries() / "checks").glob("*.rq"))
    checks = [read(path, path.stem) for path in files]
    rows = [
        [f"[`{check.name}`](../../queries/checks/{check.name}.rq)", check.summary.fr, check.summary.en]
        for check in checks
    ]
    words = (
        "Chaque ligne de réponse est un problème ; `-violation` empêche d’écrire le graphe, `-warning` avertit.\n\n"
        "*Each row of the answer is a problem; `-violation` keeps the graph from being written, `-warning` warns.*"
    )
    return f"## Contrôles · Checks\n\n{words}\n\n{table(['contrôle · check', 'français', 'English'], rows)}"
