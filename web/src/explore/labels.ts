// Labels on the canvas: with a halo in the colour of the ground, cut where they are long; whole under the pointer.
import type { Settings } from "sigma/settings";
import type { NodeDisplayData, PartialButFor } from "sigma/types";
import type { Theme } from "./colours";

type Data = PartialButFor<NodeDisplayData, "x" | "y" | "size" | "label" | "color">;

const LONGEST = 34;

export function cut(label: string, longest = LONGEST): string {
  return label.length > longest ? `${label.slice(0, longest - 1).trimEnd()}…` : label;
}

/** Returns the two functions that sigma draws labels with, in the colours that `theme` tells at that time. */
export function labelling(theme: () => Theme) {
  const font = (settings: Settings): string => `${settings.labelWeight} ${settings.labelSize}px ${settings.labelFont}`;

  function drawLabel(context: CanvasRenderingContext2D, data: Data, settings: Settings): void {
    if (!data.label) return;
    const { ground, ink } = theme();
    context.font = font(settings);
    context.lineJoin = "round";
    context.lineWidth = 3.5;
    context.strokeStyle = ground;
    context.fillStyle = ink;
    const [x, y] = [data.x + data.size * 1.15 + 4, data.y + settings.labelSize * 0.35];
    const text = cut(data.label);
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
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
  return { drawLabel, drawHover };
}
