// Where the camera has to be to see certain places, with their names, in what nothing covers.
import type { Camera } from "./state";

/** The least distance of the frame from the edges of the picture, in pixels. */
export const PADDING = 40;
/** The height that the tools take at the top of the picture. */
const TOOLBAR = 48;
/** The room for names at each side of the picture, in pixels. */
const NAMES = 84;
const FURTHEST = 4;

interface Place {
  x: number;
  y: number;
}

/** The height of the axis under a timeline, in pixels. */
export const FOOT = 26;

/** The picture in pixels, and how many of its foot something covers. */
interface Room {
  width: number;
  height: number;
  bottom: number;
}

/** Returns the camera that sees all places of the frame, no nearer than `closest`. */
export function cameraOver(places: readonly Place[], { width, height, bottom }: Room, closest: number): Camera {
  const [left, right] = span(places.map(({ x }) => x));
  const [low, high] = span(places.map(({ y }) => y));
  const unit = Math.max(1, Math.min(width, height) - 2 * PADDING);
  const across = Math.max(width * 0.4, width - 2 * Math.min(NAMES, width * 0.14));
  const down = Math.max(height * 0.2, height - TOOLBAR - bottom - 2 * PADDING);
  const ratio = Math.max(closest, Math.min(FURTHEST, Math.max((right - left) / across, (high - low) / down) * unit));
  const under = ((TOOLBAR - bottom) / 2 / unit) * ratio;
  return { x: (left + right) / 2, y: (low + high) / 2 + under, ratio };
}

function span(values: readonly number[]): [number, number] {
  return values.reduce(([least, most], each) => [Math.min(least, each), Math.max(most, each)], [Infinity, -Infinity]);
}
