"""Each kind of problem: what causes it, and where it is reported."""

import pytest

from amu_graph.language import Text
from amu_graph.notes.messages import MESSAGES
from amu_graph.notes.messages.habits import HABITS
from amu_graph.notes.messages.proposals import PROPOSALS
from amu_graph.notes.position import Position
from amu_graph.notes.problems import make_problem, suggestion
from builder_fixtures import ReadFolder
from builder_notes import DECISION, HEAD, said

NOTE = "notes/essai.yaml"
DECIDED = "decisions/a.yaml"
PROJECT = "{id: project/p, type: Project, label: P}"
PERSON = "{id: person/a, type: Person, label: A}"

# code → the file, its content, the line and the column of the problem
TURTLE = """@base <https://w3id.org/amu-graph/> .
<source/e> a <ontology#Source> .
"""
UNVERIFIED = TURTLE + "<source/e#p> <http://purl.org/dc/terms/type> <vocab/status/unverified> .\n"

CASES: dict[str, list[tuple[str, str | bytes, tuple[int, int]]]] = {
    # bytes and syntax
    "not-utf-8": [(NOTE, b"source:\n  label: d\xe9bat\n", (2, 11))],
    "too-large": [(NOTE, b"# " + b"x" * 2_000_000, (0, 0))],
    "empty-file": [
        (NOTE, b"", (0, 0)),
        (NOTE, b" \n\n", (0, 0)),
        (NOTE, b"\xef\xbb\xbf", (0, 0)),
        (NOTE, "# rien\n", (0, 0)),
    ],
    "tab": [(NOTE, HEAD + "  -\tat: 1\n", (10, 4))],
    "control-character": [
        (NOTE, HEAD + said("{id: project/p, label: a\x00b}"), (12, 33)),
        (NOTE, HEAD + said("{id: project/p, label: a\u202eb}"), (12, 33)),
        (NOTE, HEAD + said('{id: project/p, label: "a\\0b"}'), (12, 32)),
        ("notes/essai.ttl", TURTLE + '<project/p> <http://www.w3.org/2004/02/skos/core#note> "\\u0000"@fr .', (3, 56)),
    ],
    "yaml-syntax": [(NOTE, 'source: "\\q"\n', (1, 10)), (NOTE, "source\npassages: []\n", (2, 9))],
    "open-quote": [(NOTE, 'source: "x\npassages: []\n', (1, 9)), (NOTE, HEAD + said("{id: 'p, label: P}"), (12, 14))],
    "open-bracket": [(NOTE, "source: [1\npassages: []\n", (1, 9)), (NOTE, "source: {id: a\npassages: []\n", (1, 9))],
    "text-after-quote": [
        (NOTE, HEAD + "  - at: 1\n    note: 'l'usager'\n", (11, 14)),
        (NOTE, HEAD + '  - at: 1\n    note: "Un" guide\n', (11, 16)),
    ],
    "reserved-character": [(NOTE, "source: @x\n", (1, 9)), (NOTE, "source: `x`\n", (1, 9))],
    "wrong-indent": [
        (NOTE, "source:\n  id: a\n label: A\n", (3, 2)),
        (NOTE, HEAD + "  - at: 1\n   note: n\n", (11, 4)),
    ],
    "unquoted-colon": [
        (NOTE, HEAD + "  - at: 1\n    note: Habiter : un guide\n", (11, 19)),
        (NOTE, HEAD + said("{id: project/p, label: Habiter : un guide}"), (12, 40)),
        (NOTE, HEAD + "  - at: 1\n    note: Habiter: un guide\n", (11, 18)),
    ],
    "alias": [(NOTE, HEAD + "  - &a {at: 1, note: n}\n", (10, 5)), (NOTE, HEAD + "  - *a\n", (10, 5))],
    "yaml-tag": [(NOTE, HEAD + "  - {at: !!int 1, note: n}\n", (10, 10))],
    "several-documents": [(NOTE, HEAD + "  - {at: 1, note: n}\n---\na: b\n", (11, 1))],
    "too-deep": [(NOTE, "source: " + "[" * 40 + "]" * 40, (1, 40))],
    "key-not-text": [(NOTE, HEAD + "  - {at: 1, note: n, [a]: b}\n", (10, 22))],
    "repeated-key": [(NOTE, HEAD + "  - at: 1\n    note: a\n    note: b\n", (12, 5))],
    "turtle-syntax": [("notes/essai.ttl", "@base <http://a.fr/> . <project/p> a\n  .", (2, 3))],
    "blank-node": [("notes/essai.ttl", TURTLE + "<project/p> <http://purl.org/dc/terms/spatial> [] .", (3, 48))],
    "no-notes": [("decisions/README.md", "#\n", (0, 0)), ("notes/.hidden.yaml", "a", (0, 0))],
    "rdf-1.2": [
        ("notes/essai.ttl", "<a:a> <a:b> <<( <a:a> <a:b> <a:c> )>> .", (1, 13)),
        ("notes/essai.ttl", "<a:a> <a:b> <a:c> {| <a:d> <a:e> |} .", (1, 19)),
        ("notes/essai.ttl", '<a:a> <a:b> "c"@ar--rtl .', (1, 16)),
    ],
    "turtle-too-deep": [("notes/essai.ttl", "<a:a> <a:b> " + "(" * 33 + ")" * 33 + " .", (1, 45))],
    "relative-iri": [
        ("notes/essai.ttl", "<> <http://a.fr/b> <http://a.fr/c> .", (1, 1)),
        ("notes/essai.ttl", "@prefix p: <project/> .", (1, 12)),
    ],
    "unknown-file": [("notes/essai.txt", "bonjour", (0, 0))],
    "too-many-problems": [(NOTE, HEAD + "".join(f"  - {{at: 1, part: p{n}}}\n" for n in range(1100)), (0, 0))],
    # the note and its source
    "missing-key": [
        (DECIDED, "{merge: person/a, because: c}\n", (1, 1)),
        (DECIDED, "{rename: person/a, to: person/b}\n", (1, 1)),
        (DECIDED, "{open: person/a, because: c}\n", (1, 1)),
        (NOTE, "passages: []\n", (1, 1)),
        (NOTE, "source: {id: essai, label: Essai, language: fr}\n", (1, 1)),
        (NOTE, "source: {id: essai, label: E, language: fr, url: https://a.fr/}\npassages: []\n", (1, 9)),
        (NOTE, HEAD + "  - {note: n}\n", (10, 5)),
    ],
    "not-fields": [(NOTE, "- a\n", (1, 1)), (NOTE, HEAD + "  - 13\n", (10, 5)), (NOTE, HEAD + said("13"), (12, 9))],
    "not-a-text": [
        (NOTE, HEAD + "  - {at: [1], note: n}\n", (10, 10)),
        (NOTE, HEAD + said("{id: project/p, label: {fr: a}}"), (12, 32)),
        (NOTE, HEAD + said("{id: [project/p], label: a}"), (12, 14)),
        (NOTE, HEAD + "  - {at: 1, note: [n]}\n", (10, 19)),
    ],
    "empty-value": [
        (NOTE, HEAD + "  - {at: 1, note: }\n", (10, 19)),
        (NOTE, HEAD + said("{id: project/p, type: Project, label: }"), (12, 47)),
        (NOTE, HEAD + said("{id: project/p, type: Project, label: P, subject: []}"), (12, 59)),
        (NOTE, HEAD + said('{id: project/p, type: Project, label: " "}'), (12, 47)),
    ],
    "empty-passage": [(NOTE, HEAD + "  - {at: 1}\n", (10, 5)), (NOTE, HEAD + "  - {at: 1, says: []}\n", (10, 5))],
    "bad-length": [(NOTE, HEAD.replace("[29, 0", "[29, -1"), (8, 17))],
    "bad-pages": [
        (NOTE, HEAD.replace("  lengths:", f"  pages: {pages}\n  lengths:"), place)
        for pages, place in (("[1-3, 3-4]", (8, 16)), ("[un]", (8, 11)), ("[4-1]", (8, 11)), ("[[1]]", (8, 11)))
    ],
    "bad-headings": [
        (NOTE, HEAD.replace("  lengths:", f"  headings: {headings}\n  lengths:"), place)
        for headings, place in (("[1 A, 1 B]", (8, 19)), ("[A]", (8, 14)), ("[0 A]", (8, 14)), ("[[1]]", (8, 14)))
    ],
    "pages-beyond": [
        (NOTE, HEAD.replace("  lengths:", "  pages: [1-9]\n  lengths:"), (2, 3)),
        (NOTE, HEAD.replace("  lengths:", "  headings: [9 Fin]\n  lengths:"), (2, 3)),
    ],
    "bad-locator": [
        (NOTE, HEAD + f"  - {{at: 1, {where}, note: n}}\n", (10, 19))
        for where in ("page: 0", "page: 4-2", "cell: 7B", "time: 2 min", "time: 1:99")
    ],
    "wrong-digest": [(NOTE, HEAD.replace("0" * 64, "ABC"), (5, 11))],
    "repeated-passage": [(NOTE, HEAD + "  - {at: 1, note: a}\n  - {at: 1, note: b}\n", (11, 5))],
    "unknown-status": [(NOTE, HEAD + "  - {at: 1, note: a, status: assertd}\n", (10, 30))],
    "missing-because": [(NOTE, HEAD + f"  - at: 1\n    status: interpreted\n    says: [{PROJECT}]\n", (10, 5))],
    "bad-part": [
        (NOTE, HEAD + "  - {at: 1, part: 14, note: a}\n", (10, 19)),
        (NOTE, HEAD + "  - {at: 1, part: interpreted-b, note: a}\n", (10, 19)),
        (NOTE, HEAD + "  - {at: 1, part: Été, note: a}\n", (10, 19)),
    ],
    "bad-name": [(NOTE, "source: {id: e, label: E, language: fr}\npassages:\n  - {at: 13, note: a}\n", (3, 10))],
    "bad-lines": [
        (NOTE, HEAD + "  - {at: premier, note: a}\n", (10, 10)),
        (NOTE, HEAD + "  - {at: 4-3, note: a}\n", (10, 10)),
        (NOTE, HEAD + "  - {at: 0, note: a}\n", (10, 10)),
    ],
    "no-such-line": [
        (NOTE, HEAD + "  - {at: 5, note: a}\n", (10, 10)),
        (NOTE, HEAD + "  - {at: 3-5, note: a}\n", (10, 10)),
    ],
    "blank-line": [
        (NOTE, HEAD + "  - {at: 2, note: a}\n", (10, 10)),
        (NOTE, HEAD + "  - {at: 1-2, note: a}\n", (10, 10)),
    ],
    "uncovered-line": [(NOTE, HEAD + "  - {at: 1, note: a}\n", (2, 3))],
    "no-source": [
        (
            "notes/essai.trig",
            TURTLE.replace("<source/e> a <ontology#Source> .", "")
            + "<source/e#p> { <project/p> a <ontology#Project> }",
            (0, 0),
        )
    ],
    "graph-not-a-passage": [
        (
            "notes/essai.trig",
            TURTLE + "<source/f#p> { <project/p> a <ontology#Project> }",
            (3, 30),
        )
    ],
    "statement-outside": [("notes/essai.trig", TURTLE + "<project/p> a <ontology#Project> .", (3, 15))],
    "because-without-status": [
        (NOTE, HEAD + "  - {at: 1, because: {fr: a, en: b}}\n", (10, 27)),
        (NOTE, HEAD + "  - {at: 1, because: a}\n", (10, 22)),
        ("notes/essai.trig", TURTLE + '<source/e#p> <http://www.w3.org/2004/02/skos/core#note> "a"@fr .', (3, 57)),
    ],
    "status-of-nothing": [
        (
            "notes/essai.trig",
            UNVERIFIED + '<source/e#P> { <project/p> <http://www.w3.org/2000/01/rdf-schema#label> "P"@fr }',
            (3, 46),
        ),
        ("notes/essai.ttl", UNVERIFIED, (3, 46)),
    ],
    "other-source": [
        ("notes/essai.trig", TURTLE + '<source/f> <http://www.w3.org/2000/01/rdf-schema#label> "F"@fr .', (3, 57)),
        ("notes/essai.ttl", TURTLE + '<source/ee#p> <http://www.w3.org/2000/01/rdf-schema#label> "F"@fr .', (3, 60)),
    ],
    "foreign-subject": [
        ("notes/essai.ttl", TURTLE + "<http://www.wikidata.org/entity/Q1> a <http://a.fr/b> .", (3, 39)),
        ("notes/essai.ttl", TURTLE + '<javascript:a> <http://www.w3.org/2000/01/rdf-schema#label> "F"@fr .', (3, 61)),
        (
            "notes/essai.ttl",
            TURTLE + '<vocab/role/autheur> <http://www.w3.org/2004/02/skos/core#note> "F"@fr .',
            (3, 65),
        ),
    ],
    "unknown-property": [
        ("notes/essai.ttl", TURTLE + "<project/p> <ontology#dwellingCout> 3 .", (3, 37)),
        ("notes/essai.ttl", TURTLE + "<project/p> <ontology#year> 2013 .", (3, 29)),
        ("notes/essai.ttl", TURTLE + "<person/p> <ontology#authorOf> <project/p> .", (3, 32)),
    ],
    "wrong-value": [
        ("notes/essai.trig", UNVERIFIED + f"<source/e#p> {{ <project/p> <{path}> {value} }}", (4, 31 + len(path)))
        for path, value in (
            ("ontology#dwellingCount", '"14"@fr'),
            ("ontology#locatedIn", "<person/p>"),
            ("ontology#locatedIn", "<vocab/theme/usages>"),
            ("http://purl.org/dc/terms/date", '"2017-06-28"'),
            ("http://purl.org/dc/terms/type", "<project/q>"),
            ("http://www.w3.org/2000/01/rdf-schema#label", '"sans langue"'),
            ("http://xmlns.com/foaf/0.1/page", '"https://exemple.fr/"'),
        )
    ],
    # records
    "unknown-record": [(NOTE, HEAD + said("{role: auteur}"), (12, 9))],
    "says-nothing": [(NOTE, HEAD + said("{id: project/p}"), (12, 9))],
    "unknown-key": [
        (NOTE, HEAD + said("{id: project/p, type: Project, lable: P}"), (12, 40)),
        (NOTE, HEAD + "  - {at: 1, nota: a}\n", (10, 13)),
        (NOTE, HEAD.replace("language:", "langage:"), (6, 3)),
        (DECIDED, DECISION.replace("foundingDate", "foundingDat"), (2, 11)),
    ],
    "key-not-for-class": [(NOTE, HEAD + said("{id: person/a, type: Person, label: A, dwellingCount: 3}"), (12, 48))],
    "missing-part": [
        (NOTE, HEAD + said("{agent: person/a, context: project/p}"), (12, 9)),
        (NOTE, HEAD + said("{mode: co-production, role: promoteur}"), (12, 9)),
    ],
    "no-language": [(NOTE, HEAD + said("{id: project/p, type: Project, dwellingCount@fr: 3}"), (12, 40))],
    "wrong-language": [
        (NOTE, HEAD + said("{id: project/p, type: Project, label@français: P}"), (12, 40)),
        (NOTE, HEAD.replace("language: fr", "language: français"), (6, 13)),
        (NOTE, HEAD + said("{id: project/p, type: Project, label@zz: P}"), (12, 40)),
    ],
    "repeated-value": [(NOTE, HEAD + said("{id: project/p, subject: [usages, usages]}"), (12, 43))],
    "two-values": [
        (NOTE, HEAD + said("{id: project/p, dwellingCount: [14, 15]}"), (12, 45)),
        (NOTE, HEAD + said("{id: project/p, dwellingCount: 14}", "{id: project/p, dwellingCount: 15}"), (13, 40)),
    ],
    "one-each": [
        (NOTE, HEAD + said("{agent: [person/a, person/b], role: auteur, context: project/p}"), (12, 28)),
        (NOTE, HEAD + said("{agent: person/a, role: [auteur, editeur], context: project/p}"), (12, 42)),
    ],
    "wrong-type": [
        (NOTE, HEAD + said("{id: project/p, type: Building, label: P}"), (12, 31)),
        ("notes/essai.ttl", TURTLE + "<project/p> a <ontology#Person> .", (3, 15)),
    ],
    "invisible-text": [
        (NOTE, HEAD + said(f'{{id: project/p, type: Project, label: "{text}"}}'), (12, 47))
        for text in ("\u200b", "\u200f", "\u0301", "\u00ad\u00a0", "\u2800", "\u3164 \u115f")
    ],
    "several-lines": [(NOTE, HEAD + said('{id: project/p, type: Project, label: "a\\nb"}'), (12, 47))],
    "name-too-long": [(NOTE, HEAD + said(f"{{id: project/p, type: Project, label: {'a' * 501}}}"), (12, 47))],
    "not-an-integer": [
        (NOTE, HEAD + said(f"{{id: project/p, dwellingCount: {text}}}"), (12, 40))
        for text in ("quatorze", "014", "1 000", "14.5", "²", "١٤", "1e3", "9" * 30)
    ],
    "not-a-number": [
        (NOTE, HEAD + said(f"{{id: place/p, lat: {text}}}"), (12, 28))
        for text in ("48° nord", "48.", ".5", "1e3", "+3", "٤٨", "NaN", "9" * 30)
    ],
    "not-true": [
        (NOTE, HEAD + said(f"{{stageOf: project/p, kind: fin, date: 2018, planned: {text}}}"), (12, 62))
        for text in ("false", "oui", "True", "1")
    ],
    "wrong-date": [
        (NOTE, HEAD + said(f"{{id: event/e, date: {text}}}"), (12, 29))
        for text in ("juin 2021", "2021-02-29", "2021-13", "21", "0000", "2021-6", "06/10/2020", "2021-06-31", "٢٠٢١")
    ],
    "wrong-address": [
        (NOTE, HEAD + said(f'{{id: person/a, page: "{text}"}}'), (12, 30))
        for text in (
            "exemple.fr",
            "ftp://a.fr/b",
            "javascript:alert(1)",
            "https://",
            "http://a.fr/b c",
            "http://[::1",
            "https://a.fr/<b>",
            "https://a.fr/spip.php?mots[]=12",
            "https://a.fr/?tags=a|b",
            "https://a.fr/page#titre#sous-titre",
            "https://a.fr/100%-bois",
            "https://a.fr/{id}",
            "https://nom:mot@a.fr/",
            "https://a.fr:99999/",
            "https://./",
            "https://a.fr/\u200bb",
        )
    ],
    "unknown-kind": [
        (NOTE, HEAD + said("{id: projet/p, label: P}"), (12, 14)),
        (NOTE, HEAD + said("{id: lieu-commun, label: P}"), (12, 14)),
        (NOTE, HEAD + said("{id: participation/p, label: P}"), (12, 14)),
    ],
    "wrong-kind": [(NOTE, HEAD + said("{agent: project/p, role: auteur, context: project/p}"), (12, 17))],
    "bad-slug": [
        (NOTE, HEAD + said("{id: project/Écoterra, label: P}"), (12, 14)),
        (NOTE, HEAD + said("{id: project/, label: P}"), (12, 14)),
        (NOTE, HEAD + said("{id: project/a--b, label: P}"), (12, 14)),
        ("notes/essai.ttl", TURTLE + "<https://w3id.org/amu-graph/project/a/../b> a <ontology#Project> .", (3, 47)),
        (NOTE, HEAD + said('{id: "project/p> <a:b> <a:c> . <a:d", label: P}'), (12, 14)),
        (NOTE, HEAD.replace("id: essai", "id: Essai n°1"), (2, 7)),
    ],
    "unknown-role": [(NOTE, HEAD + said("{agent: person/a, role: autheur, context: project/p}"), (12, 33))],
    "unknown-concept": [(NOTE, HEAD + said("{id: project/p, subject: usage}"), (12, 34))],
    "dangling-reference": [
        (NOTE, HEAD + said(PERSON, "{agent: person/a, role: auteur, context: publication/x}"), (13, 50)),
    ],
    "missing-type": [(NOTE, HEAD + said("{id: project/p, label: P}"), (12, 32))],
    "missing-label": [(NOTE, HEAD + said("{id: project/p, type: Project}"), (12, 31))],
    # decisions
    "unknown-decision-file": [("decisions/a.txt", "merge: a", (0, 0))],
    "not-a-decision": [
        (DECIDED, "- {merge: person/a, into: person/b, because: c}\n", (1, 1)),
        (DECIDED, "bonjour\n", (1, 1)),
        (DECIDED, "because: c\n", (1, 1)),
        (DECIDED, "{merge: person/a, rename: person/b, because: c}\n", (1, 1)),
    ],
    "reserved-source": [
        (NOTE, HEAD.replace("id: essai", "id: editorial-decisions") + "  - {at: 1-4, note: n}\n", (2, 7)),
        ("notes/essai.ttl", TURTLE.replace("<source/e>", "<source/editorial-decisions>"), (2, 32)),
    ],
    "several-kept": [
        (DECIDED, "{subject: person/a, property: label, keep@fr: a, keep@en: b, because: c}\n", (1, 59)),
    ],
    "not-several": [
        (DECIDED, "{distinct: person/a, because: c}\n", (1, 12)),
        (DECIDED, "{distinct: [person/a, person/a], because: c}\n", (1, 12)),
        (DECIDED, "{split: person/a, into: [person/b], because: c}\n", (1, 25)),
    ],
    "open-text": [(DECIDED, "{open: person/a, property: label, because: c}\n", (1, 8))],
    "idle-decision": [(DECIDED, DECISION, (1, 1))],
    "not-single": [(DECIDED, DECISION.replace("foundingDate", "altLabel"), (2, 11))],
    "merge-kinds": [
        (DECIDED, "{merge: person/a, into: organization/b, because: c}\n", (1, 1)),
        (DECIDED, "{rename: source/a, to: organization/b, because: c}\n", (1, 1)),
        (DECIDED, "{distinct: [person/a, organization/b], because: c}\n", (1, 1)),
    ],
    "merge-cycle": [(DECIDED, "{merge: person/a, into: person/a, because: c}\n", (1, 1))],
    "idle-merge": [(DECIDED, "{merge: person/a, into: person/b, because: c}\n", (1, 1))],
    "undescribed": [
        (DECIDED, "{rename: person/a, to: person/b, because: c}\n", (1, 1)),
        (DECIDED, "{split: person/a, into: [person/b, person/c], because: c}\n", (1, 1)),
        (DECIDED, "{distinct: [person/b, person/c], because: c}\n", (1, 1)),
    ],
}

ELSEWHERE = {
    "idle-withdrawal": "test_lives",
    "no-notes-yet": "test_init",
    "replaced-word": "test_own_words",
    "replaced-question": "test_own_words",
    "stale-schema": "test_schema",
    "class-without-shape": "test_schema",
    "not-a-file": "test_odd_files",
    "outside-folder": "test_odd_files",
    "unreadable-file": "test_text_file",
    **dict.fromkeys(("repeated-source", "other-head"), "test_note_statements"),
    "conflicting-values": "test_merge",
    "unknown-kept-value": "test_merge",
    "repeated-decision": "test_merge",
    "source-still-read": "test_lives",
    "same-name": "test_resembling",
    "near-names": "test_resembling",
    "split-in-use": "test_lives",
    "merged-and-distinct": "test_lives",
    "shape": "test_validate",
    "read-reference": "test_sources",
    **dict.fromkeys(("bad-records", "bad-rows", "no-records", "no-such-record"), "test_source_records"),
    **dict.fromkeys(("records-of-no-kind", "uncovered-record"), "test_source_records"),
    **dict.fromkeys(HABITS, "test_habits"),
    **dict.fromkeys(PROPOSALS, "test_proposals"),
    **dict.fromkeys(("wrong-fact", "unknown-fact", "unnamed-term"), "test_facts"),
    "check": "test_validate",
    "bad-check": "test_validate",
}


@pytest.mark.parametrize(
    ("code", "name", "content", "place"),
    [
        pytest.param(code, *case, id=f"{code}-{number}")
        for code, cases in CASES.items()
        for number, case in enumerate(cases)
    ],
)
def test_problem_is_reported_where_it_is(
    read: ReadFolder, code: str, name: str, content: str | bytes, place: tuple[int, int]
) -> None:
    found = read({name: content})
    problems = [problem for problem in found.problems if problem.code == code]
    assert problems, [problem.in_("en") for problem in found.problems]
    assert place in [(problem.line, problem.column) for problem in problems]
    expected = "data/notes" if code == "no-notes" else f"data/{name}"  # what is missing has no file of its own
    assert {problem.file for problem in problems} == {expected}


def test_every_code_has_its_test() -> None:
    assert set(MESSAGES) == CASES.keys() | ELSEWHERE.keys()


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_message_speaks_both_languages_and_says_what_to_do(code: str) -> None:
    message = MESSAGES[code]
    assert all(message[:4])
    assert message.fr != message.en or message.fr.startswith("{")
    assert message.remedy_fr != message.remedy_en or message.remedy_fr.startswith("{")


def test_values_are_shown_on_one_line_and_shortened() -> None:
    problem = make_problem("wrong-date", Position("f", 1, 2), key="date", value="a\nb\x00" + "c" * 200)
    assert "\n" not in problem.message.fr
    assert "\x00" not in problem.message.fr
    assert len(problem.message.fr) < 150


def test_braces_in_a_value_are_just_text() -> None:
    assert "{key} {0}" in make_problem("wrong-date", Position("f"), key="date", value="{key} {0}").message.en


def test_a_near_name_is_suggested() -> None:
    assert suggestion("autheur", ["auteur", "locataire"]) == Text(
        fr="Vouliez-vous dire « auteur » ?", en="Did you mean “auteur”?"
    )


def test_without_a_near_name_the_names_are_listed() -> None:
    assert suggestion("xyz", ["b", "a"]) == Text(fr="Noms possibles : a, b.", en="Possible names: a, b.")
