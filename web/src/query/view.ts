// What every presentation of an answer is given.

import { h, type Values } from "../shared/page";
import type { Shape } from "../shared/symbols";
import type { Table } from "./answer";
import type { Kinds } from "./columns";
import type { Names } from "./names";

export type Say = (key: string, values?: Values) => string;
export interface ClassStyle {
  readonly fr: string;
  readonly en: string;
  readonly colour: string;
  readonly shape: Shape;
}
export interface Scene {
  readonly table: Table;
  readonly kinds: Kinds;
  readonly names: Names;
  readonly say: Say;
  readonly classes: Readonly<Record<string, ClassStyle>>;
}
/** Draws into an element that is in the page. */
export type View = (scene: Scene, host: HTMLElement) => Promise<void>;

/** Makes the place of what is wider than the page: it scrolls, with the keyboard too. */
export function scrolling(label: string, content: Element, kind = ""): HTMLElement {
  return h("div", { class: `scroll ${kind}`.trim(), tabindex: 0, role: "region", "aria-label": label }, content);
}

/** Makes a remark beside an answer, where it has to be made. */
export function remark(isDue: boolean, ...words: (Node | string)[]): HTMLElement[] {
  return isDue ? [h("p", { class: "muted" }, ...words)] : [];
}
