// Sentences over the picture: what was just done, for a moment, and what is the matter, as long as it is.
import { h } from "../shared/page";

const MOMENT = 5000;

type Child = Node | string;

export class Notice {
  readonly element = h("div", { class: "x-notes", "aria-live": "polite" });
  private readonly lines = new Map<string, HTMLElement>();

  /** Says what was done, for a moment. */
  flash(text: string): void {
    this.keep("done", text);
    const line = this.lines.get("done");
    setTimeout(() => {
      if (line?.textContent === text) this.keep("done");
    }, MOMENT);
  }

  /** Says what is the matter, until the same matter is told again; without content it is over. */
  keep(matter: string, ...content: Child[]): void {
    const isOver = content.every((each) => each === "");
    const line = this.lines.get(matter) ?? h("p", { class: "x-note", "data-matter": matter });
    line.replaceChildren(...content);
    if (isOver) line.remove();
    else this.element.append(line);
    this.lines.set(matter, line);
  }
}
