"""The build as a whole: same input, same bytes; what stands in which graph."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from amu_graph import namespaces as ns
from amu_graph import resources
from amu_graph.builder import Build, build, write
from amu_graph.store.totals import Totals
from founding_data import FOUNDING

DIGEST = (
    "import sys; from pathlib import Path; from amu_graph.builder import build; print(build(Path(sys.argv[1])).digest)"
)


@pytest.fixture(scope="module")
def founding() -> Build:
    return build(FOUNDING)


def triples(built: Build, graph: str = "") -> set[ox.Triple]:
    name = ox.NamedNode(graph) if graph else ox.DefaultGraph()
    return {quad.triple for quad in built.quads if quad.graph_name == name}


def test_the_founding_data_have_no_violation(founding: Build) -> None:
    assert [problem.in_("en") for problem in founding.problems if problem.severity == "violation"] == []
    assert founding.ok


def test_same_input_same_bytes_whatever_the_order_of_files_and_hashes(founding: Build, tmp_path: Path) -> None:
    copy = tmp_path / "data"
    (copy / "notes").mkdir(parents=True)
    for path in sorted((FOUNDING / "notes").iterdir(), reverse=True):
        shutil.copy(path, copy / "notes")
    digests = {
        subprocess.run(
            [sys.executable, "-c", DIGEST, str(copy)],
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
            encoding="utf-8",
        ).stdout.strip()
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert digests == {founding.digest}


def test_lines_are_sorted_and_without_blank_nodes(founding: Build) -> None:
    lines = founding.content.splitlines()
    assert lines == sorted(set(lines))
    assert not any(line.startswith(b"_:") or b" _:" in line for line in lines)


def test_the_default_graph_is_what_is_told_and_what_follows(founding: Build) -> None:
    named: dict[str, set[ox.Triple]] = {}
    for quad in founding.quads:
        if isinstance(quad.graph_name, ox.NamedNode):
            named.setdefault(quad.graph_name.value, set()).add(quad.triple)
    status = ox.NamedNode(ns.DCTERMS + "type")
    unverified = ox.NamedNode(ns.concept_iri("status", "unverified"))
    hidden = {
        str(one.subject)[1:-1] for one in named[ns.METADATA] if (one.predicate, one.object) == (status, unverified)
    }
    shown = set().union(*(content for name, content in named.items() if name not in hidden))
    assert hidden
    assert triples(founding) == shown


def test_the_totals_of_graphs_are_those_of_their_lines(founding: Build) -> None:
    assert founding.totals == Totals.of(founding.quads)
    assert founding.totals.triples == len(triples(founding))


def test_derived_statements_are_told_apart(founding: Build) -> None:
    """What a passage of the default graph says, or the metadata or the vocabularies, is not derived."""
    derived = triples(founding, ns.DERIVED)
    said = {quad.triple for quad in founding.quads if "/source/" in str(quad.graph_name) and not _hidden(quad)}
    assert derived
    assert derived <= triples(founding)
    assert not derived & (said | triples(founding, ns.METADATA) | triples(founding, ns.VOCABULARIES))


def test_of_what_readers_alone_infer_the_classes_and_the_names_are_inferred_too(founding: Build) -> None:
    interpreted = triples(founding, ns.INTERPRETED)
    shown, type_ = triples(founding), ox.NamedNode(ns.RDF + "type")
    naming = {type_, *(ox.NamedNode(iri) for iri in (ns.RDFS + "label", *ns.SHOWN_LABELS.values()))}
    kind = ox.NamedNode(ns.AMU + "Participation")
    inferred = {one.subject for one in interpreted if (one.predicate, one.object) == (type_, kind)}
    assert inferred
    assert {one for one in shown if one.subject in inferred and one.predicate in naming} <= interpreted
    said = {one.subject for one in shown if (one.predicate, one.object) == (type_, kind)} - inferred
    assert said
    assert not {one for one in interpreted if one.subject in said and one.predicate == type_}


def _hidden(quad: ox.Quad) -> bool:
    return "-unverified" in str(quad.graph_name)


def test_the_manifest_describes_the_content(founding: Build, tmp_path: Path) -> None:
    write(founding, tmp_path)
    manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["file"] == f"dataset-{manifest['sha256'][:12]}.nq"
    assert manifest["quads"] == len(founding.content.splitlines())
    assert sum(manifest["counts"]["graphs"].values()) == manifest["quads"]
    assert manifest["counts"]["classes"]["Project"] >= 2


def test_the_dataset_describes_itself_in_both_languages(founding: Build) -> None:
    dataset = ox.NamedNode(ns.DATASET)
    about = {one for one in triples(founding, ns.METADATA) if one.subject == dataset}
    titles = {str(one.object)[-3:] for one in about if one.predicate.value == ns.DCTERMS + "title"}
    assert titles == {"@fr", "@en"}
    (count,) = [one.object for one in about if one.predicate.value.endswith("void#triples")]
    assert isinstance(count, ox.Literal)
    assert int(count.value) == len(triples(founding)) - len(about)


def test_reading_the_build_imports_nothing_heavy() -> None:
    code = "import sys, amu_graph.builder; print(sorted({'rdflib', 'shifty', 'networkx', 'pandas'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stdout.strip() == "[]"


def test_broken_ontology_files_are_problems(tmp_path: Path) -> None:
    ontology = tmp_path / "ontology"
    shutil.copytree(resources.ontology(), ontology)
    (ontology / "amu.ttl").write_text("amu:Person a owl:Class .\n", encoding="utf-8")
    (ontology / "vocabularies" / "role.ttl").write_text("<a:b> <a:c> [] .\n", encoding="utf-8")
    built = build(FOUNDING, ontology=ontology)
    found = {(problem.file, problem.code) for problem in built.problems}
    assert {("ontology/amu.ttl", "turtle-syntax"), ("ontology/vocabularies/role.ttl", "blank-node")} <= found
