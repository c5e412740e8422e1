// The tables of what is shown, in step with the picture: the same nodes or the same links, sortable, each leads to its thing.
import { h, language } from "../../shared/page";
import { type Context, say } from "../context";
import { button, nameButton } from "../pieces";
import { linkColumns, linkRows } from "./link-rows";
import { nodeColumns, nodeRows } from "./node-rows";
import type { Cell, Row } from "./row";

const MOST = 500;

export class Table {
  readonly element = h("section", { class: "x-table-panel", id: "explore-table", "aria-label": say("table") });
  private readonly scroll = h("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": say("table") });
  private isAwaited = false;
  private readonly sorted = { "1": { column: 3, down: true }, links: { column: 0, down: false } };

  constructor(private readonly context: Context) {}

  /** Moves the focus to the table, as soon as it is there. */
  focus(): void {
    this.isAwaited = this.element.hidden !== false;
    this.scroll.focus();
  }

  update(): void {
    const { history } = this.context;
    const { table } = history.state;
    this.element.hidden = !table;
    if (!table) return;
    const of = table === "links" ? "links" : "1";
    const columns = of === "links" ? linkColumns(this.context) : nodeColumns(this.context);
    const rows = this.ordered(of === "links" ? linkRows(this.context) : nodeRows(this.context), of);
    const head = h("tr", {}, ...columns.map((column, place) => this.heading(column, place, of)));
    const body = rows.slice(0, MOST).map((row) => rowOf(row, columns));
    this.scroll.replaceChildren(
      h("table", { class: "table" }, this.caption(rows.length), h("thead", {}, head), h("tbody", {}, ...body)),
    );
    if (!this.element.contains(this.scroll) || this.element.dataset["of"] !== of)
      this.element.replaceChildren(this.choice(of), this.scroll);
    this.element.dataset["of"] = of;
    if (this.isAwaited) this.focus();
  }

  private choice(of: string): HTMLElement {
    const { history } = this.context;
    const tab = (name: string): HTMLElement =>
      button(say(`table_${name}`), () => history.change({ table: name }), { "aria-pressed": String(name === of) });
    return h("div", { class: "actions x-tables", role: "group", "aria-label": say("table") }, tab("1"), tab("links"));
  }

  private caption(rows: number): HTMLElement {
    const { shown } = this.context;
    const text = `${say("shown", { n: shown.nodeCount })}, ${say("shown_links", { n: shown.edgeCount })}`;
    return h("caption", {}, rows > MOST ? `${text} — ${say("table_first", { n: MOST })}` : text);
  }

  private heading(title: string, column: number, of: "1" | "links"): HTMLElement {
    const by = this.sorted[of];
    const isSorted = column === by.column;
    const sort = nameButton([title, isSorted && (by.down ? " ▾" : " ▴")], () => {
      by.down = isSorted ? !by.down : of === "1" && column > 1;
      by.column = column;
      this.update();
      this.element.querySelector<HTMLElement>(`th[data-column="${column}"] button`)?.focus();
    });
    return h(
      "th",
      { scope: "col", "aria-sort": isSorted ? (by.down ? "descending" : "ascending") : null, "data-column": column },
      sort,
    );
  }

  private ordered(rows: Row[], of: "1" | "links"): Row[] {
    const { column, down } = this.sorted[of];
    const order = new Intl.Collator(language);
    const compare = (a: Cell = "", b: Cell = ""): number =>
      typeof a === "number" && typeof b === "number" ? a - b : order.compare(String(a), String(b));
    return rows.sort(
      (one, other) =>
        compare(one.cells[column], other.cells[column]) * (down ? -1 : 1) || compare(one.cells[0], other.cells[0]),
    );
  }
}

function rowOf({ cells, shown, isChosen }: Row, columns: readonly string[]): HTMLElement {
  const made = columns.map((_, place) => {
    const cell = cells[place] ?? "";
    const content = shown[place] ?? text(cell);
    return place === 0
      ? h("th", { scope: "row" }, content)
      : h("td", { class: typeof cell === "number" ? "number" : null }, content);
  });
  return h("tr", { "aria-current": isChosen ? "true" : null }, ...made);
}

function text(cell: Cell): string {
  if (typeof cell === "string") return cell;
  return Number.isInteger(cell) ? String(cell) : cell.toLocaleString(language, { maximumSignificantDigits: 3 });
}
