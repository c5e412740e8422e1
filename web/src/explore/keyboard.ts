// The keyboard on the picture: arrows walk from node to node, letters act on the one that is looked at.

import { language } from "../shared/page";
import { collapse } from "./collapse";
import { type Context, say } from "./context";
import type { Drawing } from "./drawing";
import { pick } from "./picking";
import { opening, toggled } from "./state";
import { towards } from "./towards";

const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

export class Keyboard {
  /** The node that the arrows have come to. */
  at: number | undefined;
  /** The node whose links are followed, and the one that was come to along them. */
  private hub: number | undefined;
  private linkedAt: number | undefined;

  constructor(
    private readonly context: Context,
    private readonly drawing: Drawing,
    stage: HTMLElement,
    private readonly hover: (node?: number) => void,
    private readonly focusSearch: () => void,
  ) {
    stage.addEventListener("keydown", (event) => this.onStage(event));
    stage.addEventListener("blur", () => this.hover());
    document.addEventListener("keydown", (event) => this.anywhere(event));
  }

  private onStage(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    const camera = this.drawing.sigma.getCamera();
    const at = this.at ?? this.context.atlas.node(this.context.history.state.node);
    if (arrow && event.shiftKey)
      camera.setState({ x: camera.x + arrow[0] * camera.ratio * 0.1, y: camera.y + arrow[1] * camera.ratio * 0.1 });
    else if (arrow) this.go(at, arrow);
    else if (event.key === "+" || event.key === "=")
      camera.setState({ ratio: camera.getBoundedRatio(camera.ratio * 0.75) });
    else if (event.key === "-") camera.setState({ ratio: camera.getBoundedRatio(camera.ratio / 0.75) });
    else if (event.key === "Enter" || event.key === " ") this.select(at);
    else if (event.key === "Escape") this.clear();
    else if (event.key.toLowerCase() === "l") this.follow(at, event.shiftKey ? -1 : 1);
    else if (at === undefined || !this.act(event.key, at)) return;
    event.preventDefault();
  }

  /** Walks from one of the things that a node is linked with to the next. */
  private follow(at: number | undefined, step: number): void {
    const { atlas, shown } = this.context;
    if (at !== this.linkedAt) this.hub = at;
    const linked =
      this.hub === undefined
        ? []
        : (atlas.links[this.hub] ?? []).filter(({ edge }) => shown.edges[edge]).map(({ other }) => other);
    const around = [...new Set(linked)];
    if (!around.length) {
      this.context.announce(say("no_neighbours"));
      return;
    }
    const from = at === this.hub ? (step > 0 ? -1 : 0) : around.indexOf(at ?? -1);
    this.linkedAt = around[(from + step + around.length) % around.length];
    this.walk(this.linkedAt);
  }

  /** Goes along a link that leads this way; where there is none, to the nearest thing, which is said. */
  private go(at: number | undefined, arrow: [number, number]): void {
    const { atlas, shown } = this.context;
    const links = at === undefined ? [] : (atlas.links[at] ?? []).filter(({ edge }) => shown.edges[edge]);
    const linked = towards(this.context, this.drawing, at, ...arrow, new Set(links.map(({ other }) => other)));
    if (linked === undefined) {
      this.walk(towards(this.context, this.drawing, at, ...arrow), at === undefined ? "" : say("not_linked"));
      return;
    }
    const { edge, outgoing } = links.find(({ other }) => other === linked) as { edge: number; outgoing: boolean };
    this.walk(linked, `${atlas.words(edge, outgoing)}${say("colon")}`);
  }

  private walk(node: number | undefined, how = ""): void {
    if (node === undefined) {
      this.context.announce(say("no_further"));
      return;
    }
    this.at = node;
    this.hover(node);
    const data = this.drawing.sigma.getNodeDisplayData(String(node));
    const { x, y, ratio } = this.drawing.sigma.getCamera();
    const far = data && Math.max(Math.abs(data.x - x), Math.abs(data.y - y)) > ratio * 0.45;
    if (far) this.drawing.sigma.getCamera().setState({ x: data.x, y: data.y });
    this.context.announce(`${how}${this.describe(node)}`);
  }

  /** Returns a node in a sentence: its name, class, date, and what it is linked with. */
  describe(node: number): string {
    const { atlas, shown, looks } = this.context;
    const kind = looks.kind(atlas.kind(node))[language];
    const links = (atlas.links[node] ?? []).filter(({ edge }) => shown.edges[edge]);
    const told = links
      .slice(0, 4)
      .map(({ edge, other, outgoing }) => `${atlas.words(edge, outgoing)} ${atlas.label(other)}`);
    const year = atlas.year(node) ? `, ${atlas.year(node)}` : "";
    const [colon, semicolon] = language === "fr" ? ["\u00a0: ", "\u202f; "] : [": ", "; "];
    return `${atlas.label(node)}, ${kind}${year}. ${say("links", { n: links.length })}${told.length ? colon + told.join(semicolon) : ""}.`;
  }

  /** Chooses a node; one that is chosen already leads to what is known of it. */
  private select(node: number | undefined): void {
    if (node !== undefined && this.context.atlas.id(node) === this.context.history.state.node)
      this.context.select(node);
    else if (node !== undefined) this.context.history.change({ node: this.context.atlas.id(node), other: "" });
    this.linkedAt = undefined;
  }

  /** Lets go of what is chosen; then, the next time, of what is chosen together. */
  private clear(): void {
    const { history } = this.context;
    history.change(history.state.node ? { node: "", other: "" } : { picked: [] });
  }

  private act(key: string, node: number): boolean {
    const { atlas, history } = this.context;
    const { state } = history;
    const id = atlas.id(node);
    if (key === "e")
      history.change({ open: toggled(state.open, opening(id), true), folded: toggled(state.folded, id, false) });
    else if (key === "s") pick(this.context, id);
    else if (key === "c") collapse(this.context, node);
    else if (key === "h")
      history.change({ hidden: toggled(state.hidden, id, true), node: state.node === id ? "" : state.node });
    else if (key === "p") history.change({ pins: this.pinned(id, node) });
    else return false;
    return true;
  }

  private pinned(id: string, node: number): Record<string, readonly [number, number]> {
    const { pins } = this.context.history.state;
    if (id in pins) return Object.fromEntries(Object.entries(pins).filter(([each]) => each !== id));
    const [x, y] = this.drawing.place(node);
    return { ...pins, [id]: [Math.round(x), Math.round(y)] };
  }

  private anywhere(event: KeyboardEvent): void {
    const typing =
      event.target instanceof HTMLInputElement ||
      event.target instanceof HTMLTextAreaElement ||
      event.target instanceof HTMLSelectElement;
    const command = event.ctrlKey || event.metaKey;
    if (command && !typing && event.key.toLowerCase() === "z") {
      event.preventDefault();
      if (event.shiftKey) this.context.history.redo();
      else this.context.history.undo();
    } else if (!command && !typing && event.key === "/") {
      event.preventDefault();
      this.focusSearch();
    }
  }
}
