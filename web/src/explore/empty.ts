// Why there is nothing to see, and the way on.
import { type Context, say } from "./context";
import { button } from "./pieces";
import { START, type State } from "./state";
import { isReversed } from "./visible";

/** Returns why nothing is shown, with a way on; nothing where something is. */
export function emptiness({ atlas, history, shown }: Context): (Node | string)[] {
  const { since, until } = history.state;
  if (shown.nodeCount) return [""];
  if (!atlas.size) return [say("view_empty")];
  const wayOn = (key: string, part: Partial<State>): (Node | string)[] => [
    " ",
    button(say(key), () => history.change({ ...part, camera: null })),
  ];
  if (isReversed(history.state)) {
    const words = say("period_reversed", { since: String(since), until: String(until) });
    return [words, ...wayOn("period_turned", { since: until, until: since })];
  }
  if (since || until) return [say("period_empty"), ...wayOn("period_all", { since: 0, until: 0 })];
  const { plus, minus, families, relations, statuses, hidden, only, steps } = START;
  return [
    say("nothing_shown"),
    ...wayOn("filters_none", { plus, minus, families, relations, statuses, hidden, only, steps }),
  ];
}

/** Tells whether nodes are shown, and none of them in what the camera sees. */
export function isOutOfView({ drawing, shown }: Context): boolean {
  return drawing !== undefined && shown.nodeCount > 0 && !drawing.isAnyInView();
}
