// Small drawings of the explorer: pieces of lines with the sign of how surely they are read, and icons.
import { svg } from "../shared/svg";

/** A piece of a line with the dashes of its family, and the sign of how surely it is read. */
export function stroke(colour: string, dash: readonly number[], status = ""): SVGElement {
  const line = svg("line", {
    x1: "0",
    y1: "6",
    x2: "30",
    y2: "6",
    stroke: colour,
    "stroke-width": "2.4",
    "stroke-dasharray": dash.join(" "),
  });
  return svg(
    "svg",
    { class: "x-stroke", viewBox: "0 0 30 12", width: "30", height: "12", "aria-hidden": "true", focusable: "false" },
    line,
    ...doubt(colour, status),
  );
}

function doubt(colour: string, status: string): SVGElement[] {
  if (status !== "interpreted" && status !== "unverified") return [];
  const isUnsure = status === "unverified";
  const ring = svg("circle", {
    cx: "15",
    cy: "6",
    r: isUnsure ? "5.6" : "3",
    fill: "var(--surface)",
    stroke: colour,
    "stroke-width": "1.4",
  });
  if (!isUnsure) return [ring];
  const sign = svg("text", {
    x: "15",
    y: "9.4",
    "text-anchor": "middle",
    "font-size": "9.5",
    "font-weight": "700",
    fill: colour,
  });
  sign.textContent = "?";
  return [ring, sign];
}

const ICONS = {
  undo: "M6.5 3 3 6.5 6.5 10M3.4 6.5H10a3.5 3.5 0 0 1 0 7H7",
  redo: "M9.5 3 13 6.5 9.5 10M12.6 6.5H6a3.5 3.5 0 0 0 0 7h3",
  plus: "M8 3v10M3 8h10",
  minus: "M3 8h10",
  fit: "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3",
  table: "M2.5 3.5h11v9h-11zM2.5 6.5h11M6.5 6.5v6",
  link: "M6.5 9.5l3-3M7 5l1.6-1.6a2.6 2.6 0 0 1 3.9 3.7L11 8.8M9 11l-1.6 1.6a2.6 2.6 0 0 1-3.9-3.7L5 7.2",
  save: "M8 2.5v8M4.8 7.6 8 10.8l3.2-3.2M3 13.4h10",
  arrange:
    "M5 3.2a1.7 1.7 0 1 0 .1 0M11.5 6.5a1.7 1.7 0 1 0 .1 0M5.5 10a1.7 1.7 0 1 0 .1 0M6.5 5.700l3.500 1.600M9.900 9.100l-2.800 1.700",
  full: "M2.500 6V2.500H6M10 2.500h3.500V6M13.500 10v3.500H10M6 13.500H2.500V10M3 3l3.300 3.300M13 3 9.700 6.300M13 13 9.700 9.700M3 13l3.300-3.300",
  lasso:
    "M3 8.5C2 5 5 2.5 8.5 2.5S14 4.5 14 6.7s-2.500 4-5.500 4-4.500-.8-4.500-2M5.200 10.200c-1 1 .3 2 .8 1.200M5.700 11.700c.3 1.200-.2 2-1.200 2.300",
  query: "M5.5 4.5 2.5 8l3 3.5M10.5 4.5l3 3.5-3 3.5",
  close: "M4 4l8 8M12 4l-8 8",
  filter: "M2.5 4h11M4.5 8h7M6.5 12h3",
  info: "M8 7.2V12M8 4.2v.4M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12",
  start: "M3 8a5 5 0 1 0 1.6-3.7M4.2 1.8v2.8H7",
} as const;
export type Icon = keyof typeof ICONS;

export function icon(name: Icon): SVGElement {
  const path = svg("path", {
    d: ICONS[name],
    fill: "none",
    stroke: "currentColor",
    "stroke-width": "1.5",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
  });
  return svg(
    "svg",
    { viewBox: "0 0 16 16", width: "18", height: "18", "aria-hidden": "true", focusable: "false" },
    path,
  );
}
