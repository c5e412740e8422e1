// How surely a link is read, on its middle: a ring where a reader inferred it, a question mark where it is unverified.
// Shapes rather than colours or dashes: they are seen in grey, by anybody, whatever the family of the link.
import type { Settings } from "sigma/settings";
import type { EdgeDisplayData, NodeDisplayData, PartialButFor } from "sigma/types";
import type { Theme } from "./colours";

export const SIGNS: Readonly<Record<string, string>> = { interpreted: "○", unverified: "?" };

type End = PartialButFor<NodeDisplayData, "x" | "y" | "size">;
type Line = PartialButFor<EdgeDisplayData, "label" | "color" | "size"> & { aside?: number };

/** Returns the function that sigma draws the signs of links with, in the colours that `theme` tells at that time. */
export function doubts(theme: () => Theme) {
  return (pen: CanvasRenderingContext2D, line: Line, source: End, target: End, settings: Settings): void => {
    if (!line.label?.trim()) return;
    const [across, down] = [target.x - source.x, target.y - source.y];
    const length = Math.hypot(across, down);
    if (length < 26 + source.size + target.size) return;
    const aside = line.aside ?? 0;
    const [x, y] = [
      (source.x + target.x) / 2 + (down / length) * aside,
      (source.y + target.y) / 2 - (across / length) * aside,
    ];
    const isUnsure = line.label === SIGNS["unverified"];
    pen.beginPath();
    pen.arc(x, y, isUnsure ? 6.5 : 3.2, 0, 2 * Math.PI);
    pen.fillStyle = theme().ground;
    pen.fill();
    pen.lineWidth = 1.4;
    pen.strokeStyle = line.color;
    pen.stroke();
    if (!isUnsure) return;
    pen.font = `700 10px ${settings.labelFont}`;
    pen.textAlign = "center";
    pen.fillStyle = line.color;
    pen.fillText("?", x, y + 3.6);
    pen.textAlign = "start";
  };
}
