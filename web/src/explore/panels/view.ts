// How the picture is drawn: layout, colour, size; with the key of the colours that are no classes.
import { h } from "../../shared/page";
import { symbol } from "../../shared/symbols";
import { ramp } from "../colours";
import { communities } from "../communities";
import { type Context, say } from "../context";
import { check, choice } from "../pieces";

export function view(context: Context): HTMLElement[] {
  const { history, options } = context;
  const { state } = history;
  const layouts = options.layouts
    .filter(({ name }) => context.atlas.payload.layouts.includes(name))
    .map(({ name, title }): [string, string] => [name, title]);
  const about = options.layouts.find(({ name }) => name === state.layout)?.about ?? "";
  const colours = ["class", "community", "year"].map((name): [string, string] => [name, say(`colour_${name}`)]);
  const equal = { name: "equal", title: say("size_equal"), about: say("size_equal_about") };
  const sizes = [...options.sizes, equal];
  return [
    choice("explore-layout", say("layout"), layouts, state.layout, (layout) => history.change({ layout })),
    h("p", { class: "x-hint" }, about),
    choice("explore-colour", say("colour"), colours, state.colour, (colour) => history.change({ colour })),
    ...key(context),
    choice(
      "explore-size",
      say("size"),
      sizes.map(({ name, title }): [string, string] => [name, title]),
      state.size,
      (size) => history.change({ size }),
    ),
    h("p", { class: "x-hint" }, sizes.find(({ name }) => name === state.size)?.about ?? ""),
    check([say("written")], state.written !== "", (on) => history.change({ written: on ? "1" : "" })),
  ];
}

function key(context: Context): HTMLElement[] {
  const { atlas, history } = context;
  if (history.state.colour === "year" && atlas.period) {
    const [first, last] = atlas.period;
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
    return [h("div", { class: "x-ramp" }, h("span", {}, String(first)), canvas, h("span", {}, String(last)))];
  }
  if (history.state.colour !== "community") return [h("p", { class: "x-hint" }, say("colour_class_about"))];
  const rows = communities(context).map(({ colour, words }) => h("li", {}, symbol("circle", colour), words));
  return [
    h("ul", { class: "plain x-communities" }, ...rows),
    h("p", { class: "x-hint" }, say("colour_community_about")),
  ];
}
