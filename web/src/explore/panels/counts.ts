// How many nodes or links of each kind are shown, and how many there are, beside the filters.
import { h, language } from "../../shared/page";
import { say } from "../context";

export interface Count {
  shown: number;
  all: number;
}

export function counted(size: number, kind: (number: number) => string, shown: Uint8Array): Map<string, Count> {
  const counts = new Map<string, Count>();
  for (let number = 0; number < size; number++) {
    const name = kind(number);
    const known = counts.get(name) ?? { shown: 0, all: 0 };
    known.shown += shown[number] ?? 0;
    known.all++;
    counts.set(name, known);
  }
  return counts;
}

export function count({ shown, all }: Count = { shown: 0, all: 0 }): HTMLElement {
  const text = shown === all ? all.toLocaleString(language) : say("count_of", { shown, all });
  const title = shown === all ? undefined : say("count_of_long", { shown, all });
  return h("span", { class: "x-count", title }, text);
}
