// From an answer to nodes and links: statements as they are, rows as links from their first node to the others. Columns
// of roles or properties name the links where there are two other nodes.
import type { Row, Table, Term } from "./answer";
import type { Column, Kinds } from "./columns";
import { textOf } from "./columns";
import type { Names } from "./names";

const TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const LABEL = "http://www.w3.org/2000/01/rdf-schema#label";

export interface Dot {
  readonly iri: string;
  label: string;
  language: string;
  degree: number;
}
export interface Link {
  readonly from: number;
  readonly to: number;
  readonly words: string;
}
export interface Network {
  readonly dots: readonly Dot[];
  readonly links: readonly Link[];
  /** How many nodes there were before the least linked were left out. */
  readonly total: number;
}

export function networks(table: Table, { nodes }: Kinds): boolean {
  if (table.kind === "graph") return table.rows.some((row) => row[2]?.type !== "literal");
  return nodes.length > 1;
}

export function networkOf(table: Table, kinds: Kinds, most: number, names: Names): Network {
  const maker = new Maker(names);
  const [ends, relations] = endsOf(table, kinds, names);
  for (const row of table.rows) {
    if (table.kind === "graph") maker.statement(row);
    else maker.row(row, ends, relations);
  }
  return maker.network(most);
}

function endsOf(table: Table, { nodes }: Kinds, names: Names): [readonly Column[], readonly Column[]] {
  const namesLinks = (column: Column): boolean =>
    table.rows.every((row) => ["Role", "Property"].includes(names.get(row[column.at]?.value ?? "")?.kind ?? ""));
  const relations = nodes.filter(namesLinks);
  const ends = nodes.filter((column) => !relations.includes(column));
  return ends.length > 1 ? [ends, relations] : [nodes, []];
}

class Maker {
  private readonly dots = new Map<string, Dot>();
  private readonly links = new Map<string, { from: string; to: string; words: string }>();

  constructor(private readonly names: Names) {}

  statement([subject, property, value]: Row): void {
    if (!subject || !property || !value) return;
    if (property.value === LABEL) this.dot(subject).label ||= value.value;
    if (value.type === "literal" || property.value === TYPE) this.dot(subject);
    else this.link(subject, value, this.names.label(property.value));
  }

  row(row: Row, ends: readonly Column[], relations: readonly Column[]): void {
    const [first, ...others] = ends.flatMap((column) => {
      const term = row[column.at];
      if (term && column.labelAt >= 0) this.dot(term).label ||= textOf(row, column, this.names);
      return term ? [{ term, name: column.name }] : [];
    });
    if (!first) return;
    this.dot(first.term);
    const words = relations.map((column) => textOf(row, column, this.names)).join(", ");
    for (const { term, name } of others) this.link(first.term, term, words || name);
  }

  network(most: number): Network {
    const kept = [...this.dots.values()].sort((one, other) => other.degree - one.degree).slice(0, most);
    const places = new Map(kept.map((dot, place) => [dot.iri, place]));
    const links: Link[] = [];
    for (const { from, to, words } of this.links.values()) {
      const [start, end] = [places.get(from), places.get(to)];
      if (start !== undefined && end !== undefined && start !== end) links.push({ from: start, to: end, words });
    }
    return { dots: kept, links, total: this.dots.size };
  }

  private dot(term: Term): Dot {
    const iri = term.type === "literal" ? `"${term.value}` : term.value;
    const found = this.dots.get(iri) ?? { iri, label: "", language: "", degree: 0 };
    this.dots.set(iri, found);
    return found;
  }

  private link(from: Term, to: Term, words: string): void {
    const [start, end] = [this.dot(from), this.dot(to)];
    const key = `${start.iri}\n${end.iri}`;
    const known = this.links.get(key);
    if (known) {
      if (!known.words.split(", ").includes(words)) known.words += `, ${words}`;
      return;
    }
    this.links.set(key, { from: start.iri, to: end.iri, words });
    start.degree += 1;
    end.degree += 1;
  }
}
