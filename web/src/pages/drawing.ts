// The drawing of the whole graph, where the server had not made it before it sent the page.

/** Puts the drawing in its place; it is markup of our own server, whose templates escaped what comes from the data. */
export async function fetchDrawing(place: HTMLElement): Promise<void> {
  const answer = await fetch(place.dataset["drawing"] ?? "");
  if (!answer.ok) return;
  const drawn = new DOMParser().parseFromString(await answer.text(), "text/html");
  place.replaceChildren(...drawn.body.childNodes);
}
