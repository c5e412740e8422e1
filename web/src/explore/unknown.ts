// Names in the address that are no nodes of the network: they lead to what they are about, or the reader is told.
import { h } from "../shared/page";
import { ask, type Where } from "./answers";
import { say } from "./context";
import type { Atlas } from "./data";
import type { Notice } from "./notice";
import type { State } from "./state";

/** Returns the state that an address asks for, in terms of this network. */
export async function resolved(atlas: Atlas, asked: State, notice: Notice): Promise<State> {
  const missing = (id: string): boolean => id !== "" && atlas.node(id) === undefined;
  const others = [asked.other, asked.from, asked.to, ...asked.only, ...asked.picked].filter(missing);
  if (others.length) notice.keep("others", say("unknown", { name: others.join(", ") }));
  const known = {
    ...asked,
    from: missing(asked.from) ? "" : asked.from,
    to: missing(asked.to) ? "" : asked.to,
    only: asked.only.filter((id) => !missing(id)),
    picked: asked.picked.filter((id) => !missing(id)),
  };
  if (!missing(asked.node)) return missing(asked.other) ? { ...known, other: "" } : known;
  const { label, opens, elsewhere } = await ask<Where>("where", { id: asked.node });
  if (opens) {
    notice.keep("node", say("unknown_opens", { name: label, about: opens.label }));
    return { ...known, node: opens.id, other: "" };
  }
  const way =
    elsewhere && h("a", { href: `/explore?${new URLSearchParams({ node: asked.node })}` }, say("unknown_elsewhere"));
  notice.keep("node", say(elsewhere ? "unknown_here" : "unknown", { name: label }), ...(way ? [" ", way] : []));
  return { ...known, node: "", other: "" };
}
