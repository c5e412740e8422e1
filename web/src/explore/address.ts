// The state as the query of an address, short and readable: only what differs from the start is written.
import { isOurs, local } from "../shared/ours";
import { START, type State } from "./state";

type Text = "node" | "other" | "from" | "to" | "layout" | "arranged" | "colour" | "size" | "written" | "table";
type Count = "way" | "since" | "until" | "steps";
type List =
  | "beside"
  | "picked"
  | "plus"
  | "minus"
  | "families"
  | "relations"
  | "statuses"
  | "hidden"
  | "open"
  | "folded"
  | "only";

const TEXTS: Record<Text, string> = {
  node: "node",
  other: "link",
  from: "from",
  to: "to",
  layout: "layout",
  arranged: "arrange",
  colour: "colour",
  size: "size",
  written: "words",
  table: "table",
};
const COUNTS: Record<Count, string> = { way: "way", since: "since", until: "until", steps: "steps" };
const LISTS: Record<List, string> = {
  beside: "beside",
  picked: "pick",
  plus: "plus",
  minus: "minus",
  families: "mute",
  relations: "relation",
  statuses: "status",
  hidden: "hide",
  open: "open",
  folded: "fold",
  only: "only",
};

const MOST_STEPS = 50;

const keys = <T extends string>(table: Record<T, string>): [T, string][] => Object.entries(table) as [T, string][];

/** Returns the query of an address, without its question mark. */
export function encode(state: State): string {
  const parts: [string, string][] = [];
  for (const [key, name] of keys(TEXTS)) if (state[key] !== START[key]) parts.push([name, state[key]]);
  for (const [key, name] of keys(LISTS))
    if (!same(state[key], START[key])) parts.push([name, state[key].map(escaped).join(",")]);
  for (const [key, name] of keys(COUNTS)) if (state[key] !== START[key]) parts.push([name, String(state[key])]);
  const pins = Object.entries(state.pins).map(([id, [x, y]]) => `${escaped(id)}@${x}@${y}`);
  if (pins.length) parts.push(["pin", pins.join(",")]);
  if (state.camera) {
    const { x, y, ratio } = state.camera;
    parts.push(["at", [x, y, ratio].map((each) => each.toFixed(4).replace(/\.?0+$/, "")).join(",")]);
  }
  return parts.map(([name, value]) => `${name}=${readable(value)}`).join("&");
}

/** Returns the state that the query of an address describes; what it does not understand is left as at the start. */
export function decode(query: string): State {
  const given = new URLSearchParams(query);
  const state: { -readonly [K in keyof State]: State[K] } = { ...START };
  for (const [key, name] of keys(TEXTS)) state[key] = given.get(name) ?? START[key];
  for (const key of ["node", "other", "from", "to"] as const) state[key] = shortened(state[key]);
  for (const [key, name] of keys(LISTS)) {
    const list = given.get(name);
    if (list !== null) state[key] = list.split(",").filter(Boolean).map(plain);
  }
  for (const [key, name] of keys(COUNTS)) state[key] = whole(given.get(name)) ?? START[key];
  state.steps = Math.min(state.steps, MOST_STEPS);
  if (!["1", "links", "picked"].includes(state.table)) state.table = "";
  if (state.beside.length !== 2 || state.beside.some((year) => !/^\d{1,4}$/.test(year))) state.beside = [];
  state.pins = pins(given.get("pin") ?? "");
  const [x, y, ratio] = (given.get("at") ?? "").split(",").map(Number);
  if (near(x, FAR) && near(y, FAR) && finite(ratio) && ratio >= 0.01 && ratio <= 4) state.camera = { x, y, ratio };
  return state;
}

function pins(text: string): State["pins"] {
  const found: Record<string, readonly [number, number]> = {};
  for (const pin of text.split(",").filter(Boolean)) {
    const [id = "", x, y] = pin.split("@");
    if (id && near(Number(x), FURTHEST) && near(Number(y), FURTHEST)) found[plain(id)] = [Number(x), Number(y)];
  }
  return found;
}

/** Returns `kind:slug` for the IRI of an entity, which pages of entities link with. */
function shortened(id: string): string {
  const path = isOurs(id) ? local(id) : id.includes(":") ? "" : id;
  const [kind, slug, more] = path.split("/");
  if (kind === "vocab" && slug && more) return `${slug}:${more}`;
  return kind && slug && !more ? `${kind}:${slug}` : id;
}

/** How far from the picture, in its widths, the camera may look; how far a pin may be. */
const FAR = 3;
const FURTHEST = 1e5;

const near = (value: number | undefined, most: number): value is number => finite(value) && Math.abs(value) <= most;
const finite = (value: number | undefined): value is number => value !== undefined && Number.isFinite(value);
const same = (one: readonly string[], other: readonly string[]): boolean => one.join() === other.join();
const escaped = (id: string): string =>
  id.replace(/[%,@*]/g, (each) => (each === "*" ? each : encodeURIComponent(each)));
const readable = (value: string): string => encodeURIComponent(value).replace(/%(3A|2C|40|2F)/g, decodeURIComponent);

function plain(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

function whole(text: string | null): number | undefined {
  return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}
