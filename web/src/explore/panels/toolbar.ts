// The tools over the picture: undo and redo, zoom, table, query, link, downloads.
import { h } from "../../shared/page";
import { type Context, say } from "../context";
import { save } from "../exports";
import type { Lasso } from "../lasso";
import { later } from "../loading";
import { icon } from "../mark";
import { button, iconButton } from "../pieces";
import { START, type State } from "../state";

export class Toolbar {
  readonly element: HTMLElement;
  private readonly undo: HTMLButtonElement;
  private readonly redo: HTMLButtonElement;
  private readonly table: HTMLButtonElement;
  private readonly query = h(
    "a",
    { class: "x-tool", href: "/query", title: say("query"), "aria-label": say("query") },
    icon("query"),
    h("span", { class: "x-word", "aria-hidden": "true" }, say("word_query")),
  );
  /** Draws a line around what is chosen; undefined where nothing can be drawn. */
  lasso: Lasso | undefined;
  private readonly select = iconButton("lasso", say("lasso"), () => this.toggleLasso(), say("word_lasso"));
  private readonly arrange = iconButton("arrange", say("arrange"), () => this.rearrange(), say("word_arrange"));
  /** The state that the link to the query states. */
  private aimed: State | undefined;
  private readonly counts = h("span", { class: "x-counts" });

  constructor(
    private readonly context: Context,
    fit: () => void,
  ) {
    const { history, drawing } = context;
    this.undo = iconButton("undo", say("undo"), () => history.undo());
    this.redo = iconButton("redo", say("redo"), () => history.redo());
    this.table = iconButton(
      "table",
      say("table"),
      () => history.change({ table: history.state.table ? "" : "1" }),
      say("word_table"),
    );
    const start = iconButton(
      "start",
      say("start"),
      () => history.change({ ...START, camera: null }),
      say("word_start"),
    );
    const zoom = (factor: number): void => {
      const camera = drawing?.sigma.getCamera();
      if (camera) void camera.animate({ ratio: camera.getBoundedRatio(camera.ratio * factor) }, { duration: 200 });
    };
    const camera = drawing
      ? [
          iconButton("plus", say("zoom_in"), () => zoom(0.66)),
          iconButton("minus", say("zoom_out"), () => zoom(1.5)),
          iconButton("fit", say("fit"), fit, say("word_fit")),
          this.arrange,
          this.select,
        ]
      : [];
    const link = iconButton("link", say("copy_link"), () => void this.copy(), say("word_link"));
    this.element = h(
      "div",
      { class: "x-toolbar", role: "group", "aria-label": say("tools") },
      this.undo,
      this.redo,
      start,
      ...camera,
      this.table,
      this.query,
      link,
      this.downloads(),
      ...this.fullScreen(),
      this.counts,
    );
    for (const name of ["pointerenter", "pointerdown", "focus"] as const)
      this.query.addEventListener(name, () => void this.aim());
    this.query.addEventListener("click", (event) => this.follow(event));
  }

  update(): void {
    const { history, shown } = this.context;
    this.undo.disabled = !history.canUndo;
    this.redo.disabled = !history.canRedo;
    this.arrange.setAttribute("aria-pressed", String(history.state.arranged !== ""));
    this.table.setAttribute("aria-pressed", String(history.state.table !== ""));
    this.counts.textContent = `${say("shown", { n: shown.nodeCount })} · ${say("shown_links", { n: shown.edgeCount })}`;
  }

  /** The query of what is shown is written when the link is about to be followed. */
  private async aim(): Promise<void> {
    const { queryOf } = await later.load();
    this.aimed = this.context.history.state;
    this.query.href = `/query?${new URLSearchParams({ query: queryOf(this.context) })}`;
  }

  /** Follows the link once it leads to the query of what is shown. */
  private follow(event: MouseEvent): void {
    if (this.aimed === this.context.history.state) return;
    event.preventDefault();
    this.aim().then(
      () => this.query.dispatchEvent(new MouseEvent("click", event)),
      () => this.context.confirm(say("not_answered")),
    );
  }

  private rearrange(): void {
    const { history } = this.context;
    history.change({ arranged: history.state.arranged ? "" : "1", camera: null });
  }

  /** The button of the full screen, where the browser has one. */
  private fullScreen(): HTMLElement[] {
    if (!document.fullscreenEnabled) return [];
    const isFull = (): boolean => document.fullscreenElement !== null;
    const whole = iconButton("full", say("full"), () => void this.toggleFull(), say("word_full"));
    document.addEventListener("fullscreenchange", () => whole.setAttribute("aria-pressed", String(isFull())));
    return [whole];
  }

  private async toggleFull(): Promise<void> {
    try {
      if (document.fullscreenElement) await document.exitFullscreen();
      else await this.element.closest(".explorer")?.requestFullscreen();
    } catch {
      this.context.confirm(say("full_refused"));
    }
  }

  private toggleLasso(): void {
    if (!this.lasso) return;
    this.lasso.isOn = !this.lasso.isOn;
    this.select.setAttribute("aria-pressed", String(this.lasso.isOn));
    if (this.lasso.isOn) this.context.confirm(say("lasso_about"));
  }

  private async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(location.href);
      this.context.confirm(say("link_copied"));
    } catch {
      this.context.confirm(say("link_is_address"));
    }
  }

  private downloads(): HTMLElement {
    const framed = h("input", { type: "checkbox", id: "explore-framed" });
    const frame =
      this.context.drawing && h("label", { class: "x-check" }, framed, h("span", {}, say("download_framed")));
    const menu = h(
      "details",
      { class: "x-menu" },
      h(
        "summary",
        { class: "x-tool", title: say("download"), "aria-label": say("download") },
        icon("save"),
        h("span", { class: "x-word", "aria-hidden": "true" }, say("word_save")),
      ),
    );
    const act = (name: string, title: string): void => {
      menu.open = false;
      menu.querySelector("summary")?.focus();
      save(this.context, name, framed.checked).then(
        () => this.context.confirm(say("downloaded", { format: title })),
        () => this.context.confirm(say("not_answered")),
      );
    };
    const taking = (key: string, take: (part: Awaited<ReturnType<typeof later.load>>) => void): HTMLElement =>
      button(say(key), () => {
        menu.open = false;
        later.load().then(take, () => this.context.confirm(say("not_answered")));
      });
    menu.append(
      h(
        "div",
        { class: "x-menu-body" },
        h("p", { class: "x-hint" }, say("download_about")),
        frame,
        taking("figure_open", ({ openFigure }) => openFigure(this.context)),
        taking("embed_open", ({ openEmbedding }) => openEmbedding(this.context)),
        taking("cite_open", ({ citedAt }) => location.assign(citedAt(this.context))),
        taking("map_open", ({ mapAddress }) => location.assign(mapAddress(this.context))),
        ...this.context.options.exports.map(({ name, title }) => button(title, () => act(name, title))),
      ),
    );
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      menu.open = false;
      menu.querySelector("summary")?.focus();
      event.stopPropagation();
    });
    document.addEventListener("pointerdown", (event) => {
      if (!menu.contains(event.target as Node)) menu.open = false;
    });
    return menu;
  }
}
