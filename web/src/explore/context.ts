// What every part of the explorer shares.
import { words } from "../shared/page";
import type { Atlas } from "./data";
import type { Drawing } from "./drawing";
import type { History } from "./history";
import type { Looks } from "./looks";
import type { Places } from "./places";
import type { Shelf } from "./shelf";
import type { Visible } from "./visible";

export const say = words("explore-words");
export const kinds = words("explore-kinds");

/** The words of a view of networks: what it shows, what a node, a link and its weight are. */
export interface View {
  name: string;
  title: string;
  node: string;
  edge: string;
  weight: string;
  /** The query that yields its links, before any projection. */
  query: string;
}

export interface Options {
  layouts: { name: string; title: string; about: string }[];
  /** The metrics that the size of nodes can tell. */
  sizes: { name: string; title: string; about: string }[];
  /** The formats of files of what is shown. */
  exports: { name: string; title: string }[];
  digest: string;
  /** The views of networks that can be opened, and the one that is. */
  views: { name: string; title: string }[];
  view: View | null;
  /** What is shown where no view is. */
  everything: string;
}

export interface Context {
  readonly atlas: Atlas;
  readonly history: History;
  readonly looks: Looks;
  readonly options: Options;
  readonly places: Places;
  /** What the reader keeps. */
  readonly shelf: Shelf;
  /** Undefined where the browser cannot draw with WebGL. */
  readonly drawing: Drawing | undefined;
  /** What is shown now. */
  shown: Visible;
  /** The nodes of the path that is shown. */
  way: readonly number[];
  /** Tells readers of screens. */
  announce: (text: string) => void;
  /** Tells everybody what was done. */
  confirm: (text: string) => void;
  /** Selects a node and flies to it. */
  select: (node: number) => void;
}
