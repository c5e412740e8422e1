// An answer as a drawn graph: every node is a link to its page, so that the keyboard and screen readers reach it.
import { h, language } from "../shared/page";
import { at, svg } from "../shared/svg";
import { outline, symbol } from "../shared/symbols";
import { place } from "./force";
import { linkOf } from "./names";
import type { Dot, Link, Network } from "./network";
import { networkOf } from "./network";
import { irisOf } from "./table";
import { remark, type Scene, scrolling, type View } from "./view";

const MOST = 250;
const WIDTH = 1000;
const MARGIN = 60;
const LETTER = 6.6;
const LONG = 42;
const SHORT = 22;

interface Placed extends Dot {
  x: number;
  y: number;
  readonly radius: number;
}

export const graphView: View = async (scene, host) => {
  const { table, kinds, names, say } = scene;
  await names.load(irisOf(table.rows));
  const network = networkOf(table, kinds, MOST, names);
  for (const dot of network.dots) dot.label ||= dot.iri.startsWith('"') ? dot.iri.slice(1) : names.label(dot.iri);
  const { dots, height } = placed(network);
  const title = say("graph_about", { n: dots.length });
  const picture = svg(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${at(height)}`, class: "answer-graph", role: "group", "aria-label": title },
    svg("defs", {}, arrow()),
    svg("g", { class: "links" }, ...network.links.flatMap((link) => drawLink(link, dots, network.links.length < 40))),
    ...drawDots(scene, dots),
  );
  const rest = h("a", { href: "/explore" }, say("graph_explore"));
  host.replaceChildren(
    scrolling(title, picture, "drawn"),
    legend(scene, dots),
    ...remark(network.total > dots.length, say("graph_cut", { n: dots.length }), " ", rest),
  );
};

function placed(network: Network): { dots: Placed[]; height: number } {
  const points = place(
    network.dots.length,
    network.links.map(({ from, to }) => [from, to] as const),
  );
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min((WIDTH - 3 * MARGIN) / (right - left || 1), 130);
  const height = Math.max((bottom - top) * scale + 2 * MARGIN, 160);
  const shift = (WIDTH - (right - left) * scale) / 2 - MARGIN / 2;
  const dots = network.dots.map((dot, n) => {
    const { x, y } = points[n] ?? { x: 0, y: 0 };
    return {
      ...dot,
      x: shift + (x - left) * scale,
      y: MARGIN + (y - top) * scale,
      radius: 6 + Math.min(Math.sqrt(dot.degree) * 2, 10),
    };
  });
  return { dots, height };
}

function arrow(): SVGMarkerElement {
  return svg(
    "marker",
    { id: "answer-arrow", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto" },
    svg("path", { class: "head", d: "M0 .8 7 4 0 7.2z" }),
  );
}

function drawLink({ from, to, words }: Link, dots: readonly Placed[], named: boolean): Node[] {
  const [tail, head] = [dots[from], dots[to]];
  if (!tail || !head) return [];
  const length = Math.hypot(head.x - tail.x, head.y - tail.y) || 1;
  const [x, y] = [(head.x - tail.x) / length, (head.y - tail.y) / length];
  const end = head.radius + 3;
  const line = svg("path", {
    class: "link",
    d: `M${at(tail.x + x * tail.radius)} ${at(tail.y + y * tail.radius)}L${at(head.x - x * end)} ${at(head.y - y * end)}`,
    "marker-end": "url(#answer-arrow)",
  });
  line.append(svg("title", {}, `${tail.label} — ${words} — ${head.label}`));
  if (!named || length < words.length * LETTER * 0.9 + 30) return [line];
  return [
    line,
    svg(
      "text",
      { class: "words", x: at((tail.x + head.x) / 2), y: at((tail.y + head.y) / 2 - 4), "text-anchor": "middle" },
      words,
    ),
  ];
}

function drawDots(scene: Scene, dots: readonly Placed[]): Node[] {
  const taken: { left: number; right: number; y: number }[] = dots.map(({ x, y, radius }) => ({
    left: x - radius,
    right: x + radius,
    y,
  }));
  return dots.map((dot) => {
    let words = shortened(dot.label, LONG);
    let spot = spotFor(dot, words.length * LETTER, taken);
    if (!spot) {
      words = shortened(dot.label, SHORT);
      spot = spotFor(dot, words.length * LETTER, taken);
    }
    const width = words.length * LETTER;
    if (spot) taken.push({ left: spot.x, right: spot.x + width, y: spot.y - 4 });
    const target = dot.iri.startsWith('"') ? null : linkOf(dot.iri);
    const style = scene.classes[scene.names.get(dot.iri)?.kind ?? ""] ?? scene.classes["Thing"];
    const shape = outline(style?.shape ?? "circle", dot.x, dot.y, dot.radius);
    shape.setAttribute("class", "node");
    shape.setAttribute("fill", style?.colour ?? "#9aa3ad");
    const label = svg(
      "text",
      { class: spot ? null : "spare", x: at(spot?.x ?? dot.x + dot.radius + 4), y: at(spot?.y ?? dot.y + 4) },
      words,
    );
    const content = [svg("title", {}, dot.label), shape, label];
    if (!target) return svg("g", { class: "dot" }, ...content);
    const outside = !target.startsWith("/");
    return svg(
      "a",
      { class: "dot", href: target, "aria-label": dot.label, rel: outside ? "external nofollow noreferrer" : null },
      ...content,
    );
  });
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}

/** Returns where the label of a node covers no other: right, left, below or above; null where it would anywhere. */
function spotFor(
  { x, y, radius }: Placed,
  width: number,
  taken: readonly { left: number; right: number; y: number }[],
): { x: number; y: number } | null {
  const spots = [
    { x: x + radius + 4, y: y + 4 },
    { x: x - radius - 4 - width, y: y + 4 },
    { x: x - width / 2, y: y + radius + 14 },
    { x: x - width / 2, y: y - radius - 6 },
  ];
  const free = (spot: { x: number; y: number }): boolean =>
    spot.x > 2 &&
    spot.x + width < WIDTH - 2 &&
    !taken.some((each) => Math.abs(each.y + 4 - spot.y) < 13 && each.left < spot.x + width && each.right > spot.x);
  return spots.find(free) ?? null;
}

function legend(scene: Scene, dots: readonly Placed[]): HTMLElement {
  const kinds = [...new Set(dots.map((dot) => scene.names.get(dot.iri)?.kind ?? ""))].filter(
    (kind) => kind in scene.classes,
  );
  const items = kinds.map((kind) => {
    const style = scene.classes[kind];
    return h("li", {}, symbol(style?.shape ?? "circle", style?.colour ?? ""), " ", style?.[language] ?? kind);
  });
  return h("ul", { class: "plain graph-legend" }, ...items);
}
