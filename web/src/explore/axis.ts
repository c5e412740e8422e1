// What a layout writes over the picture: a line for each round year of a timeline and the band of what has no date, the
// heads of two columns.
import { FOOT } from "./camera";
import { mix } from "./colours";
import { type Context, kinds, say } from "./context";
import type { Drawing } from "./drawing";

const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
/** The least distance of two lines, in pixels. */
const APART = 56;
const UNDER_TOOLS = 82;

/** Draws the axis on a layer of its own whenever the picture is drawn; other layouts have none, nor has one
 * whose places are still awaited. */
export function axis(context: Context, { sigma }: Drawing): void {
  let canvas: HTMLCanvasElement | undefined;
  sigma.on("afterRender", () => {
    const across = (x: number): number => sigma.graphToViewport({ x, y: 0 }).x;
    const marks = context.places.knows(context.history.state) ? marksOf(context, across) : NOTHING;
    if (!canvas && !marks.years.length && !marks.heads.length) return;
    canvas ??= sigma.createCanvas("axis", { beforeLayer: "edges" });
    const { width, height } = sigma.getDimensions();
    [canvas.width, canvas.height] = [width * devicePixelRatio, height * devicePixelRatio];
    [canvas.style.width, canvas.style.height] = [`${width}px`, `${height}px`];
    const pen = canvas.getContext("2d");
    if (pen) draw(pen, marks, height, context);
  });
}

type Mark = [x: number, words: string];
interface Marks {
  years: Mark[];
  heads: Mark[];
  /** How far down heads are written: at the foot, or under the tools. */
  down?: number;
  /** What stands left of it has no date. */
  band?: number;
}
const NOTHING: Marks = { years: [], heads: [] };

function marksOf(context: Context, across: (x: number) => number): Marks {
  const { layout } = context.history.state;
  if (layout === "timeline") return yearsOf(context, across);
  return layout === "two-mode" ? { years: [], heads: headsOf(context, across), down: UNDER_TOOLS } : NOTHING;
}

/** Returns the middle of each column and the classes that stand in it, the most frequent first. */
function headsOf({ atlas, shown, places, history }: Context, across: (x: number) => number): Mark[] {
  const columns = new Map<number, Map<string, number>>();
  for (let node = 0; node < atlas.size; node++) {
    if (!shown.nodes[node] || atlas.id(node) in history.state.pins) continue;
    const place = places.place(node, history.state)[0];
    const column = columns.get(place) ?? new Map<string, number>();
    columns.set(place, column.set(atlas.kind(node), (column.get(atlas.kind(node)) ?? 0) + 1));
  }
  return [...columns].map(([place, classes]) => {
    const ordered = [...classes].sort(([, one], [, other]) => other - one).slice(0, 3);
    return [across(place), ordered.map(([kind]) => kinds(kind)).join(", ")];
  });
}

function yearsOf({ atlas, places, shown, history }: Context, across: (x: number) => number): Marks {
  const scale = places.years(history.state);
  if (!scale) return NOTHING;
  const { first, last, at, band } = scale;
  const apart = Math.abs(across(at(first + 1)) - across(at(first)));
  const step = STEPS.find((each) => each * apart >= APART) ?? 1000;
  const years: Mark[] = first === last ? [[across(at(first)), String(first)]] : [];
  for (let year = Math.ceil(first / step) * step; first < last && year <= last; year += step)
    years.push([across(at(year)), String(year)]);
  const isUndated = shown.nodes.some((on, node) => on && !atlas.year(node));
  if (!isUndated) return { years, heads: [] };
  return { years, heads: [[across((band[0] + band[1]) / 2), say("undated")]], band: across((band[1] + at(first)) / 2) };
}

function draw(
  pen: CanvasRenderingContext2D,
  { years, heads, band, down }: Marks,
  height: number,
  { looks }: Context,
): void {
  const { ground, ink, outline } = looks.theme;
  pen.scale(devicePixelRatio, devicePixelRatio);
  pen.font = `12px ${getComputedStyle(document.body).fontFamily}`;
  pen.textAlign = "center";
  if (band !== undefined && band > 0) {
    pen.fillStyle = mix(outline, ground, 0.93);
    pen.fillRect(0, 0, band, height);
  }
  pen.strokeStyle = mix(outline, ground, 0.78);
  pen.fillStyle = mix(ink, ground, 0.2);
  for (const [x, words] of years) {
    pen.beginPath();
    pen.moveTo(x, 0);
    pen.lineTo(x, height - FOOT);
    pen.stroke();
    pen.fillText(words, x, height - FOOT / 3);
  }
  if (down) pen.font = `600 ${pen.font}`;
  for (const [x, words] of heads) pen.fillText(words, x, down ?? height - FOOT / 3);
}
