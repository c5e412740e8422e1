// Several nodes chosen at once: what puts them into the state, and how many may be.
import { type Context, say } from "./context";
import { toggled } from "./state";

/** How many may be chosen: an address holds no more. */
export const MOST_PICKED = 500;

/** Chooses nodes, each once; of too many only the first, which the reader is told. */
export function picked({ history, confirm }: Context, ids: readonly string[]): void {
  const all = [...new Set(ids)];
  history.change({ picked: all.slice(0, MOST_PICKED), node: "", other: "" });
  if (all.length > MOST_PICKED) confirm(say("picked_most", { n: MOST_PICKED }));
}

/** Chooses one more, or one less. */
export function pick(context: Context, id: string): void {
  picked(context, toggled(context.history.state.picked, id));
}
