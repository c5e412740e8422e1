// The rows of the table of links: from what to what, as what, how surely it is read, and why.
import { type Context, say } from "../context";
import { nameButton } from "../pieces";
import { nodeButton } from "./names";
import type { Cell, Row } from "./row";

export function linkColumns({ atlas }: Context): string[] {
  const columns = ["source", "relation", "target", "role", "status", "why"];
  if (atlas.payload.things.length) columns.splice(3, 1, "weight", "shared");
  return columns.map((name) => say(`column_${name}`));
}

export function linkRows(context: Context): Row[] {
  const { atlas, history, shown } = context;
  const { node: chosen, other } = history.state;
  const edges = Array.from({ length: atlas.edges }, (_, edge) => edge).filter((edge) => shown.edges[edge]);
  return edges.map((edge) => {
    const [source, target] = atlas.ends(edge);
    const shared = atlas.shared(edge)?.map(([thing]) => atlas.thing(thing));
    const told: Cell[] = shared ? [shown.weight[edge] ?? 0, shared.join(" · ")] : [atlas.role(edge)];
    const cells = [
      atlas.label(source),
      atlas.words(edge, true),
      atlas.label(target),
      ...told,
      say(`status_${atlas.status(edge)}`),
      "",
    ];
    const why = nameButton([say("why")], () => history.change({ node: atlas.id(source), other: atlas.id(target) }), {
      "aria-label": say("why_link", { name: `${atlas.label(source)}, ${atlas.label(target)}` }),
    });
    const row: (HTMLElement | undefined)[] = [nodeButton(context, source), undefined, nodeButton(context, target)];
    row[cells.length - 1] = why;
    return { cells, shown: row, isChosen: atlas.id(source) === chosen && atlas.id(target) === other };
  });
}
