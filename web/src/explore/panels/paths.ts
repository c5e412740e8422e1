// « How are X and Y linked? »: two search boxes, and the paths told as sentences with their passages.
import { h } from "../../shared/page";
import { ask, type Tie, type Ways } from "../answers";
import { type Context, say } from "../context";
import { button } from "../pieces";
import { evidence, statusMark } from "./evidence";
import { nodeName } from "./names";
import { Search } from "./search";

export class Paths {
  readonly element: HTMLElement;
  private readonly from: Search;
  private readonly to: Search;
  private readonly answer = h("div", { class: "x-ways" });
  private asked = "";

  constructor(
    private readonly context: Context,
    private readonly onWay: (nodes: readonly number[]) => void,
  ) {
    const { atlas, history } = context;
    this.from = new Search(context, "explore-from", say("from"), (node) =>
      history.change({ from: atlas.id(node), way: 0 }),
    );
    this.to = new Search(context, "explore-to", say("to"), (node) => history.change({ to: atlas.id(node), way: 0 }));
    const clear = button(say("path_clear"), () => history.change({ from: "", to: "", way: 0 }));
    this.element = h(
      "div",
      {},
      h("p", { class: "x-hint" }, say("paths_about")),
      this.from.element,
      this.to.element,
      clear,
      this.answer,
    );
  }

  /** Lets the reader say where a path that has begun is to end. */
  askForEnd(): void {
    this.to.input.focus();
  }

  /** Asks for the paths of the present state and shows them. */
  async update(): Promise<void> {
    const { atlas, history } = this.context;
    const { from, to, way, statuses } = history.state;
    for (const [search, id] of [
      [this.from, from],
      [this.to, to],
    ] as const) {
      const node = atlas.node(id);
      search.input.value = node === undefined ? "" : atlas.label(node);
    }
    const unverified = statuses.includes("unverified") ? "1" : "0";
    const key = `${from} ${to} ${way} ${unverified}`;
    if (key === this.asked) return;
    this.asked = key;
    if (!from || !to) return this.show([], undefined);
    if (from === to) return this.show([h("p", { class: "x-hint", role: "status" }, say("paths_same"))], undefined);
    this.show([h("p", { class: "x-hint", role: "status" }, say("paths_searching"))], undefined);
    try {
      const ways = await ask<Ways>("paths", { from, to, unverified });
      if (this.asked === key) this.show([this.heading(ways), ...this.choices(ways), ...this.told(ways)], ways);
    } catch {
      this.show([h("p", { class: "x-hint" }, say("not_answered"))], undefined);
    }
  }

  private show(content: HTMLElement[], ways: Ways | undefined): void {
    this.answer.replaceChildren(...content);
    const path = ways?.paths[this.context.history.state.way] ?? ways?.paths[0];
    const nodes = this.context.atlas.numbersOf(path?.nodes.map(({ id }) => id) ?? []);
    this.onWay(nodes);
    if (ways) {
      const told = path?.steps.flatMap((ties) => ties.slice(0, 1).map(({ says }) => says)).join(". ");
      this.context.announce(told ? `${say("paths_found", { n: ways.paths.length })} ${told}.` : say("paths_none"));
    }
  }

  private heading(ways: Ways): HTMLElement {
    return h("p", {}, ways.paths.length ? say("paths_found", { n: ways.paths.length }) : say("paths_none"));
  }

  private choices({ paths }: Ways): HTMLElement[] {
    if (paths.length < 2) return [];
    const { history } = this.context;
    const tabs = paths.map(({ nodes }, way) =>
      button(String(way + 1), () => history.change({ way }), {
        "aria-pressed": String(way === history.state.way),
        "aria-label": say("path_number", { way: way + 1, n: nodes.length - 2 }),
      }),
    );
    return [h("div", { class: "actions", role: "group", "aria-label": say("paths") }, ...tabs)];
  }

  private told({ paths }: Ways): HTMLElement[] {
    const path = paths[this.context.history.state.way] ?? paths[0];
    if (!path) return [];
    const rows = path.nodes.flatMap((name, place) => {
      const ties = path.steps[place]?.map((tie) => this.sentence(tie)) ?? [];
      return [
        h(
          "li",
          { class: "x-stop" },
          nodeName(this.context, name),
          ties.length > 0 && h("ul", { class: "plain x-ties" }, ...ties),
        ),
      ];
    });
    return [h("ol", { class: "plain x-way" }, ...rows)];
  }

  private sentence({ says, status, notes, passages }: Tie): HTMLElement {
    const more = notes.length > 0 && h("small", {}, ` ${notes.join(" · ")}`);
    return h("li", {}, h("p", {}, h("bdi", {}, `${says}.`), more, " ", statusMark(status)), evidence(passages));
  }
}
