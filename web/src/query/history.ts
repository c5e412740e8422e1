// The last queries that were run, kept in this browser only.
import { h, language } from "../shared/page";

type Say = (key: string) => string;
interface Entry {
  query: string;
  at: number;
}

const KEY = "amu-graph.queries";
const MOST = 25;
const LONGEST = 20_000;

export class QueryHistory {
  constructor(
    private readonly host: HTMLElement,
    private readonly say: Say,
    private readonly open: (query: string) => void,
  ) {
    this.draw();
  }

  add(query: string): void {
    if (query.length > LONGEST || !query.trim()) return;
    const others = this.read().filter((entry) => entry.query !== query);
    this.write([{ query, at: Date.now() }, ...others].slice(0, MOST));
    this.draw();
  }

  private read(): Entry[] {
    try {
      const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
      return Array.isArray(found) ? found.filter(isEntry) : [];
    } catch {
      return []; // storage is forbidden, or something else wrote there
    }
  }

  private write(entries: readonly Entry[]): void {
    try {
      localStorage.setItem(KEY, JSON.stringify(entries));
    } catch {
      // storage is full or forbidden: nothing is remembered
    }
  }

  private draw(): void {
    const entries = this.read();
    const list = h("ul", { class: "plain" });
    for (const { query, at } of entries) {
      const button = h(
        "button",
        { type: "button", class: "past" },
        h("span", {}, titleOf(query)),
        h("small", {}, new Date(at).toLocaleString(language, { dateStyle: "short", timeStyle: "short" })),
      );
      button.addEventListener("click", () => this.open(query));
      list.append(h("li", {}, button));
    }
    const clear = h("button", { type: "button", class: "button quiet small" }, this.say("history_clear"));
    clear.addEventListener("click", () => {
      try {
        localStorage.removeItem(KEY);
      } catch {
        // nothing was remembered
      }
      this.draw();
      this.host.querySelector<HTMLElement>("summary")?.focus();
    });
    const about = h("p", { class: "muted" }, this.say(entries.length ? "history_about" : "history_none"));
    const wasOpen = this.host.querySelector("details")?.open ?? false;
    const summary = h("summary", {}, h("h2", {}, this.say("history")), " ", h("small", {}, String(entries.length)));
    this.host.replaceChildren(
      h("details", { class: "history", open: wasOpen }, summary, about, list, entries.length > 0 && clear),
    );
  }
}

function isEntry(value: unknown): value is Entry {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof (value as Entry).query === "string" &&
    typeof (value as Entry).at === "number"
  );
}

/** Returns the words of a query's header, or its first pattern. */
function titleOf(query: string): string {
  const header = new RegExp(`^#\\+ *summary${language === "fr" ? "@fr" : ""} *: *(.+)$`, "m").exec(query)?.[1];
  if (header) return header;
  const body = query
    .replace(/^\s*(?:#.*|PREFIX\s.*|BASE\s.*)$/gim, " ")
    .replace(/\s+/g, " ")
    .trim();
  return body.length > 110 ? `${body.slice(0, 109)}…` : body || "—";
}
