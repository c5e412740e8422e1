// The table of nodes: all that are shown, or those chosen together.
import { language } from "../../shared/page";
import { type Context, say } from "../context";
import type { Column, Listing } from "../listing";
import { nodeButton } from "./names";

export function nodes(context: Context, together: boolean): Listing {
  const { atlas, history, shown } = context;
  const { node: chosen, picked } = history.state;
  const numbers = together ? atlas.numbersOf(picked) : [...shown.nodes.keys()].filter((node) => shown.nodes[node]);
  return { columns: columns(context), numbers, isChosen: (node) => atlas.id(node) === chosen };
}

function columns(context: Context): Column[] {
  const { atlas, history, looks, options, shown } = context;
  const { colour, size } = history.state;
  const found: Column[] = [
    { title: say("column_label"), cell: (node) => atlas.label(node), shown: (node) => nodeButton(context, node) },
    { title: say("column_kind"), cell: (node) => looks.kind(atlas.kind(node))[language] },
    { title: say("column_year"), cell: (node) => atlas.year(node) || "—" },
    { title: say("column_degree"), cell: (node) => shown.degree[node] ?? 0 },
  ];
  if (size !== "degree" && size !== "equal") {
    const title = options.sizes.find(({ name }) => name === size)?.title ?? size;
    found.push({ title, cell: (node) => looks.measure(size, node) ?? "—" });
  }
  if (colour === "community")
    found.push({ title: say("column_community"), cell: (node) => (looks.measure("community", node) ?? -1) + 1 || "—" });
  return found;
}
