// The SPARQL that yields what is shown, for the editor: the links between the shown things, with their passages.
import { type Context, say } from "./context";
import type { State } from "./state";

const LONGEST = 9000;

/** Returns the query; where too many things are shown to be listed, it asks for their classes instead. */
export function queryOf(context: Context): string {
  const { atlas, history, shown } = context;
  const view = context.options.view;
  if (view && atlas.payload.things.length) return projected(view.query, history.state);
  const { statuses, families, since, until } = history.state;
  const nodes = Array.from({ length: atlas.size }, (_, node) => node).filter((node) => shown.nodes[node]);
  const listed = nodes.map((node) => term(atlas.id(node))).join(" ");
  const short = listed.length * 2 < LONGEST && (nodes.length < atlas.size || nodes.length < 60);
  const predicates = new Set<string>();
  const roles = new Set<string>();
  for (let edge = 0; edge < atlas.edges; edge++) {
    if (!shown.edges[edge]) continue;
    const role = atlas.payload.roles[atlas.payload.edges.role[edge] ?? -1];
    if (role) roles.add(role.id);
    else predicates.add(atlas.predicate(edge).id);
  }
  const kinds = [...new Set(nodes.map((node) => atlas.kind(node)))].filter((kind) => kind !== "Concept");
  const ends = short
    ? [`    VALUES ?source { ${listed} }`, `    VALUES ?target { ${listed} }`]
    : [`    VALUES ?sourceClass { ${kinds.map((kind) => `amu:${kind}`).join(" ")} }`, "    ?source a ?sourceClass ."];
  const status = `    VALUES ?status { ${statuses.map((each) => `status:${each}`).join(" ")} } ?passage dcterms:type ?status .`;
  const dated = (end: string): string =>
    since || until ? `    ${end} amu:year ?year . FILTER(?year >= ${since || 0} && ?year <= ${until || 9999})` : "";
  const branch = (lines: string[], end: string): string =>
    `  {\n${[...lines, ...ends, status, dated(end)].filter(Boolean).join("\n")}\n  }`;
  const branches = [
    roles.size &&
      branch(
        [
          `    VALUES ?relation { ${[...roles].map(term).join(" ")} }`,
          "    GRAPH ?passage { ?participation amu:agent ?source ; amu:role ?relation ; amu:context ?target }",
        ],
        "?target",
      ),
    predicates.size &&
      branch(
        [
          `    VALUES ?relation { ${[...predicates].map(term).join(" ")} }`,
          "    GRAPH ?passage { ?source ?relation ?target }",
        ],
        "?source",
      ),
  ].filter(Boolean);
  const hint = families.length ? `# ${families.join(", ")}\n` : "";
  return `${hint}SELECT ?source ?relation ?target ?status ?passage WHERE {\n${branches.join(" UNION\n") || "  FILTER(false)"}\n}\nORDER BY ?source ?relation ?target\n`;
}

/** Returns the query of the links whose projection is shown, in the period and with the status that are asked for. */
function projected(query: string, { since, until, statuses }: State): string {
  const given = (name: string, value: string | number): string =>
    value ? `VALUES ?${name} { ${value} }` : `VALUES ?${name} { UNDEF }`;
  const status = statuses.length === 1 ? `status:${statuses[0]}` : "";
  const values = { from: since, to: until, status };
  const bound = Object.entries(values).reduce(
    (text, [name, value]) => text.replaceAll(`VALUES ?${name} { UNDEF }`, given(name, value)),
    query,
  );
  return `# ${say("query_projected")}\n${bound}`;
}

/** Returns a CURIE as it stands in a query, or an IRI in brackets. */
function term(id: string): string {
  return /^[a-z-]+:[\w-]+$/.test(id) ? id : `<${id.replace(/[<>"{}|^`\\\s]/g, encodeURIComponent)}>`;
}
