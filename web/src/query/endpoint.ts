// Asking the endpoint of this server, and what it says when there is no answer.
import type { Answer } from "./answer";
import { readJson, readTriples } from "./answer";

const ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9";

export interface Problem {
  readonly title: string;
  readonly detail: string;
  readonly line?: number;
  readonly column?: number;
}
export interface Success {
  readonly answer: Answer;
  readonly text: string;
  readonly seconds: number;
}

/** Runs a query; rejects with an `AbortError` when it is stopped. */
export async function ask(
  query: string,
  signal: AbortSignal,
  words: readonly [string, string, string],
): Promise<Success | Problem> {
  const begun = performance.now();
  const response = await fetch("/sparql", {
    method: "POST",
    headers: { accept: ACCEPT, "content-type": "application/sparql-query" },
    body: query,
    signal,
  });
  const text = await response.text();
  if (!response.ok) return problemOf(response, text);
  const graph = response.headers.get("content-type")?.startsWith("application/n-triples") ?? false;
  const answer = graph ? readTriples(text, words) : readJson(text);
  return { answer, text, seconds: (performance.now() - begun) / 1000 };
}

function problemOf(response: Response, text: string): Problem {
  if (response.headers.get("content-type")?.includes("json")) return JSON.parse(text) as Problem;
  return { title: `${response.status} ${response.statusText}`, detail: text.slice(0, 500) };
}

/** Tells whether nothing answers a query: a name in it may not exist. */
export function isEmpty({ answer }: Success): boolean {
  return answer.kind === "boolean" ? !answer.value : !answer.rows.length;
}

export function isProblem(outcome: Success | Problem): outcome is Problem {
  return !("answer" in outcome);
}
