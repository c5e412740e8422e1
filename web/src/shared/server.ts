// What is sent to the server, and its answers as files.
import { h } from "./page";

/** Sends JSON to a route of this server. */
export function post(address: string, body: string): Promise<Response> {
  return fetch(address, { method: "POST", headers: { "content-type": "application/json" }, body });
}

/** Offers an answer as a download. */
export async function download(answer: Response, file: string): Promise<void> {
  const address = URL.createObjectURL(await answer.blob());
  h("a", { href: address, download: file }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
