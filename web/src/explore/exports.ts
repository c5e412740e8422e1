// What is shown as a file: PNG from the canvas, the other formats written by the server.
import type { Context } from "./context";
import { worded } from "./server";

/** Makes a file of what is shown and offers it as a download. */
export async function save(context: Context, format: string): Promise<void> {
  const content = format === "png" ? await png(context) : await written(context, format);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content.blob);
  link.download = content.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

interface File {
  blob: Blob;
  name: string;
}

async function written(context: Context, format: string): Promise<File> {
  const { atlas, shown, drawing, history, places } = context;
  const { scale } = atlas.payload;
  const place = (node: number): [number, number] => drawing?.place(node) ?? places.place(node, history.state);
  const numbers = (mask: Uint8Array): number[] => [...mask.keys()].filter((number) => mask[number]);
  const nodes = numbers(shown.nodes).map((node) => [node, ...place(node).map((each) => Math.round((each / scale) * 1e4) / 1e4)]);
  const body = JSON.stringify({ format, layout: history.state.layout, nodes, edges: numbers(shown.edges) });
  const answer = await fetch(worded("export"), { method: "POST", headers: { "content-type": "application/json" }, body });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const name = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? "amu-graph";
  return { blob: await answer.blob(), name };
}

/** Returns the picture as it is on the screen, on the ground of the theme. */
async function png({ drawing, looks, options }: Context): Promise<File> {
  if (!drawing) throw new Error("no picture");
  const { sigma } = drawing;
  const layers = sigma.getCanvases();
  const canvas = document.createElement("canvas");
  const first = layers["edges"] as HTMLCanvasElement;
  [canvas.width, canvas.height] = [first.width, first.height];
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("no canvas");
  pen.fillStyle = looks.theme.ground;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  // A WebGL canvas is empty once it was put on the screen: it is drawn anew and copied before the frame ends.
  sigma.refresh();
  for (const name of ["axis", "edges", "edgeLabels", "nodes", "labels"]) {
    const layer = layers[name];
    if (layer) pen.drawImage(layer, 0, 0, canvas.width, canvas.height);
  }
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (!blob) throw new Error("no picture");
  return { blob, name: `amu-graph-${options.view?.name ?? "everything"}.png` };
}
