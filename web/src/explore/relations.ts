// Links by what they say: which roles and properties are shown, as a state writes it, and as a reader changes it.
import type { Atlas, Relation } from "./data";
import type { State } from "./state";

type Written = Pick<State, "families" | "relations">;

/** Returns which of the relations of a network a state shows. */
export function passing({ relations }: Atlas, state: Written): boolean[] {
  const named = (list: readonly string[], { id, family }: Relation): boolean =>
    list.includes(id) || list.includes(family);
  return relations.map(
    (each) => (!state.relations.length || named(state.relations, each)) && !named(state.families, each),
  );
}

/** Returns what a state writes where only some relations are shown: the fewer of those shown and those left out. */
export function written({ relations }: Atlas, isShown: (relation: Relation) => boolean): Written {
  const kept = shortest(relations, isShown);
  const left = shortest(relations, (each) => !isShown(each));
  return kept.length && kept.length < left.length
    ? { families: [], relations: kept }
    : { families: left, relations: [] };
}

/** Returns a state's filter of links with a family, a role or a property let in or left out. */
export function toggledRelation(atlas: Atlas, state: Written, key: string, on: boolean): Written {
  const passes = passing(atlas, state);
  const shown = new Set(atlas.relations.filter((_, number) => passes[number]));
  return written(atlas, (each) => (each.id === key || each.family === key ? on : shown.has(each)));
}

/** Returns the filter that shows nothing but a family, a role or a property. */
export function onlyRelation(key: string): Written {
  return { families: [], relations: [key] };
}

/** Names relations, those of a whole family by the name of the family. */
function shortest(relations: readonly Relation[], isMeant: (relation: Relation) => boolean): string[] {
  const isWhole = (family: string): boolean => relations.every((each) => each.family !== family || isMeant(each));
  const meant = relations.filter(isMeant).map(({ id, family }) => (isWhole(family) ? family : id));
  return [...new Set(meant)];
}
