// Links by what they say: families, and the roles and properties of each; any of them can be shown alone.
import { h, language } from "../../shared/page";
import { type Context, say } from "../context";
import type { Relation } from "../data";
import { stroke } from "../mark";
import { button, check, group } from "../pieces";
import { onlyRelation, passing, toggledRelation } from "../relations";
import { allOrNone, onlyButton } from "./alone";
import { type Count, count, counted } from "./counts";

/** The families whose relations the reader has opened. */
const opened = new Set<string>();

export function relations(context: Context): HTMLElement {
  const { atlas, looks, history, shown } = context;
  const families = counted(atlas.edges, (edge) => atlas.family(edge), shown.edges);
  const counts = counted(atlas.edges, (edge) => atlas.relations[atlas.relation(edge)]?.id ?? "", shown.edges);
  const passes = passing(atlas, history.state);
  const shownRelations = new Set(atlas.relations.filter((_, number) => passes[number]));
  const row = (key: string, label: (Node | string)[], name: string, all: Relation[], number?: Count): HTMLElement => {
    const on = all.filter((each) => shownRelations.has(each)).length;
    const box = check([...label, count(number)], on > 0, (is) =>
      history.change(toggledRelation(atlas, history.state, key, is)),
    );
    const input = box.querySelector("input");
    if (input) input.indeterminate = on > 0 && on < all.length;
    return h(
      "div",
      { class: "x-filter" },
      box,
      onlyButton(name, () => history.change(onlyRelation(key))),
    );
  };
  const rows = looks.style.order
    .filter((name) => families.has(name))
    .map((name) => {
      const members = atlas.relations.filter(({ family }) => family === name);
      const label = [stroke(looks.familyColour(name), looks.family(name).dash), looks.familyName(name)];
      const whole = row(name, label, looks.familyName(name), members, families.get(name));
      const parts = unique(members).map((each) =>
        row(each.id, [each[language]], each[language], [each], counts.get(each.id)),
      );
      return parts.length > 1
        ? family(name, looks.familyName(name), whole, parts)
        : h("div", { class: "x-lone" }, whole);
    });
  return group(
    say("families"),
    allOrNone(
      () => history.change({ families: [], relations: [] }),
      () => history.change({ families: [...families.keys()], relations: [] }),
    ),
    ...rows,
  );
}

function unique(relations: readonly Relation[]): Relation[] {
  const ids = new Map(relations.map((each) => [each.id, each]));
  return [...ids.values()].sort((one, other) => one[language].localeCompare(other[language], language));
}

/** A family with its relations, which open and close. */
function family(name: string, words: string, whole: HTMLElement, parts: HTMLElement[]): HTMLElement {
  const isOpen = opened.has(name);
  const list = h("div", { class: "x-parts", hidden: !isOpen }, ...parts);
  const arrow = button("", () => toggle(), {
    class: "x-arrow",
    "aria-expanded": String(isOpen),
    "aria-label": say("relations_of", { n: parts.length, name: words }),
  });
  const toggle = (): void => {
    list.hidden = !list.hidden;
    arrow.setAttribute("aria-expanded", String(!list.hidden));
    if (list.hidden) opened.delete(name);
    else opened.add(name);
  };
  whole.prepend(arrow);
  return h("div", {}, whole, list);
}
