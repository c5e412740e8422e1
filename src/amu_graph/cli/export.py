"""`amu-graph export`: the dataset as an RDF file, or its bibliography."""

from pathlib import Path

import click

from amu_graph.cli.commands import command
from amu_graph.cli.names import Name, say_replaced
from amu_graph.cli.options import output_option, settings
from amu_graph.cli.reader_language import language, said, say, t
from amu_graph.formats import BIBLIOGRAPHY_SYNTAXES, RDF_SYNTAXES
from amu_graph.graph import load
from amu_graph.language import counted

_MERGED, _NAMED = (
    ", ".join(f".{each.extensions[0]}" for each in RDF_SYNTAXES if each.named_graphs == named)
    for named in (False, True)
)
_WORKS = ", ".join(f".{each.extensions[0]} ({each.title})" for each in BIBLIOGRAPHY_SYNTAXES)


@command(
    f"Écrit le graphe dans le format de l’extension : {_MERGED} (graphe fusionné) ; "
    f"{_NAMED} (avec le graphe nommé de chaque passage). "
    "Ou la bibliographie de toutes les publications, ou de ce qui est nommé (une publication, une personne, un "
    f"thème…) : {_WORKS}.",
    f"Write the graph in the format of the extension: {_MERGED} (the merged graph); "
    f"{_NAMED} (with the named graph of each passage). "
    "Or the bibliography of all publications, or of what is named (a publication, a person, a theme …): "
    f"{_WORKS}.",
    example="amu-graph export -o amu.ttl",
)
@click.argument("names", metavar=t("[NOM]…", "[NAME]…"), nargs=-1, type=Name("entity"))
@output_option(required=True)
def export(names: tuple[str, ...], output: Path) -> None:
    """Write the dataset, or a bibliography, to a file."""
    graph = load(settings=settings())
    say_replaced(graph, names)
    count = graph.export(output, *names, language=language())
    size = "" if count is None else f" ({said(counted(count, 'publication', 'publication'))})"
    say(f"Écrit : {output}{size}", f"Written: {output}{size}")
