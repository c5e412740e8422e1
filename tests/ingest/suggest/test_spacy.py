"""`suggest --with spacy`: spaCy says where names are, our rules of what type; nothing without it is slower or other.

spaCy is in none of the other environments: `just spacy` runs this file where it is.
"""

import subprocess
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pytest

from amu_graph.errors import UsageError
from amu_graph.extras import MissingExtraError
from amu_graph.ingest.suggest.page import Page
from amu_graph.ingest.suggest.spacy_names import SpacyNames
from amu_graph.ingest.suggest.suggest import suggest
from amu_graph.settings import Settings


def pipeline(folder: Path, *names: tuple[str, str]) -> str:
    """Return where a pipeline of spaCy is that finds these names, with spaCy's types."""
    spacy = pytest.importorskip("spacy")
    reader = spacy.blank("fr")
    reader.add_pipe("entity_ruler").add_patterns([{"label": label, "pattern": name} for name, label in names])
    reader.to_disk(folder / "regles")
    return str(folder / "regles")


def found(folder: Path, text: str, *names: tuple[str, str]) -> Sequence[tuple[str, str, float]]:
    page = Page(text, "fr")
    mentions = SpacyNames(pipeline(folder, *names), "fr").mentions(page, ())
    assert all(page.exact(one.start, one.end) == one.name for one in mentions)
    return [(one.type, one.name, one.score) for one in mentions]


def test_the_type_is_said_by_our_rules(tmp_path: Path) -> None:
    """spaCy calls an association a place and a practice a person."""
    text = "L’association Bivouac est née. Jeanne Martin, architecte, y a travaillé."
    assert found(tmp_path, text, ("Bivouac", "LOC"), ("Jeanne Martin", "ORG")) == [
        ("Organization", "Bivouac", 0.6),
        ("Person", "Jeanne Martin", 0.6),
    ]


def test_one_apostrophe_and_places_of_the_untouched_text(tmp_path: Path) -> None:
    """The pattern has the other apostrophe; the name has the signs of the text, in its second line."""
    text = "Une page\nHier, Habitat de l’Ill\u00a0Vert\u00a0: dix ans"
    assert [name for _, name, _ in found(tmp_path, text, ("Habitat de l'Ill Vert", "PER"))] == [
        "Habitat de l’Ill\u00a0Vert"
    ]


def test_dates_notions_and_what_others_found_are_no_names(tmp_path: Path) -> None:
    text = "Mars 2011. La Maîtrise d’usage à Lyon."
    names = (("Mars 2011", "DATE"), ("Maîtrise d'usage", "MISC"), ("Lyon", "LOC"))
    assert [name for _, name, _ in found(tmp_path, text, *names)] == ["Lyon"]
    page = Page(text, "fr")
    maker = SpacyNames(pipeline(tmp_path, *names), "fr")
    assert maker.mentions(page, maker.mentions(page, ())) == []


def test_the_proposals_name_their_maker_and_are_the_same_again(tmp_path: Path, dataset: Path) -> None:
    text = "Bivouac a reçu les élus.\n"
    (tmp_path / "data/review").mkdir(parents=True)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/page.txt").write_text(text, encoding="utf-8")
    head = f"source: {{id: page, label: Page, language: fr, sha256: {sha256(text.encode('utf-8')).hexdigest()}}}\n"
    (tmp_path / "data/review/page.yaml").write_text(head, encoding="utf-8")
    project = Settings(data=tmp_path / "data", dataset=dataset, sources=tmp_path / "texts")
    maker = f"spacy:{pipeline(tmp_path, ('Bivouac', 'LOC'))}"
    asked = suggest("page", project, maker=maker)
    (name,) = [one for one in asked.review.names if one.by == "model/spacy:regles"]
    assert (name.name, name.says["type"]) == ("Bivouac", "Organization")
    assert name.why is not None
    assert "regles" in name.why.en
    first = asked.path.read_bytes()
    assert suggest("page", project, maker=maker).path.read_bytes() == first


@pytest.mark.parametrize(
    ("model", "language", "named"), [("", "oc", "xx_ent_wiki_sm"), ("fr_nulle_part", "fr", "fr_nulle_part")]
)
def test_a_model_that_is_missing_is_told_with_the_command(model: str, language: str, named: str) -> None:
    pytest.importorskip("spacy")
    with pytest.raises(UsageError) as error:
        SpacyNames(model, language)
    assert error.value.in_("fr").endswith(f"python -m spacy download {named}")


def test_without_spacy_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)  # as if it were not installed
    with pytest.raises(MissingExtraError, match=r"amu-graph\[spacy\]"):
        SpacyNames("", "fr")


def test_nothing_of_it_is_loaded_unless_it_is_asked_for() -> None:
    script = (
        "import sys, amu_graph.ingest.suggest.suggest; "
        "print(*{'spacy', 'http.client', 'amu_graph.ingest.suggest.chat'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
