// What is shown: classes, what is drawn on demand, families of roles, status, period. The filters are the legend too.
import { h } from "../../shared/page";
import { kinds, say, type Context } from "../context";
import { mark, stroke } from "../mark";
import { check, group } from "../pieces";
import { toggled } from "../state";

export function filters(context: Context): HTMLElement[] {
  return [network(context), classes(context), families(context), statuses(context), ...period(context)];
}

/** What the view shows, in words, and the way to the others. */
function network({ options }: Context): HTMLElement {
  const { view, views } = options;
  const to = (name: string, title: string): HTMLElement => h("li", {}, h("a", { href: `/explore${name && `/${name}`}` }, title));
  const others = views.filter(({ name }) => name !== view?.name).map(({ name, title }) => to(name, title));
  const list = h("ul", { class: "plain x-views" }, view && to("", say("view_all")), ...others);
  const choices = h("details", { class: "x-more" }, h("summary", {}, say("views")), list);
  if (!view) return group(say("view_of"), h("p", { class: "x-view" }, say("view_all")), choices);
  const words = [h("dt", {}, say("view_node")), h("dd", {}, view.node), h("dt", {}, say("view_edge")), h("dd", {}, view.edge)];
  const empty = view.nodes.length ? null : h("p", { class: "x-hint" }, say("view_empty"));
  return group(say("view_of"), h("p", { class: "x-view" }, view.title), h("dl", { class: "x-words" }, ...words), empty, choices);
}

function classes(context: Context): HTMLElement {
  const { atlas, looks, history } = context;
  const counts = new Map<string, number>();
  for (let node = 0; node < atlas.size; node++) {
    if (atlas.within?.nodes.has(node) ?? true) counts.set(atlas.kind(node), (counts.get(atlas.kind(node)) ?? 0) + 1);
  }
  const onDemand = (kind: string): boolean => !atlas.within && atlas.isOnDemand(kind);
  const ordered = [...counts].sort(([a, n], [b, m]) => Number(onDemand(a)) - Number(onDemand(b)) || m - n);
  const rows = ordered.map(([kind, n]) => {
    const style = looks.kind(kind);
    const key = onDemand(kind) ? "plus" : "minus";
    const listed = history.state[key].includes(kind);
    const label = [mark(style.shape, style.colour), kinds(kind), h("span", { class: "x-count" }, n.toLocaleString())];
    return check(label, key === "plus" ? listed : !listed, () => history.change({ [key]: toggled(history.state[key], kind) }));
  });
  return group(say("classes"), ...rows, !atlas.within && h("p", { class: "x-hint" }, say("on_demand")));
}

function families(context: Context): HTMLElement {
  const { atlas, looks, history } = context;
  const counts = new Map<string, number>();
  for (let edge = 0; edge < atlas.edges; edge++) {
    if (atlas.within?.edges.has(edge) ?? true) counts.set(atlas.family(edge), (counts.get(atlas.family(edge)) ?? 0) + 1);
  }
  const rows = Object.keys(looks.style.families)
    .filter((name) => counts.has(name))
    .map((name) => {
      const label = [stroke(looks.familyColour(name), looks.family(name).dash), looks.familyName(name)];
      const count = h("span", { class: "x-count" }, (counts.get(name) ?? 0).toLocaleString());
      const on = !history.state.families.includes(name);
      return check([...label, count], on, () => history.change({ families: toggled(history.state.families, name) }));
    });
  return group(say("families"), ...rows);
}

function statuses({ history }: Context): HTMLElement {
  const rows = ["asserted", "interpreted", "unverified"].map((status) => {
    const label = [h("span", { class: `status ${status}` }, say(`status_${status}`)), h("small", {}, say(`status_${status}_about`))];
    return check(label, history.state.statuses.includes(status), () => history.change({ statuses: toggled(history.state.statuses, status) }));
  });
  return group(say("statuses"), ...rows);
}

function period({ atlas, history }: Context): HTMLElement[] {
  const years = atlas.period;
  if (!years) return [];
  const [first, last] = years;
  const field = (id: "since" | "until", value: number, open: number): HTMLElement => {
    const attributes = { id: `explore-${id}`, type: "number", min: first, max: last, value: value || "", placeholder: open };
    const input = h("input", attributes);
    input.addEventListener("change", () => history.change({ [id]: Number.parseInt(input.value, 10) || 0 }));
    return h("div", { class: "x-choice" }, h("label", { for: `explore-${id}` }, say(id)), input);
  };
  const { since, until } = history.state;
  const row = h("div", { class: "x-row" }, field("since", since, first), field("until", until, last));
  return [group(say("period"), row, h("p", { class: "x-hint" }, say("period_about")))];
}
