// Which nodes and links are shown: the filters, what the reader unfolded, folded, hid, and what has to be seen.
import type { Atlas } from "./data";
import type { State } from "./state";

export interface Visible {
  readonly nodes: Uint8Array;
  readonly edges: Uint8Array;
  readonly nodeCount: number;
  readonly edgeCount: number;
  /** How many shown links a shown node has. */
  readonly degree: Uint16Array;
}

/** Returns what a state shows; `needed` are nodes that a path passes through. */
export function visible(atlas: Atlas, state: State, needed: Iterable<number> = []): Visible {
  const show = new Shown(atlas, state);
  show.start();
  show.unfold();
  for (const node of [...needed, ...atlas.numbersOf([state.node, state.other, state.from, state.to])]) show.nodes[node] = 1;
  for (const node of atlas.numbersOf(state.hidden)) show.nodes[node] = 0;
  show.fold();
  show.link();
  show.dropUnlinked(new Set([...needed, ...atlas.numbersOf([state.node, state.other, state.from, state.to, ...state.only])]));
  return show;
}

class Shown implements Visible {
  readonly nodes: Uint8Array;
  readonly edges: Uint8Array;
  readonly degree: Uint16Array;
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
    this.counted = new Uint8Array(atlas.edges);
    for (let edge = 0; edge < atlas.edges; edge++) {
      const said = state.statuses.includes(atlas.status(edge)) || atlas.status(edge) === "derived";
      const wanted = !state.families.includes(atlas.family(edge)) && (atlas.within?.edges.has(edge) ?? true);
      this.counted[edge] = said ? (wanted ? 2 : 1) : 0;
    }
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
      if (this.counted[edge] === 2 && !this.nodes[other] && this.passes(other)) {
        this.nodes[other] = 1;
        found.push(other);
      }
    }
    return found;
  }

  private passes(node: number): boolean {
    const { plus, minus, since, until } = this.state;
    const kind = this.atlas.kind(node);
    const { within } = this.atlas;
    if (within && !within.nodes.has(node)) return false;
    if (this.atlas.isOnDemand(kind) && !within ? !plus.includes(kind) : minus.includes(kind)) return false;
    const year = this.atlas.year(node);
    return !year || ((!since || year >= since) && (!until || year <= until));
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
        const elsewhere = this.atlas.links[other]?.some((link) => this.counted[link.edge] === 2 && this.nodes[link.other] && link.other !== node);
        if (!elsewhere) this.nodes[other] = 0;
      }
    }
  }

  link(): void {
    for (let edge = 0; edge < this.atlas.edges; edge++) {
      const [source, target] = this.atlas.ends(edge);
      if (!this.nodes[source] || !this.nodes[target]) continue;
      if (this.counted[edge] !== 2 && !this.unfolded.has(edge)) continue;
      this.edges[edge] = 1;
      this.edgeCount++;
      this.degree[source] = (this.degree[source] ?? 0) + 1;
      this.degree[target] = (this.degree[target] ?? 0) + 1;
    }
  }

  /** Takes away what no status that is shown links with anything, and what has no date where a period is asked for. */
  dropUnlinked(kept: ReadonlySet<number>): void {
    const period = this.state.since > 0 || this.state.until > 0;
    for (let node = 0; node < this.atlas.size; node++) {
      if (!this.nodes[node]) continue;
      const linked = this.degree[node] || (!(period && !this.atlas.year(node)) && this.hasTies(node));
      if (!linked && !kept.has(node)) this.nodes[node] = 0;
      else this.nodeCount++;
    }
  }

  private hasTies(node: number): boolean {
    return this.atlas.links[node]?.some(({ edge }) => this.counted[edge] !== 0) ?? false;
  }
}
