// The communities that are shown, largest first: their colour, and the best linked of their members to name them.
import { type Context, say } from "./context";

export interface Community {
  colour: string;
  words: string;
}

export function communities({ atlas, looks, shown }: Context): Community[] {
  const members = new Map<number, number[]>();
  for (let node = 0; node < atlas.size; node++) {
    const community = looks.measure("community", node);
    if (community !== null && shown.nodes[node]) members.set(community, [...(members.get(community) ?? []), node]);
  }
  const largest = [...members].sort(([a], [b]) => a - b).filter(([, nodes]) => nodes.length > 1);
  return largest.slice(0, looks.style.communities.length).map(([community, nodes]) => {
    const best = nodes.reduce((one, other) =>
      (looks.measure("degree", other) ?? 0) > (looks.measure("degree", one) ?? 0) ? other : one,
    );
    return {
      colour: looks.style.communities[community] ?? "#888888",
      words: say("community", { name: atlas.label(best), n: nodes.length }),
    };
  });
}
