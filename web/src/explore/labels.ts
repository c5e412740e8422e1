// Labels on the canvas: with a halo in the colour of the ground, cut where they are long; whole under the pointer.
import type { Settings } from "sigma/settings";
import type { NodeDisplayData, PartialButFor } from "sigma/types";
import type { Theme } from "./colours";

type Data = PartialButFor<NodeDisplayData, "x" | "y" | "size" | "label" | "color">;

const LONGEST = 34;

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export function cut(label: string, longest = LONGEST): string {
  return label.length > longest ? `${label.slice(0, longest - 1).trimEnd()}…` : label;
}

/** Returns the functions that sigma draws labels with, in the colours that `theme` tells at that time. */
export function labelling(theme: () => Theme) {
  const font = (settings: Settings): string => `${settings.labelWeight} ${settings.labelSize}px ${settings.labelFont}`;
  let taken: Box[] = [];
  const isFree = (box: Box): boolean => !taken.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom);

  /** Returns where a label has room: beside its node, under it or over it, within the picture where it can be. */
  function roomFor(data: Data, width: number, height: number, edge: number): Box | undefined {
    const reach = data.size * 1.2 + 4;
    const corners: [number, number][] = [
      [data.x + reach, data.y - height / 2],
      [data.x - reach - width, data.y - height / 2],
      [data.x - width / 2, data.y + reach - 2],
      [data.x - width / 2, data.y - reach - height + 2],
    ];
    const free = corners.map(([left, top]) => ({ left, top, right: left + width, bottom: top + height })).filter(isFree);
    return free.find((box) => box.left >= 2 && box.right <= edge - 2) ?? free[0];
  }

  function drawLabel(context: CanvasRenderingContext2D, data: Data, settings: Settings): void {
    if (!data.label) return;
    const { ground, ink } = theme();
    context.font = font(settings);
    const text = cut(data.label);
    const width = context.measureText(text).width;
    const box = roomFor(data, width, settings.labelSize * 1.25, context.canvas.width / devicePixelRatio);
    if (!box) return;
    taken.push(box);
    context.lineJoin = "round";
    context.lineWidth = 3.5;
    context.strokeStyle = ground;
    context.fillStyle = ink;
    const y = box.top + settings.labelSize;
    context.strokeText(text, box.left, y);
    context.fillText(text, box.left, y);
  }

  function drawHover(context: CanvasRenderingContext2D, data: Data, settings: Settings): void {
    const { ground, ink } = theme();
    context.font = font(settings);
    const label = cut(data.label ?? "", 90);
    const [x, height] = [data.x + data.size * 1.15 + 2, settings.labelSize + 10];
    context.shadowColor = "rgb(0 0 0 / 35%)";
    context.shadowBlur = 8;
    context.fillStyle = ground;
    context.beginPath();
    context.roundRect(x, data.y - height / 2, context.measureText(label).width + 12, height, 6);
    context.fill();
    context.shadowBlur = 0;
    context.fillStyle = ink;
    context.fillText(label, x + 6, data.y + settings.labelSize * 0.35);
  }
  return { drawLabel, drawHover, begin: () => (taken = []) };
}
