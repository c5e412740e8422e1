// Names in the address that are no nodes of the network: they lead to what they are about, or the reader is told.
import { h } from "../shared/page";
import { ask, type Where } from "./answers";
import { type Options, say } from "./context";
import type { Atlas } from "./data";
import type { Notice } from "./notice";
import { START, type State } from "./state";

/** Returns the state that an address asks for, in terms of this network. */
export async function resolved(atlas: Atlas, given: State, notice: Notice, options: Options): Promise<State> {
  const [asked, strange] = understood(atlas, given, options);
  if (strange.length) notice.keep("strange", say("strange", { names: strange.slice(0, 8).join(", ") }));
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

type Choice = "layout" | "colour" | "size";
type Names = "plus" | "minus" | "families" | "relations" | "statuses";

/** Returns a state without the words that mean nothing for this network, and these words. */
function understood({ payload, relations }: Atlas, asked: State, { sizes }: Options): [State, string[]] {
  const strange: string[] = [];
  const one = (key: Choice, known: readonly string[]): string => {
    if (known.includes(asked[key])) return asked[key];
    strange.push(asked[key]);
    return START[key];
  };
  const some = (key: Names, known: readonly string[]): readonly string[] => {
    const found = asked[key].filter((each) => known.includes(each));
    strange.push(...asked[key].filter((each) => !known.includes(each)));
    return found.length || !asked[key].length ? found : START[key];
  };
  const said = relations.flatMap(({ id, family }) => [id, family]);
  const state = {
    ...asked,
    layout: one("layout", payload.layouts),
    colour: one("colour", ["class", "community", "year"]),
    size: one("size", ["equal", ...sizes.map(({ name }) => name)]),
    plus: some("plus", payload.classes),
    minus: some("minus", payload.classes),
    families: some("families", said),
    relations: some("relations", said),
    statuses: some("statuses", payload.statuses),
  };
  return [state, strange];
}
