// How links are drawn: one by one; of very many only those that stand out or have words, the others as hairlines.
import type { Atlas } from "./data";
import type { DrawnGraph } from "./drawn-graph";
import { PER_END } from "./programs/hairlines";
import type { State } from "./state";
import { type Emphasis, MANY, type Styling, VERY_MANY } from "./styling";
import type { Visible } from "./visible";

export class DrawnLinks {
  readonly areHairlines: boolean;

  constructor(
    private readonly atlas: Atlas,
    private readonly graph: DrawnGraph,
    /** Returns a length of the layout as one of the frame. */
    private readonly framing: (length: number) => number,
  ) {
    this.areHairlines = atlas.edges > VERY_MANY;
  }

  /** Puts the links that are drawn one by one into the graph. */
  put(styling: Styling, state: State, emphasis: Emphasis): void {
    const { atlas } = this;
    const all = !this.areHairlines || state.written !== "";
    const edges = all ? atlas.payload.edges.source.map((_, edge) => edge) : [...emphasis.edges];
    const type = atlas.edges > MANY || !atlas.payload.directed ? "line" : "arrow";
    const aside = sideBySide(atlas);
    this.graph.link(edges, (edge) => ({ type, aside: aside(edge), ...styling.edge(edge) }));
  }

  /** Returns the ends of shown links that are hairlines: place and colour of each. */
  hairs(styling: Styling, shown: Visible, state: State, emphasis: Emphasis): Float32Array {
    const { source, target } = this.atlas.payload.edges;
    if (state.written) return new Float32Array();
    const ends = new Float32Array(shown.edgeCount * 2 * PER_END);
    let length = 0;
    const put = (node: number, colour: number): void => {
      const { x, y } = this.graph.look(node);
      ends[length++] = this.framing(x);
      ends[length++] = this.framing(y);
      ends[length++] = colour;
    };
    for (let edge = 0; edge < source.length; edge++) {
      if (!shown.edges[edge] || emphasis.edges.has(edge)) continue;
      const colour = styling.hair(edge);
      put(source[edge] ?? 0, colour);
      put(target[edge] ?? 0, colour);
    }
    return ends.subarray(0, length);
  }
}

/** Returns what tells, for one link after the other, how far it stands from the line between its ends, in pixels. */
function sideBySide(atlas: Atlas): (edge: number) => number {
  const seen = new Map<number, number>();
  return (edge) => {
    const [source, target] = atlas.ends(edge);
    const pair = Math.min(source, target) * atlas.size + Math.max(source, target);
    const place = seen.get(pair) ?? 0;
    seen.set(pair, place + 1);
    return Math.ceil(place / 2) * 5 * (place % 2 ? 1 : -1) * (source < target ? 1 : -1) || 0;
  };
}
