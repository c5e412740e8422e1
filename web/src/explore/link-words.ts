// What links say, written along their lines where there is room: never over one another, never upside down.
import type { Settings } from "sigma/settings";
import type { EdgeDisplayData, NodeDisplayData, PartialButFor } from "sigma/types";
import type { Box } from "./boxes";
import type { Theme } from "./colours";
import { cut } from "./labels";

type End = PartialButFor<NodeDisplayData, "x" | "y" | "size">;
type Line = PartialButFor<EdgeDisplayData, "label" | "color" | "size"> & { aside?: number; words?: string };

const SIZE = 11;
/** The least room for words, in pixels. */
const LEAST = 34;

export class LinkWords {
  /** The boxes of what is written in this picture. */
  private boxes: Box[] = [];

  constructor(private readonly theme: () => Theme) {}

  begin(): void {
    this.boxes = [];
  }
  get taken(): readonly Box[] {
    return this.boxes;
  }

  draw(pen: CanvasRenderingContext2D, line: Line, source: End, target: End, { labelFont }: Settings): void {
    if (!line.words) return;
    const [across, down] = [target.x - source.x, target.y - source.y];
    const length = Math.hypot(across, down);
    const room = length - source.size - target.size - 14;
    if (room < LEAST) return;
    pen.font = `${SIZE}px ${labelFont}`;
    const words = fitting(pen, line.words, room);
    const wide = pen.measureText(words).width;
    const aside = line.aside ?? 0;
    const [x, y] = [
      (source.x + target.x) / 2 + (down / length) * aside,
      (source.y + target.y) / 2 - (across / length) * aside,
    ];
    const box = boxOf(x, y, wide, across / length, down / length);
    if (!words || this.boxes.some((other) => overlap(box, other))) return;
    this.boxes.push(box);
    const angle = Math.atan2(down, across);
    const { ground, ink } = this.theme();
    pen.save();
    pen.translate(x, y);
    pen.rotate(Math.abs(angle) > Math.PI / 2 ? angle + Math.PI : angle);
    pen.textAlign = "center";
    [pen.lineWidth, pen.lineJoin] = [3, "round"];
    [pen.strokeStyle, pen.fillStyle] = [ground, ink];
    pen.strokeText(words, 0, -4);
    pen.fillText(words, 0, -4);
    pen.restore();
  }
}

/** Returns words cut so that they take no more room than there is; nothing where only a few letters would be left. */
function fitting(pen: CanvasRenderingContext2D, words: string, room: number): string {
  const wide = pen.measureText(words).width;
  if (wide <= room) return words;
  const letters = Math.floor((words.length * room) / wide) - 1;
  return letters < 5 ? "" : cut(words, letters);
}

function boxOf(x: number, y: number, wide: number, across: number, down: number): Box {
  const [reach, rise] = [
    (Math.abs(across) * wide + Math.abs(down) * SIZE) / 2,
    (Math.abs(down) * wide + Math.abs(across) * SIZE) / 2,
  ];
  return { left: x - reach, right: x + reach, top: y - rise - SIZE / 2, bottom: y + rise };
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
