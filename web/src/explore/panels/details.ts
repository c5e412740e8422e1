// What is known of the selected node or link or of what is chosen together; where to begin while nothing is.
import { h } from "../../shared/page";
import { type Context, say } from "../context";
import { later } from "../loading";
import { nodeButton } from "./names";

const BEST = 10;

/** Returns the content of the panel for the present state; it is filled in as the server answers. */
export function details(context: Context): HTMLElement {
  const { node, other } = context.history.state;
  const panel = h("div", { class: "x-details" });
  const number = context.atlas.node(node);
  if (number === undefined && context.history.state.picked.length)
    panel.append(...(later.now?.selection(context) ?? []));
  else if (number === undefined) panel.append(...overview(context));
  else if (other) void later.now?.linkDetails(context, panel, node, other);
  else later.now?.nodeDetails(context, panel, number);
  return panel;
}

/** What stands in the panel while nothing is selected: where to begin. */
function overview(context: Context): HTMLElement[] {
  const { shown } = context;
  const best = bestLinked(shown.nodes, shown.degree);
  const rows = best.map((node) => {
    return h(
      "li",
      {},
      nodeButton(context, node),
      " ",
      h("small", { class: "x-whole" }, say("links", { n: shown.degree[node] ?? 0 })),
    );
  });
  const list = rows.length ? [h("h3", {}, say("best_linked")), h("ul", { class: "plain" }, ...rows)] : [];
  return [
    h("h2", {}, say("begin")),
    h("p", { class: "x-hint" }, say("nothing_selected")),
    ...list,
    h("h3", {}, say("keyboard")),
    h("p", { class: "x-hint" }, say("keys")),
  ];
}

/** Returns the shown nodes with the most links, the most first. */
function bestLinked(shown: Uint8Array, degree: Uint16Array): number[] {
  const best: number[] = [];
  for (let node = 0; node < shown.length; node++) {
    const least = degree[best[BEST - 1] ?? -1] ?? -1;
    if (!shown[node] || (degree[node] ?? 0) <= least) continue;
    const place = best.findIndex((other) => (degree[other] ?? 0) < (degree[node] ?? 0));
    best.splice(place < 0 ? best.length : place, 0, node);
    best.length = Math.min(best.length, BEST);
  }
  return best;
}
