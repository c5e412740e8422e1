// Exactly what the screen shows, as one plain object: which nodes and links, where they stand, how they look and what
// that means in words, and the part of the picture that is in view. Files, figures and prints are made from it.
import { encode } from "./address";
import { ramp } from "./colours";
import { communities } from "./communities";
import { type Context, say } from "./context";
import { emphasisOf } from "./emphasis";
import { titleOf } from "./title";

export interface Screen {
  /** The name of the view of networks, empty for everything, and the query of the address that opens this again. */
  view: string;
  address: string;
  title: string;
  layout: string;
  /** Number, place in lengths of the layout (−1 to 1, up is positive), colour, radius in pixels, 1 where it is faded. */
  nodes: [number: number, x: number, y: number, colour: string, radius: number, faded: number][];
  edges: [number: number, faded: number][];
  /** What colours mean where they are not those of classes. */
  key: [colour: string, words: string][];
  statuses: readonly string[];
  since: number;
  until: number;
  /** What is in view, in the lengths of places, and how many pixels it takes; undefined where nothing is drawn here. */
  frame?: { left: number; right: number; bottom: number; top: number; width: number; height: number };
}

/** Returns what is shown now; `framed` leaves out the nodes that stand beyond the edges of the screen. */
export function screenOf(context: Context, framed = false): Screen {
  const { shown, history, options } = context;
  const { layout, statuses, since, until } = history.state;
  const standing = emphasisOf(context, {});
  const fades = (set: ReadonlySet<number>, number: number): number =>
    standing.nodes.size > 0 && !set.has(number) ? 1 : 0;
  const frame = frameOf(context);
  return {
    view: options.view?.name ?? "",
    address: encode(history.state),
    title: titleOf(context),
    layout,
    nodes: numbers(shown.nodes)
      .filter((node) => !framed || isFramed(context, node))
      .map((node) => [...looksOf(context, node), fades(standing.nodes, node)]),
    edges: numbers(shown.edges).map((edge) => [edge, fades(standing.edges, edge)]),
    key: keyOf(context),
    statuses,
    since,
    until,
    ...(frame && { frame }),
  };
}

const numbers = (mask: Uint8Array): number[] => [...mask.keys()].filter((number) => mask[number]);

function looksOf(context: Context, node: number): [number, number, number, string, number] {
  const { atlas, history, looks } = context;
  const { colour, size } = history.state;
  const [x, y] = placeOf(context, node).map((each) => rounded(each / atlas.payload.scale)) as [number, number];
  return [node, x, y, looks.colour(node, colour), Math.round(looks.size(node, size) * 10) / 10];
}

const rounded = (length: number): number => Math.round(length * 1e4) / 1e4;

function placeOf({ drawing, places, history }: Context, node: number): [number, number] {
  return drawing?.place(node) ?? places.place(node, history.state);
}

function isFramed(context: Context, node: number): boolean {
  const sigma = context.drawing?.sigma;
  if (!sigma) return true;
  const [x, y] = placeOf(context, node);
  const place = sigma.graphToViewport({ x, y });
  const { width, height } = sigma.getDimensions();
  return place.x >= 0 && place.y >= 0 && place.x <= width && place.y <= height;
}

function frameOf({ atlas, drawing }: Context): Screen["frame"] {
  if (!drawing) return undefined;
  const { width, height } = drawing.sigma.getDimensions();
  const { scale } = atlas.payload;
  const [corner, opposite] = [
    { x: 0, y: height },
    { x: width, y: 0 },
  ].map((each) => drawing.sigma.viewportToGraph(each)) as [{ x: number; y: number }, { x: number; y: number }];
  const [left, bottom, right, top] = [corner.x, corner.y, opposite.x, opposite.y].map((each) =>
    rounded(each / scale),
  ) as [number, number, number, number];
  return { left, right, bottom, top, width, height };
}

function keyOf(context: Context): [string, string][] {
  const { atlas, history } = context;
  if (history.state.colour === "community") return communities(context).map(({ colour, words }) => [colour, words]);
  if (history.state.colour !== "year" || !atlas.period) return [];
  const [first, last] = atlas.period;
  const middle = Math.round((first + last) / 2);
  const years = [...new Set([first, middle, last])].map((year): [string, string] => [
    ramp((year - first) / Math.max(1, last - first)),
    String(year),
  ]);
  return [...years, [context.looks.kind("Thing").colour, say("undated")]];
}
