// What every presentation of an answer is given.

import type { Values } from "../shared/page";
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
