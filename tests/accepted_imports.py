"""What a note would be if every proposal were accepted as it stands: for tests of what is proposed."""

from pathlib import Path
from typing import TYPE_CHECKING

from amu_graph.builder import Build, build
from amu_graph.ingest.identity import Known
from amu_graph.ingest.imports.importing import import_file
from amu_graph.ingest.imports.keeping import Imported, Places, Source
from amu_graph.ingest.proposals import Review
from amu_graph.ingest.yaml_text import in_block, in_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amu_graph.language import Text

FILES = Path(__file__).parent / "ingest" / "imports" / "files"
DAY = "2026-11-28"


def imported(data: Path, file: Path, known: Known | None = None, **source: str) -> Imported:
    """Import a file into the folder of the data, on one day, beside known names."""
    return import_file(file, Places(data), lambda: known or Known(), Source(retrieved=DAY, **source))


def note_of(review: Review) -> str:
    """Return the note that the accepted proposals make: a passage for each place and status."""
    passages: dict[tuple[str, str, str], tuple[Text | None, list[Mapping[str, object]]]] = {}
    for name in review.names:
        passages.setdefault((name.at, "", ""), (None, []))[1].append({"id": name.id, **name.says})
    for number, one in enumerate(review.statements):
        part = f"p{number}" if one.status else ""
        if one.note:
            continue  # what is not said is written below
        passages.setdefault((one.at, one.status, part), (one.because, []))[1].append(one.says)
    lines = ["source:", *in_block(review.source, "  "), "passages:"]
    for (at, status, part), (because, says) in passages.items():
        lines.append(f"  - at: {at}")
        lines += [f"    status: {status}", f"    part: {part}"] if status else []
        lines += [f"    because: {in_line(because)}"] if because else []
        lines += ["    says:", *(f"      - {in_line(dict(record))}" for record in says)]  # type: ignore[arg-type]
    for number, one in enumerate(review.statements):
        if one.note:
            where = "".join(f", {key}: {value}" for key, value in one.where.items())
            lines.append(f"  - {{at: {one.at}{where}, part: n{number}, note: {in_line(one.note)}}}")
    return "\n".join(lines) + "\n"


def accepted(data: Path, review: Review) -> Build:
    """Write the note and build the graph."""
    folder = data / "notes"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{review.id}.yaml").write_text(note_of(review), encoding="utf-8")
    return build(data)


def violations(found: Build) -> list[str]:
    return [str(problem) for problem in found.problems if problem.severity == "violation"]
