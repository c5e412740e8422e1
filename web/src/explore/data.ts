// The whole graph as the server sends it: columns of nodes and of links, and what can be asked of them at once.
import { language } from "../shared/page";
import { route } from "./server";

type Column = (number | null)[];
interface Named {
  id: string;
  fr: string;
  en: string;
}
/** A row of `things`, and the number of the status that says so. */
export type Membership = [thing: number, status: number];
export interface Predicate extends Named {
  back: { fr: string; en: string };
  family: string;
}
export interface Payload {
  scale: number;
  nodes: {
    id: string[];
    fr: string[];
    en: (string | 0)[];
    class: number[];
    year: number[];
    x: Column;
    y: Column;
    X: Column;
    Y: Column;
    members?: Membership[][];
  };
  edges: {
    source: number[];
    target: number[];
    predicate: number[];
    role: number[];
    status: number[];
    year: number[];
    weight: number[];
    shared?: Membership[][];
  };
  directed: boolean;
  /** What the nodes of a projection share. */
  things: (Named & { year: number })[];
  classes: string[];
  onDemand: string[];
  predicates: Predicate[];
  roles: Named[];
  statuses: string[];
  /** The layouts that mean something for this network. */
  layouts: string[];
}

/** What a link says: a role, or a property where it has none; the finest that links are filtered by. */
export interface Relation extends Named {
  family: string;
}

export interface Link {
  edge: number;
  other: number;
  outgoing: boolean;
}

/** The graph by numbers: nodes from 0 to `size` − 1, links from 0 to `edges` − 1. */
export class Atlas {
  readonly size: number;
  readonly edges: number;
  readonly links: Link[][];
  readonly relations: Relation[] = [];
  private readonly relationOf: Uint16Array;
  private readonly numbers = new Map<string, number>();

  /** The names that several nodes have. */
  private readonly namesakes = new Set<string>();

  constructor(
    readonly payload: Payload,
    private readonly classWords: (kind: string) => string = (kind) => kind,
  ) {
    this.size = payload.nodes.id.length;
    this.edges = payload.edges.source.length;
    for (const [node, id] of payload.nodes.id.entries()) this.numbers.set(id, node);
    const names = new Set<string>();
    for (let node = 0; node < this.size; node++) {
      const name = this.name(node);
      if (names.has(name)) this.namesakes.add(name);
      names.add(name);
    }
    this.relationOf = this.related();
    this.links = Array.from({ length: this.size }, () => []);
    for (let edge = 0; edge < this.edges; edge++) {
      const [source, target] = this.ends(edge);
      this.links[source]?.push({ edge, other: target, outgoing: true });
      if (source !== target) this.links[target]?.push({ edge, other: source, outgoing: false });
    }
  }

  /** Finds what each link says. */
  private related(): Uint16Array {
    const { role: roles, predicate: predicates } = this.payload.edges;
    const known = new Map<string, number>();
    return Uint16Array.from({ length: this.edges }, (_, edge) => {
      const key = `${roles[edge]} ${predicates[edge]}`;
      const number = known.get(key) ?? known.size;
      if (number === known.size) {
        const { id, fr, en } = this.payload.roles[roles[edge] ?? -1] ?? this.predicate(edge);
        this.relations.push({ id, fr, en, family: this.family(edge) });
        known.set(key, number);
      }
      return number;
    });
  }

  /** Loads the graph; while the server makes its data, `making` is told which part is done. */
  static async load(classWords: (kind: string) => string, making: (part: number) => void): Promise<Atlas> {
    let answer = await fetch(route("data"));
    while (answer.status === 202) {
      making(((await answer.json()) as { progress: number }).progress);
      answer = await fetch(route("data"));
    }
    if (!answer.ok) throw new Error(`${answer.status}`);
    return new Atlas((await answer.json()) as Payload, classWords);
  }

  /** Returns the number of a node, undefined where there is none of that id. */
  node(id: string): number | undefined {
    return this.numbers.get(id);
  }
  numbersOf(ids: Iterable<string>): number[] {
    return [...ids].map((id) => this.node(id)).filter((node) => node !== undefined);
  }
  id(node: number): string {
    return this.payload.nodes.id[node] ?? "";
  }
  /** Returns the name of a node, with its class where another node has the same name. */
  label(node: number): string {
    const name = this.name(node);
    return this.namesakes.has(name) ? `${name} (${this.classWords(this.kind(node))})` : name;
  }
  private name(node: number): string {
    const { fr, en } = this.payload.nodes;
    return (language === "en" && en[node]) || fr[node] || this.id(node);
  }
  kind(node: number): string {
    return this.payload.classes[this.payload.nodes.class[node] ?? -1] ?? "Thing";
  }
  year(node: number): number {
    return this.payload.nodes.year[node] ?? 0;
  }
  ends(edge: number): [number, number] {
    return [this.payload.edges.source[edge] ?? 0, this.payload.edges.target[edge] ?? 0];
  }
  predicate(edge: number): Predicate {
    return this.payload.predicates[this.payload.edges.predicate[edge] ?? 0] as Predicate;
  }
  family(edge: number): string {
    return this.predicate(edge).family;
  }
  /** Returns the number of what a link says among `relations`. */
  relation(edge: number): number {
    return this.relationOf[edge] ?? 0;
  }
  status(edge: number): string {
    return this.payload.statuses[this.payload.edges.status[edge] ?? 0] ?? "asserted";
  }
  /** Returns the year of what dates a link, 0 where it has none. */
  dated(edge: number): number {
    return this.payload.edges.year[edge] ?? 0;
  }
  weight(edge: number): number {
    return this.payload.edges.weight[edge] ?? 1;
  }
  /** Returns the things that a link of a projection stands for. */
  shared(edge: number): readonly Membership[] | undefined {
    return this.payload.edges.shared?.[edge];
  }
  thing(number: number): string {
    return this.payload.things[number]?.[language] ?? "";
  }
  role(edge: number): string {
    return this.payload.roles[this.payload.edges.role[edge] ?? -1]?.[language] ?? "";
  }
  /** Returns the words of a link as they are read from its source, or from its target. */
  words(edge: number, outgoing: boolean): string {
    const predicate = this.predicate(edge);
    return outgoing ? predicate[language] : predicate.back[language];
  }
  /** Returns what a link says, from its source: its role, if it has one, else its words. */
  says(edge: number): string {
    return this.role(edge) || this.words(edge, true);
  }
  isOnDemand(kind: string): boolean {
    return this.payload.onDemand.includes(kind);
  }
  /** Returns the least and the greatest year, undefined where nothing is dated. */
  get period(): [number, number] | undefined {
    const years = this.payload.nodes.year.filter(Boolean);
    return years.length ? [Math.min(...years), Math.max(...years)] : undefined;
  }
}
