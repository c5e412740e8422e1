// The search box: a combobox after the ARIA Authoring Practices; choosing a thing calls back with its number.
import { h, language } from "../../shared/page";
import { type Context, say } from "../context";
import { mark } from "../mark";
import { worded } from "../server";

interface Found {
  id: string;
  label: string;
  kind: string;
}

const WAIT = 80;
const MOST = 10;

export class Search {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  private readonly list: HTMLElement;
  private found: Found[] = [];
  private active = -1;
  private timer = 0;
  private asked = new AbortController();

  constructor(
    private readonly context: Context,
    private readonly id: string,
    label: string,
    private readonly chosen: (node: number) => void,
  ) {
    const wired = {
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-controls": `${id}-list`,
      "aria-expanded": "false",
    };
    this.input = h("input", {
      id,
      type: "text",
      autocomplete: "off",
      spellcheck: "false",
      maxlength: 200,
      placeholder: label,
      ...wired,
    });
    this.list = h("div", {
      id: `${id}-list`,
      class: "suggestions",
      role: "listbox",
      "aria-label": label,
      hidden: true,
    });
    this.element = h(
      "div",
      { class: "x-find" },
      h("label", { class: "unseen", for: id }, label),
      this.input,
      this.list,
    );
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => void this.ask(), WAIT);
    });
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  private async ask(): Promise<void> {
    this.asked.abort();
    const words = this.input.value.trim();
    if (!words) return this.close();
    this.asked = new AbortController();
    try {
      const answer = await fetch(worded("search", { q: words }), { signal: this.asked.signal });
      if (answer.ok) this.show((await answer.json()) as Found[]);
    } catch (error) {
      if (!(error instanceof DOMException && error.name === "AbortError")) this.close();
    }
  }

  private show(found: Found[]): void {
    this.found = found.filter(({ id }) => this.context.atlas.node(id) !== undefined).slice(0, MOST);
    this.active = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.list.replaceChildren(...this.found.map((each, place) => this.option(each, place)));
    this.list.hidden = this.found.length === 0;
    this.input.setAttribute("aria-expanded", String(this.found.length > 0));
    this.context.announce(this.found.length ? say("found", { n: this.found.length }) : say("found_none"));
  }

  private option({ id, label, kind }: Found, place: number): HTMLElement {
    const style = this.context.looks.kind(this.context.atlas.kind(this.context.atlas.node(id) ?? 0));
    const name = `${this.id}-${place}`;
    const text = h("bdi", {}, label);
    const option = h(
      "div",
      { class: "option", role: "option", id: name, "aria-selected": "false" },
      mark(style.shape, style.colour),
      text,
    );
    if (kind) option.append(h("small", {}, style[language]));
    option.addEventListener("click", () => this.take(place));
    return option;
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "Escape" && !this.list.hidden) {
      this.close();
      event.stopPropagation();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) return void this.ask();
      this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      if (!this.list.hidden) this.take(Math.max(0, this.active));
      else void this.ask().then(() => this.take(0));
    }
  }

  private move(step: number): void {
    const stops = this.found.length + 1;
    this.list.children[this.active]?.setAttribute("aria-selected", "false");
    this.active = ((this.active + 1 + step + stops) % stops) - 1;
    const option = this.list.children[this.active];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  private take(place: number): void {
    const found = this.found[place];
    const node = found && this.context.atlas.node(found.id);
    if (!found || node === undefined) return;
    this.input.value = found.label;
    this.close();
    this.chosen(node);
  }

  private close(): void {
    clearTimeout(this.timer);
    this.asked.abort();
    this.list.hidden = true;
    this.active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}
