// Suggestions under a search box, in groups; the last one leads to all results, and Enter without a choice searches.
import { type Choice, Combobox, type Found } from "../shared/combobox";
import { fold } from "../shared/fold";
import { h, language, words } from "../shared/page";

const OFFERED = 8;
const THING = /^\/[a-z-]+\/[a-z0-9-]+$/;

interface Group {
  kind: string;
  title: string;
  suggestions: { path: string; label: string; reason: string }[];
}

export function suggestIn(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>("input[name=q]");
  if (!input) return;
  const say = words("words");
  const status = h("div", { class: "unseen", role: "status" });
  const { list } = new Combobox(input, {
    label: say("suggestions"),
    find: async (typed, signal) => found(await groups(typed, signal), input.id, typed, say("all_results")),
    announce: (count) => {
      status.textContent = count ? say("found", { n: count - 1 }) : say("nothing");
    },
    takesFirst: false,
  });
  form.append(list, status);
}

/** Completes the identifier of a thing (`person/ana-lopes`) in a field: what the page offers first, then the graph. */
export function completeThing(input: HTMLInputElement): void {
  const offered = [...(input.list?.querySelectorAll("option") ?? [])];
  input.removeAttribute("list");
  const say = words("words");
  const status = h("div", { class: "unseen", role: "status" });
  const thing = (id: string, label: string): Choice => {
    const element = h("div", {}, h("bdi", {}, label), h("small", {}, id));
    const take = (): void => {
      input.value = id;
    };
    return { element, take };
  };
  const { list } = new Combobox(input, {
    label: say("suggestions"),
    find: async (typed, signal) => {
      const here = offered.filter((each) => fold(`${each.text} ${each.value}`).includes(fold(typed))).slice(0, OFFERED);
      const there = (await groups(typed, signal)).flatMap((group) => group.suggestions);
      const choices = [
        ...here.map((each) => thing(each.value, each.text)),
        ...there.filter(({ path }) => THING.test(path)).map(({ path, label }) => thing(path.slice(1), label)),
      ];
      return { content: choices.map((each) => each.element), choices };
    },
    announce: (n) => {
      status.textContent = n ? say("found", { n }) : say("nothing");
    },
    takesFirst: false,
  });
  input.after(h("div", { class: "under" }, list), status);
}

async function groups(typed: string, signal: AbortSignal): Promise<Group[]> {
  const address = `/suggest?${new URLSearchParams({ q: typed, lang: language })}`;
  const answer = await fetch(address, { signal, headers: { accept: "application/json" } });
  return answer.ok ? ((await answer.json()) as { groups: Group[] }).groups : [];
}

function found(groups: readonly Group[], id: string, typed: string, all: string): Found {
  const choices: Choice[] = [];
  const lead = (path: string, ...content: (Node | string)[]): HTMLElement => {
    const element = h("div", {}, ...content);
    choices.push({ element, take: () => location.assign(path) });
    return element;
  };
  const content = groups.map(({ kind, title, suggestions }) => {
    const name = `${id}-${kind}`;
    const options = suggestions.map((each) => lead(each.path, h("bdi", {}, each.label), h("small", {}, each.reason)));
    const heading = h("div", { class: "group", id: name, role: "presentation" }, title);
    return h("div", { role: "group", "aria-labelledby": name }, heading, ...options);
  });
  if (!choices.length) return { content, choices };
  const last = lead(`/search?${new URLSearchParams({ q: typed })}`, all);
  last.classList.add("all");
  return { content: [...content, last], choices };
}
