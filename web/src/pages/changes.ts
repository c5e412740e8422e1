// What has changed since a reader was last here: what was seen is kept in the browser and compared with what is served.
import { changed, type Graph, isSame } from "../shared/changed";
import { h, language, words } from "../shared/page";
import { dated } from "../shared/typography";

const PLACE = "amu-graph-seen";

interface Seen extends Graph {
  day: string;
}

/** Returns what was kept, null where nothing was, or something else. */
function kept(): Seen | null {
  try {
    const found = JSON.parse(localStorage.getItem(PLACE) ?? "null") as Seen | null;
    return found && typeof found.day === "string" && typeof found.sources === "object" && found.sources ? found : null;
  } catch {
    return null;
  }
}

/** Keeps what is seen; returns whether this browser keeps anything. */
function keep(seen: Graph): boolean {
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((each) => String(each).padStart(2, "0"))
    .join("-");
  try {
    localStorage.setItem(PLACE, JSON.stringify({ ...seen, day }));
    return true;
  } catch {
    return false;
  }
}

/** Shows the link to what is new where the graph is another than the one that was seen. */
export function pointAtChanges(place: HTMLElement): void {
  const seen = kept();
  place.hidden = !seen || !place.dataset["changed"] || seen.digest === place.dataset["changed"];
}

/** Fills the place of a page with what has changed since the last visit. */
export async function showChanges(place: HTMLElement): Promise<void> {
  const say = words("changed");
  const answer = await fetch("/changes.json").catch(() => null);
  if (!answer?.ok) {
    place.replaceChildren(h("p", {}, say("unreachable")));
    return;
  }
  const now = (await answer.json()) as Graph;
  const seen = kept();
  const forget = h("button", { type: "button", class: "button quiet small" }, say("forget"));
  forget.addEventListener("click", () => {
    localStorage.removeItem(PLACE);
    place.replaceChildren(h("p", {}, say("forgotten")));
  });
  if (!seen) {
    if (!keep(now)) {
      place.replaceChildren(h("p", {}, say("unkept")));
      return;
    }
    place.replaceChildren(h("p", {}, say("first", { n: Object.keys(now.sources).length })), forget);
    return;
  }
  const day = dated(seen.day, language);
  if (isSame(seen, now)) {
    place.replaceChildren(h("p", {}, say("same", { day })), forget);
    return;
  }
  const button = h("button", { type: "button", class: "button small" }, say("seen"));
  button.addEventListener("click", () => {
    keep(now);
    void showChanges(place);
  });
  const groups = Object.entries(changed(seen.sources, now.sources)).filter(([, found]) => found.length > 0);
  place.replaceChildren(
    h("p", {}, say("since", { day })),
    ...(groups.length
      ? groups.flatMap(([name, found]) => group(say(name, { n: found.length }), name, found))
      : [h("p", {}, say("rest"))]),
    h("p", { class: "actions" }, button, forget),
  );
}

function group(title: string, name: string, found: [string, string][]): HTMLElement[] {
  const line = ([path, label]: [string, string]): HTMLElement =>
    h("li", {}, name === "gone" || !path.startsWith("/source/") ? label : h("a", { href: path }, label));
  return [h("h3", {}, title), h("ul", { class: "plain" }, ...found.map(line))];
}
