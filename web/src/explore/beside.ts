// A second picture beside the first: the same things in another period, with the same camera, layout and looks.
import { h } from "../shared/page";
import { type Context, say } from "./context";
import { Drawing } from "./drawing";
import type { State } from "./state";
import { visible } from "./visible";

const NOTHING = { nodes: new Set<number>(), edges: new Set<number>() };

export class Beside {
  private readonly stage = h("div", { class: "x-stage x-second", role: "img" });
  private readonly captions = [0, 1].map(() => h("p", { class: "x-caption" }));
  private drawing: Drawing | undefined;

  constructor(
    private readonly context: Context,
    private readonly first: HTMLElement,
  ) {}

  /** Draws the second period of a state, or takes it away. */
  update(state: State): void {
    const other = second(state);
    if (!other) {
      this.close();
      return;
    }
    if (!this.drawing) this.open(other);
    const shown = visible(this.context.atlas, other);
    void this.drawing?.show(other, shown, NOTHING);
    const [one, two] = this.captions;
    const { nodes, nodeCount, edgeCount } = this.context.shown;
    const isNew = shown.nodes.filter((on, node) => on && !nodes[node]).length;
    const isGone = nodes.filter((on, node) => on && !shown.nodes[node]).length;
    if (one) one.textContent = words(state, nodeCount, edgeCount);
    if (two)
      two.textContent = `${words(other, shown.nodeCount, shown.edgeCount)} (${say("beside_more", { n: isNew })}, ${say("beside_less", { n: isGone })})`;
    this.stage.setAttribute("aria-label", two?.textContent ?? "");
  }

  private open(state: State): void {
    const { atlas, looks, places, history, drawing } = this.context;
    this.first.after(this.stage);
    const made = new Drawing(atlas, looks, places, this.stage, () => 0, state);
    this.drawing = made;
    const [one, two] = this.captions;
    if (one && two) {
      this.first.append(one);
      this.stage.append(two);
    }
    const [camera, own] = [drawing?.sigma.getCamera(), made.sigma.getCamera()];
    if (camera) own.setState(camera.getState());
    own.on("updated", (at) => isSame(at, camera?.getState()) || camera?.setState(at));
    made.sigma.on("clickNode", ({ node }) => history.change({ node: atlas.id(Number(node)), other: "" }));
  }

  /** Looks where the first picture looks. */
  look(at: { x: number; y: number; ratio: number }): void {
    const own = this.drawing?.sigma.getCamera();
    if (own && !isSame(at, own.getState())) own.setState(at);
  }

  private close(): void {
    this.drawing?.sigma.kill();
    this.drawing = undefined;
    this.stage.remove();
    for (const each of this.captions) each.remove();
  }
}

/** Returns the state of the second period, undefined where there is none. */
function second(state: State): State | undefined {
  const [since, until] = state.beside.map(Number);
  if (since === undefined || until === undefined) return undefined;
  return { ...state, since, until, beside: [] };
}

function words({ since, until }: State, nodes: number, edges: number): string {
  const years = say("title_years", { since: since ? String(since) : "…", until: until ? String(until) : "…" });
  return `${years} · ${say("shown", { n: nodes })} · ${say("shown_links", { n: edges })}`;
}

type Look = { x: number; y: number; ratio: number };
const isSame = (one: Look, other: Look | undefined): boolean =>
  other !== undefined && one.x === other.x && one.y === other.y && one.ratio === other.ratio;
