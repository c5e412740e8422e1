"""What the guard lets through asks no other machine, however the engine cuts it."""

import json
import os
import random
import signal
import sys
from collections.abc import Sequence
from typing import Final

import pyoxigraph as ox
import pytest

from amu_graph.errors import AmuGraphError
from amu_graph.query.guard import examine

GENERATED = 20_000

PROLOGUES = [
    "PREFIX ex: <http://127.0.0.1:80> PREFIX a: <http://127.0.0.1/> PREFIX : <urn:x:> ",
    "PREFIX SERVICE: <http://127.0.0.1:80> PREFIX : <http://127.0.0.1/> ",
    "BASE <http://127.0.0.1/> PREFIX ex: <urn:x:> ",
    "",
]
# fmt: off
BEFORE = [
    "?s ?p ex:", "?s ?p ex:a", "?s ?p ex:a.b.", "?s ?p true", "?s ?p 5", "?s ?p 1.5.", "?s ?p 'x'@en", "?s ?p _:b",
    "?s a ", "?s ?p ?o .", "?s ?p ?o ;", "?s ?p (1 2)", "?s ?p [ ?q 1 ]", "?s ?p SERVICE:a", "?s ?p ex:SERVICE",
    "FILTER(?x<?y)", "FILTER(?x<?y#>\n)", "FILTER(?x<=?y", "FILTER(?x<'a'", "FILTER(<<(?s ?p ?o)>><?y)",
    'VALUES ?x { """ "}', "VALUES ?x { '''a'", "BIND(1 AS ?z)", "OPTIONAL {}", "GRAPH ?g {}", "#",
]
GLUE = ["", "", " ", "\n", ".", "}", ")", "#\n", "#>\n", ";", "\\u0020"]
ASKS = ["SERVICE", "SERVICE ", "SERVICESILENT", "service SILENT", "SERVICE#\n", "\\u0053ERVICE "]
WHOM = ["?x", "<http://127.0.0.1/>", "<urn:x>", "ex:", "ex:a", "a:b", ":a", "SERVICE:a", "ex:a.b.c", "?x#>\n"]
GROUPS = ["{}", " { }", "{?a ?b ?c}", "#>\n{}"]
ENDS = ["}", "}}", ")}", "", "}#>", '} # \\a """', "}#'''", '}#\\uD800 """', '} # """ } }', "#>\n)}"]
# fmt: on


def generated(number: int) -> str:
    chance = random.Random(number)
    before = "".join(chance.choice(BEFORE) + chance.choice(GLUE) for _ in range(chance.randint(0, 2)))
    asks = "".join(chance.choice(pieces) for pieces in (ASKS, WHOM, GROUPS, ENDS))
    return chance.choice(PROLOGUES) + "ASK{" + before + asks


def let_through(query: str) -> bool:
    try:
        examine(query)
    except AmuGraphError:
        return False
    return True


CONNECTS: Final = "asks another machine"


def outcomes(queries: Sequence[str]) -> dict[str, str]:
    """Return the queries that the engine understands, with what comes of them in a process that can open no socket."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        try:
            import resource

            signal.alarm(600)
            resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
            store = ox.Store()
            found = {query: outcome for query in queries if (outcome := outcome_of(store, query))}
            with os.fdopen(writing, "w", encoding="utf-8", closefd=False) as output:
                json.dump(found, output)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as source:
        content = source.read()
    os.waitpid(process, 0)
    result: dict[str, str] = json.loads(content)
    return result


def outcome_of(store: ox.Store, query: str) -> str:
    try:
        store.query(query)
    except SyntaxError:
        return ""
    except (OSError, ValueError, RuntimeError):
        return CONNECTS
    return "answers"


@pytest.mark.skipif(sys.platform != "linux", reason="only there a process without sockets is sure")
def test_the_engine_asks_no_other_machine() -> None:
    known = ["ASK { SERVICE <http://127.0.0.1:9/> {} }", "ASK {}", "ASK {"]
    assert outcomes(known) == {known[0]: CONNECTS, known[1]: "answers"}
    queries = [generated(number) for number in range(GENERATED)]
    passed = [query for query in queries if let_through(query)]
    found = outcomes(passed)
    assert [query for query, outcome in found.items() if outcome == CONNECTS] == []
    assert found, "none of them is understood, so nothing is tested"
    refused = outcomes([query for query in queries[:5000] if not let_through(query)])
    assert CONNECTS in refused.values(), "none of them asks, so nothing is tested"
