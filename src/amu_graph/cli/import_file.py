"""`amu-graph import`: a bibliography, a table or RDF becomes proposals."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from amu_graph.cli.commands import command
from amu_graph.cli.documents import source_options, wanted
from amu_graph.cli.options import flag, option, own_settings
from amu_graph.cli.problems import relative
from amu_graph.cli.reader_language import said, say, t
from amu_graph.language import counted

if TYPE_CHECKING:
    from amu_graph.ingest.identity import Known
    from amu_graph.ingest.imports.keeping import Imported

_SHOWN = 20


@command(
    "Lit un export de bibliographie (CSL-JSON, RIS, BibTeX, HAL, Crossref), un tableau (CSV, TSV, XLSX, XLS, "
    "ODS, résultats SPARQL) ou du RDF, et en fait des propositions dans data/review/. Rien n’entre dans le graphe sans "
    "être accepté. Pour un tableau, la première fois écrit la correspondance des colonnes et s’arrête : "
    "relisez-la, puis relancez.",
    "Read an export of a bibliography (CSL-JSON, RIS, BibTeX, HAL, Crossref), a table (CSV, TSV, XLSX, XLS, "
    "ODS, results of SPARQL) or RDF, and make proposals of it in data/review/. Nothing enters the graph unless it is "
    "accepted. For a table, the first run writes what its columns mean and stops: read it again, then run again.",
    name="import",
    example="amu-graph import zotero.json --label 'Bibliographie de la thèse'",
)
@click.argument("file", metavar=t("FICHIER", "FILE"), type=click.Path(path_type=Path))
@source_options
@option("--sheet", "Feuille du classeur.", "Sheet of the workbook.", default="", metavar=t("FEUILLE", "SHEET"))
@flag(
    "--renew",
    "Remet la note et les propositions aux lignes où le tableau les a maintenant.",
    "Put the note and the proposals at the rows where the table has them now.",
)
def import_file(file: Path, *, sheet: str, renew: bool, **said_of_it: str) -> None:
    """Read a file into proposals, and say what came of it."""
    from amu_graph.ingest.imports import importing
    from amu_graph.ingest.imports.keeping import Places, Source

    of = wanted(**said_of_it)
    source = Source(
        id=of.slug,
        label=of.label,
        url=of.url,
        language=of.language or "fr",
        retrieved=of.retrieved,
        sheet=sheet,
    )
    given = own_settings()

    def known() -> "Known":
        from amu_graph.ingest.known_names import known

        return known(given)

    found = importing.import_file(file, Places(given.data), known, source, renew=renew)
    _list(found, file)
    _conclude(found)


def _list(found: "Imported", file: Path) -> None:
    """Print what has to be known of the file, then what is counted."""
    for remark in found.remarks[:_SHOWN]:
        place = f":{remark.place}" if remark.place else ""
        click.echo(f"{file}{place}: {said(remark.words)}", err=True)
    rest = len(found.remarks) - _SHOWN
    if rest > 0:
        more = counted(rest, "remarque", "remark")
        say(f"… et {more.fr} de plus.", f"… and {more.en} more.")
    for line in found.counts:
        click.echo(said(line) + ".", err=True)


def _conclude(found: "Imported") -> None:
    """Say what was written, and what comes next."""
    if found.mapping:
        where = relative(found.mapping)
        say(f"Correspondance écrite : {where}.", f"Mapping written: {where}.")
        say("Relisez-la, puis relancez la même commande.", "Read it again, then run the same command.")
        return
    names = counted(len(found.review.names), "nom", "name")
    statements = counted(len(found.review.statements), "énoncé", "statement")
    new = counted(found.new, "proposition", "proposal")
    where = relative(found.path)
    say(
        f"{where} : {names.fr} à identifier, {statements.fr} ; {new.fr} de plus qu’avant.",
        f"{where}: {names.en} to identify, {statements.en}; {new.en} more than before.",
    )
    click.echo(t("Pour les relire : ", "To review them: ") + f"amu-graph review {found.review.id}", err=True)
