// The explorer: loads the graph, draws it, and keeps picture, panels, table and address in step.
import { h, language, readData } from "../shared/page";
import { decode } from "./address";
import { changes } from "./changes";
import { type Context, type Options, say } from "./context";
import { Atlas } from "./data";
import { Drawing } from "./drawing";
import { emphasisOf } from "./emphasis";
import { emptiness, isOutOfView } from "./empty";
import { printing } from "./exports";
import { History } from "./history";
import { Keyboard } from "./keyboard";
import { Lasso } from "./lasso";
import { LaterParts } from "./later-parts";
import { Layout } from "./layout";
import { later, needed } from "./loading";
import { Looks, type Style } from "./looks";
import { details } from "./panels/details";
import { filters } from "./panels/filters";
import { Search } from "./panels/search";
import { Toolbar } from "./panels/toolbar";
import { view } from "./panels/view";
import { button } from "./pieces";
import { Places } from "./places";
import { pointer } from "./pointer";
import { Shelf } from "./shelf";
import type { State } from "./state";
import { Still } from "./still";
import { titleOf } from "./title";
import { resolved } from "./unknown";
import { visible } from "./visible";
import { drawn } from "./webgl";

/** How long the camera rests before what it shows is looked at, in milliseconds. */
const SEEN = 400;

async function start(root: HTMLElement): Promise<void> {
  const layout = new Layout(root);
  const options = readData<Options>("explore-options");
  let atlas: Atlas;
  try {
    const making = (part: number): void => layout.notice.keep("making", say("making", { n: Math.round(100 * part) }));
    atlas = await Atlas.load((kind) => classOf(kind), making);
    layout.notice.keep("making");
  } catch {
    layout.stage.append(h("p", { class: "notice", role: "alert" }, say("not_loaded")));
    return;
  }
  const asked = await resolved(atlas, decode(location.search), layout.notice, options).catch(() =>
    decode(location.search),
  );
  const looks = new Looks(atlas);
  const places = new Places(atlas);
  const covered = (): number => layout.covered();
  const drawing = drawn(layout.stage, () => new Drawing(atlas, looks, places, layout.stage, covered, asked));
  const history = new History(drawing ? asked : { ...asked, table: "1" });
  const context: Context = {
    atlas,
    history,
    looks,
    places,
    shelf: new Shelf(),
    drawing,
    options,
    shown: visible(atlas, history.state),
    way: [],
    announce: (text) => layout.announce(text),
    confirm: (text) => layout.confirm(text),
    select: (node) => explorer.choose(node),
  };
  const explorer = new Explorer(context, layout);
  explorer.start();
}

/** Returns what one thing of a class is called. */
function classOf(kind: string): string {
  const { classes } = readData<Style>("explore-style");
  return (classes[kind] ?? classes["Thing"])?.[language] ?? kind;
}

class Explorer {
  private readonly search: Search;
  private readonly parts: LaterParts;
  private readonly toolbar: Toolbar;
  private keyboard: Keyboard | undefined;
  private still: Still | undefined;
  private isOpen = false;
  private isAway = false;
  private waiting = 0;
  private chosen = false;
  private hovered: { node?: number | undefined; edge?: number | undefined } = {};

  constructor(
    private readonly context: Context,
    private readonly layout: Layout,
  ) {
    this.search = new Search(context, "explore-search", say("search"), (node) => this.choose(node));
    this.parts = new LaterParts(context, layout, (nodes) => void this.followed(nodes));
    layout.onTable = () => this.parts.focusTable();
    this.toolbar = new Toolbar(context, () => this.fit());
    layout.place({
      search: this.search.element,
      paths: this.parts.pathsBody,
      table: this.parts.tableBody,
      shelf: (body) => void later.load().then(({ shelfPanel }) => body.append(shelfPanel(context))),
      asked: () => void later.load().then(() => this.parts.update(context.history.state)),
      toolbar: this.toolbar.element,
    });
  }

  start(): void {
    const { context, layout } = this;
    const { drawing, history } = context;
    history.onChange((state, before) => void this.changed(state, before));
    printing(context, layout.stage);
    if (drawing) {
      const hover = (node?: number, edge?: number): void => this.hover(node, edge);
      pointer(context, drawing, hover);
      this.toolbar.lasso = new Lasso(context, drawing, layout.stage);
      this.keyboard = new Keyboard(context, drawing, layout.stage, hover, () => this.search.input.focus());
      drawing.sigma.getCamera().on("updated", ({ x, y, ratio }) => {
        history.look({ x, y, ratio });
        this.parts.beside?.look({ x, y, ratio });
        clearTimeout(this.waiting);
        this.waiting = window.setTimeout(() => this.seen(), SEEN);
      });
    } else {
      this.still = new Still(context, layout.stage);
    }
    void this.changed(history.state, history.state).then(() => {
      this.isOpen = true;
      this.seen();
      layout.ready();
    });
  }

  /** Leads back where the camera shows nothing of what there is. */
  private seen(): void {
    const { notice } = this.layout;
    const isAway = isOutOfView(this.context);
    if (isAway === this.isAway) return; // a button that is being pressed stays
    this.isAway = isAway;
    if (isAway)
      notice.keep(
        "away",
        say("out_of_view"),
        " ",
        button(say("fit"), () => this.fit()),
      );
    else notice.keep("away");
  }

  /** Looks where the address says, or at the selected node, or at everything. */
  private opened(): void {
    const { context } = this;
    const { camera, node } = context.history.state;
    const selected = context.atlas.node(node);
    if (camera) context.drawing?.sigma.getCamera().setState(camera);
    else if (context.way.length) void context.drawing?.flyTo(context.way, 0.2, 0);
    else if (selected !== undefined) void context.drawing?.flyTo([selected], 0.5, 0);
    else this.fit(0);
  }

  /** Selects a node that was named in words: flies to it, and leads to what is known of it. */
  choose(node: number): void {
    const { atlas, history } = this.context;
    this.chosen = true;
    if (history.state.node === atlas.id(node) && !history.state.other) void this.arrived(node);
    else history.change({ node: atlas.id(node), other: "" });
  }

  private async arrived(node: number): Promise<void> {
    if (!this.chosen) return;
    this.chosen = false;
    this.layout.open("details");
    this.layout.focusDetails();
    await this.context.drawing?.flyTo([node]);
  }

  private async changed(state: State, before: State): Promise<void> {
    const { context, layout } = this;
    try {
      if (!context.places.knows(state)) layout.notice.keep("places", say("laying_out"));
      await Promise.all([
        needed(state),
        context.places.need(state),
        ...[state.size, state.colour].filter(measured).map((name) => context.looks.need(name)),
        context.places.arrange(state, () => visible(context.atlas, state, context.way)),
      ]);
      layout.notice.keep("places");
    } catch {
      layout.notice.keep("places", say("not_answered"));
      context.announce(say("not_answered"));
    }
    if (state !== context.history.state && state.camera === context.history.state.camera) return;
    if (state.node !== before.node) layout.notice.keep("node");
    const were = context.shown.nodes;
    this.shownAgain(state);
    layout.fill(
      { filters: filters(context), view: view(context), details: details(context) },
      state.node !== before.node || state.other !== before.other || !state.picked.length !== !before.picked.length,
    );
    if (state.node && state.node !== before.node) layout.open("details");
    if (!state.picked.length) context.shelf.draft = { name: "", note: "", notes: new Map() };
    this.look(state, before);
    if (state.from || state.to) layout.openPaths();
    if (state.from && !state.to && state.from !== before.from) {
      layout.open("filters");
      this.parts.paths?.askForEnd();
    }
    this.tell(state, before, were);
    await this.parts.paths?.update();
  }

  /** Moves the camera where a change asks for it: to what was chosen or came, out from under a panel. */
  private look(state: State, before: State): void {
    const { atlas, drawing, shown } = this.context;
    const node = atlas.node(state.node);
    const linked =
      node === undefined
        ? []
        : (atlas.links[node] ?? []).filter(({ edge }) => shown.edges[edge]).map(({ other }) => other);
    if (state.camera && state.camera !== before.camera) drawing?.sigma.getCamera().setState(state.camera);
    else if (
      state.arranged !== before.arranged ||
      state.only.join() !== before.only.join() ||
      state.steps !== before.steps
    )
      this.fit();
    else if (node !== undefined && this.chosen) void this.arrived(node);
    else if (node !== undefined && state.open.length > before.open.length)
      void drawing?.flyTo([node, ...linked], state.camera?.ratio);
    else if (node !== undefined && state.node !== before.node && this.layout.covered())
      void drawing?.flyTo([node], state.camera?.ratio);
  }

  private shownAgain(state: State): void {
    const { context } = this;
    context.shown = visible(context.atlas, state, context.way);
    this.parts.update(state); // the table takes its room from the picture
    if (!this.isOpen) this.opened();
    void context.drawing?.show(state, context.shown, emphasisOf(context, this.hovered));
    void this.still?.draw();
    document.title = `${titleOf(context)} · amu-graph`;
    this.layout.notice.keep("empty", ...emptiness(context));
    this.toolbar.update();
  }

  /** Tells what a change did: what was chosen, pinned, what came and what went. */
  private tell(state: State, before: State, were: Uint8Array): void {
    if (state === before) return;
    const { atlas, announce, confirm } = this.context;
    const node = atlas.node(state.node);
    const folds = state.folded.length !== before.folded.length;
    const tell = folds ? confirm : announce; // what went is not seen to have gone
    const chosen = node !== undefined && state.node !== before.node;
    tell(chosen ? (this.keyboard?.describe(node) ?? atlas.label(node)) : changes(this.context, state, before, were));
  }

  private async followed(nodes: readonly number[]): Promise<void> {
    if (nodes.join() === this.context.way.join()) return;
    this.context.way = nodes;
    this.shownAgain(this.context.history.state);
    if (!this.isOpen) return; // the address says where to look
    if (nodes.length && !this.context.history.state.camera) await this.context.drawing?.flyTo(nodes);
    else if (nodes.length) await this.context.drawing?.flyTo(nodes, 0.2);
  }

  private hover(node?: number, edge?: number): void {
    this.hovered = { node, edge };
    this.layout.hint(this.context, node, edge);
    this.context.drawing?.emphasise(emphasisOf(this.context, this.hovered));
  }

  private fit(duration?: number): void {
    const { atlas, shown, drawing } = this.context;
    const nodes = Array.from({ length: atlas.size }, (_, node) => node).filter((node) => shown.nodes[node]);
    void drawing?.flyTo(nodes, 0.05, duration);
  }
}

const measured = (name: string): boolean => !["equal", "class", "year", "degree"].includes(name);

const root = document.getElementById("explorer");
if (root) void start(root);
