// What a table lists: nodes or links by number, with columns that say, sort and are looked through; of very many only the
// page that is read is made into rows.
import { fold } from "../shared/fold";

export type Cell = string | number;

export interface Column {
  title: string;
  cell: (number: number) => Cell;
  /** The element that stands for the cell, where it is more than text. */
  shown?: (number: number) => HTMLElement;
}

export interface Listing {
  columns: readonly Column[];
  numbers: number[];
  isChosen: (number: number) => boolean;
}

/** How many rows are on a page. */
export const PAGE = 100;

/** Returns the numbers whose cells have all the words that are looked for, whatever their case and accents. */
export function having({ columns, numbers }: Listing, words: string): number[] {
  const looked = fold(words).split(" ").filter(Boolean);
  if (!looked.length) return numbers;
  return numbers.filter((number) => {
    const text = fold(columns.map(({ cell }) => cell(number)).join(" "));
    return looked.every((word) => text.includes(word));
  });
}

/** Returns numbers in the order of a column; what is the same there in the order of the first; what has no value last. */
export function ordered(columns: readonly Column[], numbers: readonly number[], by: number, down: boolean): number[] {
  const keys = [by, 0].map((place) => {
    const cell = columns[place]?.cell;
    return new Map(numbers.map((number) => [number, comparable(cell?.(number) ?? "")]));
  });
  const compare = (one: number, other: number, place: number): number => {
    const [a = "", b = ""] = [keys[place]?.get(one), keys[place]?.get(other)];
    if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
    return a === b ? 0 : (a < b ? -1 : 1) * (down && !place ? -1 : 1);
  };
  return [...numbers].sort((one, other) => compare(one, other, 0) || compare(one, other, 1) || one - other);
}

/** Numbers as they are, names as they are looked up in a dictionary: without case, accents and quotation marks. */
function comparable(cell: Cell): Cell {
  return typeof cell === "number"
    ? cell
    : fold(cell)
        .replace(/[«»"“”]/g, "")
        .trim();
}
