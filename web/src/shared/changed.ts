// What two states of the sources differ in.

/** Path of a source → its fingerprint and its name. */
export type Sources = Record<string, [fingerprint: string, name: string]>;

/** What is seen of a graph; a server that does not know the digest of its graph gives none. */
export interface Graph {
  digest: string;
  sources: Sources;
}

/** Whether a graph is the one that was seen, as far as there is any telling. */
export function isSame(seen: Graph, now: Graph): boolean {
  return now.digest
    ? seen.digest === now.digest
    : Object.values(changed(seen.sources, now.sources)).every((of) => !of.length);
}

/** The sources that are new, that say something else, and that are gone: their paths and names. */
export function changed(before: Sources, now: Sources): Record<"new" | "other" | "gone", [string, string][]> {
  const listed = (of: Sources, fits: (path: string) => boolean): [string, string][] =>
    Object.keys(of)
      .filter(fits)
      .map((path) => [path, of[path]?.[1] ?? path]);
  return {
    new: listed(now, (path) => !Object.hasOwn(before, path)),
    other: listed(now, (path) => Object.hasOwn(before, path) && before[path]?.[0] !== now[path]?.[0]),
    gone: listed(before, (path) => !Object.hasOwn(now, path)),
  };
}
