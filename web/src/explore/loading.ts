// Loads the part of the explorer that the first picture can do without.
import type { State } from "./state";

type Later = typeof import("./later");

class Loading {
  /** The part, as soon as it is here. */
  now: Later | undefined;
  private promise: Promise<Later> | undefined;

  load(): Promise<Later> {
    this.promise ??= import("./later").then((module) => (this.now = module));
    this.promise.catch(() => (this.promise = undefined)); // the next one who asks tries again
    return this.promise;
  }
}

export const later = new Loading();

/** Loads what a state is shown with. */
export async function needed({ beside, from, layout, node, picked, table, to }: State): Promise<void> {
  const isWritten = ["timeline", "two-mode"].includes(layout);
  if (node || from || to || table || beside.length || picked.length || isWritten) await later.load();
}
