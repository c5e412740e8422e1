// The years of a timeline: a line for each round year, under everything else, named at the foot of the picture.
import { mix } from "./colours";
import { say, type Context } from "./context";
import type { Drawing } from "./drawing";

const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
/** The least distance of two lines, in pixels. */
const APART = 56;
const FOOT = 26;

/** Draws the axis on a layer of its own whenever the picture is drawn; other layouts have none. */
export function axis(context: Context, { sigma }: Drawing): void {
  let canvas: HTMLCanvasElement | undefined;
  sigma.on("afterRender", () => {
    const ticks = context.history.state.layout === "timeline" ? ticksOf(context, (x) => sigma.graphToViewport({ x, y: 0 }).x) : [];
    if (!canvas && !ticks.length) return;
    canvas ??= sigma.createCanvas("axis", { beforeLayer: "edges" });
    const { width, height } = sigma.getDimensions();
    [canvas.width, canvas.height] = [width * devicePixelRatio, height * devicePixelRatio];
    [canvas.style.width, canvas.style.height] = [`${width}px`, `${height}px`];
    const pen = canvas.getContext("2d");
    if (pen) draw(pen, ticks, height, context);
  });
}

type Tick = [x: number, words: string];

function ticksOf({ places, shown, history }: Context, across: (x: number) => number): Tick[] {
  const years = places.years(history.state);
  if (!years) return [];
  const { first, last, at, undated } = years;
  const apart = Math.abs(across(at(first + 1)) - across(at(first)));
  const step = STEPS.find((each) => each * apart >= APART) ?? 1000;
  const ticks: Tick[] = [];
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) ticks.push([across(at(year)), String(year)]);
  const before = undated.find(({ node }) => shown.nodes[node]);
  return before ? [[across(before.place), say("undated")], ...ticks] : ticks;
}

function draw(pen: CanvasRenderingContext2D, ticks: readonly Tick[], height: number, { looks }: Context): void {
  const { ground, ink, outline } = looks.theme;
  pen.scale(devicePixelRatio, devicePixelRatio);
  pen.font = `12px ${getComputedStyle(document.body).fontFamily}`;
  pen.textAlign = "center";
  pen.strokeStyle = mix(outline, ground, 0.78);
  pen.fillStyle = mix(ink, ground, 0.2);
  for (const [x, words] of ticks) {
    pen.beginPath();
    pen.moveTo(x, 0);
    pen.lineTo(x, height - FOOT);
    pen.stroke();
    pen.fillText(words, x, height - FOOT / 3);
  }
}
