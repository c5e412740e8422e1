// What stands out: what the pointer is on, else the path, else what is selected, with its neighbours.
import type { Context } from "./context";
import type { Emphasis } from "./styling";

interface Hovered {
  node?: number | undefined;
  edge?: number | undefined;
}

export function emphasisOf(context: Context, { node, edge }: Hovered): Emphasis {
  const { atlas, history, shown, way } = context;
  if (node !== undefined) return around(context, node);
  if (edge !== undefined) return { nodes: new Set(atlas.ends(edge)), edges: new Set([edge]) };
  if (way.length) return along(context);
  const [selected, other] = [atlas.node(history.state.node), atlas.node(history.state.other)];
  if (selected !== undefined && other !== undefined) {
    const edges = (atlas.links[selected] ?? []).filter((link) => link.other === other && shown.edges[link.edge]);
    return { nodes: new Set([selected, other]), edges: new Set(edges.map((link) => link.edge)) };
  }
  return selected === undefined ? { nodes: new Set(), edges: new Set() } : around(context, selected);
}

function around({ atlas, shown }: Context, node: number): Emphasis {
  const links = (atlas.links[node] ?? []).filter(({ edge }) => shown.edges[edge]);
  return { nodes: new Set([node, ...links.map(({ other }) => other)]), edges: new Set(links.map(({ edge }) => edge)) };
}

function along({ atlas, shown, way }: Context): Emphasis {
  const edges = new Set<number>();
  way.forEach((node, place) => {
    for (const { edge, other } of atlas.links[node] ?? [])
      if (other === way[place + 1] && shown.edges[edge]) edges.add(edge);
  });
  return { nodes: new Set(way), edges };
}
