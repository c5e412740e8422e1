// The rows of the table of nodes.
import { language } from "../../shared/page";
import { type Context, say } from "../context";
import { nodeButton } from "./names";
import type { Cell, Row } from "./row";

export function nodeColumns({ history, options }: Context): string[] {
  const { colour, size } = history.state;
  const columns = ["label", "kind", "year", "degree"].map((name) => say(`column_${name}`));
  if (size !== "degree" && size !== "equal")
    columns.push(options.sizes.find(({ name }) => name === size)?.title ?? size);
  if (colour === "community") columns.push(say("column_community"));
  return columns;
}

export function nodeRows(context: Context): Row[] {
  const { atlas, history, looks, shown } = context;
  const { colour, size, node: chosen } = history.state;
  const nodes = Array.from({ length: atlas.size }, (_, node) => node).filter((node) => shown.nodes[node]);
  return nodes.map((node) => {
    const cells: Cell[] = [
      atlas.label(node),
      looks.kind(atlas.kind(node))[language],
      atlas.year(node) || "—",
      shown.degree[node] ?? 0,
    ];
    if (size !== "degree" && size !== "equal") cells.push(looks.measure(size, node) ?? "—");
    if (colour === "community") cells.push((looks.measure("community", node) ?? -1) + 1 || "—");
    return { cells, shown: [nodeButton(context, node)], isChosen: atlas.id(node) === chosen };
  });
}
