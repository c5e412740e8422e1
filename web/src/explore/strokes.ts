// The lines of a small picture on the screen, so that names can keep off them.
import type { Box } from "./boxes";
import type { Atlas } from "./data";
import type { Visible } from "./visible";

export interface Stroke {
  from: Point;
  to: Point;
}
interface Point {
  x: number;
  y: number;
}

/** With more lines than these no place beside a node is free of them, and looking for one would hold up the picture. */
const MOST = 60;

/** Returns the lines between shown nodes, straight; of many none. */
export function strokes(
  atlas: Atlas,
  shown: Visible | undefined,
  places: readonly (Point & { node: number })[],
): Stroke[] {
  if (!shown || shown.edgeCount > MOST) return [];
  const at = new Map(places.map((place) => [place.node, place]));
  const edges = [...shown.edges.keys()].filter((edge) => shown.edges[edge]);
  return edges.flatMap((edge) => {
    const [from, to] = atlas.ends(edge).map((node) => at.get(node));
    return from && to ? [{ from, to }] : [];
  });
}

/** Tells whether a line passes through a box (Liang and Barsky). */
export function passes({ from, to }: Stroke, box: Box): boolean {
  const [across, down] = [to.x - from.x, to.y - from.y];
  let [begin, end] = [0, 1];
  for (const [step, room] of [
    [-across, from.x - box.left],
    [across, box.right - from.x],
    [-down, from.y - box.top],
    [down, box.bottom - from.y],
  ] as const) {
    if (step === 0 && room < 0) return false;
    if (step < 0) begin = Math.max(begin, room / step);
    if (step > 0) end = Math.min(end, room / step);
  }
  return begin <= end;
}
