// What is shown, in words: the network, and what narrows it. Pictures and files are titled so.
import { language } from "../shared/page";
import { type Context, kinds, say } from "./context";
import { START, type State } from "./state";

export function titleOf(context: Context): string {
  const { atlas, history, options } = context;
  const { state } = history;
  const name = (id: string): string => atlas.label(atlas.node(id) ?? -1);
  const links = (key: string): string =>
    atlas.relations.find(({ id }) => id === key)?.[language] ?? context.looks.familyName(key);
  const parts = [
    ...period(state),
    state.beside.length === 2 && say("title_beside", { since: state.beside[0] ?? "", until: state.beside[1] ?? "" }),
    state.only.length && say("title_only", { name: state.only.map(name).join(", "), n: state.steps }),
    without(context),
    state.plus.length &&
      say("title_with", { names: state.plus.map((each) => kinds(each).toLocaleLowerCase()).join(", ") }),
    state.statuses.join() !== START.statuses.join() && state.statuses.map((each) => say(`status_${each}`)).join(", "),
    state.relations.length && say("title_only_links", { names: state.relations.map(links).join(", ") }),
    state.families.length && say("title_without_links", { names: state.families.map(links).join(", ") }),
    state.from && state.to && say("title_path", { from: name(state.from), to: name(state.to) }),
    atlas.node(state.node) !== undefined && say("title_chosen", { name: name(state.node) }),
  ];
  return [options.view?.title ?? options.everything, ...parts.filter((part) => typeof part === "string" && part)].join(
    " · ",
  );
}

function period({ since, until }: State): string[] {
  if (since && until) return [say("title_years", { since: String(since), until: String(until) })];
  if (since) return [`${say("since")} ${since}`];
  return until ? [`${say("until")} ${until}`] : [];
}

/** Returns the classes that the network has and that are not shown. */
function without({ atlas, history }: Context): string {
  const { plus, minus } = history.state;
  const hidden = atlas.payload.classes.filter((kind) =>
    atlas.isOnDemand(kind) ? !plus.includes(kind) : minus.includes(kind),
  );
  return hidden.length
    ? say("title_without", { names: hidden.map((each) => kinds(each).toLocaleLowerCase()).join(", ") })
    : "";
}
