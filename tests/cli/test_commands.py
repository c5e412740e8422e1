"""The commands as a newcomer types them: what they print, what they say when wrong, how they end."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from amu_graph.cli.root import ENTRIES
from amu_graph.graph import Graph
from founding_data import FOUNDING
from shell import Shell
from warm_commands import Commands


@pytest.fixture(scope="module")
def shell(commands: Commands, dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Shell:
    data = shutil.copytree(FOUNDING, tmp_path_factory.mktemp("founding") / "data")  # commands write there
    return Shell(commands, dataset, tmp_path_factory.mktemp("cwd"), data)


def test_without_a_command_six_lines_greet(shell: Shell) -> None:
    greeting = shell()
    assert greeting.status == 0
    assert len(greeting.out.splitlines()) == 6
    assert greeting.out.count("\n  amu-graph ") == 3  # three things to try
    assert "organisations" in greeting.out
    assert re.search(r"en \d+ passages de 2 documents lus\. Essayez", greeting.out)


def test_the_three_things_to_try_work(shell: Shell) -> None:
    assert "Habitat de l’Ill" in shell("ask", "project/participants", "--project", "ecoterra").out
    assert "maître d’œuvre" in shell("show", "Thomas Huguen").out
    assert "Ecoterra" in shell("search", "batiment").out


@pytest.mark.parametrize("name", ["", *ENTRIES])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_command_explains_itself_in_both_languages(shell: Shell, name: str, language: str) -> None:
    helped = shell(*([name] if name else []), "--help", AMU_GRAPH_LANGUAGE=language)
    assert helped.status == 0
    assert ("Usage : " in helped.out) == (language == "fr")
    assert ("Affiche cette aide." in helped.out) == (language == "fr")
    assert ("Show this message and exit." in helped.out) == (language == "en")


@pytest.mark.parametrize(
    ("format_", "begins"),
    [
        ("csv", "project,label\r\n"),
        ("tsv", "?project\t?label\n"),
        ("json", '{"head":'),
        ("xml", "<?xml"),
        ("table", "project"),
    ],
)
def test_a_select_is_written_in_every_format(shell: Shell, format_: str, begins: str) -> None:
    query = "SELECT ?project ?label WHERE { ?project a amu:Project ; rdfs:label ?label } ORDER BY ?label"
    answered = shell("query", query, "--format", format_)
    assert answered.status == 0
    assert answered.out.encode().decode().replace("\r\n", "\n").startswith(begins.replace("\r\n", "\n"))
    assert "Ecoterra" in answered.out


@pytest.mark.parametrize("format_", ["turtle", "ntriples", "rdfxml", "jsonld", "trig", "nquads", "table"])
def test_a_construct_is_written_in_every_rdf_format(shell: Shell, format_: str) -> None:
    query = "CONSTRUCT { ?s rdfs:label ?o } WHERE { ?s a amu:Project ; rdfs:label ?o }"
    answered = shell("query", query, "-f", format_)
    assert answered.status == 0
    assert "Ecoterra" in answered.out


def test_an_ask_says_yes_or_no(shell: Shell) -> None:
    assert shell("query", "ASK { project:ecoterra a amu:Project }").out == "oui\n"
    assert shell("query", "ASK { project:ecoterra a amu:Person }", AMU_GRAPH_LANGUAGE="en").out == "no\n"
    assert json.loads(shell("query", "ASK { }", "-f", "json").out)["boolean"] is True


def test_a_query_that_finds_nothing_names_what_no_statement_has(shell: Shell) -> None:
    answered = shell("query", "SELECT ?x { ?x a amu:Projet }")
    assert (answered.status, answered.out) == (0, "x\n─\n")
    assert "Aucun énoncé n’emploie amu:Projet. Vouliez-vous dire amu:Project ?" in answered.err
    assert "amu:" not in shell("query", "SELECT ?x { ?x a amu:Project ; amu:year 1066 }").err


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_portrait_fits_the_terminal_each_value_under_its_own(shell: Shell) -> None:
    import pty

    leader, follower = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "amu_graph", "show", "project/ecoterra"],
        stdout=follower,
        env={**shell.environment, "COLUMNS": "80"},
    ) as process:
        os.close(follower)
        shown = b"".join(iter(lambda: _read(leader), b"")).decode().replace("\r\n", "\n")
    os.close(leader)
    assert process.returncode == 0
    facts = shown.partition("\n\n")[2].splitlines()
    assert [line for line in facts if len(line) > 80] == []
    assert {line[:2] for line in facts if line[:1] == " "} == {"  "}
    assert (
        "  description                  Habitat participatif en accession, dont les\n" + " " * 31 + "habitants" in shown
    )


def _read(terminal: int) -> bytes:
    """Return what was printed; a terminal that nobody holds any more is an error on Linux and empty elsewhere."""
    try:
        return os.read(terminal, 1 << 16)
    except OSError:
        return b""


def test_a_describe_gives_turtle(shell: Shell) -> None:
    described = ox.parse(shell("query", "DESCRIBE project:ecoterra").out, format=ox.RdfFormat.TURTLE)
    assert ox.NamedNode("https://w3id.org/amu-graph/ontology#Project") in {quad.object for quad in described}


def test_a_query_comes_from_a_file_or_from_standard_input(shell: Shell) -> None:
    (shell.cwd / "q.rq").write_text("\ufeffASK { project:ecoterra a amu:Project }", encoding="utf-8")
    assert shell("query", "q.rq").out == "oui\n"
    assert shell("query", "-", stdin="ASK { project:ecoterra a amu:Project }").out == "oui\n"


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (("query", "SELCT * {}"), 2, "Did you mean SELECT?"),
        (("query", "SELECT * { ?s ?p ?o"), 2, "line 1, column 10"),
        (("query", "missing.rq"), 2, "Cannot read missing.rq"),
        (("query", "DELETE WHERE { ?s ?p ?o }"), 2, ""),
        (("query", "SELECT * { ?s ?p ?o } LIMIT 1", "-f", "turtle"), 2, "Possible formats: table"),
        (("query", "CONSTRUCT WHERE { ?s ?p ?o }", "-f", "csv"), 2, "Possible formats: turtle"),
        (("query", "ASK {}", "-f", "docx"), 2, "'docx' is not one of 'table'"),
        (("query",), 2, "Missing argument 'SPARQL'."),
        (("ask", "project/participant"), 2, "project/participants"),
        (("ask", "project/participants", "--project", "ecotera"), 2, "project:ecoterra"),
        (
            ("ask", "project/participants", "--projet", "ecoterra"),
            2,
            "No such option '--projet'. Did you mean '--project'?",
        ),
        (("show", "lieu-commun"), 2, "building:lieu-commun"),
        (("show", "Thomas Hugen"), 2, "person:thomas-huguen"),
        (("why", "thomas-huguen", "auteur"), 2, "No passage says"),
        (("search", "zzzzqqq"), 1, "Nothing found"),
        (("export", "-o", "graph.docx"), 2, "Possible extensions: .ttl"),
        (("export", "-o", "nowhere/graph.ttl"), 1, "Cannot write"),
        (("export", "project:ecoterra", "-o", "graph.ttl"), 2, "A part is exported as a bibliography: .bib"),
        (("export", "Thomas Huguen", "-o", "works.bib"), 2, "No publication to export."),
        (("buid",), 2, "No such command 'buid'. Did you mean 'build'?"),
        (("--dataset", "nowhere", "show", "ecoterra"), 1, "amu-graph build"),
        (("note", "missing.txt", "--url", "https://a.fr/"), 2, "missing.txt does not exist"),
        (("search", "habitat", "-n", "many"), 2, "Invalid value for"),
        (("why", "ecoterra", "--sources", "nowhere"), 2, "Directory 'nowhere' does not exist."),
        (("--dataset", "/dev/null", "build"), 1, "Cannot write /dev/null"),
        (("--dataset", "/dev/null", "show", "ecoterra"), 1, "Cannot read"),
    ],
)
def test_wrong_use_is_explained_without_a_traceback(
    shell: Shell, arguments: tuple[str, ...], status: int, says: str
) -> None:
    ended = shell("--language", "en", *arguments)
    assert (ended.status, ended.out) == (status, "")
    assert says in ended.err
    assert "Traceback" not in ended.err
    in_french = shell("--language", "fr", *arguments)
    assert in_french.status == status
    assert in_french.err != ended.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("query",), "Il manque l’argument 'SPARQL'."),
        (("build", "x", "y"), "En trop : x y."),
        (("check", "--strict=3"), "L’option '--strict' ne prend pas de valeur."),
        (("--language",), "Une valeur doit suivre l’option '--language'."),
        (("buid",), "Commande inconnue : 'buid'. Vouliez-vous dire 'build' ?"),
        (("ask", "--projets"), "Option inconnue : '--projets'."),
        (("search", "x", "-n", "0"), "Mauvaise valeur pour '-n' / '--limit' : 0 n’est pas dans l’intervalle x>=1."),
        (("export", "-o", "."), "'-o' / '--output' : '.' est un dossier ; il faut un fichier."),
        (("why", "ecoterra", "--sources", "nowhere"), "'--sources' : Dossier 'nowhere' : introuvable."),
        (("query", "missing.rq"), "missing.rq : ce chemin n’existe pas."),
        (("query", "-"), "L’entrée standard n’est pas en UTF-8."),
        (("export", "-o", "nowhere/graph.ttl"), "nowhere/graph.ttl : ce chemin n’existe pas."),
    ],
)
def test_wrong_use_is_explained_in_french_without_a_word_of_english(
    shell: Shell, arguments: tuple[str, ...], says: str
) -> None:
    ended = shell(*arguments, stdin=b"\xff")
    assert ended.status > 0
    assert says in ended.err
    assert not re.search(r"\b(the|is|not|file|directory|unexpected|extra|requires)\b", ended.err, re.IGNORECASE)


def test_help_is_set_for_a_narrow_terminal_and_its_example_can_be_pasted(shell: Shell) -> None:
    listed = shell("ask", COLUMNS="60").out
    assert not re.search(r"^\s*[?:;!]", listed, re.MULTILINE)  # no punctuation at the beginning of a line
    helped = shell("query", "--help", COLUMNS="60").out
    assert "Exemple :\n  amu-graph query 'SELECT ?project WHERE { ?project a amu:Project }' -f csv\n" in helped


def test_why_names_status_line_and_address(shell: Shell) -> None:
    told = shell("why", "thomas-huguen", "assistant-maitrise-usage", "project/lieu-commun").out
    assert "strasbourg-co-production, ligne 13 — affirmé — https://habitatparticipatif.strasbourg.eu/" in told


def test_a_copy_that_is_another_text_stops_no_answer(shell: Shell) -> None:
    copies = shell.cwd / "copies"
    copies.mkdir()
    (copies / "strasbourg-co-production.txt").write_text("autre chose", encoding="utf-8")
    told = shell("why", "thomas-huguen", "assistant-maitrise-usage", "project/lieu-commun", "--sources", "copies")
    assert told.status == 0
    assert "strasbourg-co-production, ligne" in told.out
    assert "n’est pas le texte qui a été lu" in told.out


def test_why_is_told_in_the_reader_s_language(shell: Shell) -> None:
    told = shell("--language", "en", "why", "theme/assistance-maitrise-usage").out
    assert "note: Definition: " in told
    assert "enviroboite-amu, line 5 — asserted" in told
    assert "Définition" not in told


def test_columns_of_a_question_are_named_in_the_reader_s_language(shell: Shell) -> None:
    question = ("ask", "project/participants", "--project", "ecoterra")
    assert shell("--language", "fr", *question).out.split()[:4] == ["acteur", "rôle", "phase", "statut"]
    assert shell("--language", "en", *question).out.split()[:4] == ["agent", "role", "phase", "status"]
    assert shell("--language", "fr", *question, "-f", "csv").out.startswith("agent,agentLabel,role,roleLabel,")
    own = shell("--language", "fr", "query", "SELECT ?agent ?role { ?x amu:agent ?agent ; amu:role ?role } LIMIT 1")
    assert own.out.split()[:2] == ["agent", "role"]


def test_labels_of_answers_are_in_the_reader_s_language(shell: Shell) -> None:
    question = ("ask", "project/participants", "--project", "ecoterra")
    assert "promoteur" in shell(*question).out
    for format_ in ("table", "csv", "json"):
        english = shell("--language", "en", *question, "-f", format_).out
        assert "developer" in english
        assert "promoteur" not in english.replace("role/promoteur", "")
    raised = ("ask", "event/questions", "-f", "csv")
    assert "Has the designer" in shell("--language", "en", *raised).out
    assert "Has the designer" in shell(*raised, "--language", "en").out
    assert "Has the designer" not in shell(*raised).out


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("source/strasbourg-co-production", "strasbourg-co-production, line 13 (interpreted, client)"),
        (
            "https://w3id.org/amu-graph/source/strasbourg-co-production#L13",
            "Thomas Huguen — user-side assistant — Lieu",
        ),
        ("role/usager", "(concept, Role)"),
        ("vocab/tenure", "social rental"),
        ("amu:Building", "dwelling count"),
        ("amu:accompanies", "special case of"),
        ("place/strasbourg", "location of"),
        ("fund/fonds-europeen-de-developpement-regional", "European Union"),
        ("event-series/envirodebat", "has part"),
        ("legal-text/loi-mop", "Public Procurement Code"),
        ("label/chers-voisins", "label of"),
        ("responsibility/co-production--financer--promoteur", "finance"),
        ("participation/person--thomas-huguen--maitre-d-oeuvre--project--lieu-commun", "Thomas Huguen"),
        ("https://w3id.org/amu-graph/dataset", "statements"),
    ],
)
def test_everything_is_shown_in_words(shell: Shell, name: str, says: str) -> None:
    shown = shell("--language", "en", "show", name)
    assert shown.status == 0
    assert says in shown.out
    heads = [line[2:30].strip() for line in shown.out.splitlines()[2:] if line.startswith("  ")]
    assert [head for head in heads if re.match(r"^(← )?[a-z]+:[A-Za-z]", head)] == []  # no CURIE where words are due
    assert not re.search(r"[0-9a-f]{40}", shown.out)


def test_a_question_and_a_search_give_their_publications(shell: Shell) -> None:
    asked = shell("ask", "publication/by-agent", "--agent", "Alain Vulbeau", "-f", "bib")
    assert "author = {Vulbeau, Alain}" in asked.out
    found = shell("search", "maîtrise d'usage", "-n", "40", "-f", "csl")
    assert {item["id"] for item in json.loads(found.out)} >= {"la-maitrise-d-usage", "guide-de-la-maitrise-d-usage"}
    assert shell("search", "Thomas Huguen", "-n", "1", "-f", "ris").status == 2


def test_a_bibliography_is_exported_in_the_format_of_its_extension(shell: Shell) -> None:
    assert "(1 publication)" in shell("export", "Alain Vulbeau", "-o", "works.csl.json").err
    (item,) = json.loads((shell.cwd / "works.csl.json").read_text(encoding="utf-8"))
    assert item["author"] == [{"family": "Vulbeau", "given": "Alain"}]
    assert shell("export", "-o", "works.bib").status == 0
    assert (shell.cwd / "works.bib").read_text(encoding="utf-8").count(
        "\n@"
    ) == 22  # 23 publications; the five sections of a page are none


def test_a_file_is_exported_with_the_same_bytes_on_every_run(shell: Shell) -> None:
    for name in ("one", "two"):
        assert shell("export", "-o", f"{name}.trig").status == 0
    assert (shell.cwd / "one.trig").read_bytes() == (shell.cwd / "two.trig").read_bytes()
    assert b"strasbourg-co-production:L13 {" in (shell.cwd / "one.trig").read_bytes()


def test_a_store_on_disk_answers_what_the_file_answers(shell: Shell) -> None:
    built = shell("--dataset", "stored", "build", "--store")
    assert built.status == 0
    assert "avec un entrepôt sur disque" in built.err
    for command in (
        ("ask", "project/participants", "-f", "csv"),
        ("query", "SELECT ?s { ?s rdfs:label ?l FILTER(CONTAINS(?l, 'usage')) } ORDER BY ?s", "-f", "csv"),
        ("query", "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"),
        ("show", "building/ecoterra"),
        ("why", "building/ecoterra"),
        ("search", "habitat"),
        ("network", "accompaniment"),
        (),
    ):
        stored, loaded = shell("--dataset", "stored", *command), shell(*command)
        assert (stored.status, stored.out) == (0, loaded.out)


def test_a_note_with_problems_is_listed_with_its_place_and_nothing_is_built(shell: Shell) -> None:
    notes = shell.cwd / "data" / "notes"
    notes.mkdir(parents=True)
    (notes / "bad.yaml").write_text("source:\n  id: bad\n  lable: Bad\npassages: []\n", encoding="utf-8")
    environment = {"AMU_GRAPH_DATA": str(notes.parent), "AMU_GRAPH_DATASET": str(shell.cwd / "none")}
    checked = shell("check", AMU_GRAPH_LANGUAGE="en", **environment)
    assert checked.status == 1
    assert "\ndata/notes/bad.yaml:3:3: " in "\n" + checked.out
    elsewhere = Shell(shell.commands, shell.cwd / "none", shell.cwd / "data" / "notes")  # a path that opens from there
    assert "\nbad.yaml:3:3: " in "\n" + elsewhere("check", AMU_GRAPH_DATA="..").out
    (elsewhere.cwd.parent / "beside").mkdir()
    elsewhere.cwd = elsewhere.cwd.parent / "beside"
    assert f"\n{notes / 'bad.yaml'}:3:3: " in "\n" + elsewhere("build", **environment).err
    assert shell("build", **environment).status == 1
    assert not (shell.cwd / "none").exists()


def test_a_folder_without_notes_is_no_empty_graph(shell: Shell) -> None:
    ended = shell("build", AMU_GRAPH_DATA="nowhere", AMU_GRAPH_DATASET=str(shell.cwd / "none"), LANG="en_GB.UTF-8")
    assert ended.status == 1
    assert "no-notes" in ended.err
    assert not (shell.cwd / "none").exists()


def test_a_limit_that_is_no_number_is_explained(shell: Shell) -> None:
    ended = shell("query", "ASK {}", AMU_GRAPH_QUERY_SECONDS="soon", AMU_GRAPH_LANGUAGE="en")
    assert (ended.status, ended.out) == (2, "")
    assert "AMU_GRAPH_QUERY_SECONDS" in ended.err
    assert "Traceback" not in ended.err


def test_a_command_that_is_interrupted_ends_with_130_and_no_traceback(shell: Shell) -> None:
    product = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with subprocess.Popen(
        [sys.executable, "-m", "amu_graph", "query", product],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=shell.environment,
        start_new_session=True,
    ) as process:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        while children.exists() and not children.read_text(encoding="utf-8") and process.poll() is None:
            time.sleep(0.05)  # the query runs in a child
        time.sleep(0.1 if children.exists() else 3)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (130, b"")
    assert b"Traceback" not in err


INTERRUPTED_AT = """
import sys
class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupting())
sys.modules.pop({module!r}, None)
before = set(sys.modules)
from amu_graph.cli import main
assert set(sys.modules) - before <= {{"amu_graph", "amu_graph.cli", "gc"}}
main(["show", "project/ecoterra"])
"""


@pytest.mark.parametrize("module", ["amu_graph.cli.reader_language", "click", "amu_graph.cli.root", "pyoxigraph"])
def test_an_interrupt_while_modules_are_read_shows_no_traceback(shell: Shell, module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED_AT.format(module=module)],
        capture_output=True,
        env=shell.environment,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, b"", b"")


def test_an_answer_larger_than_the_server_sends_is_printed(shell: Shell) -> None:
    """80 megabytes of CSV, of which the reader wants one line."""
    query = 'SELECT * { ?a a amu:Passage . ?b ?c ?d . BIND("' + "x" * 200 + '" AS ?x) } LIMIT 300000'
    done = subprocess.run(
        f"{sys.executable} -m amu_graph query '{query}' -f csv | head -n 1",
        shell=True,
        capture_output=True,
        env=shell.environment,
        check=True,
    )
    assert (done.stdout, done.stderr) == (b"a,b,c,d,x\r\n", b"")


def test_the_beginning_of_a_note_has_a_place_for_each_line(shell: Shell) -> None:
    (shell.cwd / "page.txt").write_text("Un titre : deux\n\nUn fait.\n", encoding="utf-8")
    begun = shell("note", "page.txt", "--url", "https://example.org/", "-o", "-").out
    assert "lengths: [15, 0, 8, 0]" in begun
    assert begun.count("- at: ") == 2
    assert 'label: "Un titre : deux"' in begun


def test_a_note_goes_where_notes_are_and_replaces_none(shell: Shell) -> None:
    (shell.cwd / "page.txt").write_text("Un titre\n\nUn fait.\n", encoding="utf-8")
    begin = ("note", "page.txt", "--url", "https://example.org/")
    environment = {"AMU_GRAPH_DATA": str(shell.cwd / "new"), "AMU_GRAPH_LANGUAGE": "en"}
    assert shell(*begin, **environment).status == 0
    path = shell.cwd / "new" / "notes" / "page.yaml"
    written = path.read_text(encoding="utf-8")
    assert re.search(r'^  retrieved: "20\d\d-\d\d-\d\d"$', written, re.MULTILINE)
    path.write_text("finished", encoding="utf-8")
    again = shell(*begin, **environment)
    assert (again.status, path.read_text(encoding="utf-8")) == (2, "finished")
    assert "exists already" in again.err
    assert shell(*begin, "-o", "other.yaml", **environment).status == 0
    assert (shell.cwd / "other.yaml").is_file()


def test_a_document_without_an_address_begins_a_note_too(shell: Shell) -> None:
    (shell.cwd / "paper.txt").write_text("Un fait.", encoding="utf-8")
    begun = shell("note", "paper.txt", "-o", "-")
    assert (begun.status, "url:" in begun.out) == (0, False)


def test_problems_come_first_and_remarks_by_rule(shell: Shell) -> None:
    notes = shell.cwd / "mixed" / "notes"
    notes.mkdir(parents=True)
    people = ", ".join(f"{{id: organization/o{n}, type: Organization, label: O{n}}}" for n in range(30))
    text = f"source: {{id: x, label: X, language: fr}}\npassages:\n  - {{at: names, says: [{people}]}}\n"
    (notes / "x.yaml").write_text(text, encoding="utf-8")
    environment = {"AMU_GRAPH_DATA": str(notes.parent), "AMU_GRAPH_LANGUAGE": "en"}
    listed = shell("check", **environment)
    assert (listed.status, "30 remarks, Classified-kind: " in listed.out) == (0, True)
    assert len(listed.out.splitlines()) < 12
    assert "amu-graph check --all" in listed.err
    every = shell("check", "--all", **environment).out
    assert len(re.findall("Classified-kind", every)) == 30
    (notes / "y.yaml").write_text("source: {id: y, label: Y, language: fr}\npassages: [{att: 1}]\n", encoding="utf-8")
    mixed = shell("check", **environment)
    assert mixed.status == 1
    assert "y.yaml" in mixed.out.splitlines()[0]
    built = shell("build", AMU_GRAPH_DATASET=str(shell.cwd / "none"), **environment)
    assert (built.status, "Classified-kind" in built.err) == (1, False)


def test_a_build_counts_the_triples_of_the_merged_graph(shell: Shell) -> None:
    built = shell("--language", "fr", "build", AMU_GRAPH_DATASET=str(shell.cwd / "counted"))
    counted = shell(
        "query", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "-f", "csv", AMU_GRAPH_DATASET=str(shell.cwd / "counted")
    )
    assert f"{counted.out.split()[1]} triplets dans " in built.err


def test_one_file_is_checked_by_itself(shell: Shell) -> None:
    notes = shell.cwd / "single" / "notes"
    notes.mkdir(parents=True)
    (notes / "x.yaml").write_text("source: {id: x, label: X, language: fr}\npassages: []\n", encoding="utf-8")
    (notes / "y.yaml").write_text("source: {id: y, label: Y, language: fr}\npassages: [{att: 1}]\n", encoding="utf-8")
    environment = {"AMU_GRAPH_DATA": str(notes.parent), "AMU_GRAPH_LANGUAGE": "en"}
    good = shell("check", str(notes / "x.yaml"), **environment)
    assert (good.status, good.out) == (0, "")
    assert "in other files" in good.err
    bad = shell("check", str(notes / "y.yaml"), **environment)
    assert (bad.status, "att" in bad.out) == (1, True)
    (shell.cwd / "page.txt").write_text("a", encoding="utf-8")
    for absent in ("z.yaml", "page.txt"):
        refused = shell("check", absent, **environment)
        assert (refused.status, absent in refused.err) == (2, True)


def test_a_conflict_is_listed_with_each_note_that_made_it_and_with_no_other(shell: Shell) -> None:
    notes = shell.cwd / "conflict" / "notes"
    notes.mkdir(parents=True)
    for name, says in (
        ("a", "{id: building/b, type: Building, label: B, dwellingCount: 14}"),
        ("b", "{id: building/b, dwellingCount: 15}"),
        ("c", "{id: building/c, type: Building, label: C, dwellingCount: 15}"),
    ):
        source = f"source: {{id: {name}, label: N, language: fr}}\n"
        (notes / f"{name}.yaml").write_text(f"{source}passages:\n  - at: p\n    says: [{says}]\n", encoding="utf-8")
    environment = {"AMU_GRAPH_DATA": str(notes.parent), "AMU_GRAPH_LANGUAGE": "en"}
    for name in ("a", "b"):
        found = shell("check", str(notes / f"{name}.yaml"), **environment)
        assert (found.status, found.out.count("conflicting-values")) == (1, 1)
        assert "a.yaml:4" in found.out
        assert "b.yaml:4" in found.out
        assert "other files" not in found.err
    unconcerned = shell("check", str(notes / "c.yaml"), **environment)
    assert (unconcerned.status, "conflicting-values" in unconcerned.out) == (0, False)
    assert "1 problem in other files" in unconcerned.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows makes links for administrators only")
def test_a_problem_names_the_link_and_not_what_it_leads_to(shell: Shell) -> None:
    notes = shell.cwd / "links" / "notes"
    notes.mkdir(parents=True)
    (shell.cwd / "outside.yaml").write_text("a: 1\n", encoding="utf-8")
    (notes.parent / "real").mkdir()
    (notes.parent / "real" / "file.txt").write_text("a: 1\n", encoding="utf-8")
    (notes / "away.yaml").symlink_to(shell.cwd / "outside.yaml")
    (notes / "inside.yaml").symlink_to("../real/file.txt")
    (notes / "loop.yaml").symlink_to("loop.yaml")
    (notes / "nowhere.yaml").symlink_to("absent.yaml")
    environment = {"AMU_GRAPH_DATA": "links", "AMU_GRAPH_LANGUAGE": "fr"}
    checked = shell("check", **environment)
    named = {line.partition(":")[0] for line in checked.out.splitlines() if not line.startswith(" ")}
    assert named == {f"links/notes/{name}.yaml" for name in ("away", "inside", "loop", "nowhere")}
    assert "ce lien ramène à lui-même" in checked.out
    for name in ("away", "inside", "loop", "nowhere"):
        one = shell("check", f"links/notes/{name}.yaml", **environment)
        assert (one.status, one.out.startswith(f"links/notes/{name}.yaml:")) == (1, True)
        assert one.out.count("\nlinks/") == (2 if name == "inside" else 0)


def test_a_reader_that_has_seen_enough_is_no_failure(shell: Shell) -> None:
    command = [sys.executable, "-m", "amu_graph", "query", "SELECT * { ?s ?p ?o }", "-f", "tsv"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=shell.environment, cwd=shell.cwd
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_the_shell_completes_names_and_values(shell: Shell) -> None:
    def completed(words: str, position: int) -> str:
        return shell(_AMU_GRAPH_COMPLETE="bash_complete", COMP_WORDS=f"amu-graph {words}", COMP_CWORD=str(position)).out

    assert "plain,project/participants" in completed("ask project/par", 2)
    assert "plain,ecoterra" in completed("ask project/participants --project eco", 4)
    assert "plain,thomas-huguen" in completed("show Thom", 2)


def test_nothing_heavy_is_imported_to_ask(dataset: Path) -> None:
    """The path of `ask` and `query` keeps to the engine and the parser of arguments."""
    script = (
        "import sys; from amu_graph.cli import main\n"
        "try: main(['ask', 'project/participants', '--project', 'ecoterra'])\n"
        "except SystemExit: pass\n"
        "heavy = {'rdflib', 'networkx', 'pandas', 'shifty', 'starlette', 'yaml', 'numpy', 'asyncio', 'sqlite3'}\n"
        "heavy |= {'amu_graph.query.guard', 'amu_graph.query.portraits', 'amu_graph.builder'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        check=True,
        env={**os.environ, "AMU_GRAPH_DATASET": str(dataset)},
    )
    assert done.stderr.decode().splitlines()[-1] == "[]"


@pytest.mark.skipif(sys.platform == "win32", reason="a process is forked to hold the query")
def test_a_query_that_would_never_end_is_stopped(shell: Shell) -> None:
    product = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    ended = shell("query", product, AMU_GRAPH_QUERY_SECONDS="0.5", AMU_GRAPH_LANGUAGE="en")
    assert ended.status == 1
    assert ended.out == ""
    assert "takes longer than 0.5 seconds" in ended.err


def test_a_decision_is_written_and_shown_and_nonsense_refused(shell: Shell, tmp_path: Path) -> None:
    shutil.copytree(FOUNDING, tmp_path / "data")
    data = {"AMU_GRAPH_DATA": str(tmp_path / "data")}
    because = ("--because-fr", "Même personne.", "--because-en", "The same person.")
    shown = shell("decide", "rename", "Thomas Huguen", "person/t-huguen", *because, "--dry-run", **data)
    assert (shown.status, shown.err) == (0, "")
    assert not (tmp_path / "data" / "decisions").exists()
    written = shell("decide", "rename", "Thomas Huguen", "person/t-huguen", *because, **data)
    assert written.out == shown.out
    assert "+      - {agent: person/t-huguen, role: maitre-d-oeuvre" in written.out
    assert (tmp_path / "data" / "decisions" / "person--thomas-huguen--rename.yaml").is_file()
    for language, words in (("fr", "Aucune note ne parle de"), ("en", "No note speaks of")):
        refused = shell(
            "decide", "merge", "person/huguen", "person/t-huguen", *because, AMU_GRAPH_LANGUAGE=language, **data
        )
        assert (refused.status, refused.out) == (2, "")
        assert refused.err.startswith(words)
        assert "person/t-huguen" in refused.err
    assert shell("decide", "merge", "person/a", "person/b", "--because-fr", "a", **data).status == 2
    assert shell("decide", "mergé", **data).status == 2


@pytest.mark.parametrize("kind", ["keep", "open", "merge", "rename", "split", "distinct", "withdraw"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_kind_of_decision_explains_itself(shell: Shell, kind: str, language: str) -> None:
    helped = shell("decide", kind, "--help", AMU_GRAPH_LANGUAGE=language)
    assert helped.status == 0
    assert ("Usage : " in helped.out) == (language == "fr")
    assert f"amu-graph decide {kind} " in helped.out


def test_old_names_are_followed_and_said(commands: Commands, decided: Graph, tmp_path: Path) -> None:
    shell = Shell(commands, decided.settings.dataset, tmp_path)
    asked = shell("ask", "person/works", "--person", "person/t-huguen")
    assert (asked.status, asked.err.splitlines()[0]) == (
        0,
        "person/t-huguen est devenu person/thomas-huguen. Son prénom.",
    )
    assert asked.out == shell("ask", "person/works", "--person", "thomas-huguen").out
    shown = shell("show", "t-huguen", AMU_GRAPH_LANGUAGE="en")
    assert shown.err == "person/t-huguen has become person/thomas-huguen. His first name.\n"
    assert shell("network", "ego", "--entity", "t-huguen").err.startswith("person/t-huguen est devenu")
    split = shell("show", "project/ilot")
    assert (split.status, split.out) == (2, "")
    assert "project:nord" in split.err
    gone = shell("show", "person/secret", AMU_GRAPH_LANGUAGE="en")
    assert (gone.status, gone.err) == (2, "person/secret was withdrawn from the graph. On request.\n")
    values = shell("show", "building/ecoterra").out
    assert "14 — retenu : Un compte." in values
    assert "15 — écarté" in values
    assert "2015 — non tranché : Rien ne tranche." in values


@pytest.mark.parametrize(("language", "words"), [("fr", "plus : source/"), ("en", "longer do: source/")])
def test_a_build_that_loses_addresses_says_so(shell: Shell, tmp_path: Path, language: str, words: str) -> None:
    shutil.copytree(FOUNDING, tmp_path / "data")
    shutil.copytree(shell.environment["AMU_GRAPH_DATASET"], tmp_path / "dataset")
    note = tmp_path / "data" / "notes" / "strasbourg-co-production.yaml"
    text = note.read_text(encoding="utf-8").replace("id: strasbourg-co-production", "id: co-production")
    note.with_stem("co-production").write_text(text, encoding="utf-8")
    note.unlink()
    folders = {"AMU_GRAPH_DATA": str(tmp_path / "data"), "AMU_GRAPH_DATASET": str(tmp_path / "dataset")}
    built = shell("build", AMU_GRAPH_LANGUAGE=language, **folders)
    assert built.status == 0
    assert words in built.err
    assert "amu-graph decide rename source/strasbourg-co-production" in built.err
    assert "no longer" not in shell("build", AMU_GRAPH_LANGUAGE="en", **folders).err


@pytest.mark.parametrize("words", ["", "  "])
def test_nothing_to_look_for_is_said(shell: Shell, words: str) -> None:
    ended = shell("--language", "fr", "search", words)
    assert (ended.status, ended.out) == (2, "")
    assert "amu-graph search MOTS" in ended.err


def test_a_question_says_which_value_it_takes_for_one_that_is_not_given(shell: Shell) -> None:
    ended = shell("--language", "fr", "ask", "project/participants")
    assert "Sans --project, la réponse est pour : Ecoterra." in ended.err.replace("\u00a0", " ")
    given = shell("--language", "fr", "ask", "project/participants", "--project", "lieu-commun")
    assert "Sans --" not in given.err
    assert "Without --entity, the answer is for: " in shell("--language", "en", "network", "ego").err


@pytest.mark.parametrize(("language", "words"), [("fr", "ANNÉE NOM VUE ATTRIBUT"), ("en", "YEAR NAME VIEW ATTRIBUTE")])
def test_values_of_options_are_called_in_the_language_of_the_reader(shell: Shell, language: str, words: str) -> None:
    told = shell("--language", language, "network", "accompaniment", "--help").out
    assert set(words.split()) <= set(told.split())
    assert "INTEGER" not in told
    asked = shell("--language", language, "ask", "project/participants", "--help").out
    assert ("--project PROJET" if language == "fr" else "--project PROJECT") in asked
