// An answer as bars: a table whose numbers are also lengths, so that it reads without seeing the bars.
import { h } from "../shared/page";
import { at, svg } from "../shared/svg";
import type { Row } from "./answer";
import type { Column, Kinds } from "./columns";
import { cellOf } from "./columns";
import { irisOf } from "./table";
import { remark, type Scene, scrolling, type View } from "./view";

const MOST = 100;

/** Returns what names the bars, the first column that is no measure, else the first of all; and the measures. */
function parts({ columns, numbers }: Kinds): { name: Column | undefined; measures: readonly Column[] } {
  const name = columns.find((column) => !numbers.includes(column)) ?? columns[0];
  return { name, measures: numbers.filter((column) => column !== name) };
}

export function charts(kinds: Kinds): boolean {
  return parts(kinds).measures.length > 0;
}

export const chartView: View = async (scene, host) => {
  const { name, measures } = parts(scene.kinds);
  const [measure] = measures;
  if (!name || !measure) return;
  await scene.names.load(irisOf(scene.table.rows.slice(0, MOST)));
  const body = h("div", {});
  host.replaceChildren(...(measures.length > 1 ? [chooser(scene, name, measures, body)] : []), body);
  draw(scene, name, measure, body);
};

function chooser(scene: Scene, name: Column, measures: readonly Column[], body: HTMLElement): HTMLElement {
  const select = h(
    "select",
    { id: "chart-measure" },
    ...measures.map((column, place) => h("option", { value: place }, column.name)),
  );
  select.addEventListener("change", () => {
    const chosen = measures[Number(select.value)];
    if (chosen) draw(scene, name, chosen, body);
  });
  return h("p", { class: "field inline" }, h("label", { for: "chart-measure" }, scene.say("measure")), select);
}

function draw(scene: Scene, name: Column, measure: Column, body: HTMLElement): void {
  const rows = scene.table.rows.slice(0, MOST);
  const values = rows.map((row) => Number(row[measure.at]?.value ?? 0));
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const lines = rows.map((row, place) => line(scene, name, row, values[place] ?? 0, low, high));
  const head = h("tr", {}, h("th", { scope: "col" }, name.name), h("th", { scope: "col" }, measure.name));
  const table = h("table", { class: "table bars" }, h("thead", {}, head), h("tbody", {}, ...lines));
  body.replaceChildren(
    scrolling(scene.say("chart"), table),
    ...remark(scene.table.rows.length > MOST, scene.say("chart_cut", { n: MOST })),
  );
}

function line(scene: Scene, name: Column, row: Row, value: number, low: number, high: number): HTMLElement {
  const span = high - low || 1;
  const start = (Math.min(0, value) - low) / span;
  const bar = svg(
    "svg",
    { class: "bar", viewBox: "0 0 1000 10", preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" },
    svg("rect", { x: at(start * 1000), width: at((Math.abs(value) / span) * 1000), height: 10 }),
  );
  const number = h("span", { class: "value" }, value.toLocaleString(document.documentElement.lang));
  return h(
    "tr",
    {},
    h("th", { scope: "row" }, cellOf(row, name, scene.names)),
    h("td", {}, h("span", { class: "measured" }, bar, number)),
  );
}
