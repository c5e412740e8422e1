"""The guard lets every query of SPARQL 1.1 through, and none that writes, leaves the machine or exhausts the parser."""

import contextlib
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from amu_graph import resources
from amu_graph.errors import AmuGraphError, QuerySyntaxError
from amu_graph.query.guard import MAX_BYTES, MAX_OPEN_BRACKETS, MAX_TOKENS, examine
from amu_graph.query.refusals import QueryForbiddenError, QueryTooComplexError, QueryTooLongError

SHIPPED = sorted(resources.queries().glob("**/*.rq"))

UPDATE_FORMS = [
    "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "DELETE DATA { <urn:a> <urn:b> <urn:c> }",
    "DELETE WHERE { ?s ?p ?o }",
    "DELETE { ?s ?p ?o } INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
    "WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "LOAD <http://example.org/>",
    "LOAD SILENT <file:///etc/passwd> INTO GRAPH <urn:g>",
    "CLEAR ALL",
    "DROP SILENT GRAPH <urn:g>",
    "CREATE GRAPH <urn:g>",
    "ADD DEFAULT TO <urn:g>",
    "MOVE DEFAULT TO <urn:g>",
    "COPY DEFAULT TO <urn:g>",
]

# Written after the grammar of SPARQL 1.1 §19.8: each has a word that the guard looks for where it is no keyword.
DECOYS = [
    'SELECT * { ?s ?p "SERVICE <http://example.org/> {}" }',
    "SELECT * { ?s ?p 'INSERT DATA { }' }",
    'SELECT * { ?s ?p """a "quoted" \nSERVICE """ }',
    "SELECT * { ?s ?p '''it's a\nLOAD ''' }",
    'SELECT * { ?s ?p "a \\" SERVICE " }',
    "SELECT * { ?s <http://example.org/SERVICE> ?o }",
    "SELECT * { ?s <SERVICE> ?o }",
    "# SERVICE <http://example.org/>\nSELECT * { ?s ?p ?o } # LOAD <x>",
    "PREFIX service: <urn:s:> SELECT * { ?s service:load ?o }",
    "PREFIX s: <urn:s:> SELECT * { ?s s:SERVICE ?o . ?s s:a.LOAD ?o }",
    "PREFIX : <urn:s:> SELECT * { ?s :DELETE ?o }",
    "SELECT ?service $load { ?service ?insert $load }",
    "SELECT * { _:service ?p _:load }",
    'SELECT * { ?s ?p "x"@load }',
    'SELECT * { ?s ?p "" , \'\' , "SERVICE" }',
    'SELECT * { VALUES ?x { """a" "SERVICE" } }',
    "SELECT * { ?a ?b ?c FILTER(?a<?c && ?c>3) }",
    "PREFIX s: <urn:s:> SELECT * { ?s s:a\\'LOAD\\' ?o }",
    "PREFIX s: <urn:s:> SELECT * { ?s s:%20LOAD ?o }",
    "PREFIX s: <urn:s:> SELECT * { ?s s:LOAD/s:SERVICE|^s:DROP ?o }",
]

HIDDEN = [
    "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
    "SELECT * { sErViCe SILENT ?x { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o.SERVICE<urn:x>{} }",
    "SELECT * { ?s ?p true.SERVICE<urn:x>{} }",
    "SELECT * { ?s ?p 5.SERVICE<urn:x>{} }",
    'SELECT * { ?s ?p "a"SERVICE<urn:x>{} }',
    'SELECT * { ?s ?p "a"@en.SERVICE<urn:x>{} }',
    "SELECT * { # comment\rSERVICE <urn:x> {} }",
    "SELECT * { # comment\n#\n\nSERVICE#\n<urn:x> {} }",
    "SELECT * { \\u0053ERVICE <urn:x> {} }",
    "SELECT * { \\U00000053\\u0045RVICE <urn:x> {} }",
    'SELECT * { ?s ?p "\\u0022 . SERVICE <urn:x> { ?s ?p "a" } }',
    'SELECT * { VALUES ?x { """abc"} SERVICE <urn:x> {} }',
    "SELECT * { ?s ?p '''a''' SERVICE <urn:x> {} }",
    'SELECT * { ?s ?p """a\\"""" SERVICE <urn:x> {} }',
    "PREFIX a: <urn:a:> SELECT * { ?s ?p a:.SERVICE <urn:x> {} }",
    "PREFIX a: <urn:a:> SELECT * { ?s ?p a:b.c.SERVICE ?x {} }",
    "SELECT * { ?s ?p ?o . SERVICESILENT<urn:x>{} }",
    "PREFIX a: <urn:a:> SELECT * { ?s ?p ?o SERVICEa:b{} }",
    "PREFIX a: <urn:a:> SELECT * { ?s ?p a:SERVICE ?x {} }",
]

# Each of them stays far from a word that asks another machine, and is SPARQL.
HONEST = [
    "SELECT * { ?s <http://www.w3.org/ns/sparql-service-description#Service> ?o }",
    "PREFIX service: <urn:s:> SELECT * { GRAPH service:g { ?s ?p ?o } }",
    "PREFIX service: <urn:s:> SELECT * FROM service:g { ?s ?p ?o }",
    "PREFIX s: <urn:s:> SELECT * { ?s s:serviceType ?o . { ?o ?p 1 } UNION { ?o ?p 2 } }",
    "SELECT * { VALUES (?a ?b) { (1 <http://example.org/a#b>) (2 <https://example.org/(c)#d'e>) } }",
    "SELECT * { ?s ?p ?o FILTER(?o<5 && ?o>3 || ?o <= ?p) }",
    "SELECT * { ?s ?p ?o FILTER(?o = <#a> || ?p IN (<#b>, <#c>)) }",
    "SELECT * { ?s <#a>/(<#b>|^<#c>)* ( ?o 'it' ) }",
    "SELECT * { ?s ?p 'a\\u0022b' , <urn:caf\\u00e9> }",
    "SELECT * { << ?s ?p ?o >> ?q ?r }",
]


@pytest.mark.parametrize("query", UPDATE_FORMS)
@pytest.mark.parametrize("before", ["", "PREFIX service: <urn:x> BASE <urn:b>\n", "# SELECT\n", "\\u0020"])
def test_every_form_of_update_is_refused(query: str, before: str) -> None:
    with pytest.raises(QueryForbiddenError) as refusal:
        examine(before + query)
    assert refusal.value.http_status == 403
    assert refusal.value.exit_code == 2
    assert query.split(maxsplit=1)[0] in refusal.value.in_("fr")


@pytest.mark.parametrize("query", HIDDEN)
def test_service_is_refused_wherever_it_hides(query: str) -> None:
    with pytest.raises(QueryForbiddenError, match="SERVICE"):
        examine(query)


@pytest.mark.parametrize("query", DECOYS)
def test_a_word_that_is_no_keyword_is_no_reason_to_refuse(query: str) -> None:
    ox.Store().query(query, base_iri="http://example.org/")  # it is SPARQL
    assert examine(query).form == "SELECT"


@pytest.mark.parametrize("query", HONEST)
def test_what_only_looks_like_it_passes(query: str) -> None:
    ox.Store().query(query, base_iri="http://example.org/")  # it is SPARQL
    examine(query)


@pytest.mark.parametrize(
    ("query", "column"),
    [
        ("SELECT * { ?s ?p ?o FILTER(?o<?p && (?o)>3) }", None),  # no IRI has a space
        ("SELECT * { ?s ?p ?o FILTER(STRLEN(?o)<3&&STRLEN(?p)>2) }", None),  # it ends alike
        ("SELECT * { ?s ?p ?o FILTER((?o<?p)&&(?o>3)) }", 31),  # as an IRI it holds a bracket without its other half
        ("SELECT * { ?s ?p ?o FILTER(?o<?service&&?o>3) }", 30),
        ("SELECT * { ?s ?p ?o FILTER(?o<=?p#>\n) }", 30),
        ("SELECT * { ?s ?p ?o FILTER(<<( ?s ?p ?o )>><?p#>\n) }", 44),
        ("SELECT * { ?s ?p ( ?o <#a> ) }", 23),
        ("SELECT * { ?s ?p 5, <#a> FILTER(?o > 3) }", None),  # nothing is compared outside parentheses
    ],
)
def test_a_sign_that_reads_in_two_ways_is_refused_with_what_to_write(query: str, column: int | None) -> None:
    if column is None:
        examine(query)
        return
    with pytest.raises(QuerySyntaxError, match="space after") as refusal:
        examine(query)
    assert (refusal.value.line, refusal.value.column) == (1, column)


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ('SELECT * { ?s ?p "Ecoterra }', "never closed"),
        ("SELECT * { ?s ?p “Ecoterra” }", "Quotes are straight"),
        ("SELECT * { ?s ?p ?o\u00a0}", "no-break space"),
        ("SELECT * { ?s ?p 'a\\.b' }", "written twice"),
    ],
)
def test_what_is_no_token_is_said_before_the_parser_sees_it(query: str, hint: str) -> None:
    with pytest.raises(QuerySyntaxError, match=hint):
        examine(query)


@pytest.mark.parametrize("path", SHIPPED, ids=str)
def test_the_questions_of_the_project_pass(path: Path) -> None:
    assert examine(path.read_text(encoding="utf-8")).form is not None


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("select * {}", "SELECT"),
        ("PREFIX a: <urn:x> BASE <urn:b> ask {}", "ASK"),
        ("#\nCONSTRUCT WHERE {}", "CONSTRUCT"),
        ("DESCRIBE<urn:x>", "DESCRIBE"),
        ("PREFIX select: <urn:x> ASK{}", "ASK"),
        ("", None),
        ("hello", None),
        ("PREFIX", None),
    ],
)
def test_the_form_of_a_query_is_known_before_it_is_parsed(query: str, form: str | None) -> None:
    assert examine(query).form == form


@pytest.mark.parametrize("word", ["NOW()", "RAND()", "UUID()", "struuid()"])
def test_functions_that_answer_otherwise_each_time_are_seen(word: str) -> None:
    assert examine(f"SELECT ({word} AS ?x) {{}}").volatile
    assert not examine(f'SELECT ?now {{ ?now <urn:rand> "{word}" }}').volatile


def test_a_refusal_says_where_and_what_to_do_in_both_languages() -> None:
    with pytest.raises(QueryForbiddenError) as refusal:
        examine("SELECT * {\n  ?s ?p ?o .\n  SERVICE <urn:x> { }\n}")
    assert (refusal.value.line, refusal.value.column) == (3, 3)
    assert "VALUES" in refusal.value.in_("fr")
    assert refusal.value.in_("fr") != refusal.value.in_("en")


def nested(depth: int) -> str:
    return "SELECT * { FILTER" + "(" * (depth - 1) + "1" + ")" * (depth - 1) + " }"


def test_the_nesting_is_bounded() -> None:
    examine(nested(MAX_OPEN_BRACKETS))
    with pytest.raises(QueryTooComplexError) as refusal:
        examine(nested(MAX_OPEN_BRACKETS + 1))
    assert refusal.value.http_status == 400
    assert (refusal.value.line, refusal.value.column) == (1, len("SELECT * { FILTER") + MAX_OPEN_BRACKETS)


def test_reified_triples_nest_too() -> None:
    def reified(depth: int) -> str:
        return "ASK { " + "<< " * depth + "?s" + " ?p ?o >>" * depth + " ?p ?o }"

    examine(reified(MAX_OPEN_BRACKETS - 1))
    with pytest.raises(QueryTooComplexError):
        examine(reified(MAX_OPEN_BRACKETS))
    examine("ASK { FILTER(" + " || ".join("1 < <urn:x>" for _ in range(100)) + ") }")


def test_brackets_inside_strings_do_not_nest() -> None:
    examine("SELECT * { ?s ?p '" + "(" * 100 + "' }")


def test_the_number_of_tokens_is_bounded() -> None:
    head, tail = "ASK { VALUES ?x {", "} }"
    room = MAX_TOKENS - 7
    examine(head + " 1" * room + tail)
    with pytest.raises(QueryTooComplexError, match="8000"):
        examine(head + " 1" * (room + 1) + tail)


def test_the_size_is_bounded_in_bytes() -> None:
    head = "ASK {} #"
    examine(head + "a" * (MAX_BYTES - len(head)))
    with pytest.raises(QueryTooLongError) as refusal:
        examine(head + "é" * ((MAX_BYTES - len(head)) // 2 + 1))
    assert refusal.value.http_status == 413


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x0b", "\x1f", "\ud800", "\\u0001"])
def test_characters_that_no_answer_could_carry_are_refused(character: str) -> None:
    with pytest.raises(QuerySyntaxError) as refusal:
        examine(f"ASK {{\n ?s ?p 'a{character}' }}")
    assert (refusal.value.line, refusal.value.column) == (2, 10)


PIECES = [
    *"(){}[]<>.;,*/^|?$:@#\\\"' \n\t=!&-+_%",
    '"""',
    "'''",
    "\\u0053",
    "\\U0000",
    "\\u005cu0053",
    "SERVICE",
    "LOAD",
    "SELECT",
    "PREFIX",
    "a:b",
    "?x",
    "<urn:x>",
    "_:b",
    "1.5e3",
    "é",
    "\U0001f600",
    "\ud800",
    "\x01",
    "true.",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=200))
def test_it_never_raises_anything_but_its_own_errors(query: str) -> None:
    refusal = None
    try:
        examine(query)
    except AmuGraphError as error:
        refusal = error
    assert refusal is None or (refusal.in_("fr") and 400 <= refusal.http_status < 500)


VALID = [
    lambda word: f'"{word}"',
    lambda word: f"'{word}'",
    lambda word: f'"""{word}\n"{word}"  """',
    lambda word: f"<urn:{word}>",
    lambda word: f"?{word}",
    lambda word: f"ex:{word}",
    lambda word: f"{word}:x",
    lambda word: f"ex:a.{word}",
    lambda word: f"ex:a\\.{word}",
    lambda word: f'"x"@{word}',
    lambda word: f'"x\\"{word}"',
    lambda word: f"1 # {word}\n",
    lambda word: f"_:{word}",
]


@given(
    st.sampled_from(["SERVICE", "LOAD", "INSERT", "DELETE", "service"]),
    st.lists(st.sampled_from(VALID), min_size=1, max_size=8),
    st.sampled_from(["", "SERVICE"]),
)
def test_keywords_are_told_from_decoys_in_any_order(word: str, makers: list[Callable[[str], str]], real: str) -> None:
    prologue = "PREFIX ex: <urn:ex:> " + "".join(
        f"PREFIX {each}: <urn:x:> " for each in ("SERVICE", "LOAD", "INSERT", "DELETE", "service")
    )
    objects = " , ".join(maker(word) for maker in makers)
    query = f"{prologue} ASK {{ ?s ?p {objects} }}"
    ox.Store().query(query)  # it is SPARQL
    assert examine(query).form == "ASK"
    if real:
        with pytest.raises(QueryForbiddenError):
            examine(f"{prologue} ASK {{ ?s ?p {objects} . {real} <urn:x> {{}} }}")


@pytest.mark.parametrize(
    "piece",
    [
        '"\\"',
        '"""',
        "'''\\",
        "a.",
        "a-",
        "<a",
        '"',
        "'",
        "(",
        "ex:a\\",
        "#",
        "\\u0041",
        "\\u005c",
        "@a-",
        "1e",
        ":",
        " ",
    ],
)
def test_the_time_is_proportional_to_the_length(piece: str) -> None:
    hostile = (piece * MAX_BYTES)[: MAX_BYTES - 10]
    begun = time.process_time()
    with contextlib.suppress(AmuGraphError):
        examine(hostile)
    assert time.process_time() - begun < 0.5  # a quadratic lexer needs seconds
