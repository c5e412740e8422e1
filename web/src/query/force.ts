// Places for the nodes of a small graph: springs and repulsion (Fruchterman and Reingold, 1991), the same every time.

export interface Point {
  x: number;
  y: number;
}

const ROUNDS = 320;
/** Nodes further apart than this leave each other alone, so that the parts of a graph stay near each other. */
const REACH = 6;
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/** Returns a place for each node, in units of the wished length of a link. */
export function place(count: number, links: readonly (readonly [number, number])[]): Point[] {
  const points = Array.from({ length: count }, (_, n) => ({
    x: Math.sqrt(n + 0.5) * Math.cos(n * GOLDEN),
    y: Math.sqrt(n + 0.5) * Math.sin(n * GOLDEN),
  }));
  const rounds = count > 150 ? ROUNDS / 2 : ROUNDS;
  for (let round = 0; round < rounds; round += 1) {
    const moves = points.map(({ x, y }) => ({ x: -x * 0.03, y: -y * 0.05 })); // towards the middle, so that parts stay near
    repel(points, moves);
    attract(points, moves, links);
    const most = 1.2 * (1 - round / rounds) + 0.01;
    points.forEach((point, n) => {
      const move = moves[n] ?? { x: 0, y: 0 };
      const length = Math.hypot(move.x, move.y) || 1;
      const step = Math.min(length, most) / length;
      point.x += move.x * step;
      point.y += move.y * step;
    });
  }
  return points;
}

function repel(points: readonly Point[], moves: Point[]): void {
  for (let one = 0; one < points.length; one += 1) {
    for (let other = one + 1; other < points.length; other += 1) push(points, moves, one, other);
  }
}

function push(points: readonly Point[], moves: Point[], one: number, other: number): void {
  const a = points[one];
  const b = points[other];
  const toA = moves[one];
  const toB = moves[other];
  if (!a || !b || !toA || !toB) return;
  const x = a.x - b.x;
  const y = a.y - b.y;
  const square = Math.max(x * x + y * y, 0.01);
  if (square > REACH * REACH) return;
  toA.x += x / square;
  toA.y += y / square;
  toB.x -= x / square;
  toB.y -= y / square;
}

function attract(points: readonly Point[], moves: Point[], links: readonly (readonly [number, number])[]): void {
  for (const [one, other] of links) {
    const a = points[one];
    const b = points[other];
    const toA = moves[one];
    const toB = moves[other];
    if (!a || !b || !toA || !toB || one === other) continue;
    const x = a.x - b.x;
    const y = a.y - b.y;
    const pull = Math.hypot(x, y);
    toA.x -= x * pull * 0.35;
    toA.y -= y * pull * 0.35;
    toB.x += x * pull * 0.35;
    toB.y += y * pull * 0.35;
  }
}
