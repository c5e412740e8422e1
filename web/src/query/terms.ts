// The terms of the graph that the editor knows, and how what is typed finds them by their French and English names.
import { fold } from "../shared/fold";
import { language } from "../shared/page";

export interface GivenTerm {
  readonly term: string;
  readonly kind: string;
  readonly fr: string;
  readonly en?: string;
  readonly others?: readonly string[];
  readonly about?: readonly [string, string];
}
interface Given {
  readonly prefixes: Readonly<Record<string, string>>;
  readonly terms: readonly GivenTerm[];
  readonly whole: boolean;
}
/** Tells whether a term of a kind (`Class`, `Property`, `Project` …) fits where one writes. */
export type Fits = (kind: string) => boolean;
export interface Known {
  readonly term: string;
  readonly kind: string;
  readonly label: string;
  readonly other: string;
  readonly about: string;
  readonly folded: readonly string[];
}

export class Terms {
  prefixes: Readonly<Record<string, string>> = {};
  /** Tells whether every term is here; otherwise the server is asked for what is typed. */
  whole = false;
  private all: readonly Known[] = [];
  private byTerm = new Map<string, Known>();

  /** Loads the terms; without them the editor completes the words of SPARQL only. */
  async load(): Promise<void> {
    const given = await asked("/query/terms");
    if (!given) return;
    this.prefixes = given.prefixes;
    this.whole = given.whole;
    this.all = given.terms.map(known);
    this.byTerm = new Map(this.all.map((each) => [each.term, each]));
  }

  get(term: string): Known | undefined {
    return this.byTerm.get(term);
  }

  /** Returns the term of the same prefix that is called so, or spelt most nearly so. */
  near(term: string): string | undefined {
    const colon = term.indexOf(":") + 1;
    const wanted = fold(term.slice(colon));
    const same = this.all.filter((each) => each.term.startsWith(term.slice(0, colon)));
    const called = same.find((each) => each.folded.includes(wanted));
    if (called) return called.term;
    const near = same.map((each): [number, string] => [
      Math.min(...each.folded.map((name) => errors(name, wanted))),
      each.term,
    ]);
    const [best] = near.sort(([one], [other]) => one - other);
    return best && best[0] <= Math.max(1, wanted.length / 4) ? best[1] : undefined;
  }

  /** Returns the terms that what is typed may mean, best first, at most `most`; those of kinds that fit come before others. */
  async find(typed: string, fits: Fits, most: number): Promise<Known[]> {
    const pool = this.whole || fold(typed).length < 2 ? this.all : [...this.all, ...(await this.ask(typed))];
    const scored: [number, number, Known][] = [];
    pool.forEach((each, place) => {
      const score = scoreOf(each, typed);
      if (score < NO_MATCH) scored.push([score + (fits(each.kind) ? 0 : 0.9), place, each]);
    });
    scored.sort(([one, first], [other, second]) => one - other || first - second);
    return scored.slice(0, most).map(([, , each]) => each);
  }

  private async ask(typed: string): Promise<Known[]> {
    const words = typed.includes(":") ? typed.slice(typed.indexOf(":") + 1) : typed;
    const given = await asked(`/query/terms?${new URLSearchParams({ q: words })}`);
    return (given?.terms ?? []).map(known).filter((each) => !this.byTerm.has(each.term));
  }
}

/** Returns what the server says, null where it says nothing. */
async function asked(address: string): Promise<Given | null> {
  try {
    const response = await fetch(address);
    return response.ok ? ((await response.json()) as Given) : null;
  } catch {
    return null;
  }
}

function known(given: GivenTerm): Known {
  const { term, kind, fr, en = fr, others = [], about } = given;
  const [label, other] = language === "fr" ? [fr, en] : [en, fr];
  const local = term.slice(term.indexOf(":") + 1).replace(/[<>]/g, "");
  const names = [label, other, local, ...others].map(fold);
  return {
    term,
    kind,
    label,
    other: other === label ? "" : other,
    about: about?.[language === "fr" ? 0 : 1] ?? "",
    folded: [...new Set(names)],
  };
}

/** Returns how many letters must be added, left out or changed to make one word of another (Levenshtein). */
function errors(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let line = 1; line <= one.length; line++) {
    const next = [line];
    for (let at = 1; at <= other.length; at++) {
      const changed = (row[at - 1] ?? 0) + Number(one[line - 1] !== other[at - 1]);
      next.push(Math.min(changed, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

const NO_MATCH = 9;

function scoreOf(each: Known, typed: string): number {
  const colon = typed.indexOf(":");
  if (colon >= 0) {
    if (!each.term.startsWith(typed.slice(0, colon + 1))) return NO_MATCH;
    return scoreNames(each, fold(typed.slice(colon + 1)));
  }
  return scoreNames(each, fold(typed));
}

function scoreNames(each: Known, wanted: string): number {
  let best = NO_MATCH;
  each.folded.forEach((name, place) => {
    const found = name.indexOf(wanted);
    if (found < 0) return;
    const inside = found > 0 && /[\p{L}\p{N}]/u.test(name[found - 1] ?? "");
    const how = name.length === wanted.length ? 0 : found === 0 ? 1 : inside ? 4 : 2;
    best = Math.min(best, how + Math.min(place, 3) * 0.2);
  });
  return best;
}
