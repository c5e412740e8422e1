"""Sources made of rows or records: a table, a bibliography, a dataset from elsewhere."""

from pathlib import Path

import pytest

from amu_graph.builder import Build, build
from amu_graph.namespaces import BASE
from amu_graph.query.evidence import Evidence
from amu_graph.query.labels import Labels
from amu_graph.store import Store

HEAD = f"""source:
  id: projets
  kind: table
  label: Recensement
  sha256: {"0" * 64}
  language: fr
  retrieved: 2026-01-02
  rows: [2-4, 12]
passages:
"""
ROW = "  - at: {at}\n    says:\n      - {{id: place/p{at}, type: Place, label: P {at}, label@en: P {at}}}\n"


def built(folder: Path, note: str) -> Build:
    (folder / "notes").mkdir(parents=True)
    (folder / "notes" / "projets.yaml").write_text(note, encoding="utf-8")
    return build(folder)


def codes(found: Build) -> list[str]:
    return [problem.code for problem in found.problems]


def test_a_table_needs_no_address_and_every_row_is_said_or_noted(tmp_path: Path) -> None:
    note = HEAD + ROW.format(at="r2") + ROW.format(at="r12") + "  - at: r3\n    note: {fr: Vide., en: Empty.}\n"
    found = built(tmp_path, note)
    assert [str(problem) for problem in found.problems if problem.severity == "violation"] == []
    (left,) = [problem for problem in found.problems if problem.code == "uncovered-record"]
    assert "r4" in left.message.fr
    assert "(1 en tout)" in left.message.fr


def test_a_row_is_called_so_wherever_its_passage_is_shown(tmp_path: Path) -> None:
    unverified = "    status: unverified\n    because: {fr: Doute., en: Doubt.}\n"
    cell = ROW.format(at="r12").replace("    says", "    cell: C12\n" + unverified + "    says")
    found = built(tmp_path, HEAD + ROW.format(at="r2") + cell)
    store = Store.memory(found.quads)
    passages = Evidence(store, Labels(store)).passages_of(f"{BASE}source/projets")
    assert [passage.place.fr for passage in passages] == ["ligne 2", "cellule C12"]
    assert [passage.place.en for passage in passages] == ["row 2", "cell C12"]
    labels = {str(quad.object) for quad in found.quads if "source/projets#r" in str(quad.subject)}
    assert '"projets, ligne 2"@fr' in labels
    assert '"projets, cell C12, row 12 (unverified)"@en' in labels
    assert '"row=2"' in {str(quad.object) for quad in found.quads}


def test_records_of_a_bibliography_have_their_own_names(tmp_path: Path) -> None:
    head = HEAD.replace("table", "bibliography").replace("rows: [2-4, 12]", "records: [devaux2012]")
    found = built(tmp_path, head + ROW.format(at="devaux2012"))
    assert [str(problem) for problem in found.problems if problem.severity == "violation"] == []
    store = Store.memory(found.quads)
    (passage,) = Evidence(store, Labels(store)).passages_of(f"{BASE}source/projets")
    assert passage.place.fr == "notice devaux2012"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("rows: [2-4, 12]", "note: Rien.", "no-records"),
        ("rows: [2-4, 12]", "lengths: [1]", "no-records"),
        ("rows: [2-4, 12]", "rows: [2-4, 3]", "bad-rows"),
        ("rows: [2-4, 12]", "rows: [4-2]", "bad-rows"),
        ("rows: [2-4, 12]", "records: [Devaux]", "bad-records"),
        ("  kind: table\n", "", "records-of-no-kind"),
        ("at: r2", "at: r5", "no-such-record"),
        (f"  sha256: {'0' * 64}\n", "", "missing-key"),
    ],
)
def test_what_is_wrong_with_such_a_source_is_said(tmp_path: Path, old: str, new: str, code: str) -> None:
    note = HEAD + ROW.format(at="r2")
    assert code in codes(built(tmp_path, note.replace(old, new)))
