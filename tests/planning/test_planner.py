"""A plan answers what the query answers: generated queries over generated statements, planned and as written."""

import re
import time
from collections import Counter

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amu_graph.errors import QuerySyntaxError
from amu_graph.namespaces import PREFIXES
from amu_graph.planning import exists
from amu_graph.planning.kept import Plans
from amu_graph.planning.planner import planned
from amu_graph.planning.sizes import Size, Sizes
from amu_graph.store import Store

PREFIX = "PREFIX : <urn:>\n"
NODES = ["a", "b", "c", "d"]
PROPERTIES = ["p", "q", "r"]
VARIABLES = ["?x", "?y", "?z", "?w"]
PATHS = [":p/:q", ":p|:q", "^:p", ":p*", ":q+", ":p/:q*", "(:p|:r)/:q", "!:p", ":r?"]

nodes = st.sampled_from([f":{node}" for node in NODES])
variables = st.sampled_from(VARIABLES)
literals = st.sampled_from(['"one"', '"one"@fr', "1", "1.0"])
subjects = st.one_of(variables, variables, nodes)
values = st.one_of(variables, variables, nodes, literals)
predicates = st.one_of(
    st.sampled_from([f":{name}" for name in PROPERTIES]), st.sampled_from(PATHS), st.sampled_from(["?u", ":p", ":q"])
)
triples = st.builds("{} {} {} .".format, subjects, predicates, values)
brackets = st.builds("{} :p [ {} {} ] .".format, subjects, st.sampled_from([":q", ":r"]), values)
value_blocks = st.one_of(
    st.builds("VALUES {} {{ {} }}".format, variables, st.lists(nodes, min_size=1, max_size=2).map(" ".join)),
    st.builds("VALUES {} {{ {} UNDEF }}".format, variables, nodes),
    st.builds("VALUES (?x ?y) {{ ({} {}) (UNDEF {}) }}".format, nodes, nodes, nodes),
)
comparisons = st.one_of(
    st.builds("{} = {}".format, variables, nodes),
    st.builds("{} = {}".format, nodes, variables),
    st.builds("{} IN ({})".format, variables, st.lists(nodes, min_size=1, max_size=3).map(", ".join)),
    st.builds("{0} = {1} || {0} = {2}".format, variables, nodes, nodes),
    st.builds("sameTerm({}, {})".format, variables, nodes),
    st.builds("{} != {}".format, variables, variables),
    st.builds("{} = {}".format, variables, literals),
    st.builds("BOUND({})".format, variables),
    st.builds("!BOUND({}) && {} = {}".format, variables, variables, nodes),
    st.builds("({} = {}) && isIRI({})".format, variables, nodes, variables),
)


def grouped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    body = st.lists(inner, min_size=1, max_size=4).map(" ".join)
    return st.one_of(
        st.builds("OPTIONAL {{ {} }}".format, body),
        st.builds("MINUS {{ {} }}".format, body),
        st.builds("{{ {} }} UNION {{ {} }}".format, body, body),
        st.builds("{{ {} }}".format, body),
        st.builds("GRAPH ?g {{ {} }}".format, body),
        st.builds("GRAPH :one {{ {} }}".format, body),
        st.builds("FILTER EXISTS {{ {} }}".format, body),
        st.builds("FILTER(!BOUND(?x) || NOT EXISTS {{ {} }})".format, body),
        st.builds("{{ SELECT DISTINCT ?x ?y {{ {} }} }}".format, body),
        st.builds("{{ SELECT ?x (COUNT(*) AS ?n) {{ {} }} GROUP BY ?x }}".format, body),
        st.builds(
            "BIND({} AS ?bound)".format, st.sampled_from(["?x", ":a", "?nothing", "EXISTS { ?x :p ?y . ?y :q ?z }"])
        ),
    )


elements = st.recursive(
    st.one_of(triples, triples, triples, brackets, value_blocks, comparisons.map("FILTER({})".format)),
    grouped,
    max_leaves=8,
)
queries = st.builds(
    PREFIX.__add__,
    st.builds(
        "{} {{ {} }}".format,
        st.sampled_from(["SELECT *", "SELECT ?x ?y", "SELECT DISTINCT ?x ?z ?g", "ASK", "CONSTRUCT { ?x :made ?y }"]),
        st.lists(elements, min_size=1, max_size=5).map(" ".join),
    ),
)
statements = st.lists(
    st.tuples(
        st.sampled_from(NODES),
        st.sampled_from(PROPERTIES),
        st.sampled_from([*NODES, *NODES, '"one"', '"one"@fr', "1"]),
        st.sampled_from(["", "", "one", "two"]),
    ),
    max_size=24,
)


def store_of(rows: list[tuple[str, str, str, str]]) -> ox.Store:
    lines = []
    for subject, property_, value, graph in rows:
        object_ = (
            value
            if value.startswith('"')
            else '"1"^^<http://www.w3.org/2001/XMLSchema#integer>'
            if value == "1"
            else f"<urn:{value}>"
        )
        lines.append(f"<urn:{subject}> <urn:{property_}> {object_} {f'<urn:{graph}>' if graph else ''} .\n")
    store = ox.Store()
    store.load("".join(lines).encode(), format=ox.RdfFormat.N_QUADS)
    return store


def sizes_of(store: ox.Store) -> Sizes:
    def look(*parts: str | None) -> int:
        one, two, three = (None if part is None else ox.NamedNode(part) for part in parts)
        return len(list(store.quads_for_pattern(one, two, three, ox.DefaultGraph())))

    return Sizes({}, look)


def answer(store: ox.Store, query: str) -> object:
    results = store.query(query)
    if isinstance(results, ox.QueryBoolean):
        return bool(results)
    if isinstance(results, ox.QueryTriples):
        return {str(each) for each in results}
    names = [variable.value for variable in results.variables]
    return names, Counter(tuple(str(row[name]) for name in names) for row in results)


renamings = st.lists(st.sampled_from(NODES), min_size=len(NODES), max_size=len(NODES))


@settings(max_examples=150, deadline=None)
@given(queries, statements, renamings, st.sampled_from([0, exists._FEWER]))
def test_a_plan_answers_what_the_query_answers(
    query: str, rows: list[tuple[str, str, str, str]], others: list[str], fewer: int
) -> None:
    """So does that of the same query about other things, for which the plan of the first may serve.

    With so little, what exists is never worth being put first: half of the time it is put there nevertheless.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exists, "_FEWER", fewer)
        patch.setattr(exists, "_MANY", 0)
        check_plans(query, rows, others)


def check_plans(query: str, rows: list[tuple[str, str, str, str]], others: list[str]) -> None:
    store = store_of(rows)
    plans = Plans(sizes_of(store))
    names = dict(zip(NODES, others, strict=True))
    for written in (query, re.sub(r":([a-d])\b", lambda found: f":{names[found[1]]}", query)):
        try:
            expected = answer(store, written)
        except SyntaxError:
            return
        plan = plans.of(written)
        assert answer(store, plan) == expected, plan


COUNTED = Sizes(
    {
        f"urn:{name}": Size(*numbers)
        for name, numbers in {"p": (1000, 1000, 10), "q": (100, 100, 100), "r": (9, 9, 9)}.items()
    },
    lambda *parts: 3 if parts[2] == "urn:rare" else 5000,
)


@pytest.mark.parametrize(
    ("written", "plan"),
    [
        pytest.param(
            "SELECT ?x { ?x :p :often ; :q ?y . ?y :r :rare }",
            "SELECT ?x { ?y :r :rare . LATERAL { ?x :q ?y . } LATERAL { ?x :p :often . } }",
            id="the rarest first",
        ),
        pytest.param(
            "SELECT ?x { ?x :p ?y FILTER(?y = :rare && ?x != ?y) }",
            "SELECT ?x { VALUES ?y { :rare } ?x :p ?y . FILTER (?x != ?y) }",
            id="a value in a filter",
        ),
        pytest.param(
            "SELECT ?x { ?x :r :rare { ?x :p ?y } UNION { ?z :q ?x . ?z :p ?y } }",
            "SELECT ?x { ?x :r :rare . LATERAL { { ?x :p ?y . } UNION { ?z :q ?x . LATERAL { ?z :p ?y . } } } }",
            id="alternatives, of what is known",
        ),
        pytest.param(
            "SELECT ?x { ?x :r ?n FILTER EXISTS { ?x :q ?y . ?y :p :often } }",
            "SELECT ?x { ?x :r ?n . FILTER EXISTS  { ?x :q ?y . LATERAL { ?y :p :often . } }  }",
            id="exists",
        ),
        pytest.param(
            "SELECT ?x ?y { ?x :q/:r* :rare }",
            "SELECT ?x ?y { ?planned_0 :r* :rare . LATERAL { ?x :q ?planned_0 . } }",
            id="a path, from its end",
        ),
        pytest.param(
            "SELECT ?x ?z { ?x :p ?z FILTER EXISTS { ?x :q ?y . ?y :r :rare } }",
            "SELECT ?x ?z { { SELECT DISTINCT ?x WHERE { ?y :r :rare . ?x :q ?y . }  } LATERAL { ?x :p ?z . } }",
            id="what has to exist, first",
        ),
        pytest.param(
            "SELECT ?x { { SELECT ?x (COUNT(?y) AS ?n) { ?x :r ?y } GROUP BY ?x } ?z :p ?w . ?z :q ?x }",
            "SELECT ?x { { SELECT ?x (COUNT(?y) AS ?n)  { ?x :r ?y . } GROUP BY ?x  } "
            "LATERAL { ?z :q ?x . } LATERAL { ?z :p ?w . } }",
            id="for the rows of a query within",
        ),
    ],
)
def test_forms_that_the_engine_finds_hard(written: str, plan: str) -> None:
    assert planned(PREFIX + written, COUNTED) == PREFIX + plan


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("SELECT ?x { ?x :p :often . ?x :r :rare } LIMIT 3", id="any three rows"),
        pytest.param("SELECT ?x { ?x :p :often . ?x :r :rare } ORDER BY STR(?x) LIMIT 3", id="cut at equal keys"),
        pytest.param("SELECT (SAMPLE(?x) AS ?any) { ?x :p :often . ?x :r :rare }", id="any"),
        pytest.param("SELECT ?x { ?x :p ?y . ?x :r :rare BIND(RAND() AS ?r) }", id="chance"),
        pytest.param("SELECT ?x { ?x :p :often ; :r :rare SERVICE :x { ?x :p 1 } }", id="another machine"),
        pytest.param("SELECT ?x { ?x :p :often ; :r _:b . _:b :q :rare }", id="a blank node with a name"),
        pytest.param("SELECT ?x { ?x :p* ?y . ?y :r :rare }", id="a path of no step between variables"),
        pytest.param("SELECT ?x { OPTIONAL { ?x :p ?y } FILTER(?y = :rare) }", id="a value that may be missing"),
        pytest.param("SELECT ?x { ?x :p ?y FILTER(?y = 1) }", id="numbers are equal by value"),
        pytest.param("SELECT ?x { ?x :p ?y FILTER(?y IN (:rare, <urn:rare>)) }", id="one value by two names"),
        pytest.param("SELECT ?x { ?x :r :rare . ?x :p ?y }", id="the engine finds the same order"),
        pytest.param("SELECT ?x { ?x :r ?z FILTER EXISTS { ?x :p ?y } }", id="more exists than is looked up"),
        pytest.param("SELECT ?x { OPTIONAL { ?x :p ?z } FILTER EXISTS { ?x :r ?y } }", id="of what may be missing"),
        pytest.param("SELECT ?x { ?x :p ?z FILTER EXISTS { ?x :r ?y FILTER(?y < ?z) } }", id="a filter that sees more"),
        pytest.param("SELECT ?x { ?x :p ?y { SELECT ?y { ?y :q ?z } } }", id="a query within that stands last"),
        pytest.param("SELECT ?x { ?x :p :often ; :r :rare", id="no query"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_left_alone(query: str) -> None:
    assert planned(PREFIX + query, COUNTED) == PREFIX + query


@pytest.mark.parametrize("pattern", ["?v{0} :p ?v{1} .", "OPTIONAL {{ ?v{0} :p ?v{1} }}", "{{ ?v{0} :p ?v{1} }}"])
@pytest.mark.parametrize("number", [60, 150, 3000])
def test_no_query_takes_long_to_plan(pattern: str, number: int) -> None:
    patterns = " ".join(pattern.format(each, each + 1) for each in range(number))
    begun = time.process_time()
    planned(f"{PREFIX}SELECT ?v0 {{ {patterns} }}", COUNTED)
    assert time.process_time() - begun < 1


def test_an_error_is_told_of_what_was_written() -> None:
    store = Store.memory()
    query = "SELECT ?x { ?x amu:year ?y . ?x amu:agent ?z FILTER(NOFUNCTION(?x)) }"
    with pytest.raises(QuerySyntaxError) as raised:
        store.query(query)
    with pytest.raises(SyntaxError, match="error at 1:") as expected:
        store.engine.query(query, prefixes=dict(PREFIXES))
    assert f"error at {raised.value.line}:{raised.value.column}:" in str(expected.value)


@pytest.mark.parametrize("address", ["#", "", "?", "d#", "../d", "?d#", "//d"])
def test_an_address_that_is_relative_to_a_base_is_the_one_that_the_engine_takes(address: str) -> None:
    base = "BASE <http://a/b/c?e#f> "
    store = ox.Store()
    store.update(f"{base} INSERT DATA {{ <{address}> <urn:p> <{address}> . <urn:o> <urn:p> <{address}> }}")
    query = f"{base} SELECT * {{ ?s <urn:p> ?o . ?o <urn:p> ?v FILTER(?o = <{address}>) }}"
    found = answer(store, planned(query, Sizes({}, lambda *_: 1)))
    assert isinstance(found, tuple)
    assert found[1].total() == 2
    assert found == answer(store, query)


def test_a_filter_on_an_address_is_planned_after_one_on_a_number() -> None:
    plans = Plans(COUNTED)
    written = [f"SELECT * {{ ?x <urn:p> ?y FILTER(?y = {value}) }}" for value in ("1", '"a"', "<urn:a>", "amu:a")]
    assert [plans.of(query) != query for query in written] == [False, False, True, True]


def counted_lookups(looked: list[str | None]) -> Sizes:
    def look(*parts: str | None) -> int:
        looked.append(parts[2])
        return 3 if "rare" in str(parts[2]) else 5000

    return Sizes({"urn:p": Size(50_000, 50_000, 10)}, look)


def test_a_plan_serves_for_other_constants() -> None:
    plans = Plans(counted_lookups([]))
    first = plans.of(f"{PREFIX}SELECT ?x {{ ?x :p :often ; :p :rare-1 ; :p ?z FILTER(?z = :rare-2) }}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("amu_graph.planning.kept.plan_of", None)
        second = plans.of(f"{PREFIX}SELECT ?x {{ ?x :p :always ; :p :rare-3 ; :p ?z FILTER(?z = :rare-4) }}")
    assert "VALUES ?z { :rare-4 }" in second
    assert second == first.replace("often", "always").replace("rare-1", "rare-3").replace("rare-2", "rare-4")


def asked_about(*names: str, filtered: str = "<urn:z>") -> str:
    """A query about things in a row, as those of portraits are."""
    things = " ".join(f"<urn:{name}>" for name in names)
    return f"SELECT * {{ VALUES ?x {{ {things} }} ?z <urn:q> ?w . ?x <urn:p> ?z FILTER(?w IN ({filtered})) }}"


def test_a_plan_serves_for_another_number_of_things_in_a_row() -> None:
    plans = Plans(COUNTED)
    first, second = asked_about("k", "l", "m", "n"), asked_about("a", "b", "c", "d", "e")
    plan = plans.of(first)
    assert plan != first
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("amu_graph.planning.kept.plan_of", None)
        assert plans.of(second) == plan.replace(
            "<urn:k> <urn:l> <urn:m> <urn:n>", "<urn:a> <urn:b> <urn:c> <urn:d> <urn:e>"
        )


@pytest.mark.parametrize("comment", ['# of :a, "b" and it\'s 3', "  # < à >", "#"])
def test_a_plan_serves_whatever_the_comments(comment: str) -> None:
    """As those of the queries that pages are made of, which say why they ask so."""
    plans = Plans(COUNTED)
    written = f"{PREFIX}SELECT * {{{{\n{comment}\n?z :q ?w . ?x :p ?z FILTER(?z = {{}})\n{comment}\n}}}}"
    first = plans.of(written.format(":a"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("amu_graph.planning.kept.plan_of", None)
        assert plans.of(written.format(":b")) == first.replace(":a", ":b")


def test_a_line_of_a_text_is_no_comment() -> None:
    plans = Plans(COUNTED)
    written = PREFIX + 'SELECT * {{ ?x :p ?z . ?z :q """\n# {}\n""" FILTER(?z = :a) }}'
    for line in ("one", "two"):
        assert plans.of(written.format(line)) == planned(written.format(line), COUNTED)


def test_a_row_that_a_filter_becomes_is_not_that_which_is_written() -> None:
    """Of `?w IN (a, b)` the planner makes the very row that the first query asks about; others ask about others."""
    plans = Plans(COUNTED)
    plans.of(asked_about("a", "b", filtered="<urn:a>, <urn:b>"))
    plans.of(asked_about("k", "l", filtered="<urn:a>, <urn:b>"))
    for things in (("c", "d"), ("a", "b"), ("l", "k")):
        second = asked_about(*things, filtered="<urn:e>, <urn:f>")
        assert plans.of(second) == planned(second, COUNTED)


def test_another_order_where_other_constants_are_rare() -> None:
    plans = Plans(counted_lookups([]))
    written = "SELECT ?x {{ ?x <urn:p> <urn:{}> . ?x <urn:p> <urn:{}> . ?x <urn:p> ?y . ?z <urn:p> ?y }}"
    orders = [plans.of(written.format(*names)) for names in (("rare", "often"), ("often", "rare"))]
    assert [order.index("rare") < order.index("often") for order in orders] == [True, True]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("?z IN (:a, <urn:b>)", "?z IN (:a, <urn:a>)", id="one value by two names"),
        pytest.param("?z = :a && ?y = :b", "?z = :a && ?y = :a", id="one value twice"),
        pytest.param("?z = :a", "?z = none:a", id="a name that stands for nothing"),
        pytest.param("?z = :a && ?y = <urn:a>", "?z = :b && ?y = <urn:c>", id="two values that were one by two names"),
        pytest.param(
            "?z = d.ot:a && ?y = <urn:a>", "?z = d.ot:a && ?y = <urn:c>", id="a name with a dot in its prefix"
        ),
        pytest.param("?z = :a:b && ?y = <urn:a:b>", "?z = :a:b && ?y = <urn:c>", id="a name with two colons"),
        pytest.param("?z = :a·b && ?y = <urn:a·b>", "?z = :a·b && ?y = <urn:c>", id="a name with a middle dot"),
        pytest.param("?z = :a", '?z = "a"', id="a text"),
    ],
)
def test_a_plan_does_not_serve_for_another_kind(first: str, second: str) -> None:
    plans, written = (
        Plans(COUNTED),
        f"{PREFIX}PREFIX d.ot: <urn:>\nSELECT ?x {{{{ ?x :p ?z . ?x :q ?y FILTER({{}}) }}}}",
    )
    plans.of(written.format(first))
    assert plans.of(written.format(second)) == planned(written.format(second), COUNTED)


def test_two_comparisons_are_no_address() -> None:
    store = ox.Store()
    store.update(f"{PREFIX}INSERT DATA {{ :a :p 4 ; :q 3 }}")
    query = PREFIX + "SELECT * { ?a :p ?y . { ?a :q ?x FILTER(?x<5&&?y>3) } UNION { ?a :r ?x } }"
    assert answer(store, planned(query, sizes_of(store))) == answer(store, query)


def test_a_filter_without_its_brackets_is_a_wrong_query() -> None:
    with pytest.raises(QuerySyntaxError):
        Store.memory().query("SELECT * { ?x ?p ?y . ?y ?q ?z FILTER ?x IN (amu:a, amu:b) }")


@pytest.mark.parametrize("base", ["http://a/", "http://[b/"])
def test_what_is_no_address_is_a_wrong_query_and_no_failure(base: str) -> None:
    with pytest.raises(QuerySyntaxError):
        Store.memory().query(f"BASE <{base}> SELECT * {{ ?s ?p <//[c> . ?s ?q ?o FILTER(?o = <//[c>) }}")
