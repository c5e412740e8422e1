// The picture: a sigma renderer over a graphology graph that holds everything, of which the state shows a part.
import { MultiDirectedGraph } from "graphology";
import type Sigma from "sigma";
import { createEdgeArrowHeadProgram, createEdgeCompoundProgram } from "sigma/rendering";
import { animateNodes } from "sigma/utils";
import { calm, onTheme } from "../shared/page";
import type { Atlas } from "./data";
import { doubts } from "./doubt";
import { type Box, labelling } from "./labels";
import { LinkWords } from "./link-words";
import type { Looks } from "./looks";
import { MovingSigma } from "./moving";
import type { Places } from "./places";
import { EdgeDashProgram } from "./programs/edge";
import { NodeShapeProgram } from "./programs/node";
import type { State } from "./state";
import { type Emphasis, MANY, Styling } from "./styling";
import type { Visible } from "./visible";

/** The height that the tools take at the top of the picture. */
const TOOLBAR = 48;
const PADDING = 40;
/** The room for names at each side of the picture, in pixels. */
const NAMES = 130;
const FLIGHT = calm ? 0 : 500;

export class Drawing {
  readonly sigma: Sigma;
  private readonly graph = new MultiDirectedGraph();
  private readonly reach: number;
  private emphasis: Emphasis = { nodes: new Set(), edges: new Set() };
  private shown: Visible | undefined;
  private isFilled = false;

  constructor(
    private readonly atlas: Atlas,
    private readonly looks: Looks,
    private readonly standing: Places,
    container: HTMLElement,
    /** How much of the foot of the picture something covers, in pixels. */
    private readonly covered: () => number,
    private state: State,
  ) {
    const { drawLabel, drawHover, begin, end } = labelling(
      () => this.looks.theme,
      () => [...this.boxes(), ...words.taken],
    );
    const words = new LinkWords(() => this.looks.theme);
    const sign = doubts(() => this.looks.theme);
    this.sigma = new MovingSigma(new MultiDirectedGraph(), container, {
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
    // The frame of the picture is the same whatever is shown, so that the camera means the same everywhere.
    this.reach = atlas.payload.scale * 1.02;
    this.sigma.setCustomBBox({ x: [-this.reach, this.reach], y: [-this.reach, this.reach] });
    const observer = new ResizeObserver(() => this.resized(container));
    observer.observe(container);
    const forget = onTheme(() => this.restyle());
    this.sigma.on("kill", () => {
      observer.disconnect();
      forget();
    });
  }

  /** Puts every node and link into the graph, as the state draws them; what it hides stays there, hidden. */
  private fill(state: State, styling: Styling): void {
    for (let node = 0; node < this.atlas.size; node++) {
      const [x, y] = this.standing.place(node, state);
      this.graph.addNode(String(node), { type: "shape", x, y, ...styling.node(node) });
    }
    const seen = new Map<number, number>();
    const type = this.atlas.edges > MANY || !this.atlas.payload.directed ? "line" : "arrow";
    for (let edge = 0; edge < this.atlas.edges; edge++) {
      const [source, target] = this.atlas.ends(edge);
      const pair = Math.min(source, target) * this.atlas.size + Math.max(source, target);
      const place = seen.get(pair) ?? 0;
      seen.set(pair, place + 1);
      const aside = Math.ceil(place / 2) * 5 * (place % 2 ? 1 : -1) * (source < target ? 1 : -1) || 0;
      const look = { type, aside, ...styling.edge(edge) };
      this.graph.addDirectedEdgeWithKey(String(edge), String(source), String(target), look);
    }
  }

  /** Draws what a state shows; the first time all at once, where the camera then is. */
  async show(state: State, shown: Visible, emphasis: Emphasis): Promise<void> {
    this.state = state;
    this.shown = shown;
    this.emphasis = emphasis;
    if (!this.isFilled) {
      this.isFilled = true;
      this.fill(state, this.styling(state, shown));
      this.writeLinks(state);
      this.sigma.setGraph(this.graph);
      return;
    }
    const targets = this.move(calm || this.atlas.size > MANY);
    this.restyle();
    if (Object.keys(targets).length)
      await new Promise<void>((done) => animateNodes(this.graph, targets, { duration: FLIGHT }, done));
  }

  private move(atOnce: boolean): Record<string, { x: number; y: number }> {
    const targets: Record<string, { x: number; y: number }> = {};
    const { state, shown } = this;
    if (!shown) return targets;
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

  private resized({ offsetWidth, offsetHeight }: HTMLElement): void {
    const { width, height } = this.sigma.getDimensions();
    if (width !== offsetWidth || height !== offsetHeight) this.sigma.scheduleRender(); // which resizes: nothing is blank in between
  }

  private styling(state: State, shown: Visible): Styling {
    const small = Math.min(1, Math.max(0.62, this.sigma.getDimensions().width / 640));
    return new Styling(this.atlas, this.looks, state, shown, this.emphasis, small);
  }

  /** Gives every node and link its look for the present state, emphasis and theme. */
  restyle(): void {
    const { state, shown } = this;
    if (!shown) return;
    const styling = this.styling(state, shown);
    this.graph.updateEachNodeAttributes((key, attributes) => ({ ...attributes, ...styling.node(Number(key)) }));
    this.graph.updateEachEdgeAttributes((key, attributes) => ({ ...attributes, ...styling.edge(Number(key)) }));
    this.writeLinks(state);
    this.sigma.refresh();
  }

  private writeLinks({ written }: State): void {
    const writes = this.atlas.edges <= MANY || written !== "";
    if (this.sigma.getSetting("renderEdgeLabels") !== writes) this.sigma.setSetting("renderEdgeLabels", writes);
  }

  /** Returns where a node stands in the frame that the camera looks at. */
  private framed(node: number): { x: number; y: number } {
    const [x, y] = this.standing.place(node, this.state);
    return { x: 0.5 + x / (2 * this.reach), y: 0.5 + y / (2 * this.reach) };
  }

  /** Flies to a node, or to the middle of several, near enough to see them all with their names in what nothing covers. */
  async flyTo(nodes: readonly number[], closest = 0.35, duration = FLIGHT): Promise<void> {
    if (!nodes.length) return;
    const data = nodes.map((node) => this.framed(node));
    const [xs, ys] = [data.map(({ x }) => x), data.map(({ y }) => y)];
    const span = (values: number[]): [number, number] => [
      values.reduce((least, each) => Math.min(least, each), Infinity),
      values.reduce((most, each) => Math.max(most, each), -Infinity),
    ];
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

  /** Tells whether the camera sees any of the shown nodes. */
  isAnyInView(): boolean {
    const { width, height } = this.sigma.getDimensions();
    for (let node = 0; node < this.atlas.size; node++) {
      if (!this.shown?.nodes[node]) continue;
      const { x, y } = this.sigma.framedGraphToViewport(this.framed(node));
      if (x >= 0 && y >= 0 && x <= width && y <= height) return true;
    }
    return false;
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
