// An answer as a table: sorted by any column, names as links, rows shown in portions.
import { h, language } from "../shared/page";
import type { Row, Term } from "./answer";
import type { Column } from "./columns";
import { cellOf, isDate, isNumber, textOf } from "./columns";
import { type Scene, scrolling, type View } from "./view";

const PORTION = 200;
const MOST = 2000;
const COLLATOR = new Intl.Collator(language, { numeric: true, sensitivity: "base" });

type Order = { readonly column: Column; readonly down: boolean } | null;

export const tableView: View = async (scene, host) => {
  await new TableView(scene, host).draw(PORTION);
};

class TableView {
  private order: Order = null;
  private rows: readonly Row[];
  private shown = 0;

  constructor(
    private readonly scene: Scene,
    private readonly host: HTMLElement,
  ) {
    this.rows = scene.table.rows;
  }

  /** Draws the table anew with its first rows. */
  async draw(count: number): Promise<void> {
    const { say, kinds } = this.scene;
    const head = h("tr", {}, ...kinds.columns.map((column) => this.heading(column)));
    const body = h("tbody");
    const table = h("table", { class: "table results-table" }, h("thead", {}, head), body);
    const foot = h("div");
    this.shown = 0;
    await this.more(body, foot, count);
    this.host.replaceChildren(scrolling(say("table"), table), foot);
  }

  /** Adds rows to those that are there. */
  private async more(body: HTMLElement, foot: HTMLElement, count: number): Promise<void> {
    const from = this.shown;
    this.shown = Math.min(from + count, this.rows.length, MOST);
    const rows = this.rows.slice(from, this.shown);
    await this.scene.names.load(irisOf(rows));
    const { columns } = this.scene.kinds;
    body.append(...rows.map((row) => h("tr", {}, ...columns.map((column) => this.cell(row, column)))));
    foot.replaceChildren(...this.footer(() => void this.more(body, foot, PORTION * 2)));
  }

  private heading(column: Column): HTMLElement {
    const { say } = this.scene;
    const down = this.order?.column === column ? this.order.down : null;
    const mark = down === null ? "" : down ? " ↓" : " ↑";
    const button = h(
      "button",
      { type: "button", class: "sort", title: say("sort", { name: column.name }) },
      column.name,
      h("span", { "aria-hidden": "true" }, mark),
    );
    button.addEventListener("click", () => void this.sort(column));
    return h(
      "th",
      {
        scope: "col",
        class: this.scene.kinds.numbers.includes(column) ? "number" : null,
        "aria-sort": down === null ? "none" : down ? "descending" : "ascending",
      },
      button,
    );
  }

  private cell(row: Row, column: Column): HTMLElement {
    return h(
      "td",
      { class: isNumber(row[column.at]) ? "number" : isDate(row[column.at]) ? "date" : null },
      cellOf(row, column, this.scene.names),
    );
  }

  /** Sorts up, then down, then as the query did. */
  private async sort(column: Column): Promise<void> {
    const same = this.order?.column === column;
    this.order = same ? (this.order?.down ? null : { column, down: true }) : { column, down: false };
    const { table, names } = this.scene;
    if (this.order) await names.load(irisOf(table.rows));
    const order = this.order;
    this.rows = order
      ? sorted(table.rows, (row) => [row[order.column.at], textOf(row, order.column, names)], order.down)
      : table.rows;
    const place = this.scene.kinds.columns.indexOf(column);
    await this.draw(PORTION);
    this.host.querySelectorAll<HTMLElement>(".sort")[place]?.focus();
  }

  private footer(next: () => void): Node[] {
    const { say } = this.scene;
    if (this.shown >= this.rows.length) return [];
    const about = h(
      "p",
      { class: "muted" },
      say("shown", { shown: this.shown, total: this.rows.length }),
      this.shown >= MOST && ` ${say("most")}`,
    );
    if (this.shown >= MOST) return [about];
    const more = h("button", { type: "button", class: "button quiet small" }, say("more"));
    more.addEventListener("click", next, { once: true }); // the rows that come bring the next one
    return [about, h("p", {}, more)];
  }
}

function sorted(rows: readonly Row[], keyOf: (row: Row) => [Term | undefined, string], down: boolean): Row[] {
  const keyed = rows.map((row) => ({ row, key: keyOf(row) }));
  keyed.sort(({ key: [one, first] }, { key: [other, second] }) => {
    if (!first || !second) return Number(!first) - Number(!second); // what is missing comes last either way
    const numbers = isNumber(one) && isNumber(other);
    const found = numbers ? Number(first) - Number(second) : COLLATOR.compare(first, second);
    return down ? -found : found;
  });
  return keyed.map(({ row }) => row);
}

export function* irisOf(rows: Iterable<Row>): Generator<string> {
  for (const row of rows) for (const term of row) if (term?.type === "uri") yield term.value;
}

/** Returns all rows as tab-separated text, which spreadsheets take from the clipboard. */
export async function textTable({ table, kinds, names }: Scene): Promise<string> {
  await names.load(irisOf(table.rows));
  const clean = (text: string): string => text.replace(/\s+/g, " ");
  const lines = table.rows.map((row) => kinds.columns.map((column) => clean(textOf(row, column, names))).join("\t"));
  return [kinds.columns.map(({ name }) => name).join("\t"), ...lines].join("\n");
}
