// Labels on the canvas: in lines, on no other label and, but for those of the largest nodes, on no node; never cut by an
// edge; in one line under the pointer.
import type { Settings } from "sigma/settings";
import type { NodeDisplayData, PartialButFor } from "sigma/types";
import type { Box } from "./boxes";
import type { Theme } from "./colours";
import { passes, type Stroke } from "./strokes";

/** `chosen` has a label whatever else is in the way. */
type Data = PartialButFor<NodeDisplayData, "x" | "y" | "size" | "label" | "color"> & { chosen?: boolean };

/** How long a line of a label is, in letters, and how many there are at most. */
const LONGEST = 24;
const LINES = 3;
/** For how many pixels of width one more of the largest nodes has a label although it covers a part of smaller ones. */
const LANDMARK_EVERY = 120;
/** How far from its node, beyond its edge, the label of one of the largest may stand to cover no other, in pixels. */
const AWAY = [0, 9, 20];
/** The height at the top of the picture where the tools stand. */
const TOP = 62;

export function cut(label: string, longest: number): string {
  return label.length > longest ? `${label.slice(0, longest - 1).trimEnd()}…` : label;
}

/** Returns a label in lines; French marks stay on the line of their word. */
export function wrapped(label: string): string[] {
  const lines = [""];
  for (const word of label.split(/(?<!«)[ \t\n]+(?![»:;?!])/)) {
    const last = lines.at(-1) ?? "";
    if (last && last.length + 1 + word.length > LONGEST) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  if (lines.length <= LINES) return lines;
  return [...lines.slice(0, LINES - 1), `${lines[LINES - 1]}…`];
}

/** Returns the functions that sigma draws labels with, in the colours of `theme`, beside `nodes` and off `links`. */
export function labelling(theme: () => Theme, nodes: () => Box[], links: () => Stroke[]) {
  const font = (settings: Settings): string => `${settings.labelWeight} ${settings.labelSize}px ${settings.labelFont}`;
  let taken: Box[] | undefined;
  let drawn: Stroke[] = [];
  let written: Box[] = [];
  const shared = (box: Box, other: Box): number =>
    Math.max(0, Math.min(box.right, other.right) - Math.max(box.left, other.left)) *
    Math.max(0, Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top));
  const isFree = (box: Box): boolean => !taken?.some((other) => shared(box, other) > 0);

  /** Returns the first of the free places that the fewest lines pass through. */
  function clearest(boxes: Box[]): Box | undefined {
    const crossed = (box: Box): number => drawn.filter((line) => passes(line, box)).length;
    const free = boxes.filter(isFree);
    if (!drawn.length || free.length < 2) return free[0];
    return free.map((box): [number, Box] => [crossed(box), box]).sort(([one], [other]) => one - other)[0]?.[1];
  }

  /** Returns the place on no other label that covers least of the nodes. */
  function leastCovering(boxes: Box[]): Box | undefined {
    const covered = (box: Box): number => taken?.reduce((sum, other) => sum + shared(box, other), 0) ?? 0;
    const beside = boxes.filter((box) => !written.some((other) => shared(box, other) > 0));
    return beside.sort((one, other) => covered(one) - covered(other))[0];
  }

  /** Returns where a label may stand: beside its node, under it or over it, then at its corners; whole within the picture. */
  function places(data: Data, width: number, height: number, canvas: HTMLCanvasElement, away: number): Box[] {
    const reach = data.size * 1.2 + 3 + away;
    const slant = reach * 0.75;
    const corners: [number, number][] = [
      [data.x + reach, data.y - height / 2],
      [data.x - reach - width, data.y - height / 2],
      [data.x - width / 2, data.y + reach - 2],
      [data.x - width / 2, data.y - reach - height + 2],
      [data.x + slant, data.y + slant - 2],
      [data.x - slant - width, data.y + slant - 2],
      [data.x + slant, data.y - slant - height + 2],
      [data.x - slant - width, data.y - slant - height + 2],
    ];
    if (data.x < canvas.width / devicePixelRatio / 3) corners.unshift(...corners.splice(1, 1)); // outwards, away from the crowd
    const boxes = corners.map(([left, top]) => ({ left, top, right: left + width, bottom: top + height }));
    const [right, bottom] = [canvas.width / devicePixelRatio, canvas.height / devicePixelRatio];
    return boxes.filter((box) => box.left >= 2 && box.right <= right - 2 && box.top >= TOP && box.bottom <= bottom - 2);
  }

  let waiting: [CanvasRenderingContext2D, Data, Settings][] = [];

  /** Draws the labels that the library asked for, those of the largest nodes first. */
  function end(): void {
    waiting.sort(
      ([, one], [, other]) => Number(other.chosen ?? false) - Number(one.chosen ?? false) || other.size - one.size,
    );
    const width = (waiting[0]?.[0].canvas.width ?? 0) / devicePixelRatio;
    for (const [rank, each] of waiting.entries()) draw(...each, rank < width / LANDMARK_EVERY);
    waiting = [];
  }

  /** Returns the lines of a label and a free place for them: whole, else cut to one line. */
  function placed(
    context: CanvasRenderingContext2D,
    data: Data,
    high: number,
    landmark: boolean,
  ): [string[], Box] | undefined {
    const label = data.label ?? "";
    let forced: [string[], Box] | undefined;
    for (const lines of [wrapped(label), [cut(label, LONGEST)]]) {
      const width = Math.max(...lines.map((line) => context.measureText(line).width));
      const stands = data.chosen || landmark;
      const boxes = (stands ? AWAY : [0]).flatMap((away) =>
        places(data, width, high * lines.length, context.canvas, away),
      );
      const box = clearest(boxes);
      if (box) return [lines, box];
      const place = stands ? (leastCovering(boxes) ?? (data.chosen ? boxes[0] : undefined)) : undefined;
      if (place) forced = [lines, place];
    }
    return forced;
  }

  function draw(context: CanvasRenderingContext2D, data: Data, settings: Settings, landmark: boolean): void {
    if (!taken) [taken, drawn] = [nodes(), links()];
    const { ground, ink } = theme();
    context.font = font(settings);
    const high = settings.labelSize * 1.15;
    const found = placed(context, data, high, landmark);
    if (!found) return;
    const [lines, box] = found;
    const width = box.right - box.left;
    taken.push(box);
    written.push(box);
    context.lineJoin = "round";
    context.lineWidth = 3.5;
    context.strokeStyle = ground;
    context.fillStyle = ink;
    lines.forEach((line, row) => {
      const aside =
        box.right < data.x
          ? width - context.measureText(line).width
          : box.left > data.x
            ? 0
            : (width - context.measureText(line).width) / 2;
      const y = box.top + settings.labelSize * 0.95 + row * high;
      context.strokeText(line, box.left + aside, y);
      context.fillText(line, box.left + aside, y);
    });
  }

  function drawHover(context: CanvasRenderingContext2D, data: Data, settings: Settings): void {
    const { ground, ink } = theme();
    context.font = font(settings);
    const label = cut(data.label ?? "", 90);
    const [width, height] = [context.measureText(label).width + 12, settings.labelSize + 10];
    const beside = data.size * 1.15 + 2;
    const room = context.canvas.width / devicePixelRatio - width;
    const x = data.x + beside <= room ? data.x + beside : Math.max(0, Math.min(room, data.x - beside - width));
    context.shadowColor = "rgb(0 0 0 / 35%)";
    context.shadowBlur = 8;
    context.fillStyle = ground;
    context.beginPath();
    context.roundRect(x, data.y - height / 2, width, height, 6);
    context.fill();
    context.shadowBlur = 0;
    context.fillStyle = ink;
    context.fillText(label, x + 6, data.y + settings.labelSize * 0.35);
  }
  function begin(): void {
    taken = undefined;
    written = [];
    waiting = [];
  }
  const drawLabel = (context: CanvasRenderingContext2D, data: Data, settings: Settings): void => {
    if (data.label) waiting.push([context, data, settings]);
  };
  return { drawLabel, drawHover, begin, end };
}
