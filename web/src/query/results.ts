// Below the editor: what the answer is, its presentations as tabs, copy and download; or what is wrong.
import { h, language } from "../shared/page";
import { download, post } from "../shared/server";
import type { Table } from "./answer";
import { charts, chartView } from "./chart";
import { kindsOf } from "./columns";
import type { Problem, Success } from "./endpoint";
import { graphView } from "./graph";
import { maps, mapView } from "./map";
import { copyFrom, menu } from "./menu";
import type { Names } from "./names";
import { networks } from "./network";
import { downloadAddress } from "./share";
import { tableView, textTable } from "./table";
import { timelines, timelineView } from "./timeline";
import { type ClassStyle, remark, type Say, type Scene, type View } from "./view";

export interface Format {
  readonly name: string;
  readonly title: string;
  readonly extension: string;
  readonly type: string;
}
export interface Options {
  /** What downloads are called, after the project. */
  readonly file: string;
  readonly formats: { readonly table: readonly Format[]; readonly graph: readonly Format[] };
  readonly classes: Readonly<Record<string, ClassStyle>>;
}

const LONGEST_RAW = 200_000;
const FEW_NODES = 60;

export class Results {
  private readonly status = h("p", { class: "result-status", role: "status" });
  private readonly body = h("div", {});
  /** The presentation that is shown; the next answer keeps it where it can. */
  view = "";

  constructor(
    host: HTMLElement,
    private readonly options: Options,
    private readonly names: Names,
    private readonly say: Say,
    private readonly onView: (view: string) => void,
  ) {
    host.replaceChildren(this.status, this.body);
    this.body.append(h("p", { class: "muted" }, say("start")));
  }

  tell(words: string): void {
    this.status.textContent = words;
  }

  busy(words: string): void {
    this.tell(words);
    this.body.classList.add("stale");
  }

  stopped(): void {
    this.tell(this.say("stopped"));
    this.body.classList.remove("stale");
  }

  problem(problem: Problem, goTo: (line: number, column: number) => void): void {
    const { title, detail, line, column } = problem;
    this.tell("");
    const card = h(
      "div",
      { class: "card warn problem", role: "alert" },
      h("h2", {}, this.say("refused")),
      h("p", {}, title),
      ...paragraphs(detail),
    );
    if (line !== undefined && column !== undefined) {
      const button = h(
        "button",
        { type: "button", class: "button quiet small" },
        this.say("go_there", { line, column }),
      );
      button.addEventListener("click", () => goTo(line, column));
      card.append(button);
    }
    this.put(card);
  }

  show(query: string, { answer, text, seconds }: Success): void {
    const time = this.say("in_time", {
      seconds: seconds.toLocaleString(document.documentElement.lang, { maximumFractionDigits: seconds < 1 ? 3 : 1 }),
    });
    if (answer.kind === "boolean") {
      const words = this.say(answer.value ? "yes" : "no");
      this.tell(`${this.say("result")}: ${words}, ${time}`);
      this.put(h("p", { class: "verdict" }, words), this.actions(query, null));
      return;
    }
    const counted = this.say(answer.kind === "graph" ? "statements" : "rows", { n: answer.rows.length });
    this.tell(`${counted}, ${time}`);
    if (answer.rows.length === 0) {
      const words = h("p", { class: "lead" }, this.say("empty"));
      const names = h("ul", {});
      this.put(words, names, this.actions(query, null));
      void unknownIn(query).then((found) => {
        if (found.length > 0) words.textContent = this.say("empty_unknown");
        names.replaceChildren(...found.map((each) => h("li", {}, each)));
      });
      return;
    }
    this.present(
      query,
      { table: answer, kinds: kindsOf(answer), names: this.names, say: this.say, classes: this.options.classes },
      text,
    );
  }

  private present(query: string, scene: Scene, text: string): void {
    const views = viewsOf(scene, text);
    const panel = h("div", { class: "result-panel", role: "tabpanel", id: "result-panel", tabindex: -1 });
    const tabs = Object.keys(views).map((name) =>
      h(
        "button",
        { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": "result-panel", "data-view": name },
        this.say(name),
      ),
    );
    const list = h("div", { class: "tabs", role: "tablist", "aria-label": this.say("views") }, ...tabs);
    const choose = (name: string, chosen: boolean): void => {
      for (const tab of tabs) {
        const active = tab.dataset["view"] === name;
        tab.setAttribute("aria-selected", String(active));
        tab.tabIndex = active ? 0 : -1;
      }
      panel.setAttribute("aria-labelledby", `tab-${name}`);
      if (chosen) {
        this.view = name;
        this.onView(name);
      }
      const place = h("div"); // what a view brings late has its place there no longer once another is chosen
      panel.replaceChildren(place);
      void views[name]?.(scene, place);
    };
    list.addEventListener("click", (event) => {
      const name = (event.target as Element).closest<HTMLElement>("[role=tab]")?.dataset["view"];
      if (name) choose(name, true);
    });
    list.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = tabs[(tabs.indexOf(event.target as HTMLButtonElement) + step + tabs.length) % tabs.length];
      next?.focus();
      choose(next?.dataset["view"] ?? "table", true);
    });
    this.put(h("div", { class: "result-bar" }, list, this.actions(query, scene)), panel);
    choose([this.view, viewNamed(query)].find((name) => name in views) ?? first(scene, views), false);
  }

  private actions(query: string, scene: Scene | null): HTMLElement {
    const formats = scene?.table.kind === "graph" ? this.options.formats.graph : this.options.formats.table;
    const items = formats.map((format) => this.download(query, format));
    const copy = h("button", { type: "button", class: "button quiet small" }, this.say("copy_table"));
    if (scene)
      copy.addEventListener(
        "click",
        () =>
          void copyFrom(
            copy,
            () => textTable(scene),
            this.say,
            (words) => this.tell(words),
          ),
      );
    return h("div", { class: "result-actions" }, scene && copy, menu(this.say("download"), ...items));
  }

  private download(query: string, { name, title, extension, type }: Format): HTMLElement {
    const file = `${this.options.file}.${extension}`;
    const address = downloadAddress(query, name);
    if (address) return h("a", { href: address, download: file }, title, " ", h("small", {}, `.${extension}`));
    const button = h("button", { type: "button" }, title, " ", h("small", {}, `.${extension}`));
    button.addEventListener("click", () => void save(query, type, file));
    return button;
  }

  private put(...content: Node[]): void {
    this.body.classList.remove("stale");
    this.body.replaceChildren(...content);
  }
}

/** Returns what the server says of names in a query that no statement has. */
async function unknownIn(query: string): Promise<string[]> {
  const response = await post(`/query/unknown?lang=${language}`, JSON.stringify({ query })).catch(() => null);
  return response?.ok ? ((await response.json()) as { unknown: string[] }).unknown : [];
}

/** Returns the presentation that the header of a query file names. */
function viewNamed(query: string): string {
  return /^#\+ *view *: *(\w+)/m.exec(query)?.[1] ?? "";
}

/** Says an explanation: its lines as words, those set in, which show a place of the query, as they are. */
function paragraphs(text: string): HTMLElement[] {
  const parts = text.split(/((?:^ {4}.*(?:\n|$))+)/m).filter((part) => part.trim());
  return parts.map((part) =>
    part.startsWith("    ")
      ? h("pre", { class: "excerpt" }, part.trimEnd().replace(/^ {4}/gm, ""))
      : h("p", { class: "remedy" }, part.trim()),
  );
}

/** Saves an answer whose query is too long for an address. */
async function save(query: string, type: string, file: string): Promise<void> {
  const response = await fetch("/sparql", {
    method: "POST",
    headers: { accept: type, "content-type": "application/sparql-query" },
    body: query,
  });
  await download(response, file);
}

function viewsOf({ table, kinds, say }: Scene, text: string): Record<string, View> {
  const raw: View = async (_, host) => {
    host.replaceChildren(
      ...remark(text.length > LONGEST_RAW, say("raw_cut")),
      h("pre", { class: "raw-answer", tabindex: 0, "aria-label": say("raw") }, text.slice(0, LONGEST_RAW)),
    );
  };
  return {
    table: tableView,
    ...(networks(table, kinds) ? { graph: graphView } : {}),
    ...(timelines(kinds) ? { timeline: timelineView } : {}),
    ...(charts(kinds) ? { chart: chartView } : {}),
    ...(maps(kinds) ? { map: mapView } : {}),
    raw,
  };
}

function first({ table }: { table: Table }, views: Record<string, View>): string {
  return table.kind === "graph" && "graph" in views && table.rows.length <= FEW_NODES * 3 ? "graph" : "table";
}
