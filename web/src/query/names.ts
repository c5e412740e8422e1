// Names of IRIs: the labels that the server knows, where a link may lead, and the short form of what has no label.
import { isOurs, local, ONTOLOGY } from "../shared/ours";
import { h, language } from "../shared/page";
import { post } from "../shared/server";

const AT_ONCE = 4000;

export interface Name {
  readonly label: string;
  readonly language: string;
  readonly kind: string;
}

/** Returns where a link to an IRI leads: a page of ours or an http(s) address, null where neither is safe. */
export function linkOf(iri: string): string | null {
  const term = `${ONTOLOGY}#`;
  if (iri.startsWith(term)) return `/ontology/${encodeURIComponent(iri.slice(term.length))}`;
  if (iri.startsWith(`${ONTOLOGY}/`)) return "/ontology"; // its versions and alignments have no page of their own
  if (isOurs(iri)) {
    const path = `/${local(iri)}`;
    if (/^\/[/\\]/.test(path) || !URL.canParse(path, location.origin)) return null; // `//host` would leave this server
    const address = new URL(path, location.origin);
    return address.pathname + address.search + address.hash;
  }
  return /^https?:\/\/[^/]/i.test(iri) && URL.canParse(iri) ? iri : null;
}

export class Names {
  private readonly known = new Map<string, Name | null>();
  private prefixes: [string, string][] = [];

  get(iri: string): Name | undefined {
    return this.known.get(iri) ?? undefined;
  }

  /** Sets the prefixes that shorten IRIs; the longest namespace wins. */
  use(prefixes: Readonly<Record<string, string>>): void {
    this.prefixes = Object.entries(prefixes).sort(([, one], [, other]) => other.length - one.length);
  }

  short(iri: string): string {
    for (const [prefix, namespace] of this.prefixes) {
      if (iri.startsWith(namespace) && iri.length > namespace.length) return `${prefix}:${iri.slice(namespace.length)}`;
    }
    return iri;
  }

  label(iri: string): string {
    return this.get(iri)?.label ?? this.short(iri);
  }

  /** Asks for the labels that are not known yet; without an answer, short forms stand in. */
  async load(iris: Iterable<string>): Promise<void> {
    const wanted = [...new Set(iris)].filter((iri) => !this.known.has(iri)).slice(0, AT_ONCE);
    if (wanted.length === 0) return;
    try {
      const response = await post(`/query/labels?lang=${language}`, JSON.stringify({ iris: wanted }));
      if (!response.ok) return;
      const found = (await response.json()) as Record<string, Name>;
      for (const iri of wanted) this.known.set(iri, found[iri] ?? null);
    } catch {
      // The server went away: the answer is shown all the same.
    }
  }

  /** Makes a link to an IRI with its label, or with `words` where the answer gives some. */
  link(iri: string, words?: string, tag?: string): HTMLElement {
    const name = this.get(iri);
    const label = words ?? this.label(iri);
    const lang = (words === undefined ? name?.language : tag) ?? "";
    const text = h("bdi", { lang: lang && lang !== language ? lang : null }, label);
    const target = name?.kind === "Reused" ? `/ontology#${this.short(iri)}` : linkOf(iri);
    if (!target) return h("span", { title: iri }, text);
    return h(
      "a",
      { href: target, title: iri, rel: target.startsWith("/") ? null : "external nofollow noreferrer" },
      text,
    );
  }
}
