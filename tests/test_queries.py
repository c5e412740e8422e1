"""Every query file: its header, its answers on both engines, and what it must answer.

`tests/queries/<aspect>/<name>.yaml` states the answers of a question, case by case: rows as sets of the named columns,
worked out by hand from the founding documents (labels in French; IRIs as CURIEs). A case may bring its own few
statements as `data` (TriG). `tests/queries/checks/<name>.trig` breaks the rule of a check; its first line names the
entity that the check must find.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pyoxigraph as ox
import pytest
import rdflib
import yaml

import amu_graph
from amu_graph import namespaces as ns
from amu_graph import resources
from amu_graph.builder import build
from amu_graph.query import Catalogue, Question
from amu_graph.query.catalogue import VALUES, read
from amu_graph.query.parameters import bind
from amu_graph.store import Store
from founding_data import FOUNDING
from shown_names import with_names

# rdflib's parser and its evaluation of GRAPH call what rdflib itself deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:Dataset[.]:DeprecationWarning")

QUERIES = resources.queries()
CASES = Path(__file__).parent / "queries"
QUESTIONS = tuple(Catalogue(QUERIES))
CHECKS = tuple(read(path, f"checks/{path.stem}") for path in sorted((QUERIES / "checks").glob("*.rq")))
ASPECTS = {
    "person", "organization", "project", "publication", "event", "place", "theme", "role", "co-production",
    "provenance", "coverage",
}  # fmt: skip
TYPES = {*ns.KINDS, *ns.SCHEMES, "agent", "entity", "string", "integer", "year"}
COMPETENCY = {f"CQ{number:02}" for number in (1, 2, 3, 4, 6, 7, 9, 11, 13, 14, 15, 17, 18, 20, 22, 24, 25, 28, 30, 31)}

NAMES = {"name": ns.SHOWN_LABELS["fr"]}
"""The prefix that is no namespace of the project: it stands for the property of the names that are shown."""

INTERPRETED = ox.NamedNode(ns.INTERPRETED)

NAMED_BY_LANGUAGE = {"coverage/without-english-label"}
"""Questions about the languages of names: their rows differ with these."""

Plain = tuple[str, str | None] | None


class Case(NamedTuple):
    """What a question must answer to the given values."""

    question: str
    number: int
    content: dict[str, Any]


class Table(NamedTuple):
    """An answer in Python's own terms: variables and rows, or triples, or a truth value (one row of one column)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Plain, ...], ...]


def cases() -> list[Case]:
    found = []
    for path in sorted(CASES.glob("*/*.yaml")):
        name = path.relative_to(CASES).with_suffix("").as_posix()
        contents = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # every scalar a string
        found += [Case(name, number, content) for number, content in enumerate(contents, start=1)]
    return found


def identity(given: object) -> str:
    return f"{given.question}:{given.number}" if isinstance(given, Case) else str(getattr(given, "name", given))


def peer(quads: Iterable[ox.Quad]) -> rdflib.Dataset:
    """The same statements in rdflib's own store, evaluated by rdflib's own engine."""
    dataset = rdflib.Dataset()
    written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    dataset.parse(data=written, format="nquads")
    return dataset


@pytest.fixture(scope="module")
def founding() -> Store:
    return Store.memory(build(FOUNDING).quads)


@pytest.fixture(scope="module")
def founding_peer(founding: Store) -> rdflib.Dataset:
    return peer(founding.engine)


def small(statements: str) -> Store:
    prefixes = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in ns.PREFIXES.items())
    quads = list(ox.parse(prefixes + statements, format=ox.RdfFormat.TRIG))
    return with_names(quads)


def of_engine(term: object) -> Plain:
    if isinstance(term, ox.Literal):
        return term.value, term.language
    assert term is None or isinstance(term, ox.NamedNode), f"no blank node is expected: {term}"
    return None if term is None else (f"<{term.value}>", None)


def of_peer(term: object) -> Plain:
    if isinstance(term, rdflib.Literal):
        return str(term), term.language
    return None if term is None else (f"<{term}>", None)


def ask_engine(store: Store, text: str) -> Table:
    results = store.engine.query(text)  # no prefixes added: the file must stand by itself
    if isinstance(results, ox.QuerySolutions):
        columns = tuple(variable.value for variable in results.variables)
        return Table(columns, tuple(tuple(of_engine(row[name]) for name in columns) for row in results))
    if isinstance(results, ox.QueryBoolean):
        return Table(("answer",), (((str(bool(results)).lower(), None),),))
    triples = {(of_engine(each.subject), of_engine(each.predicate), of_engine(each.object)) for each in results}
    return Table(("s", "p", "o"), tuple(triples))


@cache  # several tests ask the founding graph the same
def ask_peer(dataset: rdflib.Dataset, text: str) -> Table:
    results = dataset.query(text)
    if results.type == "SELECT":
        columns = tuple(str(variable) for variable in results.vars or ())
        return Table(columns, tuple(tuple(of_peer(term) for term in row) for row in results))  # type: ignore[union-attr]  # a row of a SELECT
    if results.type == "ASK":
        return Table(("answer",), (((str(bool(results.askAnswer)).lower(), None),),))
    return Table(("s", "p", "o"), tuple(tuple(of_peer(term) for term in triple) for triple in results.graph or ()))


def shown(plain: Plain) -> str | None:
    """Return what a case writes for a term: the text of a literal, the CURIE of an IRI."""
    if plain is None:
        return None
    value = plain[0]
    return ns.curie(value[1:-1]) if plain[1] is None and value.startswith("<") else value


def projected(table: Table, columns: Sequence[str]) -> list[tuple[str | None, ...]]:
    """Return the rows of some columns, without repetition, in their order."""
    places = [table.columns.index(column) for column in columns]
    return list(dict.fromkeys(tuple(shown(row[place]) for place in places) for row in table.rows))


def ordered(question: Question) -> bool:
    return question.text.splitlines()[-1].startswith("ORDER BY")


def mixed(table: Table) -> bool:
    """Tell whether a column has texts in several languages, whose order SPARQL leaves open."""
    columns = zip(*table.rows, strict=True)
    return any(len({term[1] for term in column if term and not term[0].startswith("<")}) > 1 for column in columns)


def stated(rows: Iterable[Sequence[str]]) -> list[tuple[str | None, ...]]:
    return [tuple(None if value == "null" else value for value in row) for row in rows]


def test_every_competency_question_has_one_file() -> None:
    answered = [answers for question in QUESTIONS if (answers := question.value("answers"))]

    assert sorted(answered) == sorted(COMPETENCY)


def test_thirty_more_questions_cover_every_aspect() -> None:
    more = [question for question in QUESTIONS if not question.value("answers")]

    assert len(more) >= 30
    assert {question.aspect for question in QUESTIONS} == ASPECTS


def test_every_question_has_stated_answers() -> None:
    assert {case.question for case in cases()} == {question.name for question in QUESTIONS}


def test_every_check_has_an_example_that_breaks_its_rule() -> None:
    assert {f"checks/{path.stem}" for path in CASES.glob("checks/*.trig")} == {check.name for check in CHECKS}


@pytest.mark.parametrize("question", [*QUESTIONS, *CHECKS], ids=identity)
def test_header_is_complete_in_both_languages(question: Question) -> None:
    keys = ["summary", *(f"about {parameter.name}" for parameter in question.parameters)]
    missing = [(key, language) for key in keys for language in ("en", "fr") if not question.header.get((key, language))]

    assert not missing
    assert question.view in {"table", "graph", "timeline", "chart"}
    assert {parameter.type for parameter in question.parameters} <= TYPES
    assert len(question.text.splitlines()) <= 60
    assert max(map(len, question.text.splitlines())) <= 140


@pytest.mark.parametrize("question", [*QUESTIONS, *CHECKS], ids=identity)
def test_prefixes_are_those_of_the_project_and_all_are_used(question: Question) -> None:
    declared = dict(re.findall(r"^PREFIX ([\w-]+): <(.+)>$", question.text, re.MULTILINE))
    body = re.sub(r"^(PREFIX|#).*$", "", question.text, flags=re.MULTILINE)

    assert declared == {prefix: NAMES.get(prefix) or ns.PREFIXES[prefix] for prefix in declared}
    assert [prefix for prefix in declared if not re.search(rf"(?<![\w?-]){prefix}:", body)] == []


@pytest.mark.parametrize("question", QUESTIONS, ids=identity)
def test_each_parameter_has_one_line(question: Question) -> None:
    lines = [found["name"] for found in VALUES.finditer(question.text)]

    assert all(lines.count(parameter.name) == 1 for parameter in question.parameters)


@pytest.mark.parametrize("question", QUESTIONS, ids=identity)
def test_example_of_each_parameter_exists(question: Question, founding: Store) -> None:
    examples = [parameter.default for parameter in question.parameters if ":" in parameter.default]
    iris = [ns.expand(example) for example in examples]

    assert all(iri and list(founding.quads(ox.NamedNode(iri), None, None, ox.DefaultGraph())) for iri in iris), examples


@pytest.mark.parametrize("check", CHECKS, ids=identity)
def test_check_names_its_severity_and_its_focus(check: Question) -> None:
    assert check.name.endswith(("-violation", "-warning"))
    assert ordered(check)
    assert re.search(r"^SELECT (DISTINCT )?\?focus ", check.text, re.MULTILINE)


@pytest.mark.parametrize("question", [*QUESTIONS, *CHECKS], ids=identity)
def test_both_engines_answer_the_same(question: Question, founding: Store, founding_peer: rdflib.Dataset) -> None:
    ours, theirs = ask_engine(founding, question.text), ask_peer(founding_peer, question.text)

    assert ours.columns == theirs.columns
    assert set(ours.rows) == set(theirs.rows)
    assert len(ours.rows) == len(theirs.rows) == len(set(ours.rows)), "a row comes twice"

    # rdflib finds solutions in another order at every run: the same sequence means that ORDER BY decides them all.
    if ordered(question) and not mixed(ours):
        assert ours.rows == theirs.rows


@pytest.mark.parametrize("question", QUESTIONS, ids=identity)
def test_an_answer_in_english_has_the_same_rows_with_english_labels(question: Question, founding: Store) -> None:
    """What has no English label keeps the one it has; the words of a parameter `language` are other rows."""
    french, english = (ask_engine(founding, bind(question, {}, founding, language=each)) for each in ("fr", "en"))
    assert english.columns == french.columns
    assert len(english.rows) == len(french.rows)
    labelled = [name for name in english.columns if f"{name}Label" in english.columns]
    for row in english.rows:
        values = dict(zip(english.columns, row, strict=True))
        for name in labelled:
            plain = values[name]
            if plain is None or not plain[0].startswith("<"):
                continue
            words = {
                quad.object.value
                for quad in founding.quads(ox.NamedNode(plain[0][1:-1]), ox.NamedNode(ns.RDFS + "label"))
                if isinstance(quad.object, ox.Literal) and quad.object.language == "en"
            }
            assert not words or shown(values[f"{name}Label"]) in words


def with_default(quads: Iterable[ox.Quad], keep: Callable[[ox.Triple], bool]) -> Store:
    """The statements whose default graph has only those that are kept; nothing in it is an interpretation then."""
    return Store.memory(
        quad
        for quad in quads
        if (keep(quad.triple) if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name != INTERPRETED)
    )


@pytest.fixture(scope="module")
def certain(founding: Store) -> Store:
    """The founding graph without what only an interpretation supports; things keep their classes and names."""
    doubtful = {quad.triple for quad in founding.quads(None, None, None, INTERPRETED)}
    naming = {ns.RDF + "type", ns.RDFS + "label", *ns.SHOWN_LABELS.values()}
    return with_default(founding.engine, lambda triple: triple not in doubtful or triple.predicate.value in naming)


def by_status(table: Table) -> dict[str, set[tuple[Plain, ...]]]:
    """Return the rows without their status, by status; a row of no status is one of what is lacking."""
    found: dict[str, set[tuple[Plain, ...]]] = defaultdict(set)
    kept = [place for place, name in enumerate(table.columns) if name not in {"status", "statusLabel"}]
    for row in table.rows:
        status = row[table.columns.index("status")] if "status" in table.columns else ("asserted", None)
        found[status[0].strip("<>").rpartition("/")[2] if status else ""].add(tuple(row[place] for place in kept))
    return found


@pytest.mark.parametrize("question", QUESTIONS, ids=identity)
def test_a_row_is_affirmed_if_it_stands_without_interpretations(
    question: Question, founding: Store, certain: Store
) -> None:
    """No question shows what a reader inferred as if a document had said it, nor doubts what one says."""
    found = by_status(ask_engine(founding, question.text))
    sure = set().union(*by_status(ask_engine(certain, question.text)).values())

    assert found["asserted"] <= sure
    if "graph:interpreted" in question.text:
        assert found["interpreted"] & sure == set()
        assert found.keys() <= {"asserted", "interpreted", ""}
    elif "GRAPH ?passage {" in question.text and question.aspect != "coverage" and question.text.count("SELECT"):
        assert "?status" in question.text or "status:asserted" in question.text


def renamed(quads: Iterable[ox.Quad], languages: Sequence[str]) -> Store:
    """The same things and passages, each French name now standing in other languages, and no name in others."""
    label, shown = ox.NamedNode(ns.RDFS + "label"), set(ns.SHOWN_LABELS.values())
    found: list[ox.Quad] = []
    for quad in quads:
        if quad.predicate == label and isinstance(quad.object, ox.Literal):
            words = [f"{quad.object.value} {number or ''}".strip() for number in range(len(languages))]
            named = [ox.Literal(one, language=tag or None) for one, tag in zip(words, languages, strict=True)]
            names = named if quad.object.language == "fr" else []
            found += [ox.Quad(quad.subject, label, name, quad.graph_name) for name in names]
        elif quad.predicate.value not in shown:
            found.append(quad)
    return with_names(found)


@pytest.fixture(scope="module")
def in_french(founding: Store) -> dict[int, Store]:
    """The founding graph with names in French alone, and in French and English."""
    return {1: renamed(founding.engine, ["fr"]), 2: renamed(founding.engine, ["fr", "en"])}


@pytest.fixture(scope="module", params=[["fr-FR", "en"], ["de", "en"], ["en"], [""]], ids=str)
def otherwise(request: pytest.FixtureRequest, founding: Store, in_french: dict[int, Store]) -> tuple[Store, Store]:
    """The founding graph with names in other languages, and with as many names in French (and English)."""
    return renamed(founding.engine, request.param), in_french[len(request.param)]


@pytest.mark.parametrize("question", QUESTIONS, ids=identity)
def test_one_row_a_thing_whatever_the_languages_of_its_names(
    question: Question, otherwise: tuple[Store, Store]
) -> None:
    if question.name in NAMED_BY_LANGUAGE:
        return
    store, french = otherwise
    rows = ask_engine(french, question.text).rows
    for language in ("fr", "en"):
        assert len(ask_engine(store, bind(question, {}, store, language=language)).rows) == len(rows)


@pytest.mark.parametrize("case", cases(), ids=identity)
def test_answers(case: Case, founding: Store, founding_peer: rdflib.Dataset) -> None:
    content, question = case.content, Catalogue(QUERIES).question(case.question)
    own = small(content["data"]) if "data" in content else None
    text = bind(question, content.get("given", {}), own or founding)
    tables = (ask_engine(own or founding, text), ask_peer(peer(own.engine) if own else founding_peer, text))

    for table in tables:
        if "answer" in content:
            assert table == Table(("answer",), (((content["answer"], None),),))
        elif "triples" in content:
            holds(content["triples"], [" ".join(str(shown(term)) for term in row) for row in table.rows])
        else:
            rows = {key: stated(content[key]) for key in ("rows", "includes", "excludes") if key in content}
            holds(content | rows, projected(table, content["columns"]), ordered=table is tables[0])


def holds(content: dict[str, Any], found: list[Any], *, ordered: bool = True) -> None:
    """Check what a case says of the rows (or triples) found; the order only where the case and the caller ask."""
    assert content.keys() & {"rows", "includes", "excludes", "count"}, "the case states nothing"
    if "rows" in content:
        assert set(found) == set(content["rows"])
        assert not (ordered and "ordered" in content) or found == content["rows"]
    assert set(content.get("includes", ())) <= set(found)
    assert not set(content.get("excludes", ())) & set(found)
    assert len(found) == int(content.get("count", len(found)))


@pytest.mark.parametrize("check", CHECKS, ids=identity)
def test_check_finds_nothing_in_the_founding_graph(check: Question, founding: Store) -> None:
    assert ask_engine(founding, check.text).rows == ()


@pytest.mark.parametrize("check", CHECKS, ids=identity)
def test_check_finds_the_entity_that_breaks_its_rule(check: Question) -> None:
    example = (CASES / f"{check.name}.trig").read_text(encoding="utf-8")
    focus = example.splitlines()[0].removeprefix("# focus: ").split()
    store = small(example)

    for table in (ask_engine(store, check.text), ask_peer(peer(store.engine), check.text)):
        assert projected(table, ["focus"]) == [(name,) for name in focus]


PORTRAITS = tuple(sorted((Path(amu_graph.__file__).parent).rglob("*.rq")))
SHIPPED = tuple(sorted(QUERIES.rglob("*.rq"))) + PORTRAITS

UNLIKE = {
    r"BIND\(EXISTS": "Virtuoso gives 1 or 0, no boolean",
    r"IF\([^{}]*,\s*[\w-]+:[\w-]+\s*,\s*[\w-]+:[\w-]+\s*\)": "Virtuoso makes texts of the IRIs that IF gives",
    r"BIND\((?:(?!AS \?).)*?\}\s*(?:\|\||&&)\s*(?:NOT )?EXISTS": "Virtuoso ends with SQ074",
    r"\bMINUS\b": "Virtuoso removes every row where no variable is shared",
    r"\b(?:YEAR|MONTH)\(": "only Oxigraph and Virtuoso know the year of a year",
    r"xsd:g\w+\(": "a cast to a year is a day, an error or nothing",
    r"GRAPH \?\w+\s*\{\s*\}": "Comunica gives one row without the graph",
    r"\b(?:SUM|AVG)\((?!COALESCE)": "one row without a value empties the group in Oxigraph and ends rdflib",
    r"\bGROUP_CONCAT\((?!(?:DISTINCT\s+)?COALESCE)": "a row without a value empties the group, IRIs vanish in Oxigraph",
    r"\b(?:MIN|MAX)\(\?(?:date|start|end|issued)\)": "of days and years rdflib and Comunica miss the earliest",
    r"ORDER BY[^{}]*(?<!STR\()\?(?:date|start|end|issued)\b": "days and years are sorted by datatype",
    r"[<>]=?\s*\?(?:date|start|end|issued)\b": "a year compared with a day gives five answers in five engines",
}
"""Forms that engines answer differently, and how."""


def branches(text: str) -> Iterator[str]:
    """Iterate over the groups on both sides of each UNION."""
    opened: list[int] = []
    groups: list[tuple[int, int]] = []
    for match in re.finditer(r"[{}]", text):
        if match[0] == "{":
            opened.append(match.start())
        else:
            groups.append((opened.pop(), match.end()))
    for start, end in groups:
        if re.match(r"\s*UNION\b", text[end:]) or re.search(r"\bUNION\s*$", text[:start]):
            yield text[start:end]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_query_keeps_to_what_engines_answer_alike(path: Path) -> None:
    text = re.sub(r"#.*", "", read(path, path.stem).text if path.is_relative_to(QUERIES) else path.read_text("utf-8"))
    for form, how in UNLIKE.items():
        assert not re.search(form, text, re.DOTALL), how
    for branch in branches(text):
        assert not re.search(r"BIND\(IF\((?:NOT )?EXISTS", branch), "Virtuoso may keep only the rows where it is true"
    variables = set(re.findall(r"\?\w+", text))
    folded = [name.lower() for name in variables]
    assert len(set(folded)) == len(folded), "with ORDER BY, Virtuoso takes ?l and ?L for one"
