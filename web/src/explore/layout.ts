// The frame of the explorer: the picture with panels over it, which become sheets where the window is narrow.
import { h, language } from "../shared/page";
import { type Context, say } from "./context";
import { type Icon, icon } from "./mark";
import { Notice } from "./notice";
import { Panes } from "./panes";
import { section } from "./pieces";

type Sheet = "filters" | "details";

interface Pieces extends Record<"search" | "paths" | "table" | "toolbar", HTMLElement> {
  /** Fills the panel of what is kept when it is opened for the first time. */
  shelf: (body: HTMLElement) => void;
  /** Fills the panel of paths, likewise. */
  asked: () => void;
}

export class Layout {
  readonly stage: HTMLElement;
  readonly notice = new Notice();
  private readonly status = h("div", { class: "unseen", role: "status", "aria-live": "polite" });
  private readonly under = h("p", { class: "x-under", "aria-hidden": "true" });
  private readonly left = h("aside", { class: "x-side x-left", "aria-label": say("panel_filters") });
  private readonly right = h("aside", { class: "x-side x-right", tabindex: -1, "aria-label": say("panel_details") });
  private readonly bar = h("div", { class: "x-bar" });
  private readonly selected = h("div", { class: "x-selected" });
  private readonly filters = section("explore-filters", say("show"), true);
  private readonly view = section("explore-view", say("view"), false);
  private readonly paths = section("explore-paths", say("paths"), false);
  private readonly panes: Panes;
  private readonly tabs = new Map<Sheet, HTMLButtonElement>();

  constructor(private readonly root: HTMLElement) {
    this.panes = new Panes(root);
    const help = h("p", { id: "explore-help", class: "unseen" }, say("keys"));
    const stage = {
      class: "x-stage",
      tabindex: 0,
      role: "application",
      "aria-label": say("stage"),
      "aria-describedby": "explore-help",
      "aria-busy": "true",
    };
    this.stage = h("div", stage);
    const picture = root.querySelector<HTMLElement>(".x-picture");
    if (picture) {
      picture.inert = true;
      this.stage.append(picture);
    }
    const tabs = h(
      "div",
      { class: "x-tabs", role: "group", "aria-label": say("panels") },
      this.tab("filters", "filter"),
      this.tab("details", "info"),
    );
    root.replaceChildren(
      this.skips(),
      this.left,
      h(
        "div",
        { class: "x-middle" },
        this.panes.bar("left"),
        this.panes.bar("right"),
        h("div", { class: "x-pictures" }, this.stage),
        this.under,
        this.notice.element,
        this.bar,
      ),
      this.right,
      tabs,
      help,
      this.status,
    );
    root.dataset["sheet"] = "";
    this.right.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !(event.target instanceof HTMLInputElement)) this.stage.focus();
    });
  }

  /** Links that lead past the filters. */
  private skips(): HTMLElement {
    const to = (words: string, target: () => void): HTMLElement => {
      const link = h("a", { class: "skip", href: "#explorer" }, words);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        target();
      });
      return link;
    };
    return h(
      "nav",
      { class: "x-skips", "aria-label": say("skips") },
      to(say("skip_stage"), () => this.stage.focus()),
      to(say("skip_details"), () => {
        this.open("details");
        this.panes.open("right");
        this.right.focus();
      }),
      to(say("skip_table"), () => this.onTable?.()),
    );
  }

  /** What the link to the table does. */
  onTable: (() => void) | undefined;

  private tab(sheet: Sheet, sign: Icon): HTMLButtonElement {
    const tab = h(
      "button",
      { type: "button", class: "x-tool", "aria-expanded": "false" },
      icon(sign),
      h("span", {}, say(`panel_${sheet}`)),
    );
    tab.addEventListener("click", () => this.toggle(this.root.dataset["sheet"] === sheet ? "" : sheet));
    this.tabs.set(sheet, tab);
    return tab;
  }

  private toggle(sheet: Sheet | ""): void {
    this.root.dataset["sheet"] = sheet;
    for (const [name, tab] of this.tabs) tab.setAttribute("aria-expanded", String(name === sheet));
  }

  /** Opens a panel where panels are sheets. */
  open(sheet: Sheet): void {
    this.toggle(sheet);
  }

  /** Returns how many pixels of the foot of the picture an open panel covers. */
  covered(): number {
    const open = [this.left, this.right].find(
      (side) => getComputedStyle(side).position === "absolute" && side.offsetParent,
    );
    return open ? Math.max(0, this.stage.getBoundingClientRect().bottom - open.getBoundingClientRect().top) : 0;
  }

  /** Moves the focus to the heading of what is known of the chosen thing. */
  focusDetails(): void {
    this.panes.open("right");
    this.right.querySelector<HTMLElement>("h2[tabindex]")?.focus();
  }

  openPaths(): void {
    this.panes.open("left");
    this.paths.element.open = true;
  }

  place(pieces: Pieces): void {
    const shelf = section("explore-shelf", say("shelf"), false);
    shelf.element.addEventListener("toggle", () => pieces.shelf(shelf.body), { once: true });
    this.paths.body.append(pieces.paths);
    this.paths.element.addEventListener("toggle", () => pieces.asked(), { once: true });
    this.left.append(pieces.search, this.paths.element, this.filters.element, this.view.element, shelf.element);
    this.right.append(this.selected);
    this.bar.append(pieces.toolbar);
    pieces.table.prepend(this.panes.bar("table"));
    this.bar.after(pieces.table);
  }

  /** Puts the panels of a state in place; the focus stays on the field that had it. */
  fill(content: { filters: HTMLElement[]; view: HTMLElement[]; details: HTMLElement }, anew: boolean): void {
    const kept = focusPath(this.root);
    this.filters.body.replaceChildren(...content.filters);
    this.view.body.replaceChildren(...content.view);
    const scroll = this.right.scrollTop;
    this.selected.replaceChildren(content.details);
    this.right.scrollTop = anew ? 0 : scroll;
    kept?.();
  }

  /** Says in a line what is under the pointer. */
  hint({ atlas, looks }: Context, node?: number, edge?: number): void {
    this.under.textContent = "";
    if (edge !== undefined) {
      const [source, target] = atlas.ends(edge);
      const role = atlas.role(edge);
      const shared = atlas
        .shared(edge)
        ?.map(([thing]) => atlas.thing(thing))
        .join(" · ");
      const way = atlas.payload.directed ? "→" : "—";
      this.under.textContent = `${atlas.label(source)} — ${atlas.words(edge, true)} ${way} ${atlas.label(target)}${role || shared ? ` (${role || shared})` : ""}`;
    } else if (node !== undefined) {
      const style = looks.kind(atlas.kind(node));
      const year = atlas.year(node) ? ` · ${atlas.year(node)}` : "";
      this.under.textContent = `${atlas.label(node)} · ${style[language]}${year} · ${say("links", { n: atlas.links[node]?.length ?? 0 })}`;
    }
  }

  announce(text: string): void {
    this.status.textContent = text;
  }

  /** Says for readers of screens and for all others what was done. */
  confirm(text: string): void {
    this.notice.flash(text);
  }

  ready(): void {
    this.stage.removeAttribute("aria-busy");
    this.root.dataset["ready"] = "yes";
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        performance.mark("explore-drawn");
        this.stage.querySelector(".x-picture")?.remove();
      }),
    );
  }
}

/** Returns how to give the focus back to what has it, after its panel was made anew: the nth control of its panel. */
function focusPath(root: HTMLElement): (() => void) | undefined {
  const focused = document.activeElement;
  const panel = focused?.closest<HTMLElement>("#explore-filters, #explore-view, .x-selected");
  if (!(focused instanceof HTMLElement) || !panel || !root.contains(panel)) return undefined;
  const controls = (): HTMLElement[] => [...panel.querySelectorAll<HTMLElement>("button, input, select, summary, a")];
  const place = controls().indexOf(focused);
  return () => {
    const found = controls()[place] ?? panel.querySelector<HTMLElement>("h2[tabindex]");
    found?.focus();
  };
}
