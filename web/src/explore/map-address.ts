// The address of the map with the same filters: classes, years, and what is chosen or seen alone.
import type { Context } from "./context";

/** The classes that a map has no points for. */
const PLACELESS = ["Concept", "Role", "Source", "Thing"];

export function mapAddress({ atlas, history }: Context): string {
  const { plus, minus, only, picked, since, until } = history.state;
  const kinds = atlas.payload.classes.filter(
    (kind) => !PLACELESS.includes(kind) && (atlas.isOnDemand(kind) ? plus.includes(kind) : !minus.includes(kind)),
  );
  const isTheme = (id: string): boolean => atlas.kind(atlas.node(id) ?? -1) === "Concept";
  const narrowed = plus.length > 0 || minus.length > 0;
  const pairs: [string, string][] = [
    ...(narrowed ? kinds.map((kind): [string, string] => ["kind", kind]) : []),
    ...only.filter(isTheme).map((id): [string, string] => ["theme", id]),
    ...picked.filter((id) => !isTheme(id)).map((id): [string, string] => ["thing", id]),
    ...(since ? [["since", String(since)] as [string, string]] : []),
    ...(until ? [["until", String(until)] as [string, string]] : []),
  ];
  return `/map${pairs.length ? `?${new URLSearchParams(pairs)}` : ""}`;
}
