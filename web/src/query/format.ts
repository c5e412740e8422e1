// Lays out a query by the tree of its grammar: one pattern a line, two spaces a level, SPARQL words in capitals. Line
// breaks that the author made inside a pattern stay, comments too; nothing but white space and the case of words changes.
import type { Tree } from "@lezer/common";
import { isComment, isWord, type Token, tokensOf, treeOf, understood } from "./syntax";

const WIDTH = 120;
const UNIT = "  ";
const OPEN = new Set(["{", "(", "["]);
const CLOSE = new Set(["}", ")", "]"]);
const CLAUSES = "SELECT CONSTRUCT DESCRIBE ASK FROM GROUP HAVING ORDER LIMIT OFFSET PREFIX BASE".split(" ");
const PATTERNS = "OPTIONAL FILTER BIND MINUS GRAPH VALUES SERVICE".split(" ");
const BEGINS = new Set([...CLAUSES, ...PATTERNS, "WHERE", "UNION"]);

/** Returns the query laid out, null where the grammar does not understand it. */
export function format(query: string, tree: Tree = treeOf(query)): string | null {
  if (!understood(tree)) return null;
  const tokens = tokensOf(query, tree);
  const text = layOut(tokens);
  return same(tokens, tokensOf(text)) ? text : null;
}

function same(before: readonly Token[], after: readonly Token[]): boolean {
  return (
    before.length === after.length && before.every((token, place) => written(token) === written(after[place] ?? token))
  );
}

function written(token: Token): string {
  return isWord(token) ? token.kind : token.text;
}

/** Returns the places of the braces of groups that stay on one line: short, without line breaks or comments inside. */
function inlineGroups(tokens: readonly Token[]): Set<number> {
  const inline = new Set<number>();
  const open: { place: number; plain: boolean }[] = [];
  tokens.forEach((token, place) => {
    if (token.text === "{") {
      for (const group of open) group.plain = false;
      open.push({ place, plain: true });
    } else if (token.text === "}") {
      const group = open.pop();
      if (group && (group.plain || open.length > 0) && fits(tokens, group.place, place, inline))
        inline.add(group.place).add(place);
    }
  });
  return inline;
}

function fits(tokens: readonly Token[], from: number, to: number, inline: ReadonlySet<number>): boolean {
  const inside = tokens.slice(from + 1, to);
  const breaks = (token: Token, place: number): boolean =>
    isComment(token) ||
    token.breaks > 0 ||
    token.text.includes("\n") ||
    CLAUSES.includes(token.kind) ||
    (token.text === "{" && !inline.has(from + 1 + place));
  if (inside.some(breaks) || (tokens[to]?.breaks ?? 0) > 0) return false;
  const head = tokens[from - 1]?.text.toUpperCase() ?? "";
  const length = inside.reduce((sum, token) => sum + token.text.length + 1, 0);
  return length < WIDTH && (head !== "WHERE" || from < 8);
}

/** What stands inside a bracket: patterns, data of `VALUES`, or what stays on its line. */
type Inside = "patterns" | "data" | "line";

function insideOf(tokens: readonly Token[], place: number, inline: ReadonlySet<number>): Inside {
  if (tokens[place]?.text !== "{" || inline.has(place)) return "line";
  for (let at = place - 1; at >= 0 && !["{", "}"].includes(tokens[at]?.text ?? ""); at -= 1) {
    if (tokens[at]?.text.toUpperCase() === "VALUES") return "data";
  }
  return "patterns";
}

function layOut(tokens: readonly Token[]): string {
  const inline = inlineGroups(tokens);
  let text = "";
  const open: { inside: Inside; line: number }[] = [];
  let line = 0;
  tokens.forEach((token, place) => {
    const before = tokens[place - 1];
    if (CLOSE.has(token.text)) open.pop();
    const inside = open.at(-1)?.inside;
    if (!before) text = written(token);
    else if (
      breaks(before, token, inline.has(place - 1), inline.has(place)) ||
      (inside !== "line" && begins(before, token))
    ) {
      const blank = token.breaks > 1 && before.text !== "{" && token.text !== "}" ? "\n" : "";
      const level = new Set(open.map((one) => one.line)).size; // what opens on one line, such as BIND(IF(, is one level
      text += `\n${blank}${UNIT.repeat(level + (goesOn(before, token, inside) ? 1 : 0))}${written(token)}`;
      line += 1;
    } else text += (spaced(before, token) ? " " : "") + written(token);
    if (OPEN.has(token.text)) open.push({ inside: insideOf(tokens, place, inline), line });
  });
  return `${text}\n`;
}

function breaks(before: Token, token: Token, inlineBefore: boolean, inlineHere: boolean): boolean {
  if (isComment(before)) return true;
  if (isComment(token)) return token.breaks > 0;
  if (before.text === "{") return !inlineBefore;
  if (token.text === "}") return !inlineHere;
  if (before.text === "}" && !inlineBefore)
    return token.breaks > 0 || !["UNION", "WHERE", ".", ",", ")", "{"].includes(token.text.toUpperCase());
  if (CLAUSES.includes(token.text.toUpperCase()) && written(before) !== "(") return true;
  return token.breaks > 0;
}

/** Tells whether a pattern begins in a group that is not on one line. */
function begins(before: Token, token: Token): boolean {
  if (isComment(token) || CLOSE.has(token.text)) return false;
  return before.text === "." || PATTERNS.includes(token.text.toUpperCase());
}

/** Tells whether a line continues the statement of the line before. */
function goesOn(before: Token, token: Token, inside: Inside | undefined): boolean {
  const ends =
    inside === "data" ||
    inside === "line" ||
    (inside && before.text === ")") ||
    ["{", "}", ".", "(", "[", ">"].some((end) => before.text.endsWith(end)) ||
    isComment(before);
  return (
    !ends && !isComment(token) && !CLOSE.has(token.text) && token.text !== "{" && !BEGINS.has(token.text.toUpperCase())
  );
}

function spaced(before: Token, token: Token): boolean {
  if (before.text === "{" || token.text === "}") return true;
  if (token.text === "." || token.text === ";" || token.text === "{") return true;
  if (before.text === "(" || before.text === "[" || token.text === ")" || token.text === "]" || token.text === ",")
    return false;
  if (before.text === "," || before.text === ";" || before.text === ".") return true;
  return token.spaced;
}
