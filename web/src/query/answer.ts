// Answers of the endpoint as the page reads them: SPARQL JSON for solutions and booleans, N-Triples for statements.

export interface Term {
  readonly type: "uri" | "literal" | "bnode" | "other";
  readonly value: string;
  readonly language: string;
  readonly datatype: string;
}
export type Row = readonly (Term | undefined)[];
export interface Table {
  readonly kind: "table" | "graph";
  readonly variables: readonly string[];
  readonly rows: readonly Row[];
}
export interface Verdict {
  readonly kind: "boolean";
  readonly value: boolean;
}
export type Answer = Table | Verdict;

interface JsonTerm {
  type: string;
  value: unknown;
  datatype?: string;
  "xml:lang"?: string;
}
interface JsonAnswer {
  head: { vars?: string[] };
  boolean?: boolean;
  results?: { bindings: Record<string, JsonTerm>[] };
}

export function readJson(text: string): Answer {
  const { head, boolean, results } = JSON.parse(text) as JsonAnswer;
  if (boolean !== undefined) return { kind: "boolean", value: boolean };
  const variables = head.vars ?? [];
  const rows = (results?.bindings ?? []).map((binding) => variables.map((name) => readTerm(binding[name])));
  return { kind: "table", variables, rows };
}

function readTerm(term: JsonTerm | undefined): Term | undefined {
  if (!term) return undefined;
  if (term.type === "uri" || term.type === "bnode") return make(term.type, String(term.value));
  if (term.type !== "literal" && term.type !== "typed-literal") return make("other", JSON.stringify(term.value));
  return make("literal", String(term.value), term["xml:lang"] ?? "", term.datatype ?? "");
}

function make(type: Term["type"], value: string, language = "", datatype = ""): Term {
  return { type, value, language, datatype };
}

const RESOURCE = String.raw`<([^<>\s]*)>|(_:\S+)`;
const STATEMENT = new RegExp(
  String.raw`^\s*(?:${RESOURCE})\s*<([^<>\s]*)>\s*(?:${RESOURCE}|"((?:[^"\\]|\\.)*)"(?:@([A-Za-z0-9-]+)|\^\^<([^<>\s]*)>)?|(.+?))\s*\.\s*$`,
);

/** Reads N-Triples as rows of subject, property and value. */
export function readTriples(text: string, variables: readonly [string, string, string]): Table {
  const rows: Row[] = [];
  for (const line of text.split("\n")) {
    const found = STATEMENT.exec(line);
    if (!found) continue;
    const [, subject, node, property, object, objectNode, literal, tag, datatype, other] = found;
    const value =
      literal !== undefined
        ? make("literal", unescaped(literal), tag ?? "", datatype ?? "")
        : (resource(object, objectNode) ?? make("other", other ?? ""));
    rows.push([resource(subject, node), make("uri", unescaped(property ?? "")), value]);
  }
  return { kind: "graph", variables, rows };
}

function resource(iri: string | undefined, node: string | undefined): Term | undefined {
  if (iri !== undefined) return make("uri", unescaped(iri));
  return node === undefined ? undefined : make("bnode", node);
}

const LETTERS: Record<string, string> = { t: "\t", b: "\b", n: "\n", r: "\r", f: "\f" };

function unescaped(text: string): string {
  return text.replace(
    /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g,
    (_, short?: string, long?: string, letter?: string) => {
      const number = short ?? long;
      return number === undefined
        ? (LETTERS[letter ?? ""] ?? letter ?? "")
        : String.fromCodePoint(parseInt(number, 16));
    },
  );
}
