"""Tables in: a mapping that is guessed, then proposals; every cell is counted, none is dropped in silence."""

import csv
import datetime as dt
import re
from pathlib import Path

import odfdo
import openpyxl
import pytest

from accepted_imports import FILES, accepted, imported, violations
from amu_graph.errors import ProblemsError
from amu_graph.ingest.identity import Known
from amu_graph.ingest.imports.keeping import Imported
from amu_graph.ingest.imports.source_file import FileRefusedError, read_file
from amu_graph.ingest.imports.tables.reading import read_sheet
from amu_graph.ingest.places import text_lines
from amu_graph.ingest.proposals import Statement
from amu_graph.ingest.records import Record
from amu_graph.web.review.shown import Document

SHEET = FILES / "projets.csv"


def known() -> Known:
    """The names that the founding graph has and the sheet writes otherwise."""
    found = Known()
    for id_, name in (
        ("organization/archi-etic", "Archi-Etic"),
        ("person/thomas-huguen", "Thomas Huguen"),
        ("organization/habitat-de-l-ill", "Habitat de l’Ill"),
        ("place/strasbourg", "Strasbourg"),
    ):
        found.add(id_, name)
    return found


def twice(data: Path, file: Path, names: Known | None = None, **source: str) -> Imported:
    """Import a table: the first run writes its mapping, the second its proposals."""
    first = imported(data, file, names or known(), **source)
    assert first.mapping is not None
    assert not list((data / "review").glob("*[!p].yaml"))
    second = imported(data, file, names or known(), **source)
    assert second.mapping is None
    return second


def at(found: Imported, row: int) -> list[Statement]:
    return [one for one in found.review.statements if one.at == f"r{row}"]


def says(found: Imported, row: int) -> list[Record]:
    return [one.says for one in at(found, row)]


def table(folder: Path, text: str, name: str = "t.csv", encoding: str = "utf-8") -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_bytes(text.encode(encoding))
    return file


def test_fifty_rows_go_in_with_no_line_typed(tmp_path: Path) -> None:
    found = twice(tmp_path / "data", SHEET, Known())
    assert found.review.source["rows"] == ("2-51",)
    built = accepted(tmp_path / "data", found.review)
    assert violations(built) == []
    assert [one for one in built.problems if one.code == "uncovered-record"] == []


def test_every_cell_is_counted_once(tmp_path: Path) -> None:
    found = twice(tmp_path / "data", SHEET)
    lines = SHEET.read_text(encoding="cp1252").splitlines()[1:]
    filled = sum(bool(cell) for line in lines for cell in line.split(";"))
    filled -= sum("Camille Roux ; Récipro-Cité" in line for line in lines)  # one cell, cut here by its semicolon
    (count, *_) = found.counts
    words = count.fr.partition(" : ")[2]
    parts = {part.rpartition(" ")[0]: int(part.rpartition(" ")[2]) for part in words.split(", ")}
    assert f"50 lignes, {filled} cellules" in count.fr
    assert sum(parts.values()) == filled
    assert parts["illisibles"] == 1  # « beaucoup »
    assert parts["non renseignées"] == 1  # « n.c. »
    assert any("beaucoup" in remark.words.fr and remark.place == "C14" for remark in found.remarks)


def test_doubtful_cells_are_qualified_or_unverified_with_their_reason(tmp_path: Path) -> None:
    found = twice(tmp_path / "data", SHEET)
    two = "project/le-palier"
    assert {"quantityOf": two, "kind": "logements", "value": "12", "approximate": "true"} in says(found, 3)
    (ten,) = [one for one in at(found, 4) if one.says.get("dwellingCount")]
    assert (ten.says["dwellingCount"], ten.status) == ("10", "interpreted")
    assert ten.because is not None
    assert "« dix »" in ten.because.fr
    (doubt,) = [one for one in at(found, 5) if "stageOf" in one.says]
    assert (doubt.says["date"], doubt.status, doubt.where) == ("2014", "unverified", {"cell": "D5"})
    stages = {row: one for row in range(6, 17) for one in says(found, row) if "stageOf" in one}
    assert (stages[6]["date"], stages[6]["approximate"]) == ("2011", "true")
    assert stages[7]["date"] == "2021-06"
    assert stages[8]["date"] == "2021-06-01"
    assert stages[9]["date"] == "2012"
    assert (stages[13]["date"], stages[13]["planned"]) == ("2027", "true")
    assert stages[16]["date"] == "2019-09-01"
    assert [one.status for one in at(found, 9) if "stageOf" in one.says] == ["unverified"]


def test_each_spelling_is_asked_once_and_never_merged_alone(tmp_path: Path) -> None:
    found = twice(tmp_path / "data", SHEET)
    asked = [one.name for one in found.review.names]
    assert len(asked) == len(set(asked))
    by_name = {one.name: one for one in found.review.names}
    assert by_name["Archi Ethic"].says["type"] == "Organization"
    assert by_name["Archi Ethic"].candidates[0].id == "organization/archi-etic"
    assert by_name["T. Huguen"].says["type"] == "Person"
    assert by_name["T. Huguen"].candidates[0].id == "person/thomas-huguen"
    # the same letters, and the same class: known, and not asked
    assert "habitat de l'ill" not in by_name
    agents = {one.says.get("agent") for one in found.review.statements}
    assert "organization/habitat-de-l-ill" in agents
    assert "Archi-Etic" not in by_name


def test_a_row_that_repeats_a_name_speaks_of_the_same_thing_and_is_said(tmp_path: Path) -> None:
    found = twice(tmp_path / "data", SHEET)
    (remark,) = [one for one in found.remarks if one.place == "r22"]
    assert "ligne 2" in remark.words.fr
    assert any(one.get("id") == "project/les-tilleuls" for one in says(found, 22))
    (count,) = [one for one in at(found, 22) if "dwellingCount" in one.says]
    assert count.status == "unverified"
    assert count.because is not None
    assert "ligne 2" in count.because.fr


def test_importing_again_proposes_only_what_changed(tmp_path: Path) -> None:
    data = tmp_path / "data"
    file = table(tmp_path, SHEET.read_text(encoding="cp1252"), "projets.csv")
    first = twice(data, file)
    assert imported(data, file, known()).new == 0
    accepted(data, first.review)
    (data / "review" / "projets.yaml").unlink()
    names = known()
    for one in first.review.names:
        names.add(one.id, one.name)
    assert imported(data, file, names).review.every == ()
    lines = file.read_text(encoding="utf-8").splitlines()
    cells = lines[2].split(";")
    cells[2] = "13"
    file.write_text("\n".join([*lines[:2], ";".join(cells), *lines[3:]]), encoding="utf-8")
    again = imported(data, file, names).review
    assert [dict(one.says) for one in again.statements] == [{"id": "project/le-palier", "dwellingCount": "13"}]
    assert again.names == ()


def test_rows_that_have_moved_are_said_with_where_they_are_now(tmp_path: Path) -> None:
    data, file = tmp_path / "data", table(tmp_path, "Nom du projet;Ville\nAmont;Lyon\nBiais;Metz\n")
    accepted(data, twice(data, file).review)
    table(tmp_path, "Nom du projet;Ville\nNouveau;Nice\nAmont;Lyon\nBiais;Metz\n")
    names = known()
    for id_, name in (
        ("project/amont", "Amont"),
        ("project/biais", "Biais"),
        ("place/lyon", "Lyon"),
        ("place/metz", "Metz"),
    ):
        names.add(id_, name)
    again = imported(data, file, names)
    assert {one.at for one in again.review.every} == {"r2"}
    assert [one.words.fr for one in again.remarks if "r2 → r3, r3 → r4" in one.words.fr]


def test_a_comma_that_may_part_names_is_to_be_looked_at(tmp_path: Path) -> None:
    text = (
        "Nom;Architecte;AMO;Commune\nLa Ruche;Ligne 7, Agence Zéro;Toits de Choix;Rezé, Loire\nLe Pré;Ligne 7;;Brest\n"
    )
    first = imported(tmp_path / "data", table(tmp_path, text), known())
    assert [line.en for line in first.counts][-1] == "To be checked first: Architecte"
    assert first.mapping is not None
    (line,) = [line for line in first.mapping.read_text(encoding="utf-8").split("\n") if "Architecte:" in line]
    assert line.endswith("des cellules ont une virgule : si elle sépare plusieurs noms, ajoutez split · "
                         "cells have a comma: if it parts several names, add split")  # fmt: skip
    path = first.mapping
    path.write_text(
        path.read_text(encoding="utf-8").replace("{role: maitre-d-oeuvre,", '{role: maitre-d-oeuvre, split: ",",')
    )
    names = imported(tmp_path / "data", tmp_path / "t.csv", known()).review.names
    assert {"Ligne 7", "Agence Zéro"} <= {one.name for one in names}


def test_the_mapping_is_as_the_columns_say(tmp_path: Path) -> None:
    imported(tmp_path / "data", SHEET, known())
    lines = (tmp_path / "data" / "review" / "projets.map.yaml").read_text(encoding="utf-8").splitlines()
    said = [line.strip() for line in lines]
    assert 'row: {key: Nom du projet, id: "project/{Nom du projet}", type: Project}' in said
    columns = {line.partition(":")[0]: line.partition(":")[2].strip() for line in said[said.index("columns:") + 1 :]}
    assert columns == {
        "Nom du projet": "{key: label}",
        "Ville": "{key: locatedIn, find: place}",
        "Nb de logements": "{key: dwellingCount, ~N: approximate, N ?: unverified}",
        "Année": "{stage: livraison, N ?: unverified, vers N: approximate}",
        "Architecte": "{role: maitre-d-oeuvre, find: [organization, person]}",
        "AMU": "{role: assistant-maitrise-usage, split: ;, find: [organization, person]}",
        "Surface": "{quantity: surface}",
        "Téléphone": "skip",
        "Remarques": "skip",
    }


@pytest.mark.parametrize(("name", "program"), [("t.xlsb", "Dans Excel"), ("t.numbers", "Dans Numbers")])
def test_spreadsheets_that_are_not_read_say_how_to_save_them(tmp_path: Path, name: str, program: str) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04")
    with pytest.raises(FileRefusedError) as refused:
        imported(tmp_path / "data", tmp_path / name)
    assert refused.value.remedy is not None
    assert refused.value.remedy.fr.startswith(program)
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("key: locatedIn", "key: locatedln", "« locatedln »"),
        ("role: maitre-d-oeuvre", "role: architecte", "« architecte »"),
        ("type: Project", "type: Projet", "« Projet »"),
        ("  Remarques:       skip\n", "", "« Remarques »"),
        ("Surface:         {quantity", "Surfaces:         {quantity", "« Surfaces »"),
        ("~N: approximate", "~N: peut-être", "« peut-être »"),
        ("find: place", "find: ville", "« ville »"),
        ("  id: projets\n", "  id: ../notes/projets\n", "« ../notes/projets »"),
    ],
)
def test_what_is_wrong_in_a_mapping_is_said_with_its_line(tmp_path: Path, old: str, new: str, words: str) -> None:
    data = tmp_path / "data"
    path = imported(data, SHEET, known()).path
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ProblemsError) as refused:
        imported(data, SHEET, known())
    line = text[: text.index(old)].count("\n") + 1 if new else text[: text.index("  Nom du projet:")].count("\n") + 1
    assert any(words in problem.message.fr and problem.line == line for problem in refused.value.problems)
    assert all(problem.file == "data/review/projets.map.yaml" for problem in refused.value.problems)
    assert not (data / "review" / "projets.yaml").exists()
    assert not (data / "notes").exists()


def test_a_mapping_that_is_no_text_is_said(tmp_path: Path) -> None:
    path = imported(tmp_path / "data", SHEET, known()).path
    path.write_bytes(path.read_bytes() + b"# \xe9\n")
    with pytest.raises(ProblemsError) as refused:
        imported(tmp_path / "data", SHEET, known())
    assert [one.code for one in refused.value.problems] == ["not-utf-8"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Nom;Ville\nÉpi;Lyon\nŒuvre;Metz\n", "cp1252"),
        ("Nom,Ville\nÉpi,Lyon\nŒuvre,Metz\n", "utf-8-sig"),
        ("Nom\tVille\nÉpi\tLyon\nŒuvre\tMetz\n", "utf-16"),
        ("sep=;\nNom;Ville\nÉpi;Lyon\nŒuvre;Metz\n", "utf-8"),
        ("Nom|Ville\r\nÉpi|Lyon\r\nŒuvre|Metz\r\n", "utf-8"),
    ],
)
def test_csv_in_the_encodings_and_with_the_signs_of_spreadsheets(tmp_path: Path, text: str, encoding: str) -> None:
    sheet = read_sheet(read_file(table(tmp_path, text, encoding=encoding)), "")
    assert sheet is not None
    assert [row for row in sheet.rows if row] == [["Nom", "Ville"], ["Épi", "Lyon"], ["Œuvre", "Metz"]]


def test_a_cell_that_is_a_document_is_cut_and_said(tmp_path: Path) -> None:
    before = csv.field_size_limit(131_072)
    file = read_file(table(tmp_path, f"Nom;Ville\nX;{'a' * 200_000}\n"))
    sheet = read_sheet(file, "")
    read_sheet(read_file(table(tmp_path, "Nom;Ville\nX;Y\n", "small.csv")), "")
    assert csv.field_size_limit(before) >= 200_000, "another reader of the process keeps its limit"
    assert sheet is not None
    assert sheet.rows[1] == ["X", "a" * 10_000]
    assert [remark.place for remark in file.remarks] == ["B2"]


def test_an_open_quotation_mark_is_said_with_its_line(tmp_path: Path) -> None:
    file = read_file(table(tmp_path, 'Nom;Ville\nA;Lyon\n"B;Metz\nC;Nice\n'))
    sheet = read_sheet(file, "")
    assert sheet is not None
    assert [row[0] for row in sheet.rows] == ["Nom", "A", '"B', "C"]
    assert [remark.place for remark in file.remarks] == ["3"]


def workbook(path: Path) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "Projets"
    page.append(["Projet", "Livraison", None, "SIRET", "Logements", "Site", "Ville"])
    for column, value in ((2, "date"), (3, "ouverture")):
        page.cell(2, column, value)
    page.merge_cells("B1:C1")
    page.append(["Amont", dt.date(2021, 6, 1), 2020, 12345678900012, 12.0, "site", "Lyon"])
    page["B3"].number_format = "mmmm yyyy"
    page["F3"].hyperlink = "https://example.org/a"
    page.append(["Biais", dt.date(2021, 6, 1), None, "01234567800012", "=1+2", None, None])
    page["B4"].number_format = "dd/mm/yyyy"
    page.append(["Cour", dt.date(2021, 6, 1), None, 1234567800012, None, None, None])
    page["B5"].number_format = "yyyy"
    page["D5"].number_format = "00000000000000"
    page.merge_cells("G3:G5")
    book.create_sheet("Autre")
    book.save(path)
    return path


def test_a_workbook_is_read_as_its_cells_show_it(tmp_path: Path) -> None:
    file = read_file(workbook(tmp_path / "p.xlsx"))
    sheet = read_sheet(file, "")
    assert sheet is not None
    assert sheet.rows[2] == ["Amont", "2021-06", "2020", "12345678900012", "12", "site", "Lyon"]
    assert sheet.rows[3] == ["Biais", "2021-06-01", "", "01234567800012", "", "", "Lyon"]
    assert sheet.rows[4] == ["Cour", "2021", "", "01234567800012", "", "", "Lyon"]
    assert sheet.links == {(3, 5): "https://example.org/a"}
    assert {remark.place for remark in file.remarks} == {"E4", "Projets"}
    assert file.lost == ["E4"]
    with pytest.raises(FileRefusedError) as refused:
        read_sheet(file, "Absente")
    assert "Autre" in refused.value.in_("fr")


def test_a_cell_without_a_value_that_can_be_read_is_counted(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (["Nom", "Ville", "Nb de logements"], ["Amont", "Lyon", "=1+2"], ["Biais", "Metz", "#REF!"]):
        page.append(row)
    page["C3"].data_type = "e"
    book.save(tmp_path / "p.xlsx")
    found = twice(tmp_path / "data", tmp_path / "p.xlsx")
    assert found.counts[0].en == "2 rows, 6 cells: said 4, unreadable 2"


def test_an_old_workbook_is_read_as_its_cells_show_it() -> None:
    """The file was made with xlwt 1.3: formats of dates and codes, a merged range, an error, a second sheet."""
    file = read_file(Path(__file__).parent / "files" / "recensement.xls")
    sheet = read_sheet(file, "")
    assert sheet is not None
    assert sheet.rows == [
        ["Projet", "Livraison", "SIRET", "Logements", "Ville", "Coopérative"],
        ["Amont\nÉpi", "2021-06", "01234567800012", "12", "Lyon", "oui"],
        ["Biais", "2021-06-01", "01234567800012", "14.5", "Lyon"],
        ["Cour", "2021", "", "", "Lyon"],
    ]
    assert sheet.merged == {(3, 4): "E2:E4", (4, 4): "E2:E4"}
    assert {remark.place for remark in file.remarks} == {"D4", "Projets"}


def test_a_damaged_old_workbook_is_one_message(tmp_path: Path) -> None:
    raw = (Path(__file__).parent / "files" / "recensement.xls").read_bytes()
    path = tmp_path / "p.xls"
    path.write_bytes(raw[:2000])
    with pytest.raises(FileRefusedError) as refused:
        read_sheet(read_file(path), "")
    assert "sans mot de passe" in refused.value.in_("fr")


def test_two_rows_of_names_and_merged_cells_are_understood(tmp_path: Path) -> None:
    found = twice(tmp_path / "data", workbook(tmp_path / "p.xlsx"), sheet="Projets")
    text = (tmp_path / "data" / "review" / "p.map.yaml").read_text(encoding="utf-8")
    assert "header: 1-2" in text.replace('"', "")
    assert "Livraison / date" in text
    towns = [(one.at, one.status) for one in found.review.statements if one.says.get("locatedIn")]
    assert towns == [("r3", ""), ("r4", "interpreted"), ("r5", "interpreted")]
    assert "SIRET 01234567800012" in {one.says.get("identifier") for one in found.review.statements}
    assert "https://example.org/a" in {one.says.get("url") for one in found.review.statements}


TITLED = """Recensement des projets;;;;;;
Projet;Lieu;;Programme;;Acteurs;
Nom;Ville;Quartier;Logements;Surface (m²);Architecte;Livraison
Les Berges;Grenoble;Flaubert;18;1 450;Atelier Méandre;09/2020
"""


def test_a_title_is_no_group_of_columns(tmp_path: Path) -> None:
    """Groups may stand over half of the columns and more, where the row below fills all and has no numbers yet."""
    found = twice(tmp_path / "data", table(tmp_path, TITLED))
    text = (tmp_path / "data" / "review" / "t.map.yaml").read_text(encoding="utf-8")
    assert "header: 2-3" in text
    assert "Programme / Surface (m²): {quantity: surface}" in text
    assert {one.says.get("dwellingCount") for one in found.review.statements} >= {"18"}


def test_a_row_of_data_below_names_with_gaps_is_data(tmp_path: Path) -> None:
    found = twice(
        tmp_path / "data", table(tmp_path, "Nom;Ville;;Architecte;\nÉpi;Lyon;Croix-Rousse;Ana;2020\nCour;Albi;;Bo;\n")
    )
    assert found.review.source["rows"] == ("2-3",)


def test_a_row_with_more_cells_than_names_is_data(tmp_path: Path) -> None:
    found = twice(tmp_path / "data", table(tmp_path, "Nom;Ville\nÉpi;Lyon;trop;de;cellules\nCour\n"))
    assert found.review.source["rows"] == ("2-3",)


def test_ods_keeps_line_breaks_and_the_words_of_links(tmp_path: Path) -> None:
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    sheet = odfdo.Table("Projets")
    for cell, value in (("A1", "Nom"), ("B1", "Architecte"), ("C1", "Année"), ("A2", "Épi"), ("C2", 2014)):
        sheet.set_value(cell, value)
    names = odfdo.Cell("", cell_type="string")
    for name in ("Archi-Etic", "T. Huguen"):
        names.append(odfdo.Paragraph(name))
    sheet.set_cell("B2", names)
    linked, paragraph = odfdo.Cell("", cell_type="string"), odfdo.Paragraph("")
    paragraph.append(odfdo.Link("https://example.org", text="Le Palier"))
    linked.append(paragraph)
    sheet.set_cell("A3", linked)
    document.body.append(sheet)
    document.save(tmp_path / "p.ods")
    read = read_sheet(read_file(tmp_path / "p.ods"), "")
    assert read is not None
    assert read.rows == [["Nom", "Architecte", "Année"], ["Épi", "Archi-Etic\nT. Huguen", "2014"], ["Le Palier"]]
    assert read.links == {(3, 0): "https://example.org"}
    found = twice(tmp_path / "data", tmp_path / "p.ods")
    assert {one.says["agent"] for one in found.review.statements if "agent" in one.says} == {
        "organization/archi-etic",
        "person/t-huguen",
    }


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("t.csv", b";;\n;;\n", "aucune cellule"),
        ("t.xlsx", b"PK\x03\x04rien", "ne s’ouvre pas"),
        ("t.xlsx", b"Nom;Ville", "ne s’ouvre pas"),
        ("t.xls", b"\xd0\xcf", "XLSX, ODS ou CSV"),
        ("t.csv", b"\xff\0\1", "pas un texte"),
    ],
)
def test_what_is_no_table_has_one_message(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(FileRefusedError) as refused:
        imported(tmp_path / "data", tmp_path / name)
    assert words in refused.value.in_("fr")


@pytest.mark.parametrize("folder", ["notes", "review"])
def test_a_document_of_the_same_name_stays_as_it_is(tmp_path: Path, folder: str) -> None:
    data, file = tmp_path / "data", table(tmp_path, "Nom;Ville\nA;Lyon\n", "jardin.csv")
    place = data / folder / "jardin.yaml"
    place.parent.mkdir(parents=True)
    place.write_text("source: {id: jardin, label: Jardin, language: fr}\n", encoding="utf-8")
    assert imported(data, file, known()).mapping
    with pytest.raises(FileRefusedError, match="another source is called “jardin” already"):
        imported(data, file, known())
    assert place.read_text(encoding="utf-8") == "source: {id: jardin, label: Jardin, language: fr}\n"
    assert not list((data / "review").glob("*[!p].yaml")) or folder == "review"


def test_a_count_below_zero_is_none_and_a_table_without_rows_says_so(tmp_path: Path) -> None:
    found = twice(tmp_path / "data", table(tmp_path, "Nom;Logements\nA;-3\nB;4\n"))
    assert [one.says["dwellingCount"] for one in found.review.statements if "dwellingCount" in one.says] == ["4"]
    assert "B2" in [remark.place for remark in found.remarks]
    bare = twice(tmp_path / "other", table(tmp_path, "Nom;Ville\n", "bare.csv"))
    assert bare.counts[0].fr.startswith("Aucune ligne")


def test_rows_that_say_nothing_are_noted(tmp_path: Path) -> None:
    text = "Nom;Logements\nA;12\n;3\nTotal;15\nNom;Logements\nB;\nA;12\n"
    found = twice(tmp_path / "data", table(tmp_path, text))
    notes = {one.at: one.note.fr for one in found.review.statements if one.note}
    assert notes == {
        "r3": "Ligne sans nom.",
        "r4": "Ligne de total.",
        "r5": "Titres de colonnes répétés.",
    }
    assert found.review.source["rows"] == ("2-7",)


def test_a_cell_that_is_not_read_is_noted_where_it_stands_and_once(tmp_path: Path) -> None:
    data, file = tmp_path / "data", table(tmp_path, "Nom;Logements;Livraison\nA;-3;bientôt\nTotal;3;\n")
    found = twice(data, file)
    notes = {(one.at, one.where.get("cell")): one.note.fr for one in found.review.statements if one.note}
    assert notes == {
        ("r2", "B2"): "« -3 » ne se lit pas comme « Logements ».",
        ("r2", "C2"): "« bientôt » ne se lit pas comme « Livraison ».",
        ("r3", None): "Ligne de total.",
    }
    assert violations(accepted(data, found.review)) == []
    found.path.unlink()
    assert [one.note for one in imported(data, file, known()).review.statements if one.note] == []


def test_results_of_sparql_are_tables(tmp_path: Path) -> None:
    entity = "http://www.wikidata.org/entity/Q42"
    json_ = (
        '{"head": {"vars": ["item", "itemLabel", "inception"]}, "results": {"bindings": [{"item": {"type": "uri", '
        f'"value": "{entity}"}}, "itemLabel": {{"type": "literal", "xml:lang": "fr", "value": "Association A"}}, '
        '"inception": {"type": "literal", "value": "2010-01-01T00:00:00Z"}}]}}'
    )
    flat = f'[{{"item": "{entity}", "itemLabel": "Association A", "inception": "2010-01-01T00:00:00Z"}}]'
    xml = (
        '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="item"/>'
        '<variable name="itemLabel"/><variable name="inception"/></head><results><result><binding name="item">'
        f'<uri>{entity}</uri></binding><binding name="itemLabel"><literal>Association A</literal></binding>'
        '<binding name="inception"><literal>2010-01-01T00:00:00Z</literal></binding></result></results></sparql>'
    )
    for name, text in (("a.json", json_), ("b.json", flat), ("c.srx", xml)):
        data = tmp_path / f"{name}-project" / "data"
        found = twice(data, table(tmp_path, text, name))
        (asked,) = found.review.names
        assert asked.name == "Association A"
        assert {"id": asked.id, "sameAs": entity} in says(found, 2)


def test_the_rows_are_there_for_whoever_reviews_them(tmp_path: Path) -> None:
    review = twice(tmp_path / "data", table(tmp_path, "Nom;Ville\nÉpi;Lyon\n")).review
    lines = text_lines(tmp_path / "texts", "t")
    assert lines == ["Nom · Ville", "Épi · Lyon"]
    (row,) = Document(review, lines, set()).rows(1, review.every)
    assert (row.at, [segment.text for segment in row.segments]) == ("r2", ["Épi · Lyon"])


def test_two_encodings_in_one_file_are_read_line_by_line_and_said(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes("Nom;Ville\nÉpi;Lyon\n".encode() + "Œuvre;Orléans\n".encode("cp1252"))
    file = read_file(tmp_path / "t.csv")
    sheet = read_sheet(file, "")
    assert sheet is not None
    assert sheet.rows[1:] == [["Épi", "Lyon"], ["Œuvre", "Orléans"]]
    assert [(remark.place, "sur 1 ligne " in remark.words.fr) for remark in file.remarks] == [("3", True)]


@pytest.mark.parametrize("header", ["99999", "2-1", "un", "1-123456789012"])
def test_a_header_that_is_no_row_is_said(tmp_path: Path, header: str) -> None:
    path = table(tmp_path, "Nom;Ville\nA;Lyon\n")
    mapping = imported(tmp_path / "data", path).mapping
    assert mapping is not None
    text = mapping.read_text(encoding="utf-8")
    mapping.write_text(re.sub("header: .*", f"header: {header}", text), encoding="utf-8")
    with pytest.raises(FileRefusedError) as refused:
        imported(tmp_path / "data", path)
    assert f"pas de ligne « {header} »" in refused.value.in_("fr")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Nom;Livraison\nA;12 mars 2014\nB;mars 2015\n", "Nom"),
        ("Livraison;Désignation\n12 mars 2014;Le Palier\nmars 2015;Le Seuil\n", "Désignation"),
    ],
)
def test_rows_are_named_by_no_column_of_dates(tmp_path: Path, text: str, key: str) -> None:
    mapping = imported(tmp_path / "data", table(tmp_path, text)).mapping
    assert mapping is not None
    assert f"key: {key}" in mapping.read_text(encoding="utf-8")
