// What is known of the selected node or link, what it is linked with, and what can be done with it.
import { h, language } from "../../shared/page";
import { ask, type Lines, type Links, type Statement, type Told } from "../answers";
import { collapse } from "../collapse";
import { type Context, say } from "../context";
import { pick } from "../picking";
import { button } from "../pieces";
import { opening, toggled, withoutOpenings } from "../state";
import { evidence, statusMark } from "./evidence";
import { nodeButton, nodeMark, nodeName } from "./names";
import { neighbours } from "./neighbours";

/** Puts what is known of a node into a panel, as the server answers. */
export function nodeDetails(context: Context, panel: HTMLElement, node: number): void {
  const { atlas, looks } = context;
  const style = looks.kind(atlas.kind(node));
  const told = h("div", { class: "x-told", "aria-busy": "true" });
  const kind = h(
    "p",
    { class: "eyebrow" },
    nodeMark(context, node),
    h("span", {}, style[language], h("span", { class: "x-sort" })),
  );
  panel.append(
    kind,
    h("h2", { id: "explore-selected", tabindex: -1 }, h("bdi", {}, atlas.label(node))),
    actions(context, node),
    told,
    neighbours(context, node),
  );
  void tell(context, panel, told, atlas.id(node));
}

async function tell(context: Context, panel: HTMLElement, place: HTMLElement, id: string): Promise<void> {
  try {
    const told = await ask<Told>("node", { id });
    const sort = panel.querySelector(".x-sort");
    if (sort && told.kinds.length) sort.textContent = `\u00a0· ${told.kinds.join(", ")}`;
    place.append(
      ...told.descriptions.map((each) =>
        h("div", { class: "x-fact" }, h("p", { lang: each.language || null }, each.text), evidence(each.passages)),
      ),
      ...part(context, say("facts"), told.facts),
      ...part(context, say("roles"), told.roles),
      ...part(context, say("relations"), told.relations),
      h("p", {}, h("a", { class: "button quiet small", href: told.path }, say("page"))),
    );
  } catch {
    place.append(h("p", { class: "x-hint" }, say("not_answered")));
  }
  place.removeAttribute("aria-busy");
}

function part(context: Context, title: string, all: readonly Lines[]): HTMLElement[] {
  if (!all.length) return [];
  const lines = all.map(({ heading, statements }) =>
    h(
      "div",
      { class: "x-lines" },
      h("h4", {}, heading),
      h("ul", { class: "plain" }, ...statements.map((each) => line(context, each))),
    ),
  );
  return [h("h3", {}, title), ...lines];
}

function line(context: Context, each: Statement): HTMLElement {
  const number = each.id ? context.atlas.node(each.id) : undefined;
  let value: HTMLElement = h("bdi", { lang: each.language || null }, each.text);
  if (number !== undefined) value = nodeButton(context, number);
  else if (each.link) {
    value = h("a", { href: each.link, rel: each.link.startsWith("/") ? null : "external nofollow" }, value);
  }
  const more = [each.role, ...each.notes].filter(Boolean).join(" · ");
  return h(
    "li",
    {},
    h("p", {}, value, more && h("small", {}, ` ${more}`), " ", statusMark(each.status)),
    evidence(each.passages),
  );
}

function actions(context: Context, node: number): HTMLElement {
  const { atlas, history } = context;
  const { state } = history;
  const id = atlas.id(node);
  const opened = state.open.some((each) => each === id || each.startsWith(`${id}*`));
  const folded = state.folded.includes(id);
  const pinned = id in state.pins;
  const unpinned = Object.fromEntries(Object.entries(state.pins).filter(([each]) => each !== id));
  const place = context.drawing?.place(node) ?? context.places.place(node, state);
  const rounded: [number, number] = [Math.round(place[0]), Math.round(place[1])];
  return h(
    "div",
    { class: "actions" },
    button(say("expand"), () =>
      history.change({
        open: toggled(withoutOpenings(state, id), opening(id)),
        folded: toggled(state.folded, id, false),
      }),
    ),
    (opened || !folded) && button(say("collapse"), () => collapse(context, node)),
    folded && button(say("uncollapse"), () => history.change({ folded: toggled(state.folded, id, false) })),
    button(say("hide"), () => history.change({ hidden: toggled(state.hidden, id, true), node: "", other: "" })),
    button(
      pinned ? say("unpin") : say("pin"),
      () => history.change({ pins: pinned ? unpinned : { ...state.pins, [id]: rounded } }),
      { "aria-pressed": String(pinned) },
    ),
    state.only.includes(id)
      ? button(say("everything"), () => history.change({ only: [], steps: 1 }))
      : button(say("only"), () => history.change({ only: [id], steps: 1 })),
    state.only.includes(id) && button(say("further"), () => history.change({ steps: state.steps + 1 })),
    button(say(state.picked.includes(id) ? "unpick" : "pick"), () => pick(context, id)),
    button(say("path_from"), () => history.change({ from: id, way: 0 })),
    state.from !== "" &&
      state.from !== id &&
      button(say("path_to", { name: atlas.label(atlas.node(state.from) ?? 0) }), () =>
        history.change({ to: id, way: 0 }),
      ),
  );
}

/** Puts what links two nodes into a panel. */
export async function linkDetails(context: Context, panel: HTMLElement, source: string, target: string): Promise<void> {
  try {
    const links = await ask<Links>("links", { source, target });
    const ends = [links.source, links.target].map((name) => nodeName(context, name));
    const ties = links.ties.map((tie) =>
      h(
        "li",
        {},
        h(
          "p",
          {},
          h("bdi", {}, tie.says),
          tie.notes.length > 0 && h("small", {}, ` ${tie.notes.join(" · ")}`),
          " ",
          statusMark(tie.status),
        ),
        evidence(tie.passages, true),
      ),
    );
    panel.append(
      h("p", { class: "eyebrow" }, say("link")),
      h("h2", { id: "explore-selected", tabindex: -1, class: "x-ends" }, ...ends),
      h("ul", { class: "plain x-ties" }, ...ties),
    );
  } catch {
    panel.append(h("p", { class: "x-hint" }, say("not_answered")));
  }
}
