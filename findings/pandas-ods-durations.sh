#!/usr/bin/env bash
# pandas 3.1.1 with odfpy 1.4.1, a sheet of LibreOffice in which one cell is a duration of 36 hours.
# Guess: the cell comes as a duration, or as text; odfdo 3.27.3 has a timedelta.
# Seen: the whole sheet cannot be read: « Unknown datetime string format ». LibreOffice writes the cell as PT36H00M00S, the form of
# OpenDocument, and all hours are read as times of a day. python-calamine 0.9.1 gives the text PT36H00M00S.
# Here: hours of assistance per year are such cells in the tables of associations; nothing says which cell ended the reading. Take
# odfdo, as our `import` does.
source "$(dirname "$0")/trial.bash"
python pandas==3.1.1 odfpy==1.4.1 odfdo==3.27.3 python-calamine==0.9.1 <<'PYTHON'
from datetime import timedelta

import odfdo
import pandas
import python_calamine

document = odfdo.Document("spreadsheet")
document.body.clear()
table = odfdo.Table("hours")
for row, hours in enumerate((7, 36)):
    table.set_value((0, row), "réunions")
    table.set_value((1, row), timedelta(hours=hours))
document.body.append(table)
document.save("a.ods")
print("odfdo", [odfdo.Document("a.ods").body.tables[0].get_value((1, row)) for row in (0, 1)])
print("calamine", [row[1] for row in python_calamine.CalamineWorkbook.from_path("a.ods").get_sheet_by_index(0).to_python()])
try:
    print(pandas.read_excel("a.ods", engine="odf", header=None))
except ValueError as error:
    print("pandas", type(error).__name__)
PYTHON
shows <<'SEEN'
odfdo [datetime.timedelta(seconds=25200), datetime.timedelta(days=1, seconds=43200)]
calamine [datetime.time(7, 0), 'PT36H00M00S']
pandas DateParseError
SEEN
