// Where the things of the project are, and the words that all projects share, as in `namespaces.py`.

const TERMS = "https://w3id.org/amu-graph/";
const BASE = document.documentElement.dataset["base"] ?? TERMS;

export const ONTOLOGY = `${TERMS}ontology`;
const OURS = [BASE, ONTOLOGY, `${TERMS}vocab/`];

/** Returns whether an IRI is of the project or of the words that it shares: whether it may have a page here. */
export function isOurs(iri: string): boolean {
  return OURS.some((begin) => iri.startsWith(begin));
}

/** Returns an IRI of ours without what all of them begin with: `project/ecoterra`, `vocab/role/auteur`. */
export function local(iri: string): string {
  return iri.slice((iri.startsWith(BASE) ? BASE : TERMS).length);
}
