// A picture that moves at once: where drawing anew takes longer than a frame may, as without a GPU, what is drawn is moved
// as it is, and drawn anew as soon as the camera rests or would leave it.
import Sigma from "sigma";
import type { CameraState } from "sigma/types";
import { isSoftware } from "./webgl";

/** How long two frames may take before drawing counts as slow, in milliseconds. */
const SLOW = 80;
const REST = 140;
/** Above this many nodes or links the processor is slow. */
const SOME = 400;
/** How far the picture may be moved, as a share of its width, and how much larger or smaller it may become. */
const FAR = 0.4;
const LARGER = 2;
/** The layers that show only what the pointer is on. */
const EMPTY = ["hovers", "hoverNodes"];

export class MovingSigma extends Sigma {
  private drawnAt: CameraState | undefined;
  private isSlow = false;
  private isMoved = false;
  private isWithoutGpu: boolean | undefined;
  private moves = 0;
  private timer = 0;

  constructor(...given: ConstructorParameters<typeof Sigma>) {
    super(...given);
    this.on("kill", () => {
      this.moves++; // a rest that is waited for is none
      clearTimeout(this.timer);
      this.getCamera().disable(); // ends a flight
    });
    let begin = 0;
    this.on("beforeRender", () => (begin = performance.now()));
    this.on("afterRender", () => {
      const begun = begin;
      this.drawnAt = this.getCamera().getState();
      clearTimeout(this.timer);
      if (this.isMoved) this.move("");
      requestAnimationFrame(() => requestAnimationFrame(() => (this.isSlow = performance.now() - begun > SLOW)));
    });
  }

  override scheduleRender(): this {
    const shift = this.drawnAt && this.shift();
    if (!shift || !(this.isSlow || this.isHeavy())) return super.scheduleRender();
    this.move(shift);
    this.moves++;
    clearTimeout(this.timer);
    const moves = this.moves;
    const rest = (): unknown => moves === this.moves && super.scheduleRender();
    this.timer = window.setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(rest)), REST);
    return this;
  }

  /** Tells whether the processor draws a graph that is large for it. */
  private isHeavy(): boolean {
    if (Math.max(this.getGraph().order, this.getGraph().size) <= SOME) return false;
    this.isWithoutGpu ??= isSoftware(this.getCanvases()["nodes"]);
    return this.isWithoutGpu;
  }

  /** Returns how what is drawn has to be moved for the camera of now; undefined where it has to be drawn anew. */
  private shift(): string | undefined {
    const { drawnAt } = this;
    const camera = this.getCamera().getState();
    if (!drawnAt || (camera.x === drawnAt.x && camera.y === drawnAt.y && camera.ratio === drawnAt.ratio))
      return undefined;
    const scale = drawnAt.ratio / camera.ratio;
    const [before, now] = [drawnAt, camera].map((cameraState) =>
      this.framedGraphToViewport({ x: 0.5, y: 0.5 }, { cameraState }),
    );
    if (!before || !now) return undefined;
    const [x, y] = [now.x - before.x * scale, now.y - before.y * scale];
    const { width, height } = this.getDimensions();
    const [middleX, middleY] = [x + (width / 2) * scale - width / 2, y + (height / 2) * scale - height / 2];
    const isFar = Math.abs(middleX) > width * FAR || Math.abs(middleY) > height * FAR;
    return isFar || scale > LARGER || scale < 1 / LARGER ? undefined : `matrix(${scale}, 0, 0, ${scale}, ${x}, ${y})`;
  }

  private move(transform: string): void {
    this.isMoved = transform !== "";
    for (const [name, canvas] of Object.entries(this.getCanvases())) {
      if (name === "mouse") continue;
      if (EMPTY.includes(name)) canvas.style.visibility = transform && "hidden"; // each layer costs as much as the picture
      canvas.style.transformOrigin = "0 0";
      canvas.style.transform = transform;
    }
  }
}
