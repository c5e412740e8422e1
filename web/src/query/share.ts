// The same query elsewhere: addresses that carry it.

const LONGEST = 8000;
/** Longer addresses are refused by the server. */
const LONGEST_ADDRESS = 15_000;

/** Returns the address of this page with the query in it; a long one stands after `#`, which is not sent to the server. */
export function addressOf(query: string, view: string): string {
  const parameters = new URLSearchParams({ query, ...(view ? { view } : {}) }).toString();
  return parameters.length < LONGEST ? `/query?${parameters}` : `/query#${parameters}`;
}

/** Returns what the address carries after `#`. */
export function carried(): URLSearchParams {
  return new URLSearchParams(location.hash.slice(1));
}

/** Returns the address from which an answer is downloaded, null where the query is too long for one. */
export function downloadAddress(query: string, format: string): string | null {
  return short(`/sparql?${new URLSearchParams({ query, format })}`);
}

/** Returns the address of how a query is evaluated, null where the query is too long for one. */
export function planAddress(query: string): string | null {
  return short(`/query/plan?${new URLSearchParams({ query })}`);
}

function short(address: string): string | null {
  return address.length < LONGEST_ADDRESS ? address : null;
}
