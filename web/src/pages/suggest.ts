// Suggestions under a search box, after the combobox pattern of the ARIA Authoring Practices: the focus stays in the
// field, no suggestion is chosen before an arrow chooses one, Enter opens the chosen one or else searches for the words,
// Escape closes the list; the last option leads to all results.
import { h, language, words } from "../shared/page";

interface Suggestion {
  path: string;
  label: string;
  reason: string;
}
interface Group {
  kind: string;
  title: string;
  suggestions: Suggestion[];
}

const WAIT = 60;

export function suggestIn(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>("input[name=q]");
  if (input) new Suggestions(form, input).start();
}

class Suggestions {
  private readonly say = words("words");
  private readonly list: HTMLDivElement;
  private readonly status: HTMLDivElement;
  private options: HTMLElement[] = [];
  private active = -1;
  private timer = 0;
  private asked = new AbortController();

  constructor(
    private readonly form: HTMLFormElement,
    private readonly input: HTMLInputElement,
  ) {
    const id = `${input.id}-suggestions`;
    this.list = h("div", {
      id,
      class: "suggestions",
      role: "listbox",
      "aria-label": this.say("suggestions"),
      hidden: true,
    });
    this.status = h("div", { class: "unseen", role: "status" });
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-controls": id,
      "aria-expanded": "false",
    })) {
      input.setAttribute(name, value);
    }
  }

  start(): void {
    this.form.append(this.list, this.status);
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => void this.ask(), WAIT);
    });
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = (event.target as Element).closest<HTMLElement>("[role=option]");
      if (option) this.open(option);
    });
  }

  private async ask(): Promise<void> {
    this.asked.abort();
    const text = this.input.value.trim();
    if (!text) return this.close();
    this.asked = new AbortController();
    try {
      const address = `/suggest?${new URLSearchParams({ q: text, lang: language })}`;
      const answer = await fetch(address, { signal: this.asked.signal, headers: { accept: "application/json" } });
      this.show(answer.ok ? ((await answer.json()) as { groups: Group[] }).groups : []);
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return;
      this.show([]);
    }
  }

  private show(groups: Group[]): void {
    this.options = [];
    this.active = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.list.replaceChildren(...groups.map((group) => this.group(group)));
    const found = this.options.length;
    if (found) this.list.append(this.all());
    this.status.textContent = found ? this.say("found", { n: found }) : this.say("nothing");
    this.list.hidden = found === 0;
    this.input.setAttribute("aria-expanded", String(found > 0));
  }

  private all(): HTMLElement {
    const path = `/search?${new URLSearchParams({ q: this.input.value.trim() })}`;
    const id = `${this.list.id}-${this.options.length}`;
    const option = h(
      "div",
      { class: "option all", role: "option", id, "aria-selected": "false", "data-path": path },
      this.say("all_results"),
    );
    this.options.push(option);
    return option;
  }

  private group(group: Group): HTMLElement {
    const title = `${this.list.id}-${group.kind}`;
    const element = h("div", { role: "group", "aria-labelledby": title });
    element.append(h("div", { class: "group", id: title, role: "presentation" }, group.title));
    for (const { path, label, reason } of group.suggestions) {
      const id = `${this.list.id}-${this.options.length}`;
      const option = h(
        "div",
        { class: "option", role: "option", id, "aria-selected": "false", "data-path": path },
        h("bdi", {}, label),
        h("small", {}, reason),
      );
      this.options.push(option);
      element.append(option);
    }
    return element;
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "Escape" && !this.list.hidden) {
      this.close();
      event.preventDefault();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) return void this.ask();
      this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && !event.isComposing) {
      const option = this.options[this.active];
      if (!option || this.list.hidden) return; // the form searches
      event.preventDefault();
      this.open(option);
    }
  }

  /** Moves to the next or previous option; before the first and after the last comes the field itself. */
  private move(step: number): void {
    const stops = this.options.length + 1;
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = ((this.active + 1 + step + stops) % stops) - 1;
    const option = this.options[this.active];
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", option.id);
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  private open(option: HTMLElement): void {
    location.assign(option.dataset["path"] ?? "/");
  }

  private close(): void {
    this.list.hidden = true;
    this.active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}
