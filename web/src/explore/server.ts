// The addresses of what the explorer asks of the server: of everything, or of the view that the page opened.
import { language, readData } from "../shared/page";

const { view } = readData<{ view: { name: string } | null }>("explore-options");

/** Returns the address of a route of the explorer, in the view of the page. */
export function route(name: string, values: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...values, ...(view && { view: view.name }) }).toString();
  return `/explore/${name}${query && `?${query}`}`;
}

/** Returns the address of a route that answers in words, in the language of the page. */
export function worded(name: string, values: Record<string, string> = {}): string {
  return route(name, { ...values, lang: language });
}
