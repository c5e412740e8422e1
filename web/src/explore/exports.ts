// What is shown as a file, written by the server as the page draws it: the same nodes, places, colours, sizes and key.
import { download, post } from "../shared/server";
import { ramp } from "./colours";
import { communities } from "./communities";
import { type Context, say } from "./context";
import { emphasisOf } from "./emphasis";
import { worded } from "./server";
import { titleOf } from "./title";

/** Returns what the server needs to draw what is shown; `framed` leaves out what stands beyond the edges of the screen. */
export function request(context: Context, format: string, framed: boolean): string {
  const { atlas, shown, history, looks } = context;
  const { state } = history;
  const { scale } = atlas.payload;
  const standing = emphasisOf(context, {});
  const numbers = (mask: Uint8Array): number[] => [...mask.keys()].filter((number) => mask[number]);
  const fades = (set: ReadonlySet<number>, number: number): number =>
    standing.nodes.size > 0 && !set.has(number) ? 1 : 0;
  const inside = numbers(shown.nodes).filter((node) => !framed || isFramed(context, node));
  const nodes = inside.map((node) => {
    const [x, y] = placeOf(context, node).map((each) => Math.round((each / scale) * 1e4) / 1e4);
    return [
      node,
      x,
      y,
      looks.colour(node, state.colour),
      Math.round(looks.size(node, state.size) * 10) / 10,
      fades(standing.nodes, node),
    ];
  });
  const edges = numbers(shown.edges).map((edge) => [edge, fades(standing.edges, edge)]);
  const { layout, statuses, since, until } = state;
  return JSON.stringify({
    format,
    layout,
    title: titleOf(context),
    nodes,
    edges,
    key: keyOf(context),
    statuses,
    since,
    until,
  });
}

/** Makes a file of what is shown and offers it as a download. */
export async function save(context: Context, format: string, framed: boolean): Promise<void> {
  const answer = await asked(context, format, framed);
  await download(
    answer,
    /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? "amu-graph",
  );
}

/** Asks the server for a file of what is shown. */
export async function asked(context: Context, format: string, framed = false): Promise<Response> {
  const answer = await post(worded("export"), request(context, format, framed));
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer;
}

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

/** Returns what colours mean where they are not those of classes. */
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

/** Draws what is on the screen for the printer, which gets no canvas: the picture has to be there before this returns. */
export function printing(context: Context, stage: HTMLElement): void {
  addEventListener("beforeprint", () => {
    stage.querySelector(".x-print")?.remove();
    if (!context.shown.nodeCount) return;
    const call = new XMLHttpRequest();
    call.open("POST", worded("export"), false);
    call.setRequestHeader("content-type", "application/json");
    call.send(request(context, "svg", true));
    if (call.status !== 200) return;
    const drawn = new DOMParser().parseFromString(call.responseText, "image/svg+xml").documentElement;
    const sheet = document.createElement("div");
    sheet.className = "x-print";
    sheet.append(document.importNode(drawn, true));
    stage.append(sheet);
  });
  addEventListener("afterprint", () => stage.querySelector(".x-print")?.remove());
}
