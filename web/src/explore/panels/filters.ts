// What is shown: classes, what is drawn on demand, families of roles, status, period. The filters are the legend too.
import { h } from "../../shared/page";
import { symbol } from "../../shared/symbols";
import { type Context, kinds, say } from "../context";
import { stroke } from "../mark";
import { check, group } from "../pieces";
import { type State, toggled } from "../state";
import { allOrNone, onlyButton } from "./alone";
import { colourKey } from "./colour-key";
import { count, counted } from "./counts";
import { period } from "./period";
import { relations } from "./relations";

export function filters(context: Context): HTMLElement[] {
  const coloured = colourKey(context);
  const parts = [network(context), classes(context), coloured, relations(context), statuses(context)];
  return [...parts.filter((each) => each !== null), ...period(context)];
}

/** What the view shows, in words, and the way to the others. */
function network({ atlas, options }: Context): HTMLElement {
  const { view, views, everything } = options;
  const to = (name: string, title: string): HTMLElement =>
    h("li", {}, h("a", { href: `/explore${name && `/${name}`}` }, title));
  const others = views.filter(({ name }) => name !== view?.name).map(({ name, title }) => to(name, title));
  const list = h("ul", { class: "plain x-views" }, view && to("", everything), ...others);
  const choices = h("details", { class: "x-more" }, h("summary", {}, say("views")), list);
  if (!view) return group(say("view_of"), h("p", { class: "x-view" }, everything), choices);
  const parts: [string, string][] = [
    ["view_node", view.node],
    ["view_edge", view.edge],
    ["view_weight", view.weight],
  ];
  const words = parts
    .filter(([key]) => key !== "view_weight" || atlas.payload.things.length)
    .flatMap(([key, text]) => [h("dt", {}, say(key)), h("dd", {}, text)]);
  const empty = atlas.size ? null : h("p", { class: "x-hint" }, say("view_empty"));
  return group(
    say("view_of"),
    h("p", { class: "x-view" }, view.title),
    h("dl", { class: "x-words" }, ...words),
    empty,
    choices,
  );
}

function classes(context: Context): HTMLElement {
  const { atlas, looks, history, shown } = context;
  const counts = counted(atlas.size, (node) => atlas.kind(node), shown.nodes);
  const onDemand = (kind: string): boolean => atlas.isOnDemand(kind);
  const ordered = [...counts].sort(([a, n], [b, m]) => Number(onDemand(a)) - Number(onDemand(b)) || m.all - n.all);
  const rows = ordered.map(([kind, n]) => {
    const style = looks.kind(kind);
    const key = onDemand(kind) ? "plus" : "minus";
    const listed = history.state[key].includes(kind);
    const label = [symbol(style.shape, looks.keyColour(kind, history.state.colour)), kinds(kind), count(n)];
    const box = check(label, key === "plus" ? listed : !listed, () =>
      history.change({ [key]: toggled(history.state[key], kind) }),
    );
    return h(
      "div",
      { class: "x-filter" },
      box,
      onlyButton(kinds(kind), () => history.change(onlyClass(kind))),
    );
  });
  const [core, demanded] = [false, true].map((is) => [...counts.keys()].filter((kind) => onDemand(kind) === is));
  const onlyClass = (kind: string): Partial<State> => ({
    minus: core?.filter((each) => each !== kind) ?? [],
    plus: onDemand(kind) ? [kind] : [],
  });
  return group(
    say("classes"),
    allOrNone(
      () => history.change({ minus: [], plus: demanded ?? [] }),
      () => history.change({ minus: core ?? [], plus: [] }),
    ),
    ...rows,
    [...counts.values()].some((n) => n.shown !== n.all) && h("p", { class: "x-hint" }, say("count_of_about")),
    [...counts.keys()].some(onDemand) && h("p", { class: "x-hint" }, say("on_demand")),
  );
}

function statuses({ history, looks }: Context): HTMLElement {
  const rows = ["asserted", "interpreted", "unverified"].map((status) => {
    const label = [
      stroke(looks.theme.outline, [], status),
      h("span", { class: `status ${status}` }, say(`status_${status}`)),
      h("small", {}, say(`status_${status}_about`)),
    ];
    return check(label, history.state.statuses.includes(status), () =>
      history.change({ statuses: toggled(history.state.statuses, status) }),
    );
  });
  return group(say("statuses"), ...rows);
}
