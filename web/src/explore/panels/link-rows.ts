// The table of links: from what to what, as what, when, how surely it is read, and why.
import { type Context, say } from "../context";
import type { Column, Listing } from "../listing";
import { nameButton } from "../pieces";
import { nodeButton } from "./names";

/** The values that links are filtered by: a family or a role, a status; empty where all are listed. */
export interface LinkFilter {
  relation: string;
  status: string;
}

export function links(context: Context, { relation, status }: LinkFilter): Listing {
  const { atlas, history, shown } = context;
  const { node, other } = history.state;
  const fits = (edge: number): boolean => {
    const { id, family } = atlas.relations[atlas.relation(edge)] ?? { id: "", family: "" };
    return (!relation || id === relation || family === relation) && (!status || atlas.status(edge) === status);
  };
  const numbers = [...shown.edges.keys()].filter((edge) => shown.edges[edge] && fits(edge));
  const isChosen = (edge: number): boolean => {
    const [source, target] = atlas.ends(edge).map((end) => atlas.id(end));
    return source === node && target === other;
  };
  return { columns: columns(context), numbers, isChosen };
}

function columns(context: Context): Column[] {
  const { atlas, shown } = context;
  const end = (place: 0 | 1): Omit<Column, "title"> => ({
    cell: (edge) => atlas.label(atlas.ends(edge)[place]),
    shown: (edge) => nodeButton(context, atlas.ends(edge)[place]),
  });
  const told: Column[] = atlas.payload.things.length
    ? [
        { title: say("column_weight"), cell: (edge) => shown.weight[edge] ?? 0 },
        { title: say("column_shared"), cell: (edge) => shared(context, edge) },
      ]
    : [
        { title: say("column_role"), cell: (edge) => atlas.role(edge) },
        { title: say("column_year"), cell: (edge) => atlas.dated(edge) || "—" },
      ];
  return [
    { title: say("column_source"), ...end(0) },
    { title: say("column_relation"), cell: (edge) => atlas.words(edge, true) },
    { title: say("column_target"), ...end(1) },
    ...told,
    { title: say("column_status"), cell: (edge) => say(`status_${atlas.status(edge)}`) },
    { title: say("column_why"), cell: () => "", shown: (edge) => why(context, edge) },
  ];
}

function shared({ atlas }: Context, edge: number): string {
  return (
    atlas
      .shared(edge)
      ?.map(([thing]) => atlas.thing(thing))
      .join(" · ") ?? ""
  );
}

function why({ atlas, history }: Context, edge: number): HTMLElement {
  const [source, target] = atlas.ends(edge);
  const name = `${atlas.label(source)}, ${atlas.label(target)}`;
  return nameButton([say("why")], () => history.change({ node: atlas.id(source), other: atlas.id(target) }), {
    "aria-label": say("why_link", { name }),
  });
}
