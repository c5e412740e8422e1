// The picture: a sigma renderer over a graph that holds everything, of which the state shows a part.
import type Sigma from "sigma";
import { createEdgeArrowHeadProgram, createEdgeCompoundProgram } from "sigma/rendering";
import { calm, onTheme } from "../shared/page";
import { type Box, covering } from "./boxes";
import { cameraOver, FOOT, PADDING } from "./camera";
import type { Atlas } from "./data";
import { doubts } from "./doubt";
import { DrawnGraph } from "./drawn-graph";
import { DrawnLinks } from "./drawn-links";
import { gliding, type Move } from "./glide";
import { labelling } from "./labels";
import { LinkWords } from "./link-words";
import type { Looks } from "./looks";
import { MovingSigma } from "./moving";
import type { Places } from "./places";
import { EdgeDashProgram } from "./programs/edge";
import { hairlines } from "./programs/hairlines";
import { NodeShapeProgram } from "./programs/node";
import type { State } from "./state";
import { strokes } from "./strokes";
import { type Emphasis, MANY, Styling } from "./styling";
import type { Visible } from "./visible";

const FLIGHT = calm ? 0 : 500;

export class Drawing {
  readonly sigma: Sigma;
  private readonly graph: DrawnGraph;
  private readonly links: DrawnLinks;
  private readonly reach: number;
  private emphasis: Emphasis = { nodes: new Set(), edges: new Set() };
  private shown: Visible | undefined;
  private isFilled = false;
  private readonly glide = gliding(() => this.sigma.refresh());

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
      () => [...this.boxes(), ...words.taken, ...covering(container)],
      () => strokes(atlas, this.shown, this.places()),
    );
    const { source, target } = atlas.payload.edges;
    this.graph = new DrawnGraph(source, target);
    this.links = new DrawnLinks(atlas, this.graph, (length) => this.framing(length));
    const words = new LinkWords(() => this.looks.theme);
    const sign = doubts(() => this.looks.theme);
    this.sigma = new MovingSigma(new DrawnGraph().asGraph(), container, {
      allowInvalidContainer: true,
      defaultDrawEdgeLabel: (...line) => {
        words.draw(...line);
        sign(...line);
      },
      defaultDrawNodeHover: drawHover,
      defaultDrawNodeLabel: drawLabel,
      edgeProgramClasses: {
        ...(this.links.areHairlines && { 0: hairlines(() => this.hairs()) }), // a number comes first: others are drawn over it
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
    this.graph.fill(this.atlas.size, (node) => {
      const [x, y] = this.standing.place(node, state);
      return { type: "shape", x, y, ...styling.node(node) };
    });
    this.links.put(styling, state, this.emphasis);
  }

  private hairs(): Float32Array {
    const { emphasis, isFilled, shown, state } = this;
    return shown && isFilled
      ? this.links.hairs(this.styling(state, shown), shown, state, emphasis)
      : new Float32Array();
  }

  private framing(length: number): number {
    return 0.5 + length / (2 * this.reach);
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
      this.sigma.setGraph(this.graph.asGraph());
      return;
    }
    const moves = this.move(calm || this.atlas.size > MANY);
    this.restyle();
    if (moves.length) await this.glide(moves, FLIGHT);
  }

  /** Puts nodes where the state has them, or returns which ones have to glide there. */
  private move(atOnce: boolean): Move[] {
    const moves: Move[] = [];
    const { state, shown } = this;
    for (let node = 0; shown && node < this.atlas.size; node++) {
      const look = this.graph.look(node);
      const [x, y] = this.standing.place(node, state);
      if (look["x"] === x && look["y"] === y) continue;
      if (atOnce || look["hidden"] || !shown.nodes[node]) Object.assign(look, { x, y });
      else moves.push({ look, from: [look["x"], look["y"]], to: [x, y] });
    }
    return moves;
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
    this.graph.restyle((node) => styling.node(node));
    this.links.put(styling, state, this.emphasis);
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
    return { x: this.framing(x), y: this.framing(y) };
  }

  /** Flies to a node, or to the middle of several, near enough to see them all with their names in what nothing covers. */
  async flyTo(nodes: readonly number[], closest = 0.35, duration = FLIGHT): Promise<void> {
    if (!nodes.length) return;
    const data = nodes.map((node) => this.framed(node));
    this.sigma.resize();
    const bottom = this.covered() + (this.state.layout === "timeline" ? FOOT : 0);
    const target = cameraOver(data, { ...this.sigma.getDimensions(), bottom }, closest);
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
    for (let node = 0; this.isFilled && node < this.atlas.size; node++) {
      const data = this.shown?.nodes[node] ? this.sigma.getNodeDisplayData(String(node)) : undefined;
      if (!data) continue;
      found.push({ node, ...this.sigma.framedGraphToViewport(data), reach: this.sigma.scaleSize(data.size) });
    }
    return found;
  }

  setPlace(node: number, x: number, y: number): void {
    Object.assign(this.graph.look(node), { x, y });
    this.sigma.refresh({ partialGraph: { nodes: [String(node)] }, schedule: true });
  }

  /** Returns where a node stands: before the picture is there, where it will. */
  place(node: number): [number, number] {
    if (!this.isFilled) return this.standing.place(node, this.state);
    const { x, y } = this.graph.look(node);
    return [Number(x), Number(y)];
  }
}
