// The name of a thing as a button that selects it; what this network does not hold leads to the network of everything.
import { h } from "../../shared/page";
import type { Name } from "../answers";
import type { Context } from "../context";
import { mark } from "../mark";
import { nameButton } from "../pieces";

export function nodeName({ atlas, looks, select }: Context, { id, label, kind }: Name): HTMLElement {
  const node = atlas.node(id);
  const style = looks.kind(node === undefined ? kind : atlas.kind(node));
  const content = [mark(style.shape, style.colour), h("bdi", {}, node === undefined ? label : atlas.label(node))];
  if (node === undefined) return h("a", { class: "x-name", href: `/explore?${new URLSearchParams({ node: id })}` }, ...content);
  return nameButton(content, () => select(node));
}
