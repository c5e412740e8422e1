// Completion: the terms of the graph by their names, prefixes, the variables of the query, and the words of SPARQL.
import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { pickedCompletion } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import type { EditorView } from "@codemirror/view";
import { fold } from "../shared/fold";
import { h } from "../shared/page";
import { tokensOf, WORDS } from "./syntax";
import type { Fits, Known, Terms } from "./terms";

type Say = (key: string) => string;

const MOST = 40;
const SHORTEST = 2;
const PHRASE = /[\p{L}\p{N}_:'’.-]+(?: [\p{L}\p{N}_:'’.-]+){0,4}$/u;
const PROPERTIES: Fits = (kind) => kind === "Property";
const CLASSES: Fits = (kind) => kind === "Class";
const THINGS: Fits = (kind) => kind !== "Property";
const ANYTHING: Fits = () => true;

export function completer(terms: Terms, say: Say): (context: CompletionContext) => Promise<CompletionResult | null> {
  return async (context) => {
    const node = syntaxTree(context.state).resolveInner(context.pos, -1).name;
    if (node === "Comment" || node === "String" || node === "IriRef") return null;
    const line = context.state.doc.lineAt(context.pos);
    const before = line.text.slice(0, context.pos - line.from);
    const declared = /^\s*PREFIX\s+(\w[\w-]*)?$/i.exec(before);
    if (declared)
      return result(context.pos - (declared[1]?.length ?? 0), prefixes(terms, say, declared[1] ?? "", true));
    const variable = /[?$][\p{L}\p{N}_]*$/u.exec(before);
    if (variable) return result(context.pos - variable[0].length, variables(context, variable[0], say));
    return context.explicit || /[\p{L}:]{2}$/u.test(before) || /:$/.test(before)
      ? named(context, before, terms, say)
      : null;
  };
}

function result(from: number, options: Completion[]): CompletionResult | null {
  return options.length ? { from, options, filter: false } : null;
}

/** Finds terms for the longest run of words before the cursor that is part of a name: labels have several words. */
async function named(
  context: CompletionContext,
  before: string,
  terms: Terms,
  say: Say,
): Promise<CompletionResult | null> {
  const words = PHRASE.exec(before)?.[0].split(" ") ?? [];
  const favoured = favouredAt(context.state.sliceDoc(0, context.pos - (words.at(-1)?.length ?? 0)));
  for (let start = 0; start < words.length || start === 0; start += 1) {
    const typed = words.slice(start).join(" ");
    if (!context.explicit && fold(typed).length < SHORTEST && !typed.endsWith(":")) return null;
    const found = await terms.find(typed, start < words.length - 1 ? ANYTHING : favoured, MOST);
    if (context.aborted) return null;
    const last = start >= words.length - 1;
    const options = found.map((each, place) => termOption(each, terms, say, MOST - place));
    if (last) options.push(...keywords(typed, say), ...prefixes(terms, say, typed, false));
    if (options.length) return result(context.pos - typed.length, options);
  }
  return null;
}

/** Tells which kinds fit after what is written: a class after `a`, a property after `;` or a subject, else things. */
function favouredAt(written: string): Fits {
  const [previous = "", last = ""] = ["", "", ...tokensOf(written).map(({ text }) => text)].slice(-2);
  if (last === "a" || last === "rdf:type") return CLASSES;
  if ([";", "/", "^", "|"].includes(last)) return PROPERTIES;
  const resource = /^[?$<]|:/.test(last);
  if (resource && ["{", ".", "}", ""].includes(previous)) return PROPERTIES;
  return resource || last === "{" || last === "," ? THINGS : ANYTHING;
}

function termOption(each: Known, terms: Terms, say: Say, boost: number): Completion {
  return {
    label: each.label,
    detail: each.term,
    type: each.kind,
    boost,
    info: () => about(each, say),
    apply: (view, completion, from, to) => insert(view, completion, from, to, each.term, terms),
  };
}

/** Describes a term: both names, its kind, what it means. */
export function about(each: Known, say: Say): HTMLElement {
  const kind = say(`kind.${each.kind}`);
  return h(
    "div",
    { class: "term" },
    h("strong", {}, each.label),
    h("small", {}, [kind, each.other, each.term].filter(Boolean).join(" · ")),
    each.about && h("p", {}, each.about),
  );
}

/** Inserts a term, and the declaration of its prefix where the query lacks it, so that the query runs elsewhere too. */
function insert(view: EditorView, completion: Completion, from: number, to: number, term: string, terms: Terms): void {
  const prefix = term.startsWith("<") ? "" : term.slice(0, term.indexOf(":"));
  const namespace = terms.prefixes[prefix];
  const text = view.state.doc.toString();
  const changes = [{ from, to, insert: term }];
  let shift = 0;
  if (namespace !== undefined && !new RegExp(`PREFIX\\s+${prefix}:`, "i").test(text)) {
    const place = prologueEnd(text);
    const line = `PREFIX ${prefix}: <${namespace}>\n`;
    shift = line.length;
    changes.unshift({ from: place, to: place, insert: line });
  }
  view.dispatch({
    changes,
    selection: { anchor: from + term.length + shift },
    annotations: pickedCompletion.of(completion),
    userEvent: "input.complete",
    scrollIntoView: true,
  });
}

/** Returns where the next prefix is declared: after the last one, or after the comments at the top. */
function prologueEnd(text: string): number {
  let end = 0;
  let at = 0;
  let top = true;
  for (const line of text.split("\n")) {
    const next = at + line.length + 1;
    if (/^\s*(?:PREFIX|BASE)\s/i.test(line) || (top && line.startsWith("#"))) end = Math.min(next, text.length);
    else if (line.trim()) top = false;
    at = next;
  }
  return end;
}

function prefixes(terms: Terms, say: Say, typed: string, declaring: boolean): Completion[] {
  return Object.entries(terms.prefixes)
    .filter(([prefix]) => prefix.startsWith(typed.toLowerCase()))
    .map(([prefix, namespace]) => ({
      label: `${prefix}:`,
      detail: say("prefix"),
      type: "prefix",
      info: namespace,
      apply: declaring ? `${prefix}: <${namespace}>` : `${prefix}:`,
    }));
}

function keywords(typed: string, say: Say): Completion[] {
  const wanted = typed.toUpperCase();
  if (!/^[A-Z_]+$/.test(wanted)) return [];
  return WORDS.filter((word) => word.startsWith(wanted) && word !== wanted).map((word) => ({
    label: word,
    detail: say("keyword"),
    type: "keyword",
  }));
}

function variables(context: CompletionContext, typed: string, say: Say): Completion[] {
  const names = new Set<string>();
  const note = (from: number, to: number): unknown => names.add(context.state.sliceDoc(from, to));
  syntaxTree(context.state).iterate({
    enter: ({ name, from, to }) => void (name === "Var" && to !== context.pos && note(from, to)),
  });
  return [...names]
    .filter((name) => name.startsWith(typed) && name !== typed)
    .sort()
    .map((label) => ({ label, detail: say("variable"), type: "variable" }));
}
