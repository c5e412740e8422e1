"""Our lexer cuts where the grammar of SPARQL does: two that share nothing agree, on whatever a query is turned into."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amu_graph import resources
from amu_graph.planning.tokens import tokens_of
from planning.w3c_tokens import w3c_tokens

MUTATED = 100_000

# fmt: off
PIECES = [
    *"(){}[]<>.;,*/^|?$:@#\\\"' \n\r\t=!&-+_%~eé·`", '"""', "'''", '""', "''", "\\u0053", "\\U00000041", "\\t",
    "\\\\", "\\.", "%41", "SERVICE", "SELECT", "a:b", "a:", ":b", ":", "a.b:c.d", "a.", ".b", "..", "a:b.", "a:.b",
    "?x", "$1", "<urn:x>", "<?x", "?y>", "<#", "_:b", "_:b.", "1.5e3", "5.", ".5", "1e", "+1", "-1.", "@en",
    "@en-", "^^", "&&", "||", "<=", ">=", "!=", "<<", ">>", "true.", "\U0001f600", "# x\n", "\u0300", "\u203f",
    "'\\'", '"\\""', "x-y", "x-5.e+3",
]
# fmt: on
SHIPPED = [path.read_text(encoding="utf-8")[-400:] for path in sorted(resources.queries().glob("**/*.rq"))]


def cut(query: str) -> tuple[list[str], bool]:
    """Return our tokens, as the other lexer does."""
    found: list[str] = []
    for token in tokens_of(query):
        if token.kind == "odd":
            return found, False
        found.append(token.text)
    return found, True


def mutated(number: int) -> str:
    """Return the mutated query of a number: a part of one that is shipped, or nothing, with pieces put in its place."""
    chance = random.Random(number)
    begin = chance.randrange(300)
    query = chance.choice(SHIPPED)[begin : begin + chance.choice([0, 30, 60])]
    for _ in range(chance.randint(1, 8)):
        at = chance.randint(0, len(query))
        query = query[:at] + chance.choice(PIECES) + query[at + chance.choice([0, 0, 1, 4]) :]
    return query


def test_two_lexers_agree_on_mutated_queries() -> None:
    apart = [query for query in map(mutated, range(MUTATED)) if cut(query) != w3c_tokens(query)]
    assert apart == []


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=60))
def test_two_lexers_agree_on_anything(query: str) -> None:
    assert cut(query) == w3c_tokens(query)


@pytest.mark.parametrize(
    ("query", "tokens"),
    [
        ("a:b.c.d.", ["a:b.c.d", "."]),  # PN_LOCAL ends with no full stop
        ("a:.b", ["a:", ".", "b"]),  # and begins with none
        ("a.b:c a.b", ["a.b:c", "a", ".", "b"]),
        ("_:a.b._:c _:d.", ["_:a.b._", ":c", "_:d", "."]),
        ("?a<?b&&?c>?d", ["?a", "<?b&&?c>", "?d"]),  # the longest is taken
        ("?a< ?b", ["?a", "<", "?b"]),
        ("5.e 5.e5 .5.5", ["5", ".", "e", "5.e5", ".5", ".5"]),
        ("1-1 - 1", ["1", "-1", "-", "1"]),
        ('"""a" "b"', ['""', '"a"', '"b"']),
        ('"""a"b""c"""', ['"""a"b""c"""']),
        ("<a#b>#c\n'#d'", ["<a#b>", "'#d'"]),
        ("a:b#c\rd", ["a:b", "d"]),
        (r"a:\#b%41\.#c", [r"a:\#b%41\."]),
        ("'a\\u0027'", ["'a\\u0027'"]),
        ("a.é:ü ?é _:é·1.à", ["a.é:ü", "?é", "_:é·1.à"]),  # letters beyond ASCII
        ("# à\na:b", ["a:b"]),
        ("@fr-FR-x--ltr", ["@fr-FR-x", "-", "-", "ltr"]),
    ],
)
def test_tokens_worked_out_by_hand(query: str, tokens: list[str]) -> None:
    assert cut(query) == (tokens, True)
    assert w3c_tokens(query) == (tokens, True)


@pytest.mark.parametrize(
    "rest", ["'a\nb'", "'\\x'", "«a»", "'\\uD800'", "\\u0041", "\u00a0", "%41", "_x", "&", "\u00d7"]
)
def test_what_belongs_to_no_token(rest: str) -> None:
    assert cut("a: " + rest) == (["a:"], False)
    assert w3c_tokens("a: " + rest) == (["a:"], False)
