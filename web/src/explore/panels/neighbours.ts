// What a node is linked with, by relation: how many there are, how many are shown, and the list that readers without the
// canvas walk along.
import { h, language } from "../../shared/page";
import { type Context, say } from "../context";
import type { Link } from "../data";
import { button, nameButton } from "../pieces";
import { opening, toggled } from "../state";
import { nodeButton } from "./names";

interface Relation {
  predicate: string;
  outgoing: boolean;
  words: string;
  links: Link[];
}

export function neighbours(context: Context, node: number): HTMLElement {
  const list = relations(context, node);
  const parts = list.map((relation) => part(context, node, relation));
  return h(
    "section",
    { class: "x-neighbours", "aria-label": say("neighbours") },
    h("h3", {}, say("neighbours")),
    ...parts,
    !parts.length && h("p", { class: "x-hint" }, say("no_neighbours")),
  );
}

/** Returns the relations of a node that the shown statuses allow, those with most neighbours first. */
export function relations({ atlas, history }: Context, node: number): Relation[] {
  const found = new Map<string, Relation>();
  for (const link of atlas.links[node] ?? []) {
    const status = atlas.status(link.edge);
    if (status !== "derived" && !history.state.statuses.includes(status)) continue;
    const predicate = atlas.predicate(link.edge).id;
    const key = `${predicate} ${link.outgoing}`;
    const relation = found.get(key) ?? {
      predicate,
      outgoing: link.outgoing,
      words: atlas.words(link.edge, link.outgoing),
      links: [],
    };
    if (!relation.links.some(({ other }) => other === link.other)) relation.links.push(link);
    found.set(key, relation);
  }
  return [...found.values()].sort(
    (one, other) => other.links.length - one.links.length || one.words.localeCompare(other.words, language),
  );
}

function part(context: Context, node: number, { predicate, outgoing, words, links }: Relation): HTMLElement {
  const { atlas, history, shown } = context;
  const unseen = links.filter(({ other }) => !shown.nodes[other]).length;
  const key = opening(atlas.id(node), predicate, outgoing);
  const open = history.state.open.includes(key);
  const sorted = [...links].sort((a, b) => atlas.label(a.other).localeCompare(atlas.label(b.other), language));
  return h(
    "details",
    { class: "x-relation", open: links.length <= 12 },
    h("summary", {}, h("span", {}, words), h("span", { class: "x-count" }, say("count", { n: links.length }))),
    unseen > 0 &&
      button(say("show_more", { n: unseen }), () => history.change({ open: toggled(history.state.open, key, true) })),
    open && button(say("show_less"), () => history.change({ open: toggled(history.state.open, key, false) })),
    h("ul", { class: "plain" }, ...sorted.map((link) => neighbour(context, node, link))),
  );
}

function neighbour(context: Context, node: number, { edge, other }: Link): HTMLElement {
  const { atlas, history, shown } = context;
  const role = atlas.role(edge);
  const name = nodeButton(context, other, !shown.nodes[other] && h("small", {}, ` (${say("not_shown")})`));
  const why = nameButton([say("why")], () => history.change({ node: atlas.id(node), other: atlas.id(other) }), {
    "aria-label": say("why_link", { name: atlas.label(other) }),
  });
  why.classList.add("x-why");
  return h("li", {}, name, role && h("small", {}, ` ${role}`), " ", why);
}
