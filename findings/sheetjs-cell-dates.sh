#!/usr/bin/env bash
# SheetJS (xlsx 0.18.5, the last one on npm), dates of a sheet as dates of JavaScript (`cellDates`).
# Guess: 7 June 2013 in the cell is 7 June 2013 in the program, in Paris as in London, and from a workbook of the Mac as well.
# Seen: in Paris it is 6 June, 23:59:39, since the offset that Paris had in 1900 (9 minutes 21 seconds) is taken in whole minutes; in a
# workbook whose dates count from 1904 it is 6 June 2009, four years off, while the text of the cell (`w`) is right.
# Here: tables of associations pass through pages with this library; a list of meetings is off by a day for everybody in France.
# Read `w`, or the number. Our `import` reads workbooks in Python.
source "$(dirname "$0")/trial.bash"
python openpyxl==3.1.5 <<'PYTHON'
from datetime import date

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

for name, epoch in (("1900", CALENDAR_WINDOWS_1900), ("1904", CALENDAR_MAC_1904)):
    book = openpyxl.Workbook()
    book.epoch = epoch
    book.active["A1"] = date(2013, 6, 7)
    book.save(f"{name}.xlsx")
PYTHON
for zone in UTC Europe/Paris; do
  TZ=$zone javascript xlsx@0.18.5 <<'JAVASCRIPT'
import XLSX from "xlsx";

for (const name of ["1900", "1904"]) {
  const { v, w } = XLSX.readFile(`${name}.xlsx`, { cellDates: true }).Sheets.Sheet.A1;
  console.log(process.env.TZ, name, v.toLocaleString("sv-SE"), w);
}
JAVASCRIPT
  both="${both:-}$seen
"
done
seen=${both%$'\n'}
shows <<'SEEN'
UTC 1900 2013-06-07 00:00:00 2013-06-07
UTC 1904 2009-06-06 00:00:00 2013-06-07
Europe/Paris 1900 2013-06-06 23:59:39 2013-06-07
Europe/Paris 1904 2009-06-05 23:59:39 2013-06-07
SEEN
