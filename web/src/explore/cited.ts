// The address of the page that says how the picture that is shown is cited.
import { encode } from "./address";
import type { Context } from "./context";

export function citedAt({ options, history }: Context): string {
  const state = encode(history.state);
  return `/cite/explore${options.view ? `/${options.view.name}` : ""}${state && `?${state}`}`;
}
