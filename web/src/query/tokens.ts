// The tokens of a SPARQL query, as the formatter and the completion need them (SPARQL 1.1, 19.8).

export interface Token {
  readonly text: string;
  readonly from: number;
  /** Line breaks and white space before it. */
  readonly breaks: number;
  readonly spaced: boolean;
}

const NAME = String.raw`[\p{L}_][\p{L}\p{N}_\-.·]*`;
const LOCAL = String.raw`(?:[\p{L}\p{N}_:\-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]|\.(?=[\p{L}\p{N}_:\-.%\\]))*`;
const TOKEN = new RegExp(
  [
    String.raw`#[^\n\r]*`,
    String.raw`<[^\x00-\x20<>"{}|^\x60\\]*>`,
    String.raw`"""(?:[^"\\]|\\[\s\S]|"(?!""))*"""`,
    String.raw`'''(?:[^'\\]|\\[\s\S]|'(?!''))*'''`,
    String.raw`"(?:[^"\\\r\n]|\\.)*"`,
    String.raw`'(?:[^'\\\r\n]|\\.)*'`,
    String.raw`[?$][\p{L}\p{N}_]+`,
    "@[A-Za-z]+(?:-[A-Za-z0-9]+)*",
    `(?:${NAME})?:${LOCAL}`,
    String.raw`[\p{L}_][\p{L}\p{N}_\-]*`,
    String.raw`\d+(?:\.\d+)?(?:[eE][+-]?\d+)?`,
    String.raw`\^\^|&&|\|\||!=|<=|>=`,
    String.raw`\S`,
  ].join("|"),
  "gu",
);

export function tokensOf(text: string): Token[] {
  const found: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const before = text.slice(end, match.index);
    found.push({
      text: match[0],
      from: match.index,
      breaks: before.split("\n").length - 1,
      spaced: before !== "" || end === 0,
    });
    end = match.index + match[0].length;
  }
  return found;
}

export const isComment = (token: Token | undefined): boolean => token?.text.startsWith("#") ?? false;

/** The words of SPARQL that are written in capitals, by where they may begin a line. */
export const CLAUSES = [
  "SELECT",
  "CONSTRUCT",
  "DESCRIBE",
  "ASK",
  "FROM",
  "GROUP",
  "HAVING",
  "ORDER",
  "LIMIT",
  "OFFSET",
  "PREFIX",
  "BASE",
];
export const PATTERNS = ["OPTIONAL", "FILTER", "BIND", "MINUS", "GRAPH", "VALUES", "SERVICE"];
const OTHERS = [
  "WHERE",
  "DISTINCT",
  "REDUCED",
  "NAMED",
  "BY",
  "ASC",
  "DESC",
  "UNION",
  "AS",
  "UNDEF",
  "NOT",
  "EXISTS",
  "IN",
  "SEPARATOR",
];
const FUNCTIONS = [
  "COUNT",
  "SUM",
  "MIN",
  "MAX",
  "AVG",
  "SAMPLE",
  "GROUP_CONCAT",
  "STR",
  "LANG",
  "LANGMATCHES",
  "DATATYPE",
  "BOUND",
  "IRI",
  "URI",
  "BNODE",
  "ABS",
  "CEIL",
  "FLOOR",
  "ROUND",
  "CONCAT",
  "STRLEN",
  "UCASE",
  "LCASE",
  "ENCODE_FOR_URI",
  "CONTAINS",
  "STRSTARTS",
  "STRENDS",
  "STRBEFORE",
  "STRAFTER",
  "SUBSTR",
  "REPLACE",
  "REGEX",
  "YEAR",
  "MONTH",
  "DAY",
  "COALESCE",
  "IF",
  "STRLANG",
  "STRDT",
  "SAMETERM",
  "ISIRI",
  "ISBLANK",
  "ISLITERAL",
  "ISNUMERIC",
];
export const WORDS: ReadonlySet<string> = new Set([...CLAUSES, ...PATTERNS, ...OTHERS, ...FUNCTIONS]);
