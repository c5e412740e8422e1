// What is underlined in the editor: the place of the server's error, and terms of ours that do not exist.
import { ensureSyntaxTree, syntaxTree } from "@codemirror/language";
import type { Diagnostic } from "@codemirror/lint";
import type { EditorState, Text } from "@codemirror/state";
import type { EditorView, Tooltip } from "@codemirror/view";
import { isOurs } from "../shared/ours";
import { about } from "./complete";
import type { Problem } from "./endpoint";
import type { Terms } from "./terms";

type Say = (key: string, values?: Record<string, string | number>) => string;

/** Milliseconds that reading the text to its end may take. */
const PATIENCE = 500;
const UNLISTED = ["participation", "responsibility", "source", "graph"];

/** Returns the range of a line and column, which count characters from 1: the word there, or the last before it. */
export function rangeOf(doc: Text, line: number, column: number): { from: number; to: number } {
  const found = doc.line(Math.min(Math.max(line, 1), doc.lines));
  const offset = [...found.text].slice(0, column - 1).join("").length;
  const word = /^(?:[?$@<]?[\p{L}\p{N}_:.#/-]+>?|\S)/u.exec(found.text.slice(offset))?.[0] ?? "";
  if (word) return { from: found.from + offset, to: found.from + offset + word.length };
  const end = found.from + found.text.slice(0, offset).trimEnd().length;
  return { from: Math.max(found.from, end - 1), to: Math.max(end, Math.min(found.from + 1, doc.length)) };
}

/** Returns the mark of the server's error, and one where our own grammar stumbles before it: engines notice late. */
export function errorsAt({ state }: EditorView, problem: Problem, say: Say): Diagnostic[] {
  if (problem.line === undefined || problem.column === undefined) return [];
  const place = rangeOf(state.doc, problem.line, problem.column);
  const first = firstStumble(state);
  const earlier = first === null || first >= place.from ? [] : rangeAt(state.doc, first);
  const message = [
    problem.title.replace(/\s*:$/, ""),
    ...problem.detail.split("\n").filter((line) => line.trim() && !line.startsWith("    ")),
  ].join("\n");
  return [
    ...earlier.map((range): Diagnostic => ({ ...range, severity: "warning", message: say("maybe_here") })),
    { ...place, severity: "error", message },
  ];
}

/** Returns where our grammar stumbles first; a text that is not read to its end in time stumbles where reading stopped. */
function firstStumble(state: EditorState): number | null {
  let found: number | null = null;
  ensureSyntaxTree(state, state.doc.length, PATIENCE)?.iterate({
    enter: (node) => {
      if (node.type.isError && found === null) found = node.from;
      return found === null;
    },
  });
  return found;
}

function rangeAt(doc: Text, position: number): { from: number; to: number }[] {
  const line = doc.lineAt(position);
  return [rangeOf(doc, line.number, [...line.text.slice(0, position - line.from)].length + 1)];
}

/** Returns a warning for each term in a namespace of the project that the graph does not have. */
export function unknownTerms(view: EditorView, terms: Terms, say: Say): Diagnostic[] {
  if (!terms.whole) return [];
  const found: Diagnostic[] = [];
  const text = view.state.doc.toString();
  syntaxTree(view.state).iterate({
    enter: ({ name, from, to }) => {
      if (name !== "Pname_ln") return;
      const term = text.slice(from, to);
      const prefix = term.slice(0, term.indexOf(":"));
      const ours = isOurs(terms.prefixes[prefix] ?? "") && !UNLISTED.includes(prefix);
      if (ours && !terms.get(term) && declaredAsOurs(text, prefix, terms)) {
        found.push({ from, to, severity: "warning", message: unknown(term, terms.near(term), say) });
      }
    },
  });
  return found;
}

function unknown(term: string, near: string | undefined, say: Say): string {
  return near ? say("unknown_near", { term, near }) : say("unknown_term", { term });
}

function declaredAsOurs(text: string, prefix: string, terms: Terms): boolean {
  const declared = new RegExp(`PREFIX\\s+${prefix}:\\s*<([^>]*)>`, "i").exec(text)?.[1];
  return declared === undefined || declared === terms.prefixes[prefix];
}

/** Returns what is known of the term under the pointer. */
export function hoverOf(terms: Terms, say: Say): (view: EditorView, position: number) => Tooltip | null {
  return (view, position) => {
    const node = syntaxTree(view.state).resolveInner(position, 0);
    const term = node.name === "Pname_ln" ? terms.get(view.state.sliceDoc(node.from, node.to)) : undefined;
    return term ? { pos: node.from, end: node.to, create: () => ({ dom: about(term, say) }) } : null;
  };
}
