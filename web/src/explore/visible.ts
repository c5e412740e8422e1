// Which nodes and links are shown: the filters, what the reader unfolded, folded, hid, and what has to be seen.
import type { Atlas, Membership } from "./data";
import { passing } from "./relations";
import type { State } from "./state";

export interface Visible {
  readonly nodes: Uint8Array;
  readonly edges: Uint8Array;
  readonly nodeCount: number;
  readonly edgeCount: number;
  /** How many shown links a shown node has. */
  readonly degree: Uint16Array;
  /** The weight of each shown link: in a projection, how many of the shared things pass the filters. */
  readonly weight: Float32Array;
}

/** Tells whether the years of a state leave no year at all. */
export function isReversed({ since, until }: State): boolean {
  return since > 0 && until > 0 && since > until;
}

/** Returns what a state shows; `needed` are nodes that a path passes through. */
export function visible(atlas: Atlas, state: State, needed: Iterable<number> = []): Visible {
  const show = new Shown(atlas, state);
  const named = [...needed, ...atlas.numbersOf([state.node, state.other, state.from, state.to, ...state.picked])];
  show.start();
  show.unfold();
  for (const node of named) show.nodes[node] = 1;
  for (const node of atlas.numbersOf(state.hidden)) show.nodes[node] = 0;
  show.fold();
  show.link();
  show.dropUnlinked(new Set([...named, ...atlas.numbersOf(state.only)]));
  return show;
}

enum Counts {
  Never,
  /** What it says is left out: shown only where the reader unfolded it. */
  Unfolded,
  Always,
}

class Shown implements Visible {
  readonly nodes: Uint8Array;
  readonly edges: Uint8Array;
  readonly degree: Uint16Array;
  readonly weight: Float32Array;
  nodeCount = 0;
  edgeCount = 0;
  private readonly counted: Uint8Array;
  private readonly forced = new Set<number>();
  private readonly unfolded = new Set<number>();

  constructor(
    private readonly atlas: Atlas,
    private readonly state: State,
  ) {
    this.nodes = new Uint8Array(atlas.size);
    this.edges = new Uint8Array(atlas.edges);
    this.degree = new Uint16Array(atlas.size);
    this.weight = new Float32Array(atlas.edges);
    this.counted = new Uint8Array(atlas.edges);
    const passes = passing(atlas, state);
    for (let edge = 0; edge < atlas.edges; edge++) {
      this.weight[edge] = this.weigh(edge);
      const counts = passes[atlas.relation(edge)] ? Counts.Always : Counts.Unfolded;
      this.counted[edge] = this.weight[edge] ? counts : Counts.Never;
    }
  }

  /** Returns the weight of a link under the filters of status and period, 0 where it does not pass them. */
  private weigh(edge: number): number {
    const { atlas } = this;
    const shared = atlas.shared(edge);
    if (shared) return shared.filter((each) => this.counts(each)).length;
    return this.isSaid(atlas.status(edge)) && this.isInPeriod(atlas.dated(edge)) ? atlas.weight(edge) : 0;
  }

  private counts([thing, status]: Membership): boolean {
    const { things, statuses } = this.atlas.payload;
    return this.isSaid(statuses[status] ?? "") && this.isInPeriod(things[thing]?.year ?? 0);
  }

  private isSaid(status: string): boolean {
    return status === "derived" || this.state.statuses.includes(status);
  }

  /** A period leaves out what has no date, as the views of the command do. */
  private isInPeriod(year: number): boolean {
    const { since, until } = this.state;
    return (!since && !until) || (year > 0 && year >= since && (!until || year <= until));
  }

  /** Takes all nodes that pass the filters, or those near what the reader wants to see alone. */
  start(): void {
    const { only, steps } = this.state;
    if (!only.length) {
      for (let node = 0; node < this.atlas.size; node++) if (this.passes(node)) this.nodes[node] = 1;
      return;
    }
    let edge = this.atlas.numbersOf(only);
    for (const node of edge) this.nodes[node] = 1;
    for (let step = 0; step < steps; step++) edge = edge.flatMap((node) => this.next(node));
  }

  private next(node: number): number[] {
    const found: number[] = [];
    for (const { edge, other } of this.atlas.links[node] ?? []) {
      if (this.counted[edge] === Counts.Always && !this.nodes[other] && this.passes(other)) {
        this.nodes[other] = 1;
        found.push(other);
      }
    }
    return found;
  }

  private passes(node: number): boolean {
    const { plus, minus } = this.state;
    const kind = this.atlas.kind(node);
    return this.atlas.isOnDemand(kind) ? plus.includes(kind) : !minus.includes(kind);
  }

  unfold(): void {
    for (const key of this.state.open) {
      const [id = "", predicate, way] = key.split("*");
      const node = this.atlas.node(id);
      if (node === undefined) continue;
      for (const { edge, other, outgoing } of this.atlas.links[node] ?? []) {
        if (!this.counted[edge]) continue;
        if (predicate && (this.atlas.predicate(edge).id !== predicate || outgoing !== (way === "out"))) continue;
        this.nodes[other] = 1;
        this.forced.add(other);
        this.unfolded.add(edge);
      }
    }
  }

  /** Takes away the neighbours of folded nodes that nothing else shown is linked with. */
  fold(): void {
    for (const node of this.atlas.numbersOf(this.state.folded)) {
      for (const { other } of this.atlas.links[node] ?? []) {
        if (!this.nodes[other] || this.forced.has(other) || other === node) continue;
        const elsewhere = this.atlas.links[other]?.some(
          (link) => this.counted[link.edge] === Counts.Always && this.nodes[link.other] && link.other !== node,
        );
        if (!elsewhere) this.nodes[other] = 0;
      }
    }
  }

  link(): void {
    for (let edge = 0; edge < this.atlas.edges; edge++) {
      const [source, target] = this.atlas.ends(edge);
      if (!this.nodes[source] || !this.nodes[target]) continue;
      if (this.counted[edge] !== Counts.Always && !this.unfolded.has(edge)) continue;
      this.edges[edge] = 1;
      this.edgeCount++;
      this.degree[source] = (this.degree[source] ?? 0) + 1;
      this.degree[target] = (this.degree[target] ?? 0) + 1;
    }
  }

  /** Takes away what nothing that passes the filters is linked with, whether or not the reader hid it. */
  dropUnlinked(kept: ReadonlySet<number>): void {
    for (let node = 0; node < this.atlas.size; node++) {
      if (!this.nodes[node]) continue;
      if (!this.degree[node] && !kept.has(node) && !this.belongs(node)) this.nodes[node] = 0;
      else this.nodeCount++;
    }
  }

  /** Tells whether a node without a shown link is in the network: it shares nothing, or the reader left out what it is linked with. */
  private belongs(node: number): boolean {
    const members = this.atlas.payload.nodes.members?.[node];
    if (members) return members.some((each) => this.counts(each));
    return (
      this.atlas.links[node]?.some(
        ({ edge, other }) => this.counted[edge] === Counts.Always && this.isOffered(this.atlas.kind(other)),
      ) ?? false
    );
  }

  private isOffered(kind: string): boolean {
    return !this.atlas.isOnDemand(kind) || this.state.plus.includes(kind);
  }
}
