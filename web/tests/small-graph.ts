// A graph that a person can count: Ada designs a house, Bo accompanies it and, perhaps, a garden; the house is of wood.
import { Atlas, type Payload } from "../src/explore/data";

const named = (id: string) => ({ id, fr: id, en: id });
const relation = (id: string, family: string) => ({ ...named(id), back: { fr: id, en: id }, family });

export const payload: Payload = {
  scale: 100,
  nodes: {
    id: ["person:ada", "person:bo", "project:house", "project:garden", "theme:wood"],
    fr: ["Ada", "Bo", "La maison", "Le jardin", "bois"],
    en: [0, 0, "The house", "The garden", "wood"],
    class: [0, 0, 1, 1, 2],
    year: [0, 0, 2010, 2015, 0],
    x: [-100, 0, 0, 100, null],
    y: [0, 50, 0, 0, null],
    X: [-100, 0, 0, 100, 20],
    Y: [0, 50, 0, 0, -100],
  },
  edges: {
    source: [0, 1, 1, 2],
    target: [2, 2, 3, 4],
    predicate: [0, 1, 1, 2],
    role: [-1, -1, -1, -1],
    status: [0, 1, 2, 0],
    year: [2010, 2010, 2015, 2010],
    weight: [1, 1, 1, 1],
  },
  directed: true,
  things: [],
  classes: ["Person", "Project", "Concept"],
  onDemand: ["Concept"],
  predicates: [relation("designs", "designed"), relation("accompanies", "accompanied"), relation("subject", "themed")],
  roles: [],
  statuses: ["asserted", "interpreted", "unverified", "derived"],
  layouts: ["force", "timeline"],
};

export const atlas = new Atlas(payload);
