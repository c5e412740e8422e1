// The symbols of classes: the shapes of every picture, which Python draws by the same file.
import shapes from "../../../src/amu_graph/network/drawing/shapes.json";
import { at, svg } from "./svg";

export type Shape = keyof typeof shapes;
/** The names of the shapes; the place of each is its number in a shader. */
export const SHAPES = Object.keys(shapes) as Shape[];

/** Returns the corners of a shape around a point; a circle has none. */
export function corners(shape: Shape, x: number, y: number, radius: number): [number, number][] {
  const { corners: count, turn, reach, inner } = shapes[shape];
  return Array.from({ length: count }, (_, place) => {
    const angle = ((turn + (360 * place) / count) * Math.PI) / 180;
    const away = radius * (place % 2 ? inner : reach);
    return [x + away * Math.cos(angle), y + away * Math.sin(angle)];
  });
}

/** Returns a shape of about the area of a circle, without fill. */
export function outline(shape: Shape, x: number, y: number, radius: number): SVGElement {
  const points = corners(shape, x, y, radius).map((corner) => corner.map(at).join());
  if (!points.length) return svg("circle", { cx: at(x), cy: at(y), r: at(radius) });
  return svg("polygon", { points: points.join(" "), "stroke-linejoin": "round" });
}

/** Returns the symbol of a class as a small drawing beside its name; silent for screen readers. */
export function symbol(shape: Shape, fill: string): SVGElement {
  const box = { class: "mark", viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true", focusable: "false" };
  return svg("svg", { ...box, fill }, outline(shape, 8, 8, 5.6));
}

/** Returns, for each shape, how far a point `p` of a shader, with y upwards, is outside it, in radii. */
export function distances(): string[] {
  return SHAPES.map((name) => {
    const { corners: count, turn, reach, inner } = shapes[name];
    if (!count) return "length(p) - 1.0";
    const numbers = [count, (turn * Math.PI) / 180, reach, inner].map((each) => each.toFixed(6));
    return `polygon(vec2(p.x, -p.y), ${numbers.join(", ")})`;
  });
}
