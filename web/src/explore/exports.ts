// What is shown as a file, written by the server as the page draws it: the same nodes, places, colours, sizes and key.
import { download, post } from "../shared/server";
import type { Context } from "./context";
import { screenOf } from "./screen";
import { worded } from "./server";

/** The paper of a page that is printed: A4, within its margins. */
const SHEET = { width: "180mm", points: "8" };

/** Returns what the server needs to draw what is shown; `framed` leaves out what stands beyond the edges of the screen. */
export function request(context: Context, format: string, framed: boolean): string {
  return JSON.stringify({ format, ...screenOf(context, framed) });
}

/** Makes a file of what is shown and offers it as a download. */
export async function save(context: Context, format: string, framed: boolean): Promise<void> {
  const answer = await asked(context, format, framed);
  await download(answer, /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? format);
}

/** Asks the server for a file of what is shown. */
export async function asked(context: Context, format: string, framed = false): Promise<Response> {
  const answer = await post(worded("export"), request(context, format, framed));
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer;
}

export interface Figure {
  format: string;
  title: string;
  paper: Record<string, string>;
  framed: boolean;
}

/** Asks the server for a figure for print of what is shown. */
export function figure(context: Context, { format, title, paper, framed }: Figure): Promise<Response> {
  return post(worded("export"), printedAs(context, format, paper, framed, title));
}

function printedAs(context: Context, format: string, paper: Figure["paper"], framed: boolean, title = ""): string {
  const screen = screenOf(context, framed);
  return JSON.stringify({ ...screen, format, paper, title: title.trim() || screen.title });
}

/** Draws what is on the screen for the printer, which gets no canvas: the picture has to be there before this returns. */
export function printing(context: Context, stage: HTMLElement): void {
  addEventListener("beforeprint", () => {
    stage.querySelector(".x-print")?.remove();
    if (!context.shown.nodeCount) return;
    const call = new XMLHttpRequest();
    call.open("POST", worded("export"), false);
    call.setRequestHeader("content-type", "application/json");
    call.send(printedAs(context, "svg", SHEET, true));
    if (call.status !== 200) return;
    const drawn = new DOMParser().parseFromString(call.responseText, "image/svg+xml").documentElement;
    const sheet = document.createElement("div");
    sheet.className = "x-print";
    sheet.append(document.importNode(drawn, true));
    stage.append(sheet);
  });
  addEventListener("afterprint", () => stage.querySelector(".x-print")?.remove());
}
