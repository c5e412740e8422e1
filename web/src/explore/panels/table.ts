// The tables of what is shown, in step with the picture: the same nodes or the same links, sortable, filtered, a page at a
// time; each row leads to its thing, each link to its passages.
import { h, language } from "../../shared/page";
import { type Context, say } from "../context";
import { type Cell, having, type Listing, ordered, PAGE } from "../listing";
import { button, choice, iconButton, nameButton } from "../pieces";
import { links } from "./link-rows";
import { nodes } from "./node-rows";

type Of = "1" | "links" | "picked";

export class Table {
  private readonly scroll = h("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": say("table") });
  private readonly tools = h("div", { class: "x-tables" });
  private readonly pages = h("div", { class: "actions x-pages", role: "group", "aria-label": say("pages") });
  private readonly words = h("input", { type: "search", id: "explore-rows", maxlength: 200, placeholder: say("rows") });
  private readonly sorted = {
    "1": { column: 3, down: true },
    picked: { column: 0, down: false },
    links: { column: 0, down: false },
  };
  private filter = { relation: "", status: "" };
  private page = 0;

  constructor(
    private readonly context: Context,
    private readonly element: HTMLElement,
  ) {
    this.words.addEventListener("input", () => this.turn(0));
    this.element.append(this.tools, this.scroll);
  }

  focus(): void {
    this.scroll.focus();
  }

  update(): void {
    const { table } = this.context.history.state;
    this.element.hidden = !table;
    if (!table) return;
    if (this.element.dataset["of"] !== table) this.page = 0;
    this.element.dataset["of"] = table;
    this.tools.replaceChildren(...this.toolsOf(table as Of));
    this.fill();
  }

  /** Shows another page, or the first of what is now looked for. */
  private turn(page: number): void {
    this.page = page;
    this.fill();
    this.scroll.scrollTop = 0;
  }

  private fill(): void {
    const of = this.context.history.state.table as Of;
    const listing = of === "links" ? links(this.context, this.filter) : nodes(this.context, of === "picked");
    const { column, down } = this.sorted[of];
    const found = ordered(listing.columns, having(listing, this.words.value), column, down);
    const last = Math.max(0, Math.ceil(found.length / PAGE) - 1);
    this.page = Math.min(this.page, last);
    const first = this.page * PAGE;
    const rows = found.slice(first, first + PAGE).map((number) => rowOf(listing, number));
    const head = h("tr", {}, ...listing.columns.map(({ title }, place) => this.heading(title, place, of)));
    const table = h(
      "table",
      { class: "table" },
      this.caption(found.length),
      h("thead", {}, head),
      h("tbody", {}, ...rows),
    );
    this.scroll.replaceChildren(table);
    this.pages.replaceChildren(...this.pagesOf(first, found.length, last));
    this.pages.hidden = !last;
  }

  private toolsOf(of: Of): HTMLElement[] {
    const { history } = this.context;
    const tab = (name: Of): HTMLElement =>
      button(say(`table_${name}`), () => history.change({ table: name }), { "aria-pressed": String(name === of) });
    const tabs: Of[] = history.state.picked.length ? ["1", "links", "picked"] : ["1", "links"];
    const label = h("label", { class: "unseen", for: "explore-rows" }, say("rows"));
    const close = iconButton("close", say("table_close"), () => history.change({ table: "" }));
    const kept = document.activeElement === this.words;
    if (kept) setTimeout(() => this.words.focus());
    return [
      h("div", { class: "actions", role: "group", "aria-label": say("table") }, ...tabs.map(tab)),
      h("div", { class: "x-choice" }, label, this.words),
      ...(of === "links" ? this.choices() : []),
      this.pages,
      close,
    ];
  }

  /** The filters of the table of links: what they say, and how surely it is read. */
  private choices(): HTMLElement[] {
    const { atlas, looks } = this.context;
    const relations = looks.style.order.flatMap((family): [string, string][] => {
      const members = new Map(
        atlas.relations.filter((each) => each.family === family).map((each) => [each.id, each[language]]),
      );
      const single: [string, string][] = [...members].map(([id, words]) => [id, `\u2003${words}`]);
      return single.length ? [[family, looks.familyName(family)], ...(single.length > 1 ? single : [])] : [];
    });
    const statuses = atlas.payload.statuses.map((each): [string, string] => [each, say(`status_${each}`)]);
    const set = (key: "relation" | "status") => (value: string) => {
      this.filter[key] = value;
      this.turn(0);
    };
    const { relation, status } = this.filter;
    return [
      choice(
        "explore-rows-relation",
        say("column_relation"),
        [["", say("any_relation")], ...relations],
        relation,
        set("relation"),
      ),
      choice(
        "explore-rows-status",
        say("column_status"),
        [["", say("any_status")], ...statuses],
        status,
        set("status"),
      ),
    ];
  }

  private caption(rows: number): HTMLElement {
    const { shown, history } = this.context;
    const { table, picked } = history.state;
    const [all, key] =
      table === "links"
        ? [shown.edgeCount, "shown_links"]
        : [table === "picked" ? picked.length : shown.nodeCount, "shown"];
    const text = say(key, { n: rows });
    return h("caption", { "aria-live": "polite" }, rows === all ? text : say("rows_of", { text, all }));
  }

  private pagesOf(first: number, all: number, last: number): HTMLElement[] {
    const to = (key: string, page: number): HTMLElement =>
      button(key === "page_before" ? "‹" : "›", () => this.turned(key, page), {
        disabled: page < 0 || page > last,
        "data-to": key,
        "aria-label": say(key),
      });
    const where = say("rows_where", { first: first + 1, last: Math.min(first + PAGE, all), all });
    return [to("page_before", this.page - 1), h("span", {}, where), to("page_next", this.page + 1)];
  }

  private turned(key: string, page: number): void {
    this.turn(page);
    const again = this.pages.querySelector<HTMLButtonElement>(`[data-to="${key}"]`);
    (again?.disabled ? this.scroll : again)?.focus();
  }

  private heading(title: string, column: number, of: Of): HTMLElement {
    const by = this.sorted[of];
    const isSorted = column === by.column;
    const sort = nameButton([title, isSorted && (by.down ? " ▾" : " ▴")], () => {
      by.down = isSorted ? !by.down : of !== "links" && column > 1;
      by.column = column;
      this.turn(0);
      this.element.querySelector<HTMLElement>(`th[data-column="${column}"] button`)?.focus();
    });
    return h(
      "th",
      { scope: "col", "aria-sort": isSorted ? (by.down ? "descending" : "ascending") : null, "data-column": column },
      sort,
    );
  }
}

function rowOf({ columns, isChosen }: Listing, number: number): HTMLElement {
  const made = columns.map((column, place) => {
    const cell = column.cell(number);
    const content = column.shown?.(number) ?? text(cell);
    return place === 0
      ? h("th", { scope: "row" }, content)
      : h("td", { class: typeof cell === "number" ? "number" : null }, content);
  });
  return h("tr", { "aria-current": isChosen(number) ? "true" : null }, ...made);
}

function text(cell: Cell): string {
  if (typeof cell === "string") return cell;
  return Number.isInteger(cell) ? String(cell) : cell.toLocaleString(language, { maximumSignificantDigits: 3 });
}
