// The mark of a node as it is drawn now, and its name as a button that selects it; what this network does not hold leads
// to the network of everything.
import { h } from "../../shared/page";
import { symbol } from "../../shared/symbols";
import type { Name } from "../answers";
import type { Context } from "../context";
import { nameButton } from "../pieces";

export function nodeMark({ atlas, looks, history }: Context, node: number): SVGElement {
  return symbol(looks.kind(atlas.kind(node)).shape, looks.colour(node, history.state.colour));
}

export function nodeButton(context: Context, node: number, ...more: (Node | string | false)[]): HTMLElement {
  return nameButton([nodeMark(context, node), h("bdi", {}, context.atlas.label(node)), ...more], () =>
    context.select(node),
  );
}

export function nodeName(context: Context, { id, label, kind }: Name): HTMLElement {
  const node = context.atlas.node(id);
  if (node !== undefined) return nodeButton(context, node);
  const style = context.looks.kind(kind);
  return h(
    "a",
    { class: "x-name", href: `/explore?${new URLSearchParams({ node: id })}` },
    symbol(style.shape, style.colour),
    h("bdi", {}, label),
  );
}
