// The present state, those before it and those undone; the address follows, one step of the browser for each change.
import { decode, encode } from "./address";
import type { Camera, State } from "./state";

const MOST = 200;
const WAIT = 250;

type Listener = (state: State, before: State) => void;

export class History {
  private past: State[] = [];
  private future: State[] = [];
  private readonly listeners: Listener[] = [];
  private timer = 0;

  constructor(private present: State) {
    addEventListener("popstate", () => this.arrive(decode(location.search)));
  }

  get state(): State {
    return this.present;
  }
  get canUndo(): boolean {
    return this.past.length > 0;
  }
  get canRedo(): boolean {
    return this.future.length > 0;
  }

  onChange(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** Makes a change that can be undone. */
  change(part: Partial<State>): void {
    const next = { ...this.present, ...part };
    if (encode(next) === encode(this.present)) return;
    this.past = [...this.past, this.present].slice(-MOST);
    this.future = [];
    clearTimeout(this.timer);
    window.history.pushState(null, "", this.address(next));
    this.become(next);
  }

  /** Takes the state to which the browser went back or forth. */
  private arrive(next: State): void {
    this.past = [...this.past, this.present].slice(-MOST);
    this.future = [];
    this.tell(next);
  }

  /** Notes where the camera is: part of the address, but nothing to undo. */
  look(camera: Camera): void {
    this.present = { ...this.present, camera };
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.write(), WAIT);
  }

  undo(): void {
    this.step(this.past, this.future);
  }
  redo(): void {
    this.step(this.future, this.past);
  }

  private step(from: State[], to: State[]): void {
    const next = from.pop();
    if (!next) return;
    to.push(this.present);
    this.become({ ...next, camera: this.present.camera });
  }

  private become(next: State): void {
    this.tell(next);
    this.write();
  }

  private tell(next: State): void {
    const before = this.present;
    this.present = next;
    for (const listener of this.listeners) listener(next, before);
  }

  /** Writes the address; parameters of the page itself (language, theme) are dropped, a cookie remembers them. */
  private write(): void {
    window.history.replaceState(null, "", this.address(this.present));
  }

  private address(state: State): string {
    const query = encode(state);
    return query ? `${location.pathname}?${query}` : location.pathname;
  }
}
