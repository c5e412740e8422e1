// How French and English are set: the same rules and words as src/amu_graph/typography.py, which explains them.
import known from "../../../src/amu_graph/typography.json";

const elidedWords = new Set(known.elided);
const aspirated = new Set(known.aspirated);
const foreignY = new Set(known["no-vowel-y"]);
const vowelY = new Set(known["vowel-y"]);

/** Tells whether French words begin with a vowel when they are spoken; an h is mute unless it is known not to be. */
export function beginsWithVowel(text: string): boolean {
  const word = (/^[\p{L}\p{N}_]+/u.exec(text)?.[0] ?? "").toLowerCase();
  const [first = "", second = ""] = [...word].map(bare);
  if (first === "y") {
    const spoken = second === "e" && !foreignY.has(word);
    return spoken || vowelY.has(word) || (second !== "" && !"aeiouy".includes(second));
  }
  return first !== "" && "aeiouh".includes(first) && !aspirated.has(word);
}

function bare(letter: string): string {
  return letter.replace("œ", "o").replace("æ", "a").normalize("NFD").charAt(0);
}

/** Returns French words as they stand before others: « relève de » before « Archi-Etic » is « relève d’ ». */
export function elided(before: string, after: string): string {
  const word = /([\p{L}]+) $/u.exec(before)?.[1]?.toLowerCase();
  return word !== undefined && elidedWords.has(word) && beginsWithVowel(after) ? `${before.slice(0, -2)}’` : before;
}

/** Returns a date of any precision in words; what is no date stays as it is. */
export function dated(date: string, language: "fr" | "en"): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)(?:-(\d\d))?Z?$/.exec(date) ?? [];
  const name = known.months[language][Number(month) - 1];
  if (year === undefined || name === undefined) return date;
  if (day === undefined) return `${name} ${year}`;
  return `${language === "fr" && day === "01" ? "1er" : Number(day)}\u00a0${name} ${year}`;
}

/** Returns a date in words without its year: what stands under a heading that names the year. */
export function withinYear(date: string, language: "fr" | "en"): string {
  return dated(date, language).replace(/ ?\d{4}$/, "");
}
