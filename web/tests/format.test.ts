import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { format } from "../src/query/format";
import { tokensOf } from "../src/query/syntax";

const files = ["queries", "src/amu_graph"].flatMap((folder) =>
  globSync(`../${folder}/**/*.rq`, { cwd: `${import.meta.dirname}/..` }),
);
const AWKWARD = [
  "SELECT * { ?s ?p ?o . }",
  "ask where{?s ?p 1.}",
  "SELECT * { GRAPH ?g { ?s ?p ?o . } . OPTIONAL { ?a ?b ?c . FILTER(?c > 1) . } }",
  "CONSTRUCT { ?s ?p ?o . } WHERE { ?s ?p ?o . } LIMIT 1",
  "ASK { ?a ?b ?c }\n# \n#",
  "#\n#\nASK { #\n ?a ?b ?c #\n#\n}\r\n#",
  "select*{?s?p?o}",
  "ASK{}",
  'SELECT * { ?s ?p "a # no comment" , \'b\' , """two\n  # lines"""@fr . } # a comment',
  "# first\n\n\n#+ summary: x\nSELECT * # then\n{ # here\n?s ?p ?o # there\n}\n\n\n# last",
  "SELECT ?x { OPTIONAL { ?a ?b ?c OPTIONAL { ?c ?d ?e FILTER(?e > 1 && (?e < 3 || !BOUND(?x))) } } }",
  "SELECT ?x { { ?a ?b ?c } UNION { { ?d ?e ?f } UNION { ?g ?h ?i } } MINUS { ?a ?b 1 } }",
  "PREFIX a: <http://a/#b> SELECT * { ?s a:p/^a:q*|(a:r+/!(a:s|^a:t))? ?o ; a a:c , a:d ; }",
  "SELECT (COUNT(DISTINCT*)AS?n)(GROUP_CONCAT(?x;separator=\" ; \")AS?y){VALUES(?x?y){(1 undef)(<a>'b'^^<c>)}}group by?x having(COUNT(*)>1)order by desc(?n)limit 3",
  "CONSTRUCT { ?s ?p [ ?q ( 1 -2.5 3e4 true ) ] } WHERE { GRAPH ?g { ?s ?p [] } FILTER NOT EXISTS { ?s ?p ?o } }",
  'BASE <http://a/> SELECT ?x FROM <b> FROM NAMED <c> WHERE { BIND(IF(?a=1, STRLEN("é\\"\\n"), -?b) AS ?x) { SELECT * { ?a ?b ?c } } }',
  "SELECT ?s { ?s ?p ?o . ?s ?q a\\:b . FILTER(?o IN (1, 2) || ?o NOT IN (3)) SERVICE SILENT <http://x> { ?s ?p ?o } }".replace(
    "a\\:b",
    "<a>",
  ),
];

/** What of a query must not change: its tokens, but for the case of its words and of white space in brackets. */
function meaning(query: string): string[] {
  return tokensOf(query).map(({ text, kind }) => (kind === text.toUpperCase() ? kind : text.replace(/\s+$/, "")));
}

for (const query of [...files.map((file) => readFileSync(file, "utf8")), ...AWKWARD]) {
  test(`nothing is lost, and the second time nothing changes: ${query.slice(0, 60)}`, () => {
    const once = format(query);
    assert.ok(once !== null);
    assert.deepEqual(meaning(once), meaning(query));
    assert.equal(format(once), once);
    assert.match(once, /\S\n$/);
    assert.doesNotMatch(once, /[ \t]\n(?![^"]*"""@fr)/);
  });
}

test("there are files to lay out", () => assert.ok(files.length > 100));

test("each pattern has its line, each level two spaces, words their capitals", () => {
  const query = "prefix a: <x> select ?s where{?s a a:b . optional{?s a:c ?o filter(?o>1)}} limit 2";
  assert.equal(
    format(query),
    "PREFIX a: <x>\nSELECT ?s WHERE {\n  ?s a a:b .\n  OPTIONAL { ?s a:c ?o FILTER(?o>1) }\n}\nLIMIT 2\n",
  );
});

test("a short query stays on its line, its last full stop too", () => {
  assert.equal(format("ask{?s ?p ?o.}"), "ASK { ?s ?p ?o . }\n");
  assert.equal(format("SELECT * { OPTIONAL { ?s ?p ?o . } }"), "SELECT * {\n  OPTIONAL { ?s ?p ?o . }\n}\n");
});

test("each of several comments keeps its line, empty ones too", () => {
  assert.equal(format("ASK { ?a ?b ?c }\n#\n# \n#"), "ASK { ?a ?b ?c }\n#\n#\n#\n");
});

test("what the grammar does not understand is left alone", () => {
  for (const query of ["SELECT {", "SELECT * { ?s ?p }", "SELECT * { ?s ?p ?o ))", "SELEC * {}", "{ ) }"])
    assert.equal(format(query), null, query);
});
