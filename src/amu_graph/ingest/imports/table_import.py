"""A table → its mapping, the first time; its proposals, once the mapping is there."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from amu_graph import files
from amu_graph.ingest.imports.changes import moved
from amu_graph.ingest.imports.entities import Entities
from amu_graph.ingest.imports.following import follow
from amu_graph.ingest.imports.keeping import Imported, Places, Proposed, Source, head_of, keep
from amu_graph.ingest.imports.mapping.guess import Guess, Guesser
from amu_graph.ingest.imports.mapping.mapping_file import read_mapping, written
from amu_graph.ingest.imports.mapping.rows import BY, Rows
from amu_graph.ingest.imports.mapping.rules import Table
from amu_graph.ingest.imports.source_file import SourceFile, joined
from amu_graph.ingest.imports.tables.headers import Header, find_header, header_at
from amu_graph.ingest.imports.tables.sheet import Sheet
from amu_graph.ingest.imports.vocabulary import Vocabulary
from amu_graph.ingest.proposals import Review
from amu_graph.ingest.review_files import path_of
from amu_graph.language import Text, counted
from amu_graph.notes.words import whole_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from amu_graph.ingest.identity import Known

_OUTCOMES: Final = {
    "said": Text(fr="dites", en="said"),
    "doubtful": Text(fr="à vérifier", en="to be verified"),
    "unmapped": Text(fr="sans concept dans les vocabulaires", en="without a concept in the vocabularies"),
    "unread": Text(fr="illisibles", en="unreadable"),
    "empty": Text(fr="non renseignées", en="not filled in"),
    "left": Text(fr="de lignes laissées de côté", en="of rows left aside"),
    "skipped": Text(fr="de colonnes laissées de côté", en="of columns left aside"),
}
_HEADS: Final = (
    Text(
        fr="Ce que disent les colonnes. À relire : le type et l’identifiant d’une ligne (row), puis chaque colonne.",
        en="What the columns say. To be read again: the type and the identifier of a row, then each column.",
    ),
    Text(
        fr="Une colonne : {key: …}, {role: …}, {stage: …}, {quantity: …} ou skip ; find, split, words.",
        en="A column: {key: …}, {role: …}, {stage: …}, {quantity: …} or skip; find, split, words.",
    ),
    Text(fr="Puis la même commande écrit les propositions.", en="Then the same command writes the proposals."),
)


def import_table(
    file: SourceFile, sheet: Sheet, places: Places, known: "Callable[[], Known]", source: Source, *, renew: bool = False
) -> Imported:
    """Write the mapping of a table where there is none, else its proposals.

    If `renew`, what is there follows the rows that have moved.

    Raises:
        FileRefusedError: the table has no header.
        ProblemsError: the mapping is wrong, with its lines.
        WritingError: a file cannot be written.

    """
    path = path_of(places.data, source.id).with_suffix(".map.yaml")
    words = whole_words(places.ontology)
    profile, vocabulary = words.profile, Vocabulary(words.terms)
    if not path.is_file():
        header = find_header(sheet, file)
        guess = Guesser(profile, vocabulary, known()).guess(
            header.names, sheet.rows[header.last :], _source(file, sheet, header, source)
        )
        return _begun(file, path, guess)
    name = path.relative_to(places.data.parent).as_posix()
    header = _header(path, sheet, file)
    table = read_mapping(path, name, header.names, profile, vocabulary)
    rows = Rows(sheet, header, table, Entities(known(), BY, places.settled(source.id)), profile, vocabulary, file)
    statements = list(rows.statements())
    head, lines = _head(file, table, source, rows.numbers), sheet.lines
    if renew:
        follow(file, places, head, rows.places, sheet)
    else:
        _tell_moved(file, moved(places.notes(source.id), rows.places))
    return keep(file, places, Proposed(head, rows.entities, statements, _counts(rows), lines))


def _header(path: Path, sheet: Sheet, file: SourceFile) -> Header:
    """Return the header where the mapping says that it stands."""
    import re

    match = re.search(
        r"^  header: *(.*?)\s*(?: #.*)?$",
        path.read_text(encoding="utf-8", errors="replace"),  # what is wrong in it is told when it is read whole
        re.MULTILINE,
    )
    if match is None:
        return find_header(sheet, file)
    rows = re.fullmatch(r"([1-9][0-9]{0,8})(?:-([1-9][0-9]{0,8}))?", match[1].strip("\"'"))
    first, last = (int(rows[1]), int(rows[2] or rows[1])) if rows else (0, 0)
    if not 0 < first <= last <= len(sheet.rows):
        raise file.refused(
            Text(
                fr=f"pas de ligne « {match[1]} » pour les titres ; {len(sheet.rows)} lignes",
                en=f"no row “{match[1]}” for the names of columns; {len(sheet.rows)} rows",
            ),
            remedy=Text(
                fr=f"Corrigez « header: » dans {path}, par exemple header: 1 ou header: 1-2.",
                en=f"Correct “header:” in {path}, for example header: 1 or header: 1-2.",
            ),
        )
    return header_at(sheet, first, last)


def _source(file: SourceFile, sheet: Sheet, header: Header, source: Source) -> dict[str, str]:
    return {
        "id": source.id,
        "label": source.label or file.path.stem,
        "file": file.name,
        "sha256": file.sha256,
        "url": source.url,
        "retrieved": source.retrieved,
        "language": source.language,
        "sheet": sheet.name,
        "header": header.written,
    }


def _begun(file: SourceFile, path: Path, guess: Guess) -> Imported:
    """Write a mapping, and say what to look at."""
    with files.writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    files.replace(path, written(guess.table, guess.doubts, _HEADS).encode("utf-8"))
    table = guess.table
    sure = Text("", "") if guess.type_known else Text(fr=" (à vérifier)", en=" (to be checked)")
    told = [name for name, rule in table.columns.items() if not rule.skip]
    left = [name for name, rule in table.columns.items() if rule.skip]
    counts = [
        Text(
            fr=f"Une ligne est un {table.type}, nommé par la colonne « {table.key} »{sure.fr}",
            en=f"A row is a {table.type}, named by the column “{table.key}”{sure.en}",
        ),
        Text(fr=f"Colonnes comprises : {', '.join(told)}", en=f"Columns understood: {', '.join(told)}"),
    ]
    if left:
        counts.append(Text(fr=f"Colonnes laissées : {', '.join(left)}", en=f"Columns left aside: {', '.join(left)}"))
    if guess.doubts:
        listed = ", ".join(guess.doubts)
        counts.append(Text(fr=f"À vérifier d’abord : {listed}", en=f"To be checked first: {listed}"))
    return Imported(
        review=Review(source={}), path=path, remarks=tuple(file.remarks), counts=tuple(counts), new=0, mapping=path
    )


def _head(file: SourceFile, table: Table, source: Source, rows: list[int]) -> dict[str, str | tuple[str, ...]]:
    """Return the head of the note: what the mapping says, with the digest of the file as it is now."""
    given = {name: table.source[name] for name in ("id", "label", "url", "language") if name in table.source}
    same = table.source.get("sha256") == file.sha256
    retrieved = table.source.get("retrieved", "") if same else ""
    head = head_of(file, source, "table") | given | ({"retrieved": retrieved} if retrieved else {})
    return head | {"rows": tuple(_runs(rows))}


def _runs(rows: list[int]) -> list[str]:
    """Return rows as a note lists them, neighbours together.

    >>> _runs([2, 3, 4, 7])
    ['2-4', '7']
    """
    runs: list[list[int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return [str(first) if first == last else f"{first}-{last}" for first, last in runs]


def _tell_moved(file: SourceFile, rows: dict[int, int]) -> None:
    """Say which rows of the note are elsewhere in the file now."""
    if rows:
        listed = joined(f"r{old} → r{new}" for old, new in rows.items())
        file.remark(
            f"r{next(iter(rows.values()))}",
            fr=f"des lignes ont changé de place, la note garde les anciennes : {listed} ; --renew les y remet",
            en=f"rows have moved, the note keeps the old ones: {listed}; --renew puts them right",
        )


_NOTHING: Final = Text(
    fr="Aucune ligne sous les noms des colonnes : rien à proposer",
    en="No row under the names of the columns: nothing to propose",
)


def _counts(rows: Rows) -> tuple[Text, ...]:
    """Return what became of the cells, each counted once, and the words that no vocabulary has."""
    total = rows.cells.total()
    parts = [(rows.cells[name], words) for name, words in _OUTCOMES.items() if rows.cells[name]]
    fr = ", ".join(f"{words.fr} {count}" for count, words in parts)
    en = ", ".join(f"{words.en} {count}" for count, words in parts)
    lines, cells = counted(len(rows.numbers), "ligne", "row"), counted(total, "cellule", "cell")
    counts = [Text(fr=f"{lines.fr}, {cells.fr} : {fr}", en=f"{lines.en}, {cells.en}: {en}")] if total else [_NOTHING]
    if rows.unmapped:
        counts.append(_listed(rows.unmapped))
    return tuple(counts)


def _listed(unmapped: Counter[str]) -> Text:
    listed = ", ".join(f"{name} ({count})" for name, count in unmapped.most_common(12))
    return Text(fr=f"Mots sans concept : {listed}", en=f"Words without a concept: {listed}")
