// How each node and link looks in the picture: by the state, by what stands out, and by the theme.
import { floatColor } from "sigma/utils";
import { mix, type Theme } from "./colours";
import type { Atlas } from "./data";
import { SIGNS } from "./doubt";
import type { Looks } from "./looks";
import type { State } from "./state";
import type { Visible } from "./visible";

/** Above this many, links are drawn thin, without dashes. */
export const MANY = 3000;
/** Above this many, links are hairlines, drawn together. */
export const VERY_MANY = 10_000;

/** What stands out: the rest is faded while it is not empty. */
export interface Emphasis {
  nodes: ReadonlySet<number>;
  edges: ReadonlySet<number>;
}

const UNBROKEN: readonly number[] = [];

type Look = Record<string, unknown>;

export class Styling {
  private readonly lines = new Map<string, string>();
  private readonly theme: Theme;
  private readonly picked: string;
  private readonly together: ReadonlySet<number>;
  private readonly faded: boolean;
  private readonly chosen: number | undefined;
  private readonly pinned: ReadonlySet<number>;

  constructor(
    private readonly atlas: Atlas,
    private readonly looks: Looks,
    private readonly state: State,
    private readonly shown: Visible,
    private readonly emphasis: Emphasis,
    /** How much smaller nodes are on a narrow picture. */
    private readonly small: number,
  ) {
    this.theme = looks.theme;
    this.picked = looks.picked;
    this.together = new Set(atlas.numbersOf(state.picked));
    this.pinned = new Set(atlas.numbersOf(Object.keys(state.pins)));
    this.faded = emphasis.nodes.size > 0;
    this.chosen = atlas.node(state.node);
  }

  node(node: number): Look {
    if (!this.shown.nodes[node]) return { hidden: true };
    const { faded, together, theme } = this;
    const { nodes } = this.emphasis;
    const out = faded && !nodes.has(node);
    const chosen = node === this.chosen;
    const isPicked = together.has(node);
    const colour = this.looks.colour(node, this.state.colour);
    const outline = out ? mix(theme.outline, theme.ground, 0.75) : theme.outline;
    return {
      hidden: false,
      shape: this.looks.shape(node),
      size: this.looks.size(node, this.state.size) * (chosen ? 1.25 : 1) * this.small,
      color: out ? mix(colour, theme.ground, 0.78) : colour,
      outline: isPicked ? this.picked : outline,
      chosen,
      rim: chosen || isPicked ? 3 : this.pinned.has(node) ? 2.4 : 1.1,
      forceLabel: (faded && nodes.size < 60 && nodes.has(node)) || (together.size < 60 && isPicked),
      label: out ? "" : this.atlas.label(node),
      zIndex: out ? 0 : chosen ? 3 : faded ? 2 : 1,
    };
  }

  /** Returns the colour of the lines of a family, more or less pale. */
  private line(family: string, pale: number): string {
    const key = `${family} ${pale}`;
    const known = this.lines.get(key) ?? mix(this.looks.familyColour(family), this.theme.ground, pale);
    this.lines.set(key, known);
    return known;
  }

  /** Returns the colour of a link that is a hairline, as the programs of sigma take it. */
  hair(edge: number): number {
    return floatColor(this.line(this.atlas.family(edge), this.faded ? 0.88 : 0.6));
  }

  edge(edge: number): Look {
    if (!this.shown.edges[edge]) return { hidden: true };
    const { atlas, faded, looks } = this;
    const thin = atlas.edges > MANY;
    const out = faded && !this.emphasis.edges.has(edge);
    const stands = faded && !out;
    const family = atlas.family(edge);
    const pale = out ? 0.86 : thin ? 0.45 : 0.15;
    const words = out || !this.state.written ? "" : atlas.says(edge);
    const sign = out ? undefined : SIGNS[atlas.status(edge)];
    const weight = this.shown.weight[edge] ?? 1;
    return {
      hidden: false,
      color: this.line(family, stands ? pale / 3 : pale),
      dash: thin ? UNBROKEN : looks.family(family).dash,
      label: sign ?? (words ? " " : ""),
      words,
      forceLabel: sign !== undefined || words !== "",
      size: (thin ? 0.7 : Math.min(6, 1.7 + 0.8 * (weight - 1))) * (stands ? 1.5 : 1),
      zIndex: out ? 0 : 1,
    };
  }
}
