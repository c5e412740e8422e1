// How many of the links fall into each year, and how many into none: what a period keeps of everything else that is shown.
import type { Atlas } from "./data";
import { passing } from "./relations";
import type { State } from "./state";

export interface Histogram {
  first: number;
  last: number;
  /** One number for each year from the first to the last. */
  counts: number[];
  undated: number;
}

/** Returns the links by year that pass the other filters; undefined where none has a year. */
export function histogram(atlas: Atlas, state: State): Histogram | undefined {
  const [first, last] = bounds(atlas);
  if (!first) return undefined;
  const counts = Array<number>(last - first + 1).fill(0);
  const passes = passing(atlas, state);
  const isShown = (node: number): boolean => {
    const kind = atlas.kind(node);
    return atlas.isOnDemand(kind) ? state.plus.includes(kind) : !state.minus.includes(kind);
  };
  let undated = 0;
  for (let edge = 0; edge < atlas.edges; edge++) {
    const status = atlas.status(edge);
    if (!passes[atlas.relation(edge)] || !(status === "derived" || state.statuses.includes(status))) continue;
    if (!atlas.ends(edge).every(isShown)) continue;
    const year = atlas.dated(edge);
    if (year) counts[year - first] = (counts[year - first] ?? 0) + 1;
    else undated++;
  }
  return { first, last, counts, undated };
}

/** Returns the first and the last year of links, zeros where there is none. */
function bounds(atlas: Atlas): [number, number] {
  let [first, last] = [Infinity, 0];
  for (let edge = 0; edge < atlas.edges; edge++) {
    const year = atlas.dated(edge);
    if (year) [first, last] = [Math.min(first, year), Math.max(last, year)];
  }
  return last ? [first, last] : [0, 0];
}
