import type { Edge, River, RiverNode } from './types';

export type Spot = { node: RiverNode; folded: RiverNode[]; x: number; y: number; fallen: boolean };
export type Flow = { edge: Edge; from: Spot; to: Spot; wide: number; fallen: boolean };
export type Drawn = { spots: Spot[]; flows: Flow[]; width: number; height: number };

export const COLUMN = 250;
export const ROW = 56;
const COPIES = new Set(['verbatim', 'rewrite', 'partial']);

/** The nodes nothing feeds: origins. Edges without a direction feed nobody. */
export function roots(river: River): RiverNode[] {
  const fed = new Set(river.edges.filter((e) => e.directed).map((e) => e.target));
  return river.nodes.filter((node) => !fed.has(node.id));
}

/** What still has a source when these origins are switched off. */
export function standing(river: River, off: ReadonlySet<string>): Set<string> {
  const found = new Set(roots(river).map((n) => n.id).filter((id) => !off.has(id)));
  const queue = [...found];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const edge of river.edges) {
      if (edge.directed && edge.source === id && !found.has(edge.target) && !off.has(edge.target)) {
        found.add(edge.target);
        queue.push(edge.target);
      }
    }
  }
  return found;
}

function depths(river: River): Map<string, number> {
  const depth = new Map<string, number>();
  const walk = (id: string, at: number, path: Set<string>) => {
    if (path.has(id) || (depth.get(id) ?? -1) >= at) return;
    depth.set(id, at);
    path.add(id);
    for (const edge of river.edges) if (edge.directed && edge.source === id) walk(edge.target, at + 1, path);
    path.delete(id);
  };
  for (const node of roots(river)) walk(node.id, 0, new Set());
  for (const node of river.nodes) if (!depth.has(node.id)) walk(node.id, 0, new Set());
  return depth;
}

/** Copies that feed nobody, of one original: drawn as one. */
function folds(river: River): Map<string, RiverNode[]> {
  const feeds = new Set(river.edges.map((e) => e.source));
  const groups = new Map<string, RiverNode[]>();
  for (const node of river.nodes) {
    const into = river.edges.filter((e) => e.target === node.id && e.directed);
    const only = into[0];
    if (feeds.has(node.id) || into.length !== 1 || !only || !COPIES.has(only.cls)) continue;
    groups.set(only.source, [...(groups.get(only.source) ?? []), node]);
  }
  return new Map([...groups].filter(([, nodes]) => nodes.length > 2));
}

export function draw(river: River, off: ReadonlySet<string>, fold: boolean): Drawn {
  const up = standing(river, off);
  const groups = fold ? folds(river) : new Map<string, RiverNode[]>();
  const inside = new Map([...groups.values()].flatMap((nodes) => nodes.map((n) => [n.id, nodes[0]?.id ?? n.id] as const)));
  const depth = depths(river);
  const rows = new Map<number, number>();
  const spots = new Map<string, Spot>();
  const order = [...river.nodes].sort((a, b) => (depth.get(a.id) ?? 0) - (depth.get(b.id) ?? 0) || (a.published ?? '').localeCompare(b.published ?? '') || a.label.localeCompare(b.label));
  for (const node of order) {
    const first = inside.get(node.id);
    if (first && first !== node.id) continue;
    const column = depth.get(node.id) ?? 0;
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    const folded = [...groups.values()].find((nodes) => nodes[0]?.id === node.id) ?? [];
    const fallen = (folded.length ? folded : [node]).every((n) => !up.has(n.id));
    spots.set(node.id, { node, folded, x: column * COLUMN, y: row * ROW, fallen });
  }
  const tall = Math.max(1, ...rows.values());
  for (const spot of spots.values()) {
    const here = rows.get(Math.round(spot.x / COLUMN)) ?? 1;
    spot.y += ((tall - here) * ROW) / 2;
  }
  const flows: Flow[] = [];
  for (const edge of river.edges) {
    const from = spots.get(inside.get(edge.source) ?? edge.source);
    const to = spots.get(inside.get(edge.target) ?? edge.target);
    if (!from || !to || from === to || flows.some((f) => f.from === from && f.to === to)) continue;
    flows.push({ edge, from, to, wide: 1.5 + Math.min(6, 1.2 * Math.max(to.folded.length, 1)), fallen: from.fallen || to.fallen });
  }
  const width = (Math.max(0, ...depth.values()) + 1) * COLUMN;
  return { spots: [...spots.values()], flows, width, height: tall * ROW };
}
