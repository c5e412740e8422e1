// The evidence of a statement: the passages that say it, each with its source, place, status, note and address.
import { h } from "../../shared/page";
import type { Passage } from "../answers";
import { say } from "../context";

export function statusMark(status: string): HTMLElement | false {
  return status !== "" && status !== "asserted" && h("span", { class: `status ${status}` }, say(`status_${status}`));
}

export function evidence(passages: readonly Passage[], open = false): HTMLElement {
  if (!passages.length) return h("p", { class: "x-hint" }, say("no_passage"));
  const list = h("ul", { class: "plain x-passages" }, ...passages.map(passage));
  return h("details", { class: "x-evidence", open }, h("summary", {}, told(passages)), list);
}

/** One passage is told by where it stands; of several, how many there are. */
function told([first, ...more]: readonly Passage[]): string {
  return first && !more.length ? `${first.source}, ${first.place}` : say("passages", { n: more.length + 1 });
}

function passage({ source, place, status, note, page, address, words }: Passage): HTMLElement {
  const where = page ? h("a", { href: page }, `${source}, ${place}`) : `${source}, ${place}`;
  const mark = h("span", { class: `status ${status}` }, say(`status_${status}`));
  const original = address && h("a", { href: address, rel: "external nofollow" }, say("original"));
  return h(
    "li",
    {},
    h("p", {}, where, " ", mark),
    words && h("blockquote", {}, words),
    note && h("p", { class: "x-hint" }, note),
    original && h("p", {}, original),
  );
}
