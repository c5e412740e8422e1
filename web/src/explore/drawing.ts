// The picture: a sigma renderer over a graphology graph that holds everything, of which the state shows a part.
import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import { createEdgeArrowHeadProgram, createEdgeCompoundProgram } from "sigma/rendering";
import { animateNodes } from "sigma/utils";
import { calm, onTheme } from "../shared/page";
import { mix } from "./colours";
import type { Atlas } from "./data";
import { doubts, SIGNS } from "./doubt";
import { type Box, labelling } from "./labels";
import { LinkWords } from "./link-words";
import type { Looks } from "./looks";
import type { Places } from "./places";
import { EdgeDashProgram } from "./programs/edge";
import { NodeShapeProgram } from "./programs/node";
import type { State } from "./state";
import type { Visible } from "./visible";
import { isSoftware } from "./webgl";

const MANY = 3000;
/** Above this many, links hide while the camera moves where there is no GPU. */
const SOME = 400;
/** The height that the tools take at the top of the picture. */
const TOOLBAR = 48;
const PADDING = 40;
/** The room for names at each side of the picture, in pixels. */
const NAMES = 130;
const FLIGHT = calm ? 0 : 500;

/** What stands out: the rest is faded while it is not empty. */
export interface Emphasis {
  nodes: ReadonlySet<number>;
  edges: ReadonlySet<number>;
}

export class Drawing {
  readonly sigma: Sigma;
  private readonly graph = new MultiDirectedGraph();
  private emphasis: Emphasis = { nodes: new Set(), edges: new Set() };
  private shown: Visible | undefined;
  private state: State | undefined;

  constructor(
    private readonly atlas: Atlas,
    private readonly looks: Looks,
    private readonly standing: Places,
    container: HTMLElement,
    /** How much of the foot of the picture something covers, in pixels. */
    private readonly covered: () => number,
  ) {
    const { drawLabel, drawHover, begin, end } = labelling(
      () => this.looks.theme,
      () => [...this.boxes(), ...words.taken],
    );
    this.fill();
    const words = new LinkWords(() => this.looks.theme);
    const sign = doubts(() => this.looks.theme);
    this.sigma = new Sigma(this.graph, container, {
      allowInvalidContainer: true,
      defaultDrawEdgeLabel: (...line) => {
        words.draw(...line);
        sign(...line);
      },
      defaultDrawNodeHover: drawHover,
      defaultDrawNodeLabel: drawLabel,
      edgeProgramClasses: {
        line: EdgeDashProgram,
        arrow: createEdgeCompoundProgram([
          EdgeDashProgram,
          createEdgeArrowHeadProgram({ lengthToThicknessRatio: 4, widenessToThicknessRatio: 3.2 }),
        ]),
      },
      renderEdgeLabels: atlas.edges <= MANY,
      enableEdgeEvents: atlas.edges <= MANY,
      hideEdgesOnMove: atlas.edges > MANY,
      hideLabelsOnMove: atlas.size > MANY,
      labelDensity: atlas.size > MANY ? 0.6 : 3,
      labelFont: getComputedStyle(document.body).fontFamily,
      labelGridCellSize: 120,
      labelRenderedSizeThreshold: atlas.size > MANY ? 4 : 3,
      labelSize: 13,
      maxCameraRatio: 4,
      minCameraRatio: 0.01,
      nodeProgramClasses: { shape: NodeShapeProgram },
      stagePadding: PADDING,
      zIndex: true,
      enableCameraRotation: false,
    });
    this.sigma.on("beforeRender", () => {
      words.begin();
      begin();
    });
    this.sigma.on("afterRender", end);
    if (atlas.edges > SOME) container.addEventListener("pointerenter", () => this.lighten(), { once: true });
    new ResizeObserver(() => this.sigma.resize().scheduleRender()).observe(container);
    onTheme(() => this.restyle());
  }

  /** Hides links while the camera moves, where there is no GPU. */
  private lighten(): void {
    if (isSoftware(this.sigma.getCanvases()["nodes"])) this.sigma.setSetting("hideEdgesOnMove", true);
  }

  /** Puts every node and link into the graph; what the state hides stays there, hidden. */
  private fill(): void {
    for (let node = 0; node < this.atlas.size; node++) {
      this.graph.addNode(String(node), { x: 0, y: 0, type: "shape", hidden: true, label: this.atlas.label(node) });
    }
    const seen = new Map<string, number>();
    const type = this.atlas.edges > MANY || !this.atlas.payload.directed ? "line" : "arrow";
    for (let edge = 0; edge < this.atlas.edges; edge++) {
      const [source, target] = this.atlas.ends(edge);
      const pair = source < target ? `${source} ${target}` : `${target} ${source}`;
      const place = seen.get(pair) ?? 0;
      seen.set(pair, place + 1);
      const side = Math.ceil(place / 2) * 5 * (place % 2 ? 1 : -1) * (source < target ? 1 : -1) || 0;
      this.graph.addDirectedEdgeWithKey(String(edge), String(source), String(target), {
        type,
        aside: side,
        hidden: true,
      });
    }
  }

  /** Draws what a state shows. */
  async show(state: State, shown: Visible, emphasis: Emphasis): Promise<void> {
    const first = this.state === undefined;
    this.state = state;
    this.shown = shown;
    this.emphasis = emphasis;
    if (first) this.frame();
    const targets = this.move(first || calm || this.atlas.size > MANY);
    this.restyle();
    if (Object.keys(targets).length)
      await new Promise<void>((done) => animateNodes(this.graph, targets, { duration: FLIGHT }, done));
  }

  /** Keeps the frame of the picture the same whatever is shown, so that the camera means the same everywhere. */
  private frame(): void {
    const reach = this.atlas.payload.scale * 1.02;
    this.sigma.setCustomBBox({ x: [-reach, reach], y: [-reach, reach] });
  }

  private move(atOnce: boolean): Record<string, { x: number; y: number }> {
    const targets: Record<string, { x: number; y: number }> = {};
    const { state, shown } = this;
    if (!state || !shown) return targets;
    this.graph.updateEachNodeAttributes(
      (key, attributes) => {
        const [x, y] = this.standing.place(Number(key), state);
        if (attributes["x"] === x && attributes["y"] === y) return attributes;
        if (atOnce || attributes["hidden"] || !shown.nodes[Number(key)]) return { ...attributes, x, y };
        targets[key] = { x, y };
        return attributes;
      },
      { attributes: ["x", "y"] },
    );
    return targets;
  }

  emphasise(emphasis: Emphasis): void {
    this.emphasis = emphasis;
    this.restyle();
  }

  /** Gives every node and link its look for the present state, emphasis and theme. */
  restyle(): void {
    const { state, shown } = this;
    if (!state || !shown) return;
    const { ground, outline } = this.looks.theme;
    const { picked } = this.looks;
    const { nodes, edges } = this.emphasis;
    const small = Math.min(1, Math.max(0.62, this.sigma.getDimensions().width / 640));
    const faded = nodes.size > 0;
    const together = new Set(this.atlas.numbersOf(state.picked));
    this.graph.updateEachNodeAttributes((key, attributes) => {
      const node = Number(key);
      if (!shown.nodes[node]) return { ...attributes, hidden: true };
      const out = faded && !nodes.has(node);
      const colour = this.looks.colour(node, state.colour);
      const chosen = this.atlas.id(node) === state.node;
      return {
        ...attributes,
        hidden: false,
        shape: this.looks.shape(node),
        size: this.looks.size(node, state.size) * (chosen ? 1.25 : 1) * small,
        color: out ? mix(colour, ground, 0.78) : colour,
        outline: together.has(node) ? picked : out ? mix(outline, ground, 0.75) : outline,
        chosen,
        rim: chosen || together.has(node) ? 3 : this.atlas.id(node) in state.pins ? 2.4 : 1.1,
        forceLabel: (faded && nodes.size < 60 && nodes.has(node)) || (together.size < 60 && together.has(node)),
        label: out ? "" : this.atlas.label(node),
        zIndex: out ? 0 : chosen ? 3 : faded ? 2 : 1,
      };
    });
    const thin = this.atlas.edges > MANY;
    this.graph.updateEachEdgeAttributes((key, attributes) => {
      const edge = Number(key);
      if (!shown.edges[edge]) return { ...attributes, hidden: true };
      const out = faded && !edges.has(edge);
      const family = this.atlas.family(edge);
      const pale = out ? 0.86 : thin ? 0.45 : 0.15;
      const words = out || !state.written ? "" : this.atlas.says(edge);
      const sign = out ? undefined : SIGNS[this.atlas.status(edge)];
      return {
        ...attributes,
        hidden: false,
        color: mix(this.looks.familyColour(family), ground, faded && !out ? pale / 3 : pale),
        dash: thin ? [] : this.looks.family(family).dash,
        label: sign ?? (words ? " " : ""),
        words,
        forceLabel: sign !== undefined || words !== "",
        size: (thin ? 0.7 : Math.min(6, 1.7 + 0.8 * ((shown.weight[edge] ?? 1) - 1))) * (faded && !out ? 1.5 : 1),
        zIndex: out ? 0 : 1,
      };
    });
    this.sigma.setSetting("renderEdgeLabels", this.atlas.edges <= MANY || state.written !== "");
    this.sigma.refresh();
  }

  /** Flies to a node, or to the middle of several, near enough to see them all with their names in what nothing covers. */
  async flyTo(nodes: readonly number[], closest = 0.35, duration = FLIGHT): Promise<void> {
    const data = nodes.map((node) => this.sigma.getNodeDisplayData(String(node))).filter((each) => each !== undefined);
    if (!data.length) return;
    const [xs, ys] = [data.map(({ x }) => x), data.map(({ y }) => y)];
    const span = (values: number[]): [number, number] => [Math.min(...values), Math.max(...values)];
    const [[left, right], [low, high]] = [span(xs), span(ys)];
    this.sigma.resize();
    const { width, height } = this.sigma.getDimensions();
    const unit = Math.max(1, Math.min(width, height) - 2 * PADDING);
    const [top, bottom] = [TOOLBAR, this.covered()];
    const across = Math.max(width * 0.4, width - 2 * Math.min(NAMES, width * 0.18));
    const down = Math.max(height * 0.2, height - top - bottom - 2 * PADDING);
    const ratio = Math.max(((right - left) * unit) / across, ((high - low) * unit) / down);
    const near = Math.max(closest, Math.min(ratio, 4));
    const under = ((top - bottom) / 2 / unit) * near;
    const target = { x: (left + right) / 2, y: (low + high) / 2 + under, ratio: near };
    if (duration) await this.sigma.getCamera().animate(target, { duration });
    else this.sigma.getCamera().setState(target);
  }

  /** Returns the boxes that shown nodes take on the screen; of very many none, as their names are few. */
  private boxes(): Box[] {
    if (this.atlas.size > MANY) return [];
    return this.places().map(({ x, y, reach }) => {
      const half = reach * 0.95;
      return { left: x - half, top: y - half, right: x + half, bottom: y + half };
    });
  }

  /** Returns where shown nodes stand on the screen, and how far they reach. */
  places(): { node: number; x: number; y: number; reach: number }[] {
    const found = [];
    for (let node = 0; node < this.atlas.size; node++) {
      const data = this.shown?.nodes[node] ? this.sigma.getNodeDisplayData(String(node)) : undefined;
      if (!data) continue;
      found.push({ node, ...this.sigma.framedGraphToViewport(data), reach: this.sigma.scaleSize(data.size) });
    }
    return found;
  }

  setPlace(node: number, x: number, y: number): void {
    this.graph.mergeNodeAttributes(String(node), { x, y });
  }
  place(node: number): [number, number] {
    const { x, y } = this.graph.getNodeAttributes(String(node));
    return [Number(x), Number(y)];
  }
}
