import type { NetEdge } from './types';

/** The path whose weakest step is strongest (most origins), and among these the shortest; null when there is none. */
export function strongest(edges: NetEdge[], from: string, to: string): NetEdge[] | null {
  const best = new Map<string, { weak: number; steps: number; via: NetEdge | null; before: string }>();
  best.set(from, { weak: Infinity, steps: 0, via: null, before: '' });
  const queue = new Set([from]);
  while (queue.size) {
    const here = [...queue].reduce((a, b) => {
      const [x, y] = [best.get(a), best.get(b)];
      if (!x || !y) return a;
      return y.weak > x.weak || (y.weak === x.weak && y.steps < x.steps) ? b : a;
    });
    queue.delete(here);
    const held = best.get(here);
    if (!held || here === to) break;
    for (const edge of edges) {
      const other = edge.source === here ? edge.target : edge.target === here ? edge.source : null;
      if (!other) continue;
      const next = { weak: Math.min(held.weak, edge.origins_lower + edge.origins_upper / 100), steps: held.steps + 1, via: edge, before: here };
      const known = best.get(other);
      if (!known || next.weak > known.weak || (next.weak === known.weak && next.steps < known.steps)) {
        best.set(other, next);
        queue.add(other);
      }
    }
  }
  if (!best.has(to) || from === to) return null;
  const found: NetEdge[] = [];
  for (let at = best.get(to); at?.via; at = best.get(at.before)) found.unshift(at.via);
  return found;
}

export function weakest(path: NetEdge[]): NetEdge | undefined {
  return path.reduce<NetEdge | undefined>((a, b) => (!a || b.origins_lower < a.origins_lower || (b.origins_lower === a.origins_lower && b.origins_upper < a.origins_upper) ? b : a), undefined);
}
