"""Taking decisions: what is written, what is refused, and that nothing is ever half-written."""

import shutil
from pathlib import Path

import pytest
import yaml

from amu_graph import decide
from amu_graph.builder import build_and_write
from amu_graph.builder.change import Change
from amu_graph.builder.decide import _named, _read
from amu_graph.builder.pipeline import build
from amu_graph.errors import AmbiguousError, AmuGraphError, ProblemsError, UsageError
from amu_graph.language import Text
from amu_graph.namespaces import BASE
from amu_graph.settings import Settings
from builder_notes import HEAD, said
from founding_data import FOUNDING

WHY = Text(fr="Parce que : c’est dit.", en="Because: it is said.")
REST = "  - {at: 3-4, note: n}  # fin\n"
NOTE = HEAD + said(
    "{id: project/p, type: Project, label: Les Tilleuls, date: 2013}  # le projet/p",
    "{id: person/a, type: Person, label: Thomas Huguen}",
    "{id: person/b, type: Person, label: T. Huguen}",
    '{agent: "person/a", role: porteur, context: project/p}',
    "{id: project/p-nord, type: Project, label: Nord, isPartOf: [project/p, project/p-sud]}",
    "{id: project/p-sud, type: Project, label: Sud}",
) + REST  # fmt: skip
OTHER = HEAD.replace("id: essai", "id: zautre") + said("{id: project/p, date: 2014}") + REST


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    notes = tmp_path / "data" / "notes"
    notes.mkdir(parents=True)
    (notes / "essai.yaml").write_bytes(NOTE.replace("\n", "\r\n").encode())
    (notes / "zautre.yaml").write_text(OTHER, encoding="utf-8")
    return Settings(data=tmp_path / "data", dataset=tmp_path / "build")


def state(settings: Settings) -> dict[str, bytes]:
    files = sorted(path for path in settings.data.rglob("*") if path.is_file())
    return {path.relative_to(settings.data).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize(
    ("decision", "file"),
    [
        ({"subject": "project/p", "property": "date", "keep": "2014"}, "project--p--date"),
        ({"open": "project/p", "property": "date"}, "project--p--date"),
        ({"merge": "T. Huguen", "into": "person:a"}, "person--b--merge"),
        ({"split": "project/tous", "into": ["Nord", "project/p-sud"]}, "project--tous--split"),
        ({"distinct": ["person/a", "T. Huguen"]}, "person--a--person--b--distinct"),
        ({"withdraw": "source/zautre"}, "source--zautre--withdraw"),
        ({"withdraw": "source/zautre#L1"}, "source--zautre--L1--withdraw"),
        ({"rename": "project/oublie", "to": "project/p"}, "project--oublie--rename"),
    ],
)
def test_a_decision_is_one_new_file_which_the_build_takes(
    settings: Settings, decision: dict[str, str | list[str]], file: str
) -> None:
    before = state(settings)
    change = decide(decision, WHY, settings=settings)
    after = state(settings)
    assert set(after) - set(before) == {f"decisions/{file}.yaml"}
    assert {name: content for name, content in after.items() if name in before} == before
    written = yaml.safe_load(after[f"decisions/{file}.yaml"])
    assert written["because"] == {"fr": WHY.fr, "en": WHY.en}
    assert f"+++ b/data/decisions/{file}.yaml" in change.diff
    problems = [one for one in build(settings.data).problems if one.file.endswith(f"{file}.yaml")]
    assert problems == []


@pytest.mark.parametrize(
    "name",
    ["L’Atelier d’Ici", "L'atelier d'ici", "l’ATELIER d’ici", "The Local Workshop", "atelier", "organization/atelier"],
)
@pytest.mark.parametrize(
    "decision",
    [
        {"withdraw": "NAME"},
        {"rename": "NAME", "to": "organization/b"},
        {"merge": "NAME", "into": "person/a"},
        {"distinct": ["NAME", "person/a"]},
        {"split": "NAME", "into": ["project/p-nord", "project/p-sud"]},
        {"open": "NAME", "property": "foundingDate"},
        {"subject": "NAME", "property": "foundingDate", "keep": "2014"},
    ],
    ids=lambda decision: next(iter(decision)),
)
def test_every_verb_takes_every_way_of_naming(
    settings: Settings, decision: dict[str, str | list[str]], name: str
) -> None:
    """A label in either language, with either apostrophe, in any case; a slug; an identifier."""
    atelier = (
        "{id: organization/atelier, type: Organization, label: L’Atelier d’Ici, label@en: The Local Workshop, "
        "kind: association}"
    )
    note = HEAD.replace("id: essai", "id: quatre") + said(atelier) + REST
    (settings.data / "notes" / "quatre.yaml").write_text(note, encoding="utf-8")
    corpus, *_ = _read(settings.data)
    named = _named({key: _with(value, name) for key, value in decision.items()}, corpus)
    assert named == {key: _with(value, "organization/atelier") for key, value in decision.items()}


def _with(value: str | list[str], name: str) -> str | list[str]:
    return value.replace("NAME", name) if isinstance(value, str) else [one.replace("NAME", name) for one in value]


@pytest.mark.parametrize("decision", [{"withdraw": "les tilleuls"}, {"merge": "Les Tilleuls", "into": "person/a"}])
def test_a_name_of_several_lists_them(settings: Settings, decision: dict[str, str]) -> None:
    note = (
        HEAD.replace("id: essai", "id: quatre") + said("{id: building/t, type: Building, label: Les Tilleuls}") + REST
    )
    (settings.data / "notes" / "quatre.yaml").write_text(note, encoding="utf-8")
    before = state(settings)
    with pytest.raises(AmbiguousError) as error:
        decide(decision, WHY, settings=settings)
    for words in ("désigne plusieurs choses", "building/t  Les Tilleuls", "project/p  Les Tilleuls"):
        assert words in error.value.in_("fr")
    assert state(settings) == before


def test_nothing_is_written_when_only_asked_to_show(settings: Settings) -> None:
    before = state(settings)
    assert decide({"rename": "project/p", "to": "project/t"}, WHY, settings=settings, write=False).diff
    assert state(settings) == before


def test_a_rename_changes_identifiers_alone(settings: Settings) -> None:
    before = state(settings)
    decide({"rename": "project/p", "to": "project/les-tilleuls"}, WHY, settings=settings)
    after = state(settings)
    expected = (
        NOTE.replace("project/p,", "project/les-tilleuls,").replace("project/p}", "project/les-tilleuls}")
    ).replace("\n", "\r\n")
    assert after["notes/essai.yaml"].decode() == expected
    assert "le projet/p" in expected
    assert after["notes/zautre.yaml"] == before["notes/zautre.yaml"].replace(b"project/p", b"project/les-tilleuls")


def test_an_identifier_written_by_an_escape_stays_and_is_carried_by_the_decision(settings: Settings) -> None:
    note = settings.data / "notes" / "zautre.yaml"
    note.write_text(OTHER.replace("id: project/p", 'id: "project\\x2Fp"'), encoding="utf-8")
    before = note.read_bytes()
    decide({"rename": "project/p", "to": "project/q"}, WHY, settings=settings)
    assert note.read_bytes() == before
    assert not [one for one in build(settings.data).problems if one.code in ("missing-type", "undescribed")]


def test_a_renamed_source_takes_its_note_with_it(settings: Settings) -> None:
    decide({"rename": "source/zautre", "to": "source/visite"}, WHY, settings=settings)
    assert set(state(settings)) == {
        "notes/essai.yaml",
        "notes/visite.yaml",
        "decisions/source--zautre--rename.yaml",
    }
    assert b"id: visite" in state(settings)["notes/visite.yaml"]


def test_a_renamed_source_takes_all_files_of_its_note_with_it(settings: Settings) -> None:
    there = (settings.data / "notes" / "zautre.yaml").read_text(encoding="utf-8")
    more = there.partition("passages:\n")[0] + "passages:\n  - {at: 1, part: suite, note: n}\n"
    (settings.data / "notes" / "zautre.2.yaml").write_text(more, encoding="utf-8")
    decide({"rename": "source/zautre", "to": "source/visite"}, WHY, settings=settings)
    assert set(state(settings)) >= {"notes/visite.yaml", "notes/visite.2.yaml"}
    assert not list(settings.data.glob("notes/zautre*"))
    told = {one.code for one in build(settings.data).problems}
    assert not told & {"repeated-source", "repeated-passage", "other-head", "file-name"}


@pytest.mark.parametrize("decision", [
    {"rename": "project/p", "to": "project/les-tilleuls"},
    {"rename": "source/zautre", "to": "source/visite"},
])  # fmt: skip
def test_a_rename_that_was_cut_short_is_finished_by_the_same_command(
    settings: Settings, decision: dict[str, str | list[str]]
) -> None:
    before = state(settings)
    change = decide(decision, WHY, settings=settings)
    whole = state(settings)
    for count in range(1, len(change.edits)):
        shutil.rmtree(settings.data)
        for name, content in before.items():
            (settings.data / name).parent.mkdir(parents=True, exist_ok=True)
            (settings.data / name).write_bytes(content)
        Change(change.data, change.edits[:count]).make()
        assert state(settings) != whole
        with pytest.raises(UsageError, match="already"):
            decide(decision, Text(fr="Autre raison.", en="Another reason."), settings=settings)
        decide(decision, WHY, settings=settings)
        assert state(settings) == whole
    with pytest.raises(UsageError):
        decide(decision, WHY, settings=settings)


def test_a_chain_of_renames_keeps_every_address(settings: Settings) -> None:
    decide({"subject": "project/p", "property": "date", "keep": "2014"}, WHY, settings=settings)
    for old, new in (("project/p", "project/q"), ("project/q", "project/r")):
        decide({"rename": old, "to": new}, WHY, settings=settings)
    found = build(settings.data)
    assert [one.in_("en") for one in found.problems if one.severity == "violation"] == []
    replaced = {
        str(quad.subject).rpartition("/")[2]: str(quad.object).rpartition("/")[2]
        for quad in found.quads
        if quad.predicate.value.endswith("isReplacedBy")
    }
    assert replaced == {"p>": "r>", "q>": "r>"}


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        ({"merge": "person/c", "into": "person/a"}, "person/c"),
        ({"merge": "person/a", "into": "person/ab"}, "person/a"),
        ({"merge": "person/a", "into": "project/p"}, "project/p"),
        ({"merge": "person/a", "into": "person/a"}, "person/a"),
        ({"rename": "person/a", "to": "person/b"}, "merge"),
        ({"rename": "person/x", "to": "person/y"}, "person/y"),
        ({"rename": "person/a", "to": "person/Ab"}, "person/Ab"),
        ({"rename": "source/zautre", "to": "source/../x"}, "source/../x"),
        ({"rename": "source/zautre", "to": "source/essai"}, "merge"),
        ({"split": "project/p", "into": ["project/p-nord", "project/p-sut"]}, "project/p-sud"),
        ({"distinct": ["person/a"]}, "distinct"),
        ({"withdraw": "source/zotre"}, "source/zautre"),
        ({"withdraw": "../../etc"}, "../../etc"),
        ({"subject": "project/p", "property": "date", "keep": "2015"}, "2013"),
        ({"subject": "project/p", "property": "dwellingCount", "keep": "15"}, "dwellingCount"),
        ({"subject": "project/p", "property": "dat", "keep": "15"}, "date"),
        ({"open": "project/p", "property": "label"}, "label"),
    ],
)
def test_nonsense_is_refused_in_words_and_nothing_is_written(
    settings: Settings, decision: dict[str, str | list[str]], words: str
) -> None:
    before = state(settings)
    with pytest.raises(UsageError) as error:
        decide(decision, WHY, settings=settings)
    assert words in error.value.in_("fr")
    assert words in error.value.in_("en")
    assert error.value.remedy is not None
    assert state(settings) == before


def test_a_circle_of_merges_is_refused(settings: Settings) -> None:
    decide({"merge": "person/a", "into": "person/b"}, WHY, settings=settings)
    before = state(settings)
    with pytest.raises(UsageError):
        decide({"merge": "person/b", "into": "person/a"}, WHY, settings=settings)
    assert state(settings) == before


def test_a_decision_is_not_overwritten(settings: Settings) -> None:
    decide({"merge": "person/b", "into": "person/a"}, WHY, settings=settings)
    with pytest.raises(UsageError, match=r"person--b--merge\.yaml"):
        decide({"merge": "person/b", "into": "person/a"}, WHY, settings=settings)


def test_what_other_notes_need_is_not_withdrawn_unseen(settings: Settings) -> None:
    before = state(settings)
    with pytest.raises(ProblemsError) as error:
        decide({"withdraw": "source/essai"}, WHY, settings=settings)
    assert {one.code for one in error.value.problems} == {"missing-type", "missing-label"}
    assert state(settings) == before


def test_a_folder_without_notes_is_said_to_have_none(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "nowhere", dataset=tmp_path / "build")
    with pytest.raises(UsageError, match="no note in this folder"):
        decide({"merge": "person/b", "into": "person/a"}, WHY, settings=settings)
    assert list(tmp_path.iterdir()) == []


def test_a_kind_of_which_notes_know_nothing_is_answered_by_what_they_know(settings: Settings) -> None:
    with pytest.raises(UsageError) as error:
        decide({"merge": "fund/a", "into": "person/a"}, WHY, settings=settings)
    assert "person/a" in error.value.in_("en")


def test_a_split_thing_that_notes_still_name_is_remarked(settings: Settings) -> None:
    change = decide({"split": "project/p", "into": ["project/p-nord", "project/p-sud"]}, WHY, settings=settings)
    assert [one.code for one in change.remarks] == ["split-in-use"]


def test_a_folder_that_cannot_be_written_is_said_in_words(settings: Settings) -> None:
    (settings.data / "decisions").write_text("no folder", encoding="utf-8")
    with pytest.raises(AmuGraphError):
        decide({"merge": "person/b", "into": "person/a"}, WHY, settings=settings)


def test_renaming_in_the_founding_notes_changes_no_other_character(tmp_path: Path) -> None:
    shutil.copytree(FOUNDING, tmp_path / "data")
    settings = Settings(data=tmp_path / "data", dataset=tmp_path / "build")
    before = state(settings)
    decide({"rename": "project/ecoterra", "to": "project/renamed"}, WHY, settings=settings)
    after = state(settings)
    assert not any(b"project/ecoterra" in after[name] for name in before)
    assert {name: after[name].replace(b"project/renamed", b"project/ecoterra") for name in before} == before


def test_addresses_that_a_build_loses_are_named(settings: Settings) -> None:
    decide({"subject": "project/p", "property": "date", "keep": "2014"}, WHY, settings=settings)
    assert build_and_write(settings.data, settings.dataset).lost == ()
    assert build_and_write(settings.data, settings.dataset).lost == ()
    note = settings.data / "notes" / "essai.yaml"
    note.write_text(note.read_text(encoding="utf-8").replace("person/b", "person/c"), encoding="utf-8")
    (settings.data / "notes" / "zautre.yaml").unlink()
    (settings.data / "decisions" / "project--p--date.yaml").unlink()
    shutil.copytree(settings.dataset, settings.dataset.with_name("before"))
    lost = tuple(BASE + name for name in ("person/b", "source/editorial-decisions", "source/zautre"))
    assert build_and_write(settings.data, settings.dataset).lost == lost
    shutil.rmtree(settings.dataset)
    settings.dataset.with_name("before").rename(settings.dataset)
    decide({"withdraw": "source/zautre"}, WHY, settings=settings)
    decide({"rename": "person/b", "to": "person/c"}, WHY, settings=settings)
    assert build_and_write(settings.data, settings.dataset).lost == (
        BASE + "source/editorial-decisions#project--p--date",
    )


def test_what_a_build_has_lost_can_still_be_withdrawn(settings: Settings) -> None:
    decide({"subject": "project/p", "property": "date", "keep": "2014"}, WHY, settings=settings)
    build_and_write(settings.data, settings.dataset)
    (settings.data / "notes" / "zautre.yaml").unlink()
    (settings.data / "decisions" / "project--p--date.yaml").unlink()
    assert BASE + "source/zautre" in build_and_write(settings.data, settings.dataset).lost
    assert build_and_write(settings.data, settings.dataset).lost == ()
    decide({"withdraw": "source/zautre"}, WHY, settings=settings)
    settled = build_and_write(settings.data, settings.dataset)
    assert BASE + "source/zautre" not in {*settled.lost, *settled.unsettled}
    with pytest.raises(UsageError):
        decide({"withdraw": "person/zz"}, WHY, settings=settings)


def test_a_passage_that_goes_is_named_too(settings: Settings) -> None:
    (settings.data / "notes" / "zautre.yaml").unlink()
    build_and_write(settings.data, settings.dataset)
    note = settings.data / "notes" / "essai.yaml"
    note.write_text(note.read_text(encoding="utf-8").replace("at: 3-4", "at: 3"), encoding="utf-8")
    assert build_and_write(settings.data, settings.dataset).lost == (BASE + "source/essai#L3-4",)


@pytest.mark.parametrize("name", ["date", "Date", "DATE"])
def test_a_property_is_named_by_its_key_or_by_what_it_is_called(settings: Settings, name: str) -> None:
    change = decide({"open": "project/p", "property": name}, WHY, settings=settings, write=False)
    assert "+property: date" in change.diff


@pytest.mark.parametrize("name", ["nombre de logements", "Nombre de logements", "dwelling count", "dwellingCount"])
def test_a_label_in_either_language_is_the_key_of_the_class(tmp_path: Path, name: str) -> None:
    notes = tmp_path / "data" / "notes"
    notes.mkdir(parents=True)
    for slug, count in (("un", 14), ("deux", 15)):
        building = f"{{id: building/b, type: Building, label: Bâtiment, dwellingCount: {count}}}"
        note = HEAD.replace("id: essai", f"id: {slug}") + said(building) + REST
        (notes / f"{slug}.yaml").write_text(note, encoding="utf-8")
    settings = Settings(data=tmp_path / "data", dataset=tmp_path / "build")
    change = decide({"subject": "building/b", "property": name, "keep": "14"}, WHY, settings=settings, write=False)
    assert "+property: dwellingCount" in change.diff
    assert "building--b--dwellingCount.yaml" in change.diff


def test_where_many_are_known_and_none_is_near_it_is_said_how_to_look(settings: Settings) -> None:
    people = (f"{{id: organization/o{n}x, type: Organization, label: O{n}, kind: association}}" for n in range(30))
    note = HEAD.replace("id: essai", "id: cinq") + said(*people) + REST
    (settings.data / "notes" / "cinq.yaml").write_text(note, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        decide({"withdraw": "organization/atelier-des-habitants-de-la-plaine"}, WHY, settings=settings)
    assert caught.value.remedy
    assert caught.value.remedy.en.endswith("Look for it: amu-graph search 'atelier des habitants de la plaine'")
    assert "organization/o0x" not in caught.value.remedy.en
