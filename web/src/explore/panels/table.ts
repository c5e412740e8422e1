// The table of what is shown, in step with the picture: the same nodes, sortable, each row leads to its node.
import { h, language } from "../../shared/page";
import { say, type Context } from "../context";
import { nameButton } from "../pieces";
import { nodeButton } from "./names";

type Column = "label" | "kind" | "year" | "degree" | "measure" | "community";
const MOST = 500;

export class Table {
  readonly element = h("section", { class: "x-table-panel", "aria-label": say("table") });
  private column: Column = "degree";
  private down = true;

  constructor(private readonly context: Context) {}

  update(): void {
    const { history, shown } = this.context;
    this.element.hidden = !history.state.table;
    if (this.element.hidden) return;
    const columns = this.columns();
    const rows = this.sorted();
    const head = h("tr", {}, ...columns.map((column) => this.heading(column)));
    const body = rows.slice(0, MOST).map((node) => this.row(node, columns));
    const caption = h("caption", {}, say("shown", { n: shown.nodeCount }), ", ", say("shown_links", { n: shown.edgeCount }));
    if (rows.length > MOST) caption.append(` — ${say("table_first", { n: MOST })}`);
    const table = h("table", { class: "table" }, caption, h("thead", {}, head), h("tbody", {}, ...body));
    this.element.replaceChildren(h("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": say("table") }, table));
  }

  private columns(): Column[] {
    const { colour, size } = this.context.history.state;
    const columns: Column[] = ["label", "kind", "year", "degree"];
    if (size !== "degree" && size !== "equal") columns.push("measure");
    if (colour === "community") columns.push("community");
    return columns;
  }

  private heading(column: Column): HTMLElement {
    const sorted = column === this.column;
    const title = column === "measure" ? say(`size_${this.context.history.state.size}`) : say(`column_${column}`);
    const sort = nameButton([title, sorted && (this.down ? " ▾" : " ▴")], () => {
      this.down = sorted ? !this.down : column !== "label" && column !== "kind";
      this.column = column;
      this.update();
      this.element.querySelector<HTMLElement>(`th[data-column=${column}] button`)?.focus();
    });
    const order = sorted ? (this.down ? "descending" : "ascending") : null;
    return h("th", { scope: "col", "aria-sort": order, "data-column": column }, sort);
  }

  private sorted(): number[] {
    const { atlas, shown } = this.context;
    const nodes = Array.from({ length: atlas.size }, (_, node) => node).filter((node) => shown.nodes[node]);
    const way = this.down ? -1 : 1;
    const order = new Intl.Collator(language);
    return nodes.sort((one, other) => {
      const [a, b] = [this.value(one, this.column), this.value(other, this.column)];
      const compared = typeof a === "number" && typeof b === "number" ? a - b : order.compare(String(a), String(b));
      return compared * way || order.compare(atlas.label(one), atlas.label(other));
    });
  }

  private value(node: number, column: Column): string | number {
    const { atlas, history, looks, shown } = this.context;
    const values: Record<Column, () => string | number> = {
      label: () => atlas.label(node),
      kind: () => looks.kind(atlas.kind(node))[language],
      year: () => atlas.year(node),
      degree: () => shown.degree[node] ?? 0,
      measure: () => looks.measure(history.state.size, node) ?? 0,
      community: () => (looks.measure("community", node) ?? -1) + 1,
    };
    return values[column]();
  }

  private row(node: number, columns: Column[]): HTMLElement {
    const { atlas, history } = this.context;
    const cells = columns.slice(1).map((column) => {
      const value = this.value(node, column);
      const text = typeof value === "number" ? (value === 0 && column !== "degree" ? "—" : shortened(value, column)) : value;
      return h("td", { class: typeof value === "number" ? "number" : null }, text);
    });
    return h("tr", { "aria-current": atlas.id(node) === history.state.node ? "true" : null }, h("th", { scope: "row" }, nodeButton(this.context, node)), ...cells);
  }
}

function shortened(value: number, column: Column): string {
  if (column === "year" || Number.isInteger(value)) return String(value);
  return value.toLocaleString(language, { maximumSignificantDigits: 3 });
}
