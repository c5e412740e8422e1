"""A table that is imported again with --renew: its note and its proposals stand at the rows where it has them now."""

import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from accepted_imports import DAY, accepted, imported, violations
from amu_graph.builder import build
from amu_graph.ingest.identity import Known
from amu_graph.ingest.imports.importing import import_file
from amu_graph.ingest.imports.keeping import Imported, Places, Source
from amu_graph.ingest.imports.renumbering import Moves, moves, noted_in, renumbered
from amu_graph.ingest.imports.source_file import FileRefusedError
from amu_graph.ingest.proposals import Answer
from amu_graph.ingest.review_files import save

HEAD = "Nom du projet;Ville;Livraison\n"
OLD = f"{HEAD}Amont;Lyon;2014 ?\nBiais;Metz;2015\nTotal;;2\n"
NEW = f"{HEAD}Neuf;Nice;2020\nAmont;Lyon;2014 ?\nTotal;;2\nBiais;Metz;2015\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A table whose proposals are all in its note, with a comment of who wrote it."""
    file, data = tmp_path / "t.csv", tmp_path / "data"
    file.write_text(OLD, encoding="utf-8")
    imported(data, file)
    accepted(data, imported(data, file).review)
    note = data / "notes" / "t.yaml"
    note.write_text(note.read_text("utf-8").replace("passages:", "passages: # relues le 3\n"), encoding="utf-8")
    (data / "review" / "t.yaml").unlink()
    return data


def known() -> Known:
    found = Known()
    for id_, name in (("project/amont", "Amont"), ("project/biais", "Biais"), ("place/lyon", "Lyon"),
                      ("place/metz", "Metz")):  # fmt: skip
        found.add(id_, name)
    return found


def renew(data: Path, table: str) -> Imported:
    file = data.parent / "t.csv"
    file.write_text(table, encoding="utf-8")
    return import_file(file, Places(data), known, Source(retrieved=DAY), renew=True)


def note(data: Path) -> str:
    return (data / "notes" / "t.yaml").read_text("utf-8")


def test_the_note_follows_its_rows(data: Path) -> None:
    before = note(data)
    found = renew(data, NEW)
    digest = sha256(NEW.encode()).hexdigest()
    line = {"r2": "r3", "r3": "r5", "r4": "r4"}
    expected = [
        part if "at: r" not in part else part.replace(f"at: {row}", f"at: {line[row]}").replace("C2", "C3")
        for part in before.splitlines()
        for row in [next((one for one in line if f"at: {one}" in part), "r2")]
    ]
    after = note(data)
    assert [one for one in after.splitlines() if "sha256" not in one and "rows:" not in one] == [
        one for one in expected if "sha256" not in one and "rows:" not in one
    ]
    assert f"sha256: {digest}" in after
    assert "passages: # relues le 3" in after
    assert violations(build(data)) == []
    assert {one.at for one in found.review.every} == {"r2"}, "what the note says is not proposed again"


def test_all_files_of_a_note_follow_its_rows(data: Path) -> None:
    head, marks, passages = note(data).partition("passages: # relues le 3\n")
    one, *others = re.split(r"(?m)^(?=  - )", passages)[1:]
    (data / "notes" / "t.yaml").write_text(head + marks + one, encoding="utf-8")
    (data / "notes" / "t.2.yaml").write_text(head + marks + "".join(others), encoding="utf-8")
    renew(data, NEW)
    files = [path.read_text("utf-8") for path in (data / "notes" / "t.yaml", data / "notes" / "t.2.yaml")]
    heads = {text.partition("passages:")[0] for text in files}
    assert len(heads) == 1
    assert sha256(NEW.encode()).hexdigest() in heads.pop()
    assert {at for text in files for at in re.findall("at: (r[0-9]+)", text)} == {"r3", "r4", "r5"}
    assert violations(build(data)) == []


def test_rows_that_stay_change_nothing_but_the_digest(data: Path) -> None:
    before = note(data)
    renew(data, f"{OLD}Neuf;Nice;2020\n")
    changed = [now for old, now in zip(before.splitlines(), note(data).splitlines(), strict=True) if old != now]
    assert [one.split(":")[0].strip() for one in changed] == ["sha256", "rows"]


def test_a_row_that_is_gone_is_said_and_nothing_is_written(data: Path) -> None:
    before = note(data)
    with pytest.raises(FileRefusedError, match=r"t\.yaml:\d+ \(r3\)"):
        renew(data, f"{HEAD}Amont;Lyon;2014 ?\nTotal;;2\n")
    assert note(data) == before
    assert not (data / "review" / "t.yaml").exists()


def test_answers_that_wait_follow_their_rows(tmp_path: Path) -> None:
    file, data = tmp_path / "t.csv", tmp_path / "data"
    file.write_text(OLD, encoding="utf-8")
    imported(data, file, known())
    review = imported(data, file, known()).review
    answered = tuple(
        one.answered(Answer(verdict="accept")) if one.says.get("id") == "project/biais" else one
        for one in review.statements
    )
    proposals = data / "review" / "t.yaml"
    save(proposals, replace(review, statements=answered))
    text = proposals.read_text("utf-8").replace("    answer: accept\n", "    # vu sur place\n    answer: accept\n")
    proposals.write_text(text, encoding="utf-8")
    (data / "notes").mkdir()
    (data / "notes" / "t.yaml").write_text(
        f"source:\n  id: t\n  kind: table\n  label: t\n  sha256: {review.source['sha256']}\n  language: fr\n"
        f"  retrieved: {DAY}\n  rows: [2-4]\npassages:\n  - at: r2\n    says: {{id: project/amont, type: Project}}\n",
        encoding="utf-8",
    )
    found = renew(data, NEW).review
    assert {one.at for one in found.statements if one.answers} == {"r5"}
    assert "- at: r3" in note(data)
    assert proposals.read_text("utf-8").count("# vu sur place\n    answer: accept") == len(
        [one for one in answered if one.answers]
    )


def test_the_note_follows_its_rows_after_an_import_that_only_said_so(data: Path) -> None:
    now = f"{HEAD}Neuf;Nice;2020\nAmont;Lyon;2014 ?\nBiais;Metz;2015\nTotal;;2\n"
    before = note(data)
    (data.parent / "t.csv").write_text(now, encoding="utf-8")
    imported(data, data.parent / "t.csv", known())
    assert note(data) == before
    found = renew(data, now)
    assert "{at: r5, part: n4, note: {fr: Ligne de total." in note(data)
    assert {one.at for one in found.review.every} == {"r2"}, "proposals of the same table stay, but for what is noted"


def test_a_row_of_which_nothing_tells_where_it_is_is_said(data: Path) -> None:
    for kept in (data.parent / "texts").rglob("*.*"):
        kept.unlink()
    found = renew(data, f"{HEAD}Neuf;Nice;2020\nAmont;Lyon;2014 ?\nBiais;Metz;2015\nTotal;;2\n")
    assert "at: r4, part: n4" in note(data)
    assert ["r4" in one.words.fr for one in found.remarks if "relire" in one.words.fr] == [True]


def test_rows_of_one_thing_each_follow_their_own() -> None:
    text = "passages:\n  - {at: r2, says: {id: project/a}}\n  - {at: r3, says: {id: project/a}}\n"
    for before in ("h\nA;1\nA;2", ""):
        found = moves(noted_in({Path("t.yaml"): text}), {"project/a": (3, 4)}, before, "h\nN;0\nA;1\nA;2")
        assert dict(found.rows) == {2: 3, 3: 4}


def test_a_row_of_a_thing_that_has_another_one_may_be_gone() -> None:
    text = "passages:\n  - {at: r2, says: {id: project/a}}\n  - {at: r3, says: {id: project/a}}\n"
    found = moves(noted_in({Path("t.yaml"): text}), {"project/a": (2, 3)}, "h\nA;1\nA;2\nA;3", "h\nA;2\nA;3")
    assert (dict(found.rows), list(found.gone)) == ({3: 2}, [2])


def test_a_note_in_another_hand_is_edited_in_place_or_not_at_all() -> None:
    head: dict[str, str | tuple[str, ...]] = {"sha256": "b" * 64, "rows": ("2-3",)}
    now = Moves({2: 3})
    braces = 'source: {id: t, sha256: "x"}\r\npassages:\r\n  - {at: r2, cell: C2, says: {id: project/a}} # ici\r\n'
    assert renumbered(braces, head, now) == braces.replace("r2", "r3").replace("C2", "C3").replace("x", "b" * 64)
    assert renumbered("source:\n  rows:\n    - 2\npassages: []\n", head, now) is None


def test_a_row_with_the_same_words_twice_is_not_guessed() -> None:
    text = "passages:\n  - {at: r2, note: vide}\n  - {at: r4, note: vide}\n"
    found = moves(noted_in({Path("t.yaml"): text}), {}, "a\nx\ny\nz", "a\nz\nx\nx")
    assert dict(found.rows) == {4: 2}
    assert list(found.gone) == [2]
