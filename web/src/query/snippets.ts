// The same query elsewhere: code that asks it.
import { tokensOf } from "./syntax";

export interface Snippet {
  readonly name: string;
  readonly text: string;
}

/** Returns code in three languages that asks the query of this server. */
export function snippets(query: string): Snippet[] {
  const endpoint = `${location.origin}/sparql`;
  const graph = asksForStatements(query);
  const accept = graph ? "text/turtle" : "text/csv";
  return [
    { name: "curl", text: curl(query, endpoint, accept) },
    { name: "Python", text: python(query, endpoint, accept, graph) },
    { name: "R", text: r(query, endpoint, accept, graph) },
  ];
}

function asksForStatements(query: string): boolean {
  const form = tokensOf(query).find(({ kind }) => /^(SELECT|ASK|CONSTRUCT|DESCRIBE)$/.test(kind));
  return form !== undefined && /^(CONSTRUCT|DESCRIBE)$/.test(form.kind);
}

function curl(query: string, endpoint: string, accept: string): string {
  return `curl '${endpoint}' \\\n  -H 'Accept: ${accept}' \\\n  --data-urlencode 'query=${query.replaceAll("'", "'\\''")}'`;
}

function python(query: string, endpoint: string, accept: string, graph: boolean): string {
  const text = query.replaceAll("\\", "\\\\").replaceAll('"""', '\\"\\"\\"').replace(/"$/, '\\"');
  const lines = [
    "from urllib.parse import urlencode",
    "from urllib.request import Request, urlopen",
    ...(graph ? [] : ["", "import pandas"]),
    "",
    `query = """${text}"""`,
    `request = Request("${endpoint}", urlencode({"query": query}).encode(), {"Accept": "${accept}"})`,
    graph ? "print(urlopen(request).read().decode())" : "print(pandas.read_csv(urlopen(request)))",
    "",
    `# import amu_graph; amu_graph.load().query(query)`,
  ];
  return lines.join("\n");
}

function r(query: string, endpoint: string, accept: string, graph: boolean): string {
  let dashes = "";
  while (query.includes(`)${dashes}"`)) dashes += "-";
  const lines = [
    "library(httr2)",
    "",
    `query <- r"${dashes}(${query})${dashes}"`,
    `answer <- request("${endpoint}") |>`,
    `  req_headers(Accept = "${accept}") |>`,
    "  req_body_form(query = query) |>",
    "  req_perform() |>",
    "  resp_body_string()",
    graph ? "cat(answer)" : 'print(read.csv(text = answer, encoding = "UTF-8"))',
  ];
  return lines.join("\n");
}
