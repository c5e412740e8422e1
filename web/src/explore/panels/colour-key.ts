// The key of colours that tell something else than the class: it stands with the key of shapes, in the panel that is open.
import { h } from "../../shared/page";
import { symbol } from "../../shared/symbols";
import { ramp } from "../colours";
import { communities } from "../communities";
import { type Context, say } from "../context";
import { group } from "../pieces";

export function colourKey(context: Context): HTMLElement | null {
  const { colour } = context.history.state;
  if (colour === "community") return communityKey(context);
  return colour === "year" && context.atlas.period ? yearKey(context.atlas.period) : null;
}

function communityKey(context: Context): HTMLElement {
  const rows = communities(context).map(({ colour, words }) => h("li", {}, symbol("circle", colour), words));
  return group(
    say("key_community"),
    h("ul", { class: "plain x-communities" }, ...rows),
    h("p", { class: "x-hint" }, say("colour_community_about")),
  );
}

function yearKey([first, last]: readonly [number, number]): HTMLElement {
  const canvas = h("canvas", {
    width: 200,
    height: 10,
    role: "img",
    "aria-label": say("years", { first: String(first), last: String(last) }),
  });
  const pen = canvas.getContext("2d");
  for (let x = 0; pen && x < 200; x++) {
    pen.fillStyle = ramp(x / 199);
    pen.fillRect(x, 0, 1, 10);
  }
  const ends = [first, last].map((year) => h("span", {}, String(year)));
  return group(say("key_year"), h("div", { class: "x-ramp" }, ends[0], canvas, ends[1]));
}
