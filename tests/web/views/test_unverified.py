"""What unverified passages alone speak of: every form of it says so, and none says as a fact what they say."""

import re
from html import unescape

import pyoxigraph as ox
import pytest

from amu_graph.builder import build_and_write
from amu_graph.cli.show import show
from amu_graph.errors import NotFoundError
from amu_graph.formats import RDF_SYNTAXES, RdfSyntax
from amu_graph.graph import Graph, load
from amu_graph.namespaces import BASE
from amu_graph.settings import Settings
from builder_notes import HEAD
from web_client import client_of

NOTE = (
    HEAD
    + """  - at: 1
    says:
      - {id: project/p, type: Project, label: P}
  - at: 3-4
    status: unverified
    because: {fr: Le nom est mal imprimé., en: The name is badly printed.}
    says:
      - {id: person/a, type: Person, label: Camille Exemple}
      - {agent: person/a, role: maitre-d-oeuvre, context: project/p}
"""
)
ENTITY = ox.NamedNode(BASE + "person/a")
PASSAGE = ox.NamedNode(BASE + "source/essai#L3-4-unverified")
UNVERIFIED = ox.NamedNode(BASE + "vocab/status/unverified")


@pytest.fixture(scope="module")
def doubtful(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("doubtful")
    (folder / "data" / "notes").mkdir(parents=True)
    (folder / "data" / "notes" / "essai.yaml").write_text(NOTE, encoding="utf-8")
    build_and_write(folder / "data", folder / "dataset")
    return load(settings=Settings(data=folder / "data", dataset=folder / "dataset"))


@pytest.mark.parametrize("syntax", RDF_SYNTAXES, ids=lambda syntax: syntax.name)
def test_every_format_names_the_passage_and_its_status(doubtful: Graph, syntax: RdfSyntax) -> None:
    extension = syntax.extensions[0]
    answer = client_of(doubtful).get(f"/person/a.{extension}")
    quads = list(ox.parse(answer.content, format=syntax.engine))
    merged = {(one.subject, one.object) for one in quads if one.graph_name == ox.DefaultGraph()}
    assert {(ENTITY, PASSAGE), (PASSAGE, UNVERIFIED)} <= merged
    said = [one for one in quads if one.subject == ENTITY and one.graph_name == ox.DefaultGraph()]
    assert [str(one.predicate).rpartition("#")[2] for one in said] == ["seeAlso>"]


def test_a_portrait_is_found_by_its_identifier(doubtful: Graph) -> None:
    portrait = doubtful.show("person/a")
    assert (portrait.label.fr, portrait.shown) == ("Camille Exemple", False)
    assert [one.status for part in portrait.plays for one in part.passages] == ["unverified"]
    with pytest.raises(NotFoundError):
        doubtful.show("person/b")


def test_every_link_of_its_page_leads_somewhere(doubtful: Graph) -> None:
    """Also those that begin a comparison, a correction, or a question."""
    client = client_of(doubtful)
    page = client.get("/person/a").text.partition("<main")[2].partition("</main>")[0]
    links = {unescape(each) for each in re.findall(r'href="(/[^"]*)"', page)}
    assert {"/compare?of=person%3Aa", "/correct?of=person%3Aa"} <= links
    assert {link: status for link in links if (status := client.get(link).status_code) != 200} == {}


def test_the_command_says_it(doubtful: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    printed = CliRunner().invoke(show, ["person/a"], obj=doubtful.settings).output
    assert "seuls des passages non vérifiés en parlent" in printed
    assert ", non vérifié]" in printed
