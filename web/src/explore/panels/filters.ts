// What is shown: classes, what is drawn on demand, families of roles, status, period. The filters are the legend too.
import { h } from "../../shared/page";
import { kinds, say, type Context } from "../context";
import { mark, stroke } from "../mark";
import { check, group } from "../pieces";
import { toggled } from "../state";

export function filters(context: Context): HTMLElement[] {
  return [classes(context), families(context), statuses(context), ...period(context)];
}

function classes(context: Context): HTMLElement {
  const { atlas, looks, history } = context;
  const counts = new Map<string, number>();
  for (let node = 0; node < atlas.size; node++) counts.set(atlas.kind(node), (counts.get(atlas.kind(node)) ?? 0) + 1);
  const ordered = [...counts].sort(([a, n], [b, m]) => Number(atlas.isOnDemand(a)) - Number(atlas.isOnDemand(b)) || m - n);
  const rows = ordered.map(([kind, n]) => {
    const style = looks.kind(kind);
    const key = atlas.isOnDemand(kind) ? "plus" : "minus";
    const listed = history.state[key].includes(kind);
    const label = [mark(style.shape, style.colour), kinds(kind), h("span", { class: "x-count" }, n.toLocaleString())];
    return check(label, key === "plus" ? listed : !listed, () => history.change({ [key]: toggled(history.state[key], kind) }));
  });
  return group(say("classes"), ...rows, h("p", { class: "x-hint" }, say("on_demand")));
}

function families(context: Context): HTMLElement {
  const { atlas, looks, history } = context;
  const counts = new Map<string, number>();
  for (let edge = 0; edge < atlas.edges; edge++) counts.set(atlas.family(edge), (counts.get(atlas.family(edge)) ?? 0) + 1);
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
