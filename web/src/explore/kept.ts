// What a reader keeps: selections with their notes, and views. In this browser alone, and as a file that can be opened
// elsewhere; nothing is sent. What is read, from either, is checked.

export interface Selection {
  name: string;
  note: string;
  nodes: { id: string; note: string }[];
}
export interface SavedView {
  name: string;
  /** The path and the query of the explorer. */
  address: string;
}
export interface Kept {
  selections: Selection[];
  views: SavedView[];
}

/** What is wrong with a file: words, and where it is. */
export class NotKept extends Error {
  constructor(
    readonly key: string,
    readonly at: string,
  ) {
    super(`${key} ${at}`);
  }
}

const PLACE = "amu-graph.explorer";
const FORMAT = "amu-graph.explorer.kept";
export const LARGEST = 2_000_000;
const MOST = 500;
const ADDRESS = /^\/explore(\/[a-z0-9-]+)?(\?\S{0,16000})?$/;

/** Returns what a text of JSON keeps. */
export function read(text: string): Kept {
  if (text.length > LARGEST) throw new NotKept("kept_large", "");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new NotKept("kept_no_json", "");
  }
  const { format, selections, views } = record(value, "");
  if (format !== FORMAT) throw new NotKept("kept_other", "");
  return {
    selections: list(selections ?? [], "selections").map((each, place) => selection(each, `selections[${place}]`)),
    views: list(views ?? [], "views").map((each, place) => view(each, `views[${place}]`)),
  };
}

/** Returns the text of a file, indented so that it can be read. */
export function text(kept: Kept): string {
  return `${JSON.stringify({ format: FORMAT, version: 1, ...kept }, null, 1)}\n`;
}

/** Returns what was kept and what is added; of two of one name the added one stays. */
export function merged(kept: Kept, added: Kept): Kept {
  const both = <T extends { name: string }>(old: T[], more: T[]): T[] => [
    ...old.filter(({ name }) => !more.some((each) => each.name === name)),
    ...more,
  ];
  return { selections: both(kept.selections, added.selections), views: both(kept.views, added.views) };
}

/** Returns what this browser keeps; nothing where it keeps none that can be read. */
export function remembered(): Kept {
  try {
    return read(localStorage.getItem(PLACE) ?? "");
  } catch {
    return { selections: [], views: [] };
  }
}

/** Keeps it in this browser; tells whether the browser lets it. */
export function remember(kept: Kept): boolean {
  try {
    localStorage.setItem(PLACE, text(kept));
    return true;
  } catch {
    return false;
  }
}

function selection(value: unknown, at: string): Selection {
  const { name, note, nodes } = record(value, at);
  return {
    name: words(name, `${at}.name`, 200),
    note: words(note ?? "", `${at}.note`, 5000, true),
    nodes: list(nodes, `${at}.nodes`).map((each, place) => {
      const here = `${at}.nodes[${place}]`;
      const node = record(each, here);
      return { id: words(node["id"], `${here}.id`, 500), note: words(node["note"] ?? "", `${here}.note`, 5000, true) };
    }),
  };
}

function view(value: unknown, at: string): SavedView {
  const { name, address } = record(value, at);
  if (typeof address !== "string" || !ADDRESS.test(address)) throw new NotKept("kept_wrong", `${at}.address`);
  return { name: words(name, `${at}.name`, 200), address };
}

function record(value: unknown, at: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new NotKept("kept_wrong", at);
  return value as Record<string, unknown>;
}

function list(value: unknown, at: string): unknown[] {
  if (!Array.isArray(value) || value.length > MOST) throw new NotKept("kept_wrong", at);
  return value;
}

function words(value: unknown, at: string, most: number, mayBeEmpty = false): string {
  if (typeof value !== "string" || value.length > most || !(mayBeEmpty || value.trim()))
    throw new NotKept("kept_wrong", at);
  return value;
}
