// Nodes that glide to their new places.

/** A node that moves, by what the renderer knows of it. */
export interface Move {
  look: Record<string, number>;
  from: readonly [number, number];
  to: readonly [number, number];
}

/** Returns what moves nodes within a time, unless another move begins meanwhile; `drawn` is called for each step. */
export function gliding(drawn: () => void): (moves: readonly Move[], duration: number) => Promise<void> {
  let last = 0;
  return (moves, duration) => {
    const begin = performance.now();
    const turn = ++last;
    return new Promise((done) => {
      const step = (): void => {
        if (turn !== last) {
          done();
          return;
        }
        const part = Math.min(1, (performance.now() - begin) / duration);
        const eased = part < 0.5 ? 2 * part * part : 1 - 2 * (1 - part) * (1 - part);
        for (const { look, from, to } of moves) {
          look["x"] = from[0] + (to[0] - from[0]) * eased;
          look["y"] = from[1] + (to[1] - from[1]) * eased;
        }
        drawn();
        if (part < 1) requestAnimationFrame(step);
        else done();
      };
      step();
    });
  };
}
