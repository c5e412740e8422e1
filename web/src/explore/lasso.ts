// Choosing several nodes with the pointer: a line drawn around them with Shift, or with the tool; with Ctrl one more.
import { svg } from "../shared/svg";
import type { Context } from "./context";
import type { Drawing } from "./drawing";
import { pick, picked } from "./picking";

type Point = readonly [x: number, y: number];

/** How far the pointer may move in what is a click, in pixels. */
const CLICK = 5;

export class Lasso {
  /** Whether the tool is on: then the line is drawn without Shift. */
  isOn = false;
  private readonly line = svg("polygon", { class: "x-lasso" });
  private readonly sheet = svg("svg", { class: "x-lasso-sheet", "aria-hidden": "true" }, this.line);
  private points: Point[] = [];

  constructor(
    private readonly context: Context,
    private readonly drawing: Drawing,
    private readonly stage: HTMLElement,
  ) {
    stage.append(this.sheet);
    stage.addEventListener("pointerdown", (event) => this.begin(event), { capture: true });
    stage.addEventListener("pointermove", (event) => this.follow(event));
    stage.addEventListener("pointerup", () => this.end());
    stage.addEventListener("pointercancel", () => this.stop());
    for (const name of ["mousedown", "touchstart", "click"] as const)
      stage.addEventListener(name, (event) => this.keep(event), { capture: true });
  }

  private get isDrawn(): boolean {
    return this.points.length > 0;
  }

  /** Keeps what the lasso takes from the picture, which would be moved. */
  private keep(event: Event): void {
    const shifted = event instanceof MouseEvent && event.shiftKey && event.button === 0;
    if (this.isDrawn || this.isOn || shifted) event.stopPropagation();
  }

  private begin(event: PointerEvent): void {
    if (event.button !== 0 || !(this.isOn || event.shiftKey)) return;
    this.stage.focus();
    this.stage.setPointerCapture(event.pointerId);
    this.points = [this.place(event)];
  }

  private place({ clientX, clientY }: PointerEvent): Point {
    const { left, top } = this.stage.getBoundingClientRect();
    return [Math.round(clientX - left), Math.round(clientY - top)];
  }

  private follow(event: PointerEvent): void {
    if (!this.isDrawn) return;
    this.points.push(this.place(event));
    this.line.setAttribute("points", this.points.map((point) => point.join()).join(" "));
  }

  private end(): void {
    const [first] = this.points;
    if (!first) return;
    const moved = this.points.some(([x, y]) => Math.hypot(x - first[0], y - first[1]) > CLICK);
    const ring = this.points;
    this.stop();
    const { history, atlas } = this.context;
    const found = this.drawing
      .places()
      .filter(({ x, y, reach }) =>
        moved ? isInside(x, y, ring) : Math.hypot(x - first[0], y - first[1]) <= reach + 3,
      );
    const ids = found.map(({ node }) => atlas.id(node));
    const [id] = ids;
    if (moved) picked(this.context, [...history.state.picked, ...ids]);
    else if (id) pick(this.context, id);
  }

  private stop(): void {
    this.points = [];
    this.line.setAttribute("points", "");
  }
}

/** Tells whether a point is within a closed line, by the number of its sides that a ray crosses. */
export function isInside(x: number, y: number, ring: readonly Point[]): boolean {
  let inside = false;
  for (let here = 0, before = ring.length - 1; here < ring.length; before = here++) {
    const [ax, ay] = ring[here] as Point;
    const [bx, by] = ring[before] as Point;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
