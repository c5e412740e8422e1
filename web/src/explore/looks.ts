// How nodes and links look: shape and colour by class, community or year; size by a measure; dashes by family.
import { isDark, language, readData } from "../shared/page";
import { SHAPES, type Shape } from "../shared/symbols";
import { ramp, type Theme } from "./colours";
import type { Atlas } from "./data";
import { route } from "./server";

interface ClassStyle {
  fr: string;
  en: string;
  colour: string;
  shape: Shape;
}
interface FamilyStyle {
  fr: string;
  en: string;
  light: string;
  dark: string;
  dash: number[];
}
export interface Style {
  themes: Record<"light" | "dark", Theme>;
  classes: Record<string, ClassStyle>;
  families: Record<string, FamilyStyle>;
  /** The names of families, in the order of a key. */
  order: string[];
  communities: string[];
}

/** Whether the reader's system chooses the colours of every page. */
const forced = matchMedia("(forced-colors: active)");

/** Returns the colours of the reader's system. */
function systemTheme(): Theme {
  const probe = document.body.appendChild(document.createElement("span"));
  const [ground = "#ffffff", ink = "#000000"] = ["Canvas", "CanvasText"].map((name) => {
    probe.style.color = name;
    const parts = getComputedStyle(probe).color.match(/\d+/g)?.slice(0, 3) ?? [];
    return `#${parts.map((each) => Number(each).toString(16).padStart(2, "0")).join("")}`;
  });
  probe.remove();
  return { ground, ink, outline: ink };
}

export class Looks {
  readonly style = readData<Style>("explore-style");
  private readonly measures = new Map<string, (number | null)[]>();
  private readonly degrees: number[];

  constructor(private readonly atlas: Atlas) {
    this.degrees = new Array<number>(atlas.size).fill(0);
    for (let edge = 0; edge < atlas.edges; edge++) {
      if (atlas.status(edge) === "unverified") continue;
      for (const node of new Set(atlas.ends(edge))) this.degrees[node] = (this.degrees[node] ?? 0) + 1;
    }
    this.measures.set("degree", this.degrees);
  }

  get theme(): Theme {
    return forced.matches ? systemTheme() : this.style.themes[isDark() ? "dark" : "light"];
  }
  /** The colour of the rim of what is chosen together. */
  get picked(): string {
    return getComputedStyle(document.documentElement).getPropertyValue("--accent").trim();
  }
  kind(name: string): ClassStyle {
    return this.style.classes[name] ?? (this.style.classes["Thing"] as ClassStyle);
  }
  family(name: string): FamilyStyle {
    return this.style.families[name] ?? (this.style.families["other"] as FamilyStyle);
  }
  familyName(name: string): string {
    return this.family(name)[language];
  }
  familyColour(name: string): string {
    return this.family(name)[isDark() ? "dark" : "light"];
  }

  /** Fetches a measure from the server, once. */
  async need(name: string): Promise<void> {
    if (this.measures.has(name)) return;
    const answer = await fetch(route("measure", { name }));
    if (!answer.ok) throw new Error(`${answer.status}`);
    this.measures.set(name, (await answer.json()) as (number | null)[]);
  }
  measure(name: string, node: number): number | null {
    return this.measures.get(name)?.[node] ?? null;
  }

  shape(node: number): number {
    return Math.max(0, SHAPES.indexOf(this.kind(this.atlas.kind(node)).shape));
  }

  colour(node: number, by: string): string {
    if (by === "community") {
      const community = this.measure("community", node);
      const { communities } = this.style;
      return community === null
        ? this.kind("Thing").colour
        : (communities[Math.min(community, communities.length - 1)] ?? "#888888");
    }
    if (by === "year") {
      const [first, last] = this.atlas.period ?? [0, 1];
      const year = this.atlas.year(node);
      return year ? ramp((year - first) / Math.max(1, last - first)) : this.kind("Thing").colour;
    }
    return this.kind(this.atlas.kind(node)).colour;
  }

  /** Returns the colour of a class in the key: none of its own where colours mean something else. */
  keyColour(kind: string, by: string): string {
    return by === "class" ? this.kind(kind).colour : "transparent";
  }

  /** Returns the radius of a node in pixels, smaller where there are very many. */
  size(node: number, by: string): number {
    const base = this.atlas.size > 3000 ? 1.6 : this.atlas.size > 600 ? 2.6 : 4.6;
    if (by === "equal") return base * 1.5;
    if (by === "degree") return base + Math.min(16, base * 0.42 * Math.sqrt(this.degrees[node] ?? 0));
    const value = this.measure(by, node) ?? 0;
    return base + base * 2.6 * Math.sqrt(value / (this.greatest(by) || 1));
  }

  private greatest(name: string): number {
    return (this.measures.get(name) ?? []).reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
  }
}
