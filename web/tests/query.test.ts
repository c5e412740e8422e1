import assert from "node:assert/strict";
import { test } from "node:test";
import { readJson, readTriples, type Table } from "../src/query/answer";
import { kindsOf, textOf } from "../src/query/columns";
import { linkOf, Names } from "../src/query/names";
import { networkOf, networks } from "../src/query/network";
import { addressOf, downloadAddress, planAddress } from "../src/query/share";
import { snippets } from "../src/query/snippets";
import { tokensOf, treeOf, understood, WORDS } from "../src/query/syntax";
import { fold } from "../src/shared/fold";
import { corners, distances, SHAPES, type Shape } from "../src/shared/symbols";
import { beginsWithVowel, dated, elided, withinYear } from "../src/shared/typography";

const XSD = "http://www.w3.org/2001/XMLSchema#";
const iri = (value: string) => ({ type: "uri", value });
const integer = (value: string) => ({ type: "literal", value, datatype: `${XSD}integer` });

function table(vars: string[], ...bindings: Record<string, object>[]): Table {
  const answer = readJson(JSON.stringify({ head: { vars }, results: { bindings } }));
  assert.ok(answer.kind === "table");
  return answer;
}

test("answers in JSON: rows in the order of the variables, unbound ones empty, a verdict", () => {
  const found = table(["a", "b"], { b: { type: "literal", value: "é", "xml:lang": "fr" } });
  assert.deepEqual(found.rows, [[undefined, { type: "literal", value: "é", language: "fr", datatype: "" }]]);
  assert.deepEqual(readJson('{"head": {}, "boolean": false}'), { kind: "boolean", value: false });
});

test("statements in N-Triples: names, nodes, languages, types, escapes; what is no statement is left out", () => {
  const lines = [
    '<http://a/s> <http://a/p> "l\\u00e9\\n\\"x\\""@fr .',
    `_:b1 <http://a/p> "1"^^<${XSD}integer> .`,
    "<http://a/s> <http://a/p> _:b1 .",
    "# a comment",
    "",
  ];
  const { rows } = readTriples(lines.join("\n"), ["s", "p", "o"]);
  assert.deepEqual(
    rows.map((row) => row.map((term) => [term?.type, term?.value])),
    [
      [
        ["uri", "http://a/s"],
        ["uri", "http://a/p"],
        ["literal", 'lé\n"x"'],
      ],
      [
        ["bnode", "_:b1"],
        ["uri", "http://a/p"],
        ["literal", "1"],
      ],
      [
        ["uri", "http://a/s"],
        ["uri", "http://a/p"],
        ["bnode", "_:b1"],
      ],
    ],
  );
});

test("columns: a label belongs to its column; years are dates, other numbers are not", () => {
  const row = {
    who: iri("http://a/x"),
    whoLabel: { type: "literal", value: "X" },
    year: integer("2013"),
    n: integer("3000"),
  };
  const { columns, dates, numbers, nodes } = kindsOf(table(["who", "whoLabel", "year", "n", "empty"], row));
  const names = (found: readonly { name: string }[]): string[] => found.map(({ name }) => name);
  assert.deepEqual(names(columns), ["who", "year", "n", "empty"]);
  assert.deepEqual([names(dates), names(numbers), names(nodes)], [["year"], ["n"], ["who"]]);
});

test("a network of rows: from the first node to the others, once, the best linked first", () => {
  const row = (a: string, b: string): Record<string, object> => ({ a: iri(`http://a/${a}`), b: iri(`http://a/${b}`) });
  const found = table(["a", "b"], row("1", "2"), row("1", "3"), row("1", "2"), row("2", "2"));
  const kinds = kindsOf(found);
  assert.ok(networks(found, kinds));
  const { dots, links, total } = networkOf(found, kinds, 2, new Names());
  assert.deepEqual(
    dots.map(({ iri: name }) => name),
    ["http://a/2", "http://a/1"],
  );
  assert.equal(total, 3);
  assert.deepEqual(
    links.map(({ from, to }) => [dots[from]?.iri, dots[to]?.iri]),
    [["http://a/1", "http://a/2"]],
  );
  assert.ok(!networks(table(["a"], { a: iri("x") }), kindsOf(table(["a"], { a: iri("x") }))));
});

test("a cell is read by the label of the answer, by the name that is known, or by its short form", () => {
  const found = table(
    ["a", "aLabel"],
    { a: iri("http://a/x"), aLabel: { type: "literal", value: "Ixe" } },
    { a: iri("http://a/y") },
  );
  const [column] = kindsOf(found).columns;
  const names = new Names();
  names.use({ a: "http://a/" });
  assert.ok(column);
  assert.deepEqual(
    found.rows.map((row) => textOf(row, column, names)),
    ["Ixe", "a:y"],
  );
});

test("links lead to our pages or to http(s), never to another host by the back door", () => {
  assert.equal(linkOf("https://w3id.org/amu-graph/person/ada"), "/person/ada");
  assert.equal(linkOf("https://w3id.org/amu-graph/ontology#Person"), "/ontology/Person");
  assert.equal(linkOf("https://example.org/x"), "https://example.org/x");
  for (const bad of [
    "https://w3id.org/amu-graph//evil.example",
    "https://w3id.org/amu-graph/\\evil",
    "javascript:alert(1)",
    "http:///x",
  ])
    assert.equal(linkOf(bad), null, bad);
});

test("the tokens of a query tile it: nothing between them but white space", () => {
  for (const query of [
    'SELECT * { ?s a:b/^a:c "x # y"@fr . } # z',
    "SELECT * { ?s ?p",
    "{{ ?é <http://a/#b> !( 1 <= 2 && ?x",
  ]) {
    let rest = query;
    for (const { text } of tokensOf(query)) {
      const at = rest.indexOf(text);
      assert.equal(rest.slice(0, at).trim(), "");
      rest = rest.slice(at + text.length);
    }
    assert.equal(rest.trim(), "");
  }
  assert.deepEqual(
    tokensOf("SELECT * { ?s a ")
      .slice(-2)
      .map(({ text }) => text),
    ["?s", "a"],
  );
  assert.ok(understood(treeOf("ASK {}")) && !understood(treeOf("ASK {")));
});

test("the words of queries are known, those of updates are not offered", () => {
  for (const word of ["SELECT", "GROUP_CONCAT", "ENCODE_FOR_URI", "SHA256", "UNDEF", "NAMED"])
    assert.ok(WORDS.includes(word), word);
  for (const word of ["INSERT", "DELETE", "DROP", "TRUE"]) assert.ok(!WORDS.includes(word), word);
});

test("a query is carried by an address; a long one is not sent to the server with it", () => {
  assert.equal(addressOf("ASK {}", ""), "/query?query=ASK+%7B%7D");
  assert.ok(addressOf(`# ${"x".repeat(9000)}`, "table").startsWith("/query#"));
  assert.equal(downloadAddress("x".repeat(16_000), "csv"), null);
  assert.equal(planAddress("x".repeat(16_000)), null);
  assert.equal(planAddress("ASK {}"), "/query/plan?query=ASK+%7B%7D");
});

test("code for others asks for statements where the query constructs some, whatever its comments and strings say", () => {
  const accepts = (query: string): string => snippets(query)[0]?.text.match(/Accept: ([^']+)/)?.[1] ?? "";
  assert.equal(accepts("# CONSTRUCT\nSELECT * { ?s ?p 'DESCRIBE' }"), "text/csv");
  assert.equal(accepts("PREFIX select: <x> construct where { ?s ?p ?o }"), "text/turtle");
  assert.match(snippets("SELECT * { ?s ?p 'it' }")[0]?.text ?? "", /'\\''it'\\''/);
});

test("what is typed is compared without accents, ligatures and curly apostrophes", () => {
  assert.equal(fold("  Maîtrise d’Œuvre\u00a0 "), "maitrise d'oeuvre");
});

test("French words are elided before a vowel and a mute h, dates are in words", () => {
  for (const word of ["Archi", "habitat", "Yvelines", "yeux", "Yonne"]) assert.ok(beginsWithVowel(word), word);
  for (const word of ["haie", "yaourt", "Yémen", "yoga"]) assert.ok(!beginsWithVowel(word), word);
  assert.equal(elided("relève de ", "Archi-Etic"), "relève d’");
  assert.equal(dated("2013-05-01", "fr"), "1er\u00a0mai 2013");
  assert.equal(dated("2013", "en"), "2013");
  const within = ["2013-06-01", "2013-06-02", "2013-06", "2013"].map((date) => withinYear(date, "fr"));
  assert.deepEqual(within, ["1er\u00a0juin", "2\u00a0juin", "juin", ""]);
});

test("shapes have the corners that their file says, at equal angles", () => {
  const rounded = (shape: Shape): number[][] =>
    corners(shape, 0, 0, 1).map((each) => each.map((value) => Math.round(value * 1000) / 1000));
  assert.deepEqual(corners("circle", 0, 0, 1), []);
  assert.deepEqual(rounded("diamond"), [
    [1.18, 0],
    [0, 1.18],
    [-1.18, 0],
    [-0, -1.18],
  ]);
  assert.deepEqual(rounded("triangle")[0], [0, -1.3]);
  assert.deepEqual(rounded("triangle-down")[0], [0, 1.3]);
  assert.deepEqual(
    corners("star", 0, 0, 1).map(([x, y]) => Math.hypot(x, y).toFixed(2)),
    Array(5).fill(["1.25", "0.55"]).flat(),
  );
  assert.equal(distances().length, SHAPES.length);
});
