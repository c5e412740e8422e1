// What the server tells of nodes, links and paths.
import { worded } from "./server";

export interface Passage {
  source: string;
  place: string;
  status: string;
  note: string;
  page: string;
  address: string;
  words: string;
}
export interface Statement {
  text: string;
  language: string;
  id: string;
  link: string;
  kind: string;
  role: string;
  notes: string[];
  status: string;
  passages: Passage[];
}
export interface Lines {
  heading: string;
  statements: Statement[];
}
export interface Name {
  id: string;
  label: string;
  kind: string;
}
export interface Told extends Name {
  path: string;
  kinds: string[];
  descriptions: Statement[];
  facts: Lines[];
  roles: Lines[];
  relations: Lines[];
}
export interface Tie {
  says: string;
  source: string;
  target: string;
  predicate: string;
  role: string;
  notes: string[];
  status: string;
  passages: Passage[];
}
export interface Links {
  source: Name;
  target: Name;
  ties: Tie[];
}
/** What a name that is no node leads to. */
export interface Where {
  label: string;
  opens: Name | null;
  elsewhere: boolean;
}
export interface Ways {
  from: Name;
  to: Name;
  paths: { nodes: Name[]; steps: Tie[][] }[];
}

const kept = new Map<string, Promise<unknown>>();

/** Asks a route of the explorer, in the language of the page; the same question is asked once. */
export function ask<T>(name: string, values: Record<string, string>): Promise<T> {
  const address = worded(name, values);
  const known = kept.get(address) as Promise<T> | undefined;
  if (known) return known;
  const asked = fetch(address).then((answer) => {
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.json() as Promise<T>;
  });
  kept.set(address, asked);
  asked.catch(() => kept.delete(address));
  return asked;
}
