// An answer on a map: things where the graph says they are, and rows that have coordinates of their own.
import { h } from "../shared/page";
import { post } from "../shared/server";
import type { Row } from "./answer";
import { type Column, type Kinds, textOf } from "./columns";
import { irisOf } from "./table";
import { remark, type Scene, scrolling, type View } from "./view";

const MOST = 2000;
const LATITUDE = /^lat(itude)?$/i;
const LONGITUDE = /^(long?|lng|longitude)$/i;

interface Drawn {
  svg: string;
  said: string;
  missing: string[];
}

function coordinates({ numbers }: Kinds): [latitude: Column, longitude: Column] | undefined {
  const [latitude, longitude] = [LATITUDE, LONGITUDE].map((words) => numbers.find(({ name }) => words.test(name)));
  return latitude && longitude ? [latitude, longitude] : undefined;
}

/** Tells whether an answer has something that may stand on a map. */
export function maps(kinds: Kinds): boolean {
  return kinds.nodes.length > 0 || coordinates(kinds) !== undefined;
}

export const mapView: View = async (scene, host) => {
  host.replaceChildren(h("p", { class: "muted", role: "status" }, scene.say("map_making")));
  const answer = await post("/map/answer", JSON.stringify(wanted(scene))).catch(() => null);
  if (!answer?.ok) {
    host.replaceChildren(h("p", { class: "lead" }, scene.say("map_none")));
    return;
  }
  const { svg, said, missing } = (await answer.json()) as Drawn;
  const total = scene.table.rows.length;
  host.replaceChildren(
    svg ? figure(scene, svg) : h("p", { class: "lead" }, scene.say("map_none")),
    ...remark(Boolean(svg), said),
    ...remark(missing.length > 0, scene.say("map_missing", { names: missing.join(", ") })),
    ...remark(total > MOST, scene.say("shown", { shown: MOST, total })),
  );
};

/** Returns what the server has to place: rows with coordinates as points, else the things that rows name. */
function wanted(scene: Scene): { things: string[]; points: [string, number, number][] } {
  const rows = scene.table.rows.slice(0, MOST);
  const own = coordinates(scene.kinds);
  if (!own) return { things: [...irisOf(rows)].slice(0, MOST), points: [] };
  return { things: [], points: rows.flatMap((row) => point(scene, row, own) ?? []) };
}

function point(
  scene: Scene,
  row: Row,
  [latitude, longitude]: [Column, Column],
): [[string, number, number]] | undefined {
  const [north, east] = [latitude, longitude].map((column) => Number(row[column.at]?.value ?? Number.NaN));
  const name = scene.kinds.columns.find((column) => column !== latitude && column !== longitude);
  if (north === undefined || east === undefined || !(Math.abs(north) <= 90 && Math.abs(east) <= 180)) return undefined;
  return [[name ? textOf(row, name, scene.names) : "", east, north]];
}

/** Takes in the drawing of the server, which has no scripts. */
function figure(scene: Scene, text: string): HTMLElement {
  const drawn = new DOMParser().parseFromString(
    text.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" '),
    "image/svg+xml",
  ).documentElement;
  return scrolling(scene.say("map"), document.importNode(drawn, true), "map-figure");
}
