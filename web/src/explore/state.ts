// The state of the picture: everything that a link has to carry so that it opens the same picture elsewhere.

export interface Camera {
  x: number;
  y: number;
  ratio: number;
}

export interface State {
  /** The selected thing, and the other end where a link is selected. */
  readonly node: string;
  readonly other: string;
  /** Things chosen together. */
  readonly picked: readonly string[];
  /** The ends of « how are X and Y linked? », and which of the paths is shown. */
  readonly from: string;
  readonly to: string;
  readonly way: number;
  /** Classes shown on demand, and classes left out. */
  readonly plus: readonly string[];
  readonly minus: readonly string[];
  /** Families, roles and properties left out, and those that alone are shown, if any. */
  readonly families: readonly string[];
  readonly relations: readonly string[];
  readonly statuses: readonly string[];
  /** The period; 0 where it is open. */
  readonly since: number;
  readonly until: number;
  /** The two years of a second period, drawn beside the first; empty where there is none. */
  readonly beside: readonly string[];
  /** What is hidden, unfolded (`id` or `id*predicate*out`), folded. */
  readonly hidden: readonly string[];
  readonly open: readonly string[];
  readonly folded: readonly string[];
  /** Only what is at most `steps` links away from these. */
  readonly only: readonly string[];
  readonly steps: number;
  /** Where pinned things stand. */
  readonly pins: Readonly<Record<string, readonly [number, number]>>;
  readonly layout: string;
  /** "1" where the layout is that of what is shown alone. */
  readonly arranged: string;
  readonly colour: string;
  readonly size: string;
  /** "1" where links are written on the picture. */
  readonly written: string;
  /** Which table is open: "1" that of nodes, "links" that of links, "picked" that of what is chosen together. */
  readonly table: string;
  readonly camera: Camera | null;
}

export const START: State = {
  node: "",
  other: "",
  picked: [],
  from: "",
  to: "",
  way: 0,
  plus: [],
  minus: [],
  families: [],
  relations: [],
  statuses: ["asserted", "interpreted"],
  since: 0,
  until: 0,
  beside: [],
  hidden: [],
  open: [],
  folded: [],
  only: [],
  steps: 1,
  pins: {},
  layout: "force",
  arranged: "",
  colour: "class",
  size: "degree",
  written: "",
  table: "",
  camera: null,
};

/** Returns a list with a value added or taken out. */
export function toggled(list: readonly string[], value: string, on = !list.includes(value)): readonly string[] {
  const rest = list.filter((each) => each !== value);
  return on ? [...rest, value] : rest;
}

/** Returns the key of `State.open` for one relation of a thing, in one direction, or for all of them. */
export function opening(id: string, predicate = "", outgoing = true): string {
  return predicate ? `${id}*${predicate}*${outgoing ? "out" : "in"}` : id;
}

/** Returns the state with a thing and all that is linked with it gone from the lists that name it. */
export function withoutOpenings(state: State, id: string): readonly string[] {
  return state.open.filter((each) => each !== id && !each.startsWith(`${id}*`));
}
