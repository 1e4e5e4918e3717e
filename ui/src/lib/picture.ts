import Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import Sigma from 'sigma';
import { colour } from './theme';
import type { NetEdge, Network } from './types';
import { VOICES } from './words';

export type Picture = { show(edges: NetEdge[], marked: ReadonlySet<string>): void; stop(): void; move(key: string): boolean };

/** Actors and links, laid out once; filters only hide. The same data gives the same picture. */
export function paint(box: HTMLElement, network: Network, onedge: (id: string) => void, onnode: (id: string) => void): Picture {
  const graph = new Graph({ multi: true });
  network.nodes.forEach((node, at) => {
    const turn = (2 * Math.PI * at) / network.nodes.length;
    const here = node.id === network.around?.id;
    graph.addNode(node.id, {
      label: node.name,
      x: here ? 0 : Math.cos(turn),
      y: here ? 0 : Math.sin(turn),
      size: 4 + 2 * Math.sqrt(node.links),
      color: here ? colour('--origin-1') : colour('--ink'),
    });
  });
  for (const edge of network.edges) {
    graph.addEdgeWithKey(edge.id, edge.source, edge.target, {
      size: 1 + 1.5 * edge.origins_upper,
      color: colour(`--${edge.denied ? 'denied' : (VOICES[edge.voice] ?? 'asserted')}`),
      type: 'arrow',
    });
  }
  if (graph.order > 2) {
    const settings = { ...forceAtlas2.inferSettings(graph), gravity: 1.5, adjustSizes: false };
    forceAtlas2.assign(graph, { iterations: graph.order > 1000 ? 40 : 300, settings });
  }
  let shown = new Set(network.edges.map((edge) => edge.id));
  let lit: ReadonlySet<string> = new Set();
  const sigma = new Sigma(graph, box, {
    enableEdgeEvents: true,
    labelColor: { color: colour('--ink') },
    labelFont: 'Georgia, serif',
    labelSize: 14,
    labelDensity: 1,
    labelGridCellSize: 90,
    labelRenderedSizeThreshold: 5,
    allowInvalidContainer: true,
    edgeReducer: (id, data) => ({ ...data, hidden: !shown.has(id), ...(lit.size ? { color: lit.has(id) ? colour('--origin-1') : colour('--line') } : {}) }),
    nodeReducer: (id, data) => ({ ...data, hidden: id !== network.around?.id && !graph.someEdge(id, (edge) => shown.has(edge)) }),
    defaultDrawNodeLabel: (context, data, settings) => {
      if (!data.label) return;
      const at = data.x + data.size + 3;
      context.font = `${settings.labelSize}px ${settings.labelFont}`;
      context.lineWidth = 4;
      context.lineJoin = 'round';
      context.strokeStyle = colour('--sheet');
      context.strokeText(data.label, at, data.y + settings.labelSize / 3);
      context.fillStyle = colour('--ink');
      context.fillText(data.label, at, data.y + settings.labelSize / 3);
    },
    defaultDrawNodeHover: (context, data) => {
      context.font = '600 14px Georgia, serif';
      const wide = context.measureText(data.label ?? '').width;
      context.fillStyle = colour('--sheet');
      context.fillRect(data.x + data.size, data.y - 12, wide + 12, 24);
      context.fillStyle = colour('--ink');
      context.fillText(data.label ?? '', data.x + data.size + 6, data.y + 5);
    },
  });
  sigma.on('clickEdge', ({ edge }) => onedge(edge));
  sigma.on('clickNode', ({ node }) => onnode(node));
  const camera = sigma.getCamera();
  const STEPS: Record<string, [number, number]> = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, 0.1], ArrowDown: [0, -0.1] };
  return {
    show(edges, marked) {
      shown = new Set(edges.map((edge) => edge.id));
      lit = marked;
      sigma.refresh();
    },
    stop: () => sigma.kill(),
    move(key) {
      const step = STEPS[key];
      if (step) camera.setState({ x: camera.x + step[0] * camera.ratio, y: camera.y + step[1] * camera.ratio });
      else if (key === '+' || key === '=') void camera.animatedZoom();
      else if (key === '-') void camera.animatedUnzoom();
      else if (key === '0') void camera.animatedReset();
      else return false;
      return true;
    },
  };
}
