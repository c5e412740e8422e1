// The page on which SPARQL is written: without this script it is a plain form.
import { readData, words } from "../shared/page";
import { ask, isEmpty, isProblem } from "./endpoint";
import { Field } from "./field";
import { QueryHistory } from "./history";
import { copyFrom } from "./menu";
import { Names } from "./names";
import type { Options } from "./results";
import { Results } from "./results";
import { addressOf, carried, planAddress } from "./share";
import { Terms } from "./terms";
import { Toolbar } from "./toolbar";

interface PageData extends Options {
  readonly given: boolean;
  readonly prefixes: Readonly<Record<string, string>>;
}

class QueryPage {
  private readonly say = words("query-words");
  private readonly data = readData<PageData>("query-data");
  private readonly names = new Names();
  private readonly field: Field;
  private readonly results: Results;
  private readonly past: QueryHistory;
  private readonly toolbar: Toolbar;
  private readonly example: string;
  private running: AbortController | null = null;
  private asked = "";
  private ran = "";

  constructor(form: HTMLFormElement, text: HTMLTextAreaElement, result: HTMLElement, past: HTMLElement) {
    const address = new URLSearchParams(location.search);
    const query = carried().get("query");
    this.example = query === null && !this.data.given ? text.value : "";
    this.names.use(this.data.prefixes);
    this.field = new Field(text, new Terms(), this.say, () => void this.run());
    if (query !== null) this.field.text = query;
    this.results = new Results(result, this.data, this.names, this.say, () => this.remember());
    this.results.view = carried().get("view") ?? address.get("view") ?? "";
    this.past = new QueryHistory(past, this.say, (chosen) => this.open(chosen));
    this.toolbar = new Toolbar(form, this.say, {
      run: () => void this.run(),
      stop: () => this.running?.abort(),
      format: () => void this.format(),
      link: (button) =>
        void copyFrom(
          button,
          () => location.origin + this.address(),
          this.say,
          (told) => this.results.tell(told),
        ),
      explain: () => this.explain(),
      snippets: async () => (await import("./snippets")).snippets(this.field.text),
    });
    addEventListener("popstate", () => this.reopen());
    addEventListener("keydown", (event) => this.key(event));
    void this.run();
  }

  private explain(): void {
    const address = planAddress(this.field.text);
    if (address) location.assign(address);
    else this.results.tell(this.say("explain_long"));
  }

  private async format(): Promise<void> {
    this.results.tell(this.say((await this.field.format()) ? "formatted" : "format_failed"));
  }

  /** Runs and stops from anywhere on the page; the editor has keys of its own. */
  private key(event: KeyboardEvent): void {
    if (event.defaultPrevented) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void this.run();
    else if (event.key === "Escape" && this.running) this.running.abort();
  }

  private open(query: string): void {
    this.field.text = query;
    this.field.focus();
    void this.run();
  }

  private address(): string {
    return addressOf(this.field.text, this.results.view);
  }

  /** Writes what was run into the address, and into the links that show this page in the other language. */
  private remember(how: "replaceState" | "pushState" = "replaceState"): void {
    const address = addressOf(this.ran, this.results.view);
    history[how](null, "", address);
    for (const link of document.querySelectorAll<HTMLAnchorElement>(".switches a[hreflang]")) {
      const target = new URL(address, location.origin);
      target.searchParams.set("lang", link.hreflang);
      link.href = target.pathname + target.search + target.hash;
    }
  }

  /** Opens what the address says, after the browser went back or forth. */
  private reopen(): void {
    const query = carried().get("query") ?? new URLSearchParams(location.search).get("query");
    if (query === null || query === this.asked) return;
    this.field.text = query;
    void this.run(true);
  }

  private async run(back = false): Promise<void> {
    this.running?.abort();
    const query = this.field.text;
    const running = new AbortController();
    this.asked = query;
    this.running = running;
    this.toolbar.running((seconds) => this.results.busy(this.say(seconds ? "running_for" : "running", { n: seconds })));
    this.field.show(null);
    try {
      const outcome = await ask(query, running.signal, [
        this.say("subject"),
        this.say("predicate"),
        this.say("object"),
      ]);
      if (running.signal.aborted) return;
      const again = this.ran === "" || this.ran === query;
      this.ran = query;
      if (isProblem(outcome)) {
        this.field.show(outcome);
        this.results.problem(outcome, (line, column) => void this.field.goTo(line, column));
      } else {
        this.results.show(query, outcome);
        if (isEmpty(outcome)) void this.field.grow(); // it marks names that do not exist
        if (query !== this.example) this.past.add(query);
      }
      this.remember(again || back ? "replaceState" : "pushState");
    } catch (error) {
      this.failed(error, running);
    } finally {
      if (this.running === running) {
        this.running = null;
        this.toolbar.idle();
      }
    }
  }

  private failed(error: unknown, running: AbortController): void {
    if (!running.signal.aborted) {
      this.results.problem(
        { title: this.say("unreachable"), detail: error instanceof SyntaxError ? error.message : "" },
        () => undefined,
      );
    } else if (this.running === running) this.results.stopped();
  }
}

const form = document.querySelector<HTMLFormElement>("#query-form");
const text = document.querySelector<HTMLTextAreaElement>("#query-text");
const result = document.querySelector<HTMLElement>("#query-result");
const past = document.querySelector<HTMLElement>("#query-history");
if (form && text && result && past) new QueryPage(form, text, result, past);
