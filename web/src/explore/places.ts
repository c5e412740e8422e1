// Where nodes stand: the layouts that the server computed, and what the reader pinned.

import { post } from "../shared/server";
import type { Atlas } from "./data";
import { route } from "./server";
import type { State } from "./state";
import type { Visible } from "./visible";

interface Columns {
  x: (number | null)[];
  y: (number | null)[];
  /** The scale of a timeline; null where it has none. */
  years?: Years | null;
}

/** How far the band of what has no date stands from the first year, in lengths of the axis. */
const BAND = 0.2;

/** Where each year stands, and the band of what has no date: its two sides, on the left of the first year. */
export interface Years {
  first: number;
  last: number;
  at: (year: number) => number;
  band: readonly [from: number, to: number];
}

export class Places {
  private readonly known = new Map<string, Columns>();
  /** The layout of what is shown alone, and of what that is. */
  private alone: { key: string; columns: Columns } | undefined;

  /** The columns that were asked for last, as they are for each node in turn. */
  private last: { state: State; columns: Columns } | undefined;

  constructor(private readonly atlas: Atlas) {
    const { x, y, X, Y } = atlas.payload.nodes;
    this.known.set("force/0/", { x, y });
    this.known.set("force/1/", X.length ? { x: X, y: Y } : { x, y });
  }

  /** Tells whether the places of a state are here, so that it can be drawn. */
  knows(state: State): boolean {
    return this.known.has(this.key(state));
  }

  /** Fetches the layout of a state, once. */
  async need(state: State): Promise<void> {
    const key = this.key(state);
    if (this.known.has(key)) return;
    const [layout = "", wide = "", ...around] = key.split("/");
    const answer = await fetch(route("places", { layout, wide, around: around.join("/") }));
    if (!answer.ok) throw new Error(`${answer.status}`);
    this.known.set(key, (await answer.json()) as Columns);
  }

  /** Fetches the layout of what a state shows, alone, where it asks for that. */
  async arrange({ arranged, layout }: State, shown: () => Visible): Promise<void> {
    if (!arranged) {
      this.alone = undefined;
      return;
    }
    const { nodes: on, edges: linked } = shown();
    const [nodes = [], edges] = [on, linked].map((mask) => [...mask.keys()].filter((number) => mask[number]));
    const key = JSON.stringify({ layout, nodes, edges });
    if (this.alone?.key === key || !nodes.length) return;
    const answer = await post(route("arranged"), key);
    if (!answer.ok) throw new Error(`${answer.status}`);
    const found = (await answer.json()) as Columns;
    const columns: Columns = { x: Array(this.atlas.size).fill(null), y: Array(this.atlas.size).fill(null) };
    for (const [place, node] of nodes.entries()) {
      columns.x[node] = found.x[place] ?? null;
      columns.y[node] = found.y[place] ?? null;
    }
    this.alone = { key, columns };
  }

  private columns(state: State): Columns | undefined {
    if (state.arranged && this.alone) return this.alone.columns;
    if (this.last?.state === state) return this.last.columns;
    const columns = this.known.get(this.key(state));
    this.last = columns && { state, columns };
    return columns;
  }

  /** Returns the place of a node; what the layout leaves out stands among its neighbours. */
  place(node: number, state: State): [number, number] {
    const pin = state.pins[this.atlas.id(node)];
    if (pin) return [pin[0], pin[1]];
    const columns = this.columns(state) ?? (this.known.get("force/0/") as Columns);
    const place = this.own(columns, node) ?? this.among(columns, node);
    const years = this.years(state);
    if (!years || this.own(columns, node)) return place;
    const year = this.atlas.year(node);
    return [year ? years.at(year) : years.band[0] + ((node * 0.618) % 1) * (years.band[1] - years.band[0]), place[1]];
  }

  /** Returns the scale of a timeline, undefined while no two years are known to stand anywhere. */
  years(state: State): Years | undefined {
    const known = this.columns(state);
    if (!known || state.layout !== "timeline") return undefined;
    known.years ??= this.scale(known);
    return known.years ?? undefined;
  }

  private scale({ x }: Columns): Years | null {
    const placed = x.flatMap((place, node) => (place === null ? [] : [{ place, node, year: this.atlas.year(node) }]));
    const dated = placed.filter(({ year }) => year).sort((one, other) => one.year - other.year);
    const [early, late] = [dated[0], dated.at(-1)];
    if (!early || !late) return null;
    const slope = early.year === late.year ? 0 : (late.place - early.place) / (late.year - early.year);
    const at = (year: number): number => early.place + slope * (year - early.year);
    const undated = placed.filter(({ year }) => !year).map(({ place }) => place);
    const edge = at(early.year) - BAND * (late.place - early.place);
    const band: [number, number] = undated.length ? [Math.min(...undated), Math.max(...undated)] : [edge, edge];
    return { first: early.year, last: late.year, at, band };
  }

  private own({ x, y }: Columns, node: number): [number, number] | undefined {
    const [across, up] = [x[node], y[node]];
    return across === null || across === undefined || up === null || up === undefined ? undefined : [across, up];
  }

  private among(columns: Columns, node: number): [number, number] {
    const near = (this.atlas.links[node] ?? [])
      .map(({ other }) => this.own(columns, other))
      .filter((place) => place !== undefined);
    const { scale } = this.atlas.payload;
    const turn = (node * 2.39996) % (2 * Math.PI);
    const reach = near.length ? scale * (0.04 + 0.02 * (node % 5)) : scale * 1.04;
    const mean = (axis: 0 | 1): number => near.reduce((sum, place) => sum + place[axis], 0) / (near.length || 1);
    return [mean(0) + reach * Math.cos(turn), mean(1) + reach * Math.sin(turn)];
  }

  /** What is drawn on demand takes part in the layout as soon as the reader asks for a whole class of it. */
  private key(state: State): string {
    const wide = state.plus.length ? "1" : "0";
    const around = state.layout === "rings" ? state.node || (state.only[0] ?? "") : "";
    const drawn = this.atlas.node(around);
    const onDemand = drawn !== undefined && this.atlas.isOnDemand(this.atlas.kind(drawn));
    return `${state.layout}/${onDemand ? "1" : wide}/${drawn === undefined ? "" : around}`;
  }
}
