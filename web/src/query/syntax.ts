// The tokens of a query, from the tree of its grammar: the leaves that have a name, and the signs between them.
import type { Tree } from "@lezer/common";
import { SparqlLanguage } from "codemirror-lang-sparql";

export interface Token {
  readonly text: string;
  /** The name that the grammar gives it, empty for a sign. */
  readonly kind: string;
  /** How many line breaks, and whether any white space, stand before it. */
  readonly breaks: number;
  readonly spaced: boolean;
}

const SIGN = /&&|\|\||!=|<=|>=|\S/gu;
const { parser } = SparqlLanguage;
const names = parser.nodeSet.types.map(({ name }) => name);
/** The words of queries, without those of updates, which follow in the grammar. */
export const WORDS: readonly string[] = names.slice(names.indexOf("BASE"), names.indexOf("TRUE"));
const words = new Set(WORDS);

/** Tells whether a token is a word of SPARQL, which may be written in capitals. */
export const isWord = ({ kind }: Token): boolean => words.has(kind);

export const isComment = (token: Token | undefined): boolean => token?.kind === "Comment";

export const treeOf = (text: string): Tree => parser.parse(text);

/** Tells whether the grammar has understood the whole text. */
export function understood(tree: Tree): boolean {
  const cursor = tree.cursor();
  do if (cursor.type.isError) return false;
  while (cursor.next());
  return true;
}

export function tokensOf(text: string, tree: Tree = treeOf(text)): Token[] {
  const found: Token[] = [];
  let end = 0;
  const add = (from: number, to: number, kind: string): void => {
    const before = text.slice(end, from);
    found.push({ text: text.slice(from, to), kind, breaks: before.split("\n").length - 1, spaced: from > end || !end });
    end = to;
  };
  const signs = (to: number): void => {
    const from = end;
    for (const sign of text.slice(from, to).matchAll(SIGN))
      add(from + sign.index, from + sign.index + sign[0].length, "");
  };
  tree.iterate({
    enter: ({ from, to, name, node }) => {
      if (from === to || node.firstChild) return;
      signs(from);
      const whole = text.slice(from, to);
      // A comment holds the end of its line, and after an empty one the next comment too.
      for (const part of name === "Comment" ? whole.matchAll(/#.*/g) : [{ index: 0, 0: whole }])
        add(from + part.index, from + part.index + part[0].trimEnd().length, name);
    },
  });
  signs(text.length);
  return found;
}
