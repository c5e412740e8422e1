// The shown node nearest to another in a direction, for the arrow keys.
import type { Context } from "./context";
import type { Drawing } from "./drawing";

export function towards(
  { atlas, shown }: Context,
  { sigma }: Drawing,
  node: number | undefined,
  across: number,
  up: number,
  /** The only nodes to choose from. */
  among?: ReadonlySet<number>,
): number | undefined {
  const from = node === undefined ? sigma.getCamera().getState() : sigma.getNodeDisplayData(String(node));
  let best: number | undefined;
  let least = Infinity;
  for (let other = 0; from && other < atlas.size; other++) {
    if (other === node || !shown.nodes[other] || (among && !among.has(other))) continue;
    const data = sigma.getNodeDisplayData(String(other));
    if (!data) continue;
    const [dx, dy] = [data.x - from.x, data.y - from.y];
    const ahead = dx * across + dy * up;
    const aside = Math.abs(dx * up - dy * across);
    if (ahead > 0 && aside <= ahead * (among ? 2.5 : 1.5) && ahead + aside * 2 < least)
      [best, least] = [other, ahead + aside * 2];
  }
  return best;
}
