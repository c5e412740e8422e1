// An answer along time: a strip with a mark for each thing and date, and the rows in order under their years.
import { h, language } from "../shared/page";
import { at, svg } from "../shared/svg";
import { withinYear } from "../shared/typography";
import type { Row } from "./answer";
import type { Column, Kinds } from "./columns";
import { cellOf } from "./columns";
import { irisOf } from "./table";
import { remark, type Scene, scrolling, type View } from "./view";

const MOST = 500;
const WIDTH = 960;
const EDGE = 30;
const STACKED = 12;

interface Event {
  readonly row: Row;
  readonly date: string;
  readonly year: number;
}

export function timelines({ dates, columns }: Kinds): boolean {
  return dates.length > 0 && columns.length > 1;
}

export const timelineView: View = async (scene, host) => {
  const column = scene.kinds.dates[0];
  if (!column) return;
  const dated = scene.table.rows
    .flatMap((row) => eventOf(row, column) ?? [])
    .sort((one, other) => (one.date < other.date ? -1 : 1));
  const events = dated.slice(0, MOST);
  await scene.names.load(irisOf(events.map(({ row }) => row)));
  const undated = scene.table.rows.length - dated.length;
  host.replaceChildren(
    scrolling(scene.say("timeline"), strip(distinct(scene, events)), "strip"),
    list(scene, column, events),
    ...remark(undated > 0, scene.say("undated", { n: undated })),
    ...remark(dated.length > MOST, scene.say("shown", { shown: MOST, total: dated.length })),
  );
};

function eventOf(row: Row, column: Column): Event | null {
  const date = row[column.at]?.value;
  const year = Number.parseInt(date ?? "", 10);
  return date && Number.isFinite(year) ? { row, date, year } : null;
}

/** Returns the place of a date within its year, 0 to 1; a bare year stands at its middle. */
function within(date: string): number {
  const [, month, day] = date.split("-").map((part) => Number.parseInt(part, 10));
  return month ? (month - 1 + ((day || 15) - 1) / 31) / 12 : 0.5;
}

/** Returns one event for each thing and date: a thing that stands in several rows is dated once. */
function distinct(scene: Scene, events: readonly Event[]): Event[] {
  const thing = scene.kinds.nodes[0] ?? scene.kinds.columns[0];
  const keyed = new Map(events.map((event) => [`${event.date} ${(thing && event.row[thing.at]?.value) ?? ""}`, event]));
  return [...keyed.values()];
}

function strip(events: readonly Event[]): SVGSVGElement {
  const years = events.map(({ year }) => year);
  const first = Math.min(...years);
  const last = Math.max(...years) + 1;
  const place = (moment: number): number => EDGE + ((moment - first) / (last - first)) * (WIDTH - 2 * EDGE);
  const stacks = new Map<number, number>();
  const dots = events.map(({ year, date }) => {
    const x = Math.round(place(year + within(date)) / 9);
    const height = stacks.get(x) ?? 0;
    stacks.set(x, height + 1);
    return svg("circle", { cx: x * 9, cy: 104 - Math.min(height, STACKED - 4) * 10, r: 4 });
  });
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((each) => (last - first) / each <= 14) ?? 1000;
  const ticks: Node[] = [];
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) {
    const x = at(place(year));
    ticks.push(
      svg("path", { class: "tick", d: `M${x} 112v6` }),
      svg("text", { x, y: 133, "text-anchor": "middle" }, String(year)),
    );
  }
  const axis = svg("path", { class: "tick", d: `M${EDGE} 112H${WIDTH - EDGE}` });
  return svg(
    "svg",
    { viewBox: `0 0 ${WIDTH} 140`, "aria-hidden": "true", focusable: "false", class: "time-strip" },
    axis,
    ...ticks,
    svg("g", { class: "dots" }, ...dots),
  );
}

function list(scene: Scene, column: Column, events: readonly Event[]): HTMLElement {
  const others = scene.kinds.columns.filter((each) => each !== column);
  const sections: HTMLElement[] = [];
  let year = Number.NaN;
  let items: HTMLElement | null = null;
  for (const event of events) {
    if (event.year !== year || !items) {
      year = event.year;
      items = h("ol", { class: "plain" });
      sections.push(h("section", { class: "year", "aria-label": String(year) }, h("h2", {}, String(year)), items));
    }
    const [first, ...rest] = others;
    const details = rest.flatMap((each, place) => [place > 0 ? " · " : "", cellOf(event.row, each, scene.names)]);
    items.append(
      h(
        "li",
        {},
        h("time", { datetime: event.date }, withinYear(event.date.slice(0, 10), language)),
        h("span", {}, first ? cellOf(event.row, first, scene.names) : "", h("small", {}, ...details)),
      ),
    );
  }
  return h("div", { class: "years" }, ...sections);
}
