// The columns of an answer: `x` and `xLabel` folded into one, and what kind of values each has.
import { language } from "../shared/page";
import type { Row, Table, Term } from "./answer";
import type { Names } from "./names";

const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMBERS = new Set(
  ["integer", "decimal", "double", "float", "long", "int", "nonNegativeInteger", "positiveInteger"].map(
    (name) => XSD + name,
  ),
);
const DATES = new Set(["date", "dateTime", "gYear", "gYearMonth"].map((name) => XSD + name));
const YEAR = /year|année|annee/i;

export interface Column {
  readonly name: string;
  readonly at: number;
  /** The place of the labels of this column, -1 where it has none. */
  readonly labelAt: number;
}

function columnsOf(table: Table): Column[] {
  const { variables } = table;
  return variables
    .map((name, at) => ({ name, at, labelAt: variables.indexOf(`${name}Label`) }))
    .filter(({ name }) => !(name.endsWith("Label") && variables.includes(name.slice(0, -"Label".length))));
}

export function isNumber(term: Term | undefined): boolean {
  return term?.type === "literal" && NUMBERS.has(term.datatype);
}

export function isDate(term: Term | undefined, name = ""): boolean {
  if (term?.type !== "literal") return false;
  return DATES.has(term.datatype) || (YEAR.test(name) && isNumber(term) && /^[12]\d{3}$/.test(term.value));
}

/** Tells whether a column has values, and all of them pass. */
function every(table: Table, column: Column, passes: (term: Term) => boolean): boolean {
  let some = false;
  for (const row of table.rows) {
    const term = row[column.at];
    if (!term) continue;
    if (!passes(term)) return false;
    some = true;
  }
  return some;
}

export interface Kinds {
  readonly columns: readonly Column[];
  readonly numbers: readonly Column[];
  readonly dates: readonly Column[];
  readonly nodes: readonly Column[];
}

export function kindsOf(table: Table): Kinds {
  const columns = columnsOf(table);
  const dates = columns.filter((column) => every(table, column, (term) => isDate(term, column.name)));
  return {
    columns,
    dates,
    numbers: columns.filter((column) => !dates.includes(column) && every(table, column, isNumber)),
    nodes: columns.filter((column) => every(table, column, (term) => term.type === "uri" || term.type === "bnode")),
  };
}

/** Returns the label that the answer gives, unless the graph has one in the reader's language and this is in another. */
function labelOf(row: Row, column: Column, names: Names): Term | undefined {
  const term = row[column.at];
  const label = column.labelAt < 0 ? undefined : row[column.labelAt];
  const known = term?.type === "uri" ? names.get(term.value) : undefined;
  return label && known?.language === language && label.language && label.language !== language ? undefined : label;
}

/** Returns the words of a cell, as a reader sorts and copies them. */
export function textOf(row: Row, column: Column, names: Names): string {
  const term = row[column.at];
  const label = labelOf(row, column, names);
  if (!term) return label?.value ?? "";
  return term.type === "uri" ? (label?.value ?? names.label(term.value)) : term.value;
}

/** Makes what stands in a cell: a link with its label, or text in its language. */
export function cellOf(row: Row, column: Column, names: Names): Node | string {
  const term = row[column.at];
  const label = labelOf(row, column, names);
  if (term?.type === "uri") return names.link(term.value, label?.value, label?.language);
  const shown = term ?? label;
  if (!shown) return "";
  const text = document.createElement("bdi");
  if (shown.language) text.lang = shown.language;
  text.textContent = shown.value;
  return text;
}
