// A field with suggestions, after the combobox pattern of the ARIA Authoring Practices: the focus stays in the field, no
// suggestion is chosen before an arrow chooses one, Enter takes the chosen one, Escape closes the list.
import { h } from "./page";

/** A suggestion: an element, which the list makes an option, and what happens when it is taken. */
export interface Choice {
  readonly element: HTMLElement;
  readonly take: () => void;
}
/** What words find: the content of the list, and the choices in it in their order. */
export interface Found {
  readonly content: readonly HTMLElement[];
  readonly choices: readonly Choice[];
}
export interface Source {
  readonly label: string;
  /** Finds suggestions for words; null leaves the list as it is. */
  readonly find: (words: string, signal: AbortSignal) => Promise<Found | null>;
  /** Tells readers of screens how many there are. */
  readonly announce: (count: number) => void;
  /** Whether Enter takes the first suggestion where none was chosen; else it does what it does in the field. */
  readonly takesFirst: boolean;
}

const WAIT = 70;
const NOTHING: Found = { content: [], choices: [] };

export class Combobox {
  readonly list: HTMLElement;
  private choices: readonly Choice[] = [];
  private active = -1;
  private timer = 0;
  private asked = new AbortController();

  constructor(
    private readonly input: HTMLInputElement,
    private readonly source: Source,
  ) {
    const id = `${input.id}-list`;
    this.list = h("div", { id, class: "suggestions", role: "listbox", "aria-label": source.label, hidden: true });
    const wired = { role: "combobox", "aria-autocomplete": "list", "aria-controls": id, "aria-expanded": "false" };
    for (const [name, value] of Object.entries(wired)) input.setAttribute(name, value);
    input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => void this.ask(), WAIT);
    });
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  private async ask(): Promise<void> {
    this.asked.abort();
    const words = this.input.value.trim();
    if (!words) {
      this.close();
      return;
    }
    const asked = new AbortController();
    this.asked = asked;
    const found = await this.source.find(words, asked.signal).catch(() => NOTHING);
    if (found && !asked.signal.aborted) this.show(found);
  }

  private show({ content, choices }: Found): void {
    this.choices = choices;
    this.choose(-1);
    for (const [place, { element, take }] of choices.entries()) {
      element.id = `${this.list.id}-${place}`;
      element.classList.add("option");
      element.setAttribute("role", "option");
      element.setAttribute("aria-selected", "false");
      element.addEventListener("click", () => this.take(take));
    }
    this.list.replaceChildren(...content);
    this.list.hidden = choices.length === 0;
    this.input.setAttribute("aria-expanded", String(choices.length > 0));
    this.source.announce(choices.length);
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "Escape" && !this.list.hidden) {
      this.close();
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) void this.ask();
      else this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && !event.isComposing) this.enter(event);
  }

  private enter(event: KeyboardEvent): void {
    const { takesFirst } = this.source;
    const choice = this.list.hidden ? undefined : this.choices[takesFirst ? Math.max(0, this.active) : this.active];
    if (!choice && !takesFirst) return;
    event.preventDefault();
    if (choice) this.take(choice.take);
    else void this.ask().then(() => this.choices[0] && this.take(this.choices[0].take));
  }

  /** Moves to the next or previous suggestion; before the first and after the last comes the field itself. */
  private move(step: number): void {
    const stops = this.choices.length + 1;
    this.choose(((this.active + 1 + step + stops) % stops) - 1);
  }

  private choose(place: number): void {
    this.choices[this.active]?.element.setAttribute("aria-selected", "false");
    this.active = place;
    const option = this.choices[place]?.element;
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  private take(take: () => void): void {
    this.close();
    take();
  }

  private close(): void {
    clearTimeout(this.timer);
    this.asked.abort();
    this.choose(-1);
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }
}
