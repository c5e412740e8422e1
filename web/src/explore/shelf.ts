// What is kept, as the panels change it: each change is kept in the browser at once and told to who listens.
import { type Kept, merged, remember, remembered, type SavedView, type Selection } from "./kept";

export class Shelf {
  kept: Kept = remembered();
  /** The name and the notes of what is chosen now, before or since it was kept. */
  draft: { name: string; note: string; notes: Map<string, string> } = { name: "", note: "", notes: new Map() };
  /** Whether this browser keeps anything. */
  isLasting = true;
  onChange: () => void = () => {};

  /** Keeps what is chosen, under the name of the draft. */
  keep(ids: readonly string[]): void {
    const { name, note, notes } = this.draft;
    const nodes = ids.map((id) => ({ id, note: notes.get(id) ?? "" }));
    this.add({ selections: [{ name, note, nodes }], views: [] });
  }
  add(more: Kept): void {
    this.become(merged(this.kept, more));
  }
  drop(one: Selection | SavedView): void {
    const without = <T>(list: T[]): T[] => list.filter((each) => each !== one);
    this.become({ selections: without(this.kept.selections), views: without(this.kept.views) });
  }
  /** Takes a kept selection up again. */
  open({ name, note, nodes }: Selection): readonly string[] {
    this.draft = { name, note, notes: new Map(nodes.map((each) => [each.id, each.note])) };
    return nodes.map(({ id }) => id);
  }

  private become(kept: Kept): void {
    this.kept = kept;
    this.isLasting = remember(kept);
    this.onChange();
  }
}
