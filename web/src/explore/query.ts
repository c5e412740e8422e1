// The SPARQL that yields what is shown, for the editor: the filters as they stand in the panel, and the links between the
// shown things, with their passages. Only what was picked by hand is listed by name.
import { type Context, say } from "./context";
import { passing } from "./relations";
import type { State } from "./state";
import { titleOf } from "./title";

const LONGEST = 9000;

/** Returns the query of what is shown. */
export function queryOf(context: Context): string {
  const { atlas, history } = context;
  const { view } = context.options;
  if (view && atlas.payload.things.length) return projected(view.query, history.state);
  const picked = byHand(history.state) ? listed(context) : "";
  const narrowed = picked ? [] : [...classes(context), ...hidden(history.state)];
  const branches = [roles(context), properties(context)].filter(Boolean).map((lines) => {
    const all = [...lines, ...(picked ? [picked] : []), ...statuses(history.state)];
    return `  {\n${all.map((line) => `    ${line}`).join("\n")}\n  }`;
  });
  const comment = `# ${titleOf(context)}\n${picked ? `# ${say("query_listed")}\n` : ""}`;
  const body = [branches.join(" UNION\n") || "  FILTER(false)", ...narrowed.map((line) => `  ${line}`)].join("\n");
  return `${comment}SELECT DISTINCT ?source ?relation ?target ?status ?passage WHERE {\n${body}\n}\nORDER BY ?source ?relation ?target\n`;
}

/** Tells whether the reader added or took away things one by one, which no filter states. */
function byHand({ only, open, folded }: State): boolean {
  return only.length + open.length + folded.length > 0;
}

/** Returns the names of what is shown, nothing where they are too many. */
function listed({ atlas, shown }: Context): string {
  const nodes = [...shown.nodes.keys()].filter((node) => shown.nodes[node]);
  const names = nodes.map((node) => term(atlas.id(node))).join(" ");
  return names.length * 2 < LONGEST ? `VALUES ?source { ${names} } VALUES ?target { ${names} }` : "";
}

/** Returns the lines of roles, none where no role is shown. */
function roles(context: Context): string[] {
  const { all, shown } = relations(context, true);
  if (all.length && !shown.length) return [];
  return [
    ...(shown.length < all.length || context.options.view ? [`VALUES ?relation { ${shown.map(term).join(" ")} }`] : []),
    "GRAPH ?passage { ?participation amu:agent ?source ; amu:role ?relation ; amu:context ?target }",
    ...dated(context.history.state, "?target"),
  ];
}

/** Returns the lines of other relations, none where none is shown. */
function properties(context: Context): string[] {
  const { all, shown } = relations(context, false);
  if (!shown.length) return [];
  const isAll = shown.length === all.length && !context.options.view;
  return [
    isAll ? "?relation amu:telling true ." : `VALUES ?relation { ${shown.map(term).join(" ")} }`,
    "GRAPH ?passage { ?source ?relation ?target }",
    "FILTER NOT EXISTS { VALUES ?made { amu:Stage amu:Quantity } ?source a ?made }",
    ...dated(context.history.state, "?source"),
  ];
}

/** Returns the roles or the properties of the network, and those that pass the filters. */
function relations({ atlas, history }: Context, isRole: boolean): { all: string[]; shown: string[] } {
  const names = new Set(atlas.payload.roles.map(({ id }) => id));
  const passes = passing(atlas, history.state);
  const fitting = atlas.relations.map(({ id }, number) => ({ id, isShown: passes[number] }));
  const all = fitting.filter(({ id }) => names.has(id) === isRole);
  const unique = (found: { id: string }[]): string[] => [...new Set(found.map(({ id }) => id))].sort();
  return { all: unique(all), shown: unique(all.filter(({ isShown }) => isShown)) };
}

function statuses({ statuses }: State): string[] {
  return [`VALUES ?status { ${statuses.map((each) => `status:${each}`).join(" ")} } ?passage dcterms:type ?status .`];
}

function dated({ since, until }: State, end: string): string[] {
  if (!since && !until) return [];
  const bounds = [since ? `?year >= ${since}` : "", until ? `?year <= ${until}` : ""].filter(Boolean);
  return [`${end} amu:year ?year . FILTER(${bounds.join(" && ")})`];
}

/** Returns the lines that name the classes that are left out, or those that are shown where these are fewer. */
function classes({ atlas, history, options }: Context): string[] {
  const { plus, minus } = history.state;
  const isOut = (kind: string): boolean => (atlas.isOnDemand(kind) ? !plus.includes(kind) : minus.includes(kind));
  const [out, kept] = [true, false].map((left) => atlas.payload.classes.filter((kind) => isOut(kind) === left));
  if (!kept || !out || !(out.length || options.view)) return [];
  const terms = (kinds: string[]): string =>
    kinds.map((kind) => (kind === "Concept" ? "skos:Concept" : `amu:${kind}`)).join(" ");
  return ["source", "target"].map((end) =>
    out.length <= kept.length && !options.view
      ? `FILTER NOT EXISTS { VALUES ?leftOut { ${terms(out)} } ?${end} a ?leftOut }`
      : `VALUES ?${end}Class { ${terms(kept)} } ?${end} a ?${end}Class .`,
  );
}

function hidden({ hidden }: State): string[] {
  const names = hidden.map(term).join(", ");
  return names ? [`FILTER(?source NOT IN (${names}) && ?target NOT IN (${names}))`] : [];
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
