// The search box: choosing a thing calls back with its number, and Enter takes the best.
import { Combobox, type Found } from "../../shared/combobox";
import { h, language } from "../../shared/page";
import { symbol } from "../../shared/symbols";
import { type Context, say } from "../context";
import { worded } from "../server";

interface Name {
  id: string;
  label: string;
  kind: string;
}

const MOST = 10;

export class Search {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;

  constructor(
    private readonly context: Context,
    id: string,
    label: string,
    private readonly chosen: (node: number) => void,
  ) {
    const plain = { type: "text", autocomplete: "off", spellcheck: "false", maxlength: 200 };
    this.input = h("input", { id, ...plain, placeholder: label });
    const { list } = new Combobox(this.input, {
      label,
      find: async (words, signal) => {
        const answer = await fetch(worded("search", { q: words }), { signal });
        return answer.ok ? this.found((await answer.json()) as Name[]) : null;
      },
      announce: (count) => context.announce(count ? say("found", { n: count }) : say("found_none")),
      takesFirst: true,
    });
    this.element = h("div", { class: "x-find" }, h("label", { class: "unseen", for: id }, label), this.input, list);
  }

  private found(names: readonly Name[]): Found {
    const { atlas, looks } = this.context;
    const choices = names
      .flatMap(({ id, label, kind }) => {
        const node = atlas.node(id);
        return node === undefined ? [] : [{ node, label, kind }];
      })
      .slice(0, MOST)
      .map(({ node, label, kind }) => {
        const style = looks.kind(atlas.kind(node));
        const mark = symbol(style.shape, style.colour);
        const element = h("div", {}, mark, h("bdi", {}, label), kind && h("small", {}, style[language]));
        const take = (): void => {
          this.input.value = label;
          this.chosen(node);
        };
        return { element, take };
      });
    return { content: choices.map(({ element }) => element), choices };
  }
}
