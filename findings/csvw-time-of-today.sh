#!/usr/bin/env bash
# csvw 4.1.1 (tables with metadata, CSV on the Web), a column of the datatype `time`.
# Guess: a time of day, as a column of the datatype `date` is a day.
# Seen: a moment of the day on which the file is read, so that the same table gives other values tomorrow; the JSON output is right. A date
# is a moment too, at midnight.
# Here: hours of meetings and visits; whoever builds statements from the rows gets another graph each day. Take `.time()` and `.date()`.
source "$(dirname "$0")/trial.bash"
python csvw==4.1.1 <<'PYTHON'
import datetime
import json
import pathlib
import csvw

pathlib.Path("visits.csv").write_text("day,hour\n2013-05-06,14:30\n", encoding="utf-8")
columns = [{"name": "day", "datatype": "date"}, {"name": "hour", "datatype": {"base": "time", "format": "HH:mm"}}]
metadata = {"@context": "http://www.w3.org/ns/csvw", "url": "visits.csv", "tableSchema": {"columns": columns}}
pathlib.Path("visits.json").write_text(json.dumps(metadata), encoding="utf-8")
[row] = csvw.Table.from_file("visits.json").iterdicts()
print("day: ", repr(row["day"]))
print("hour:", type(row["hour"]).__name__, row["hour"].time(), "today:", row["hour"].date() == datetime.date.today())
print("JSON:", json.dumps(csvw.CSVW("visits.json").to_json(minimal=True)))
PYTHON
shows <<'SEEN'
day:  datetime.datetime(2013, 5, 6, 0, 0)
hour: datetime 14:30:00 today: True
JSON: [{"day": "2013-05-06", "hour": "14:30:00"}]
SEEN
