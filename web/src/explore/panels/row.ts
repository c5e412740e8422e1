// A row of the tables of what is shown.
export type Cell = string | number;
export interface Row {
  /** What is written in the columns, which are sorted by it. */
  cells: readonly Cell[];
  /** The elements that stand for some of the cells. */
  shown: readonly (HTMLElement | undefined)[];
  isChosen: boolean;
}
