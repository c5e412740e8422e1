// How the picture is drawn: layout, colour, size.
import { h } from "../../shared/page";
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
    ...(state.colour === "class" ? [h("p", { class: "x-hint" }, say("colour_class_about"))] : []),
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
