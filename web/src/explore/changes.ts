// What a change did, in a sentence: what was pinned, what came, what went, and how much is shown now.
import { type Context, say } from "./context";
import type { State } from "./state";

const MOST = 5;

export function changes({ atlas, shown }: Context, state: State, before: State, were: Uint8Array): string {
  const all = Array.from({ length: atlas.size }, (_, node) => node);
  const named = (key: string, nodes: number[]): string => {
    const names = nodes
      .slice(0, MOST)
      .map((node) => atlas.label(node))
      .join(", ");
    return nodes.length ? say(nodes.length > MOST ? `${key}_more` : key, { names, n: nodes.length - MOST }) : "";
  };
  const pinned = (one: State, other: State): number[] =>
    atlas.numbersOf(Object.keys(one.pins).filter((id) => !(id in other.pins)));
  const parts = [
    named("pinned", pinned(state, before)),
    named("unpinned", pinned(before, state)),
    named(
      "came",
      all.filter((node) => shown.nodes[node] && !were[node]),
    ),
    named(
      "went",
      all.filter((node) => !shown.nodes[node] && were[node]),
    ),
    `${say("shown", { n: shown.nodeCount })}, ${say("shown_links", { n: shown.edgeCount })}.`,
  ];
  return parts.filter(Boolean).join(" ");
}
