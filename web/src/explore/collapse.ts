// Folding a node: what only it is linked with goes; where nothing does, the reader is told.
import { type Context, say } from "./context";
import { type State, toggled, withoutOpenings } from "./state";
import { visible } from "./visible";

export function collapse(context: Context, node: number): void {
  const { atlas, history, shown, way } = context;
  const { state } = history;
  const id = atlas.id(node);
  const folded: State = { ...state, open: withoutOpenings(state, id), folded: toggled(state.folded, id, true) };
  if (visible(atlas, folded, way).nodeCount === shown.nodeCount && folded.open.length === state.open.length) {
    context.confirm(say("nothing_folds", { name: atlas.label(node) }));
  } else history.change({ open: folded.open, folded: folded.folded });
}
