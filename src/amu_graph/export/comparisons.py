"""A comparison as a file: CSV for tables, LaTeX for an article."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Final

from amu_graph import project
from amu_graph.export.latex import escaped
from amu_graph.language import Language, Text
from amu_graph.namespaces import curie
from amu_graph.query.comparison import NOT_SAID, Comparison, Said
from amu_graph.text import in_cell
from amu_graph.typography import set_in

_STATUSES: Final = {"interpreted": Text("interprété", "interpreted"), "unverified": Text("non vérifié", "unverified")}
_PROPERTY, _STATUS = Text("propriété", "property"), Text("statut", "status")


def comparison_csv(comparison: Comparison, language: Language) -> str:
    """Return a row a property: of each thing what is said, how surely, by which passages; ` | ` parts several."""
    text = io.StringIO()
    writer = csv.writer(text)
    names = [each.in_(language) for each in comparison.names]
    status = _STATUS.in_(language)
    heads = [head for name in names for head in (name, f"{name} — {status}", f"{name} — passages")]
    writer.writerow(map(in_cell, [_PROPERTY.in_(language), *heads]))
    for row in comparison.rows:
        cells = [part for cell in row.cells for part in _parts(cell, language)]
        writer.writerow(map(in_cell, [row.heading.in_(language), *cells]))
    return text.getvalue()


def _parts(cell: Sequence[Said], language: Language) -> tuple[str, str, str]:
    if not cell:
        return NOT_SAID.in_(language), "", ""
    words = [each.text.in_(language) + _aside(each, language) for each in cell]
    places = [" ".join(curie(passage.iri) for passage in each.passages) for each in cell]
    return " | ".join(words), " | ".join(each.status for each in cell), " | ".join(places)


def _aside(said: Said, language: Language) -> str:
    words = ", ".join(each.in_(language) for each in said.asides)
    return f" ({words})" if words else ""


def comparison_latex(comparison: Comparison, language: Language, address: str) -> str:
    r"""Return a table for an article in LaTeX, to be put in by `\input`: one column a thing, its passages below it."""
    return "\n".join(_latex(comparison, language, address)) + "\n"


def _latex(comparison: Comparison, language: Language, address: str) -> Iterator[str]:
    ours = project.current()
    share = round(0.78 / len(comparison.things), 3)
    numbers = {passage.iri: n for n, passage in enumerate(comparison.passages, 1)}
    yield "% \\usepackage{longtable}" + (" \\usepackage[french]{babel}" if language == "fr" else "")
    yield f"% {ours.name} {ours.version}, {address}".replace("\n", " ")
    columns = rf"p{{{share}\linewidth}}" * len(comparison.things)
    yield rf"\begin{{longtable}}{{p{{0.13\linewidth}}{columns}}}"
    yield r"\hline"
    names = " & ".join(rf"\textbf{{{_set(each, language)}}}" for each in comparison.names)
    yield rf" & {names} \\"
    yield r"\hline"
    yield r"\endhead"
    for row in comparison.rows:
        cells = " & ".join(_latex_cell(cell, numbers, language) for cell in row.cells)
        yield rf"{_set(row.heading, language)} & {cells} \\"
    yield r"\hline"
    yield r"\end{longtable}"
    sources = Text("Passages : ", "Passages: ").in_(language)
    listed = (f"{n}. \\texttt{{{escaped(curie(iri))}}}" for iri, n in numbers.items())
    yield rf"\noindent\footnotesize {escaped(set_in(sources, language))}{'; '.join(listed)}."
    yield rf"{_set(ours.cited_as, language)}, version {escaped(ours.version)}."


def _latex_cell(cell: Sequence[Said], numbers: dict[str, int], language: Language) -> str:
    return "; ".join(_latex_said(each, numbers, language) for each in cell) or rf"\emph{{{NOT_SAID.in_(language)}}}"


def _latex_said(said: Said, numbers: dict[str, int], language: Language) -> str:
    words = escaped(set_in(said.text.in_(language) + _aside(said, language), language))
    doubt = rf" (\emph{{{_STATUSES[said.status].in_(language)}}})" if said.status in _STATUSES else ""
    marks = ", ".join(str(numbers[passage.iri]) for passage in said.passages)
    return f"{words}{doubt}" + (rf"\textsuperscript{{{marks}}}" if marks else "")


def _set(text: Text, language: Language) -> str:
    return escaped(set_in(text.in_(language), language))
