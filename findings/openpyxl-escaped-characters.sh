#!/usr/bin/env bash
# openpyxl 3.1.5, a text of an XLSX cell that holds an escaped character.
# Guess: `_x0041_` in a sheet's XML is the letter A, as ECMA-376 (22.9.2.19, ST_Xstring) defines, and a text that only looks like it is
# escaped when it is written.
# Seen: neither; the escape is read as seven characters, and written as they stand, so that other programs read a letter.
# python-calamine reads the same file as the standard says.
# Here: the end of a line that was typed with a carriage return comes as `_x000D_` within names and addresses; undo the escapes.
source "$(dirname "$0")/trial.bash"
python openpyxl==3.1.5 python-calamine==0.9.1 <<'PYTHON'
import openpyxl
import python_calamine

book = openpyxl.Workbook()
book.active.append(["Habitat_x000D_participatif", "_x0041_MU"])
book.save("cells.xlsx")
print("openpyxl:", [cell.value for cell in next(openpyxl.load_workbook("cells.xlsx").active.rows)])
print("calamine:", python_calamine.CalamineWorkbook.from_path("cells.xlsx").get_sheet_by_index(0).to_python()[0])
PYTHON
shows <<'SEEN'
openpyxl: ['Habitat_x000D_participatif', '_x0041_MU']
calamine: ['Habitat\rparticipatif', 'AMU']
SEEN
