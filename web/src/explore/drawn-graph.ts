// The graph that is drawn: what sigma asks of a graph of graphology, as columns. Nodes and links are numbers, which sigma
// knows as text; whoever changes a look or a place tells sigma.
import type { AbstractGraph, Attributes } from "graphology-types";

export class DrawnGraph {
  readonly multi = true;
  private nodeNames: readonly string[] = [];
  private edgeNames: readonly string[] = [];
  private nodeLooks: Attributes[] = [];
  private edgeLooks: Attributes[] = [];

  /** `sources` and `targets` are the ends of links, by their numbers. */
  constructor(
    private readonly sources: readonly number[] = [],
    private readonly targets: readonly number[] = [],
  ) {}

  get order(): number {
    return this.nodeNames.length;
  }
  get size(): number {
    return this.edgeNames.length;
  }

  /** Takes as many nodes, with the look and the place that each is given. */
  fill(nodes: number, look: (node: number) => Attributes): void {
    this.nodeNames = Array.from({ length: nodes }, (_, node) => String(node));
    this.nodeLooks = Array.from({ length: nodes }, (_, node) => look(node));
  }

  /** Gives each node another look; what that does not say stays. */
  restyle(look: (node: number) => Attributes): void {
    for (const [node, known] of this.nodeLooks.entries()) Object.assign(known, look(node));
  }

  /** Takes these links in place of those before. */
  link(edges: readonly number[], look: (edge: number) => Attributes): void {
    this.edgeNames = edges.map(String);
    this.edgeLooks = [];
    for (const edge of edges) this.edgeLooks[edge] = look(edge);
  }

  /** Returns what sigma knows of a node, to be read and changed. */
  look(node: number): Attributes {
    return this.nodeLooks[node] as Attributes;
  }

  /** Returns the names anew: sigma orders what it gets. */
  nodes(): string[] {
    return [...this.nodeNames];
  }
  edges(): string[] {
    return [...this.edgeNames];
  }
  hasNode(name: string): boolean {
    return this.nodeLooks[Number(name)] !== undefined;
  }
  hasEdge(name: string): boolean {
    return this.edgeLooks[Number(name)] !== undefined;
  }
  getNodeAttributes(name: string): Attributes {
    return this.nodeLooks[Number(name)] as Attributes;
  }
  getEdgeAttributes(name: string): Attributes {
    return this.edgeLooks[Number(name)] as Attributes;
  }
  extremities(name: string): [string, string] {
    const edge = Number(name);
    return [this.nodeNames[this.sources[edge] ?? 0] ?? "", this.nodeNames[this.targets[edge] ?? 0] ?? ""];
  }
  forEachNode(each: (name: string, look: Attributes) => void): void {
    for (const name of this.nodeNames) each(name, this.getNodeAttributes(name));
  }
  forEachEdge(each: (name: string, look: Attributes, source: string, target: string) => void): void {
    for (const name of this.edgeNames) each(name, this.getEdgeAttributes(name), ...this.extremities(name));
  }

  /** Sigma listens for changes; nothing here changes unless it is told. */
  on(): void {}
  removeListener(): void {}
  /** By these sigma knows a graph; what is drawn has no use for them. */
  addUndirectedEdgeWithKey(): never {
    throw new TypeError("a drawn graph is filled whole");
  }
  dropNode(): never {
    throw new TypeError("a drawn graph is filled whole");
  }

  /** Returns this as the type that sigma takes, of which it uses what is here. */
  asGraph(): AbstractGraph {
    return this as unknown as AbstractGraph;
  }
}
