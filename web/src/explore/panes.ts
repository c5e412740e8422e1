// Panels that fold and widen: by the pointer or the keyboard, as the reader left them the last time.
import { h } from "../shared/page";
import { say } from "./context";

type Side = "left" | "right" | "table";
/** The size of each panel, in pixels: as it is at first, at least and at most; negative while it is folded. */
const SIZES: Record<Side, readonly [first: number, least: number, most: number]> = {
  left: [336, 220, 640],
  right: [360, 240, 760],
  table: [320, 140, 800],
};
const PLACE = "amu-graph.panels";
const STEP = 24;

type Sizes = Record<Side, number>;

export class Panes {
  private readonly sizes: Sizes = remembered();
  private readonly bars = new Map<Side, { bar: HTMLElement; fold: HTMLButtonElement | undefined }>();

  constructor(private readonly root: HTMLElement) {
    for (const side of Object.keys(SIZES) as Side[]) this.apply(side);
  }

  /** Returns the bar at the edge of a panel, which widens it, with the button that folds it. */
  bar(side: Side): HTMLElement {
    const isTable = side === "table";
    const bar = h("div", {
      class: `x-bar-of x-bar-${side}`,
      role: "separator",
      tabindex: 0,
      "aria-orientation": isTable ? "horizontal" : "vertical",
      "aria-label": say(`width_${side}`),
      "aria-valuemin": 0,
      "aria-valuemax": SIZES[side][2],
    });
    bar.addEventListener("keydown", (event) => this.pressed(side, event));
    bar.addEventListener("pointerdown", (event) => this.grabbed(side, bar, event));
    bar.addEventListener("dblclick", () => this.fold(side));
    const fold = isTable ? undefined : h("button", { type: "button", class: `x-fold x-fold-${side}` });
    fold?.addEventListener("click", () => this.fold(side));
    this.bars.set(side, { bar, fold });
    this.apply(side);
    return h("div", { class: "x-edge" }, bar, fold);
  }

  /** Opens a panel that is folded. */
  open(side: Side): void {
    if (this.sizes[side] < 0) this.fold(side);
  }

  private fold(side: Side): void {
    if (side !== "table") this.set(side, -this.sizes[side]);
  }

  private pressed(side: Side, event: KeyboardEvent): void {
    const [, least, most] = SIZES[side];
    const size = Math.max(0, this.sizes[side]);
    const wider = side === "left" ? "ArrowRight" : side === "right" ? "ArrowLeft" : "ArrowUp";
    const narrower = side === "left" ? "ArrowLeft" : side === "right" ? "ArrowRight" : "ArrowDown";
    if (event.key === wider) this.set(side, Math.max(least, size + STEP));
    else if (event.key === narrower) this.set(side, size - STEP);
    else if (event.key === "Home") this.set(side, least);
    else if (event.key === "End") this.set(side, most);
    else if (event.key === "Enter") this.fold(side);
    else return;
    event.preventDefault();
  }

  private grabbed(side: Side, bar: HTMLElement, { clientX, clientY, pointerId }: PointerEvent): void {
    const begin = Math.max(0, this.sizes[side]);
    bar.setPointerCapture(pointerId);
    const move = (event: PointerEvent): void => {
      const far = side === "table" ? clientY - event.clientY : event.clientX - clientX;
      this.set(side, begin + (side === "right" ? -far : far));
    };
    bar.addEventListener("pointermove", move);
    bar.addEventListener("lostpointercapture", () => bar.removeEventListener("pointermove", move), { once: true });
  }

  private set(side: Side, size: number): void {
    const [first, least, most] = SIZES[side];
    this.sizes[side] =
      size < 0 ? Math.max(-most, Math.min(-least, size)) : Math.min(most, Math.max(least, size || first));
    this.apply(side);
    try {
      localStorage.setItem(PLACE, JSON.stringify(this.sizes));
    } catch {
      // A browser that keeps nothing shows them as they are at first the next time.
    }
  }

  private apply(side: Side): void {
    const size = Math.max(0, this.sizes[side]);
    this.root.style.setProperty(`--${side}`, `${size}px`);
    this.root.classList.toggle(`x-no-${side}`, size === 0);
    const { bar, fold } = this.bars.get(side) ?? {};
    bar?.setAttribute("aria-valuenow", String(size));
    fold?.setAttribute("aria-expanded", String(size > 0));
    const words = side === "table" ? "" : say(size > 0 ? `fold_${side}` : `unfold_${side}`);
    fold?.setAttribute("aria-label", words);
    fold?.setAttribute("title", words);
  }
}

function remembered(): Sizes {
  const sizes = Object.fromEntries(Object.entries(SIZES).map(([side, [first]]) => [side, first])) as Sizes;
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PLACE) ?? "{}");
    for (const side of Object.keys(SIZES) as Side[]) {
      const size = (kept as Record<string, unknown>)[side];
      const [, least, most] = SIZES[side];
      if (typeof size === "number" && Math.abs(size) >= least && Math.abs(size) <= most) sizes[side] = size;
    }
  } catch {
    // What cannot be read is as if it had not been kept.
  }
  return sizes;
}
