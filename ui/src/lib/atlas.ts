import type { Feature, FeatureCollection, Polygon } from 'geojson';
import * as maplibre from 'maplibre-gl';
import worker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import countries from '../../generated/countries.json?url';
import labels from '../../generated/labels.json?url';
import { colour } from './theme';
import type { Spot } from './types';

maplibre.setWorkerUrl(worker);
const EARTH = 6_371_000;

/** The area within which the place may lie, as a ring of 64 points on the sphere. */
function area(spot: Spot): Feature<Polygon> {
  const reach = Math.max(spot.place.radius_m, 2000) / EARTH;
  const [lat, lon] = [(spot.place.lat * Math.PI) / 180, (spot.place.lon * Math.PI) / 180];
  const ring = Array.from({ length: 65 }, (_, at) => {
    const turn = (2 * Math.PI * at) / 64;
    const y = Math.asin(Math.sin(lat) * Math.cos(reach) + Math.cos(lat) * Math.sin(reach) * Math.cos(turn));
    const x = lon + Math.atan2(Math.sin(turn) * Math.sin(reach) * Math.cos(lat), Math.cos(reach) - Math.sin(lat) * Math.sin(y));
    return [(x * 180) / Math.PI, (y * 180) / Math.PI];
  });
  return { type: 'Feature', properties: { id: spot.id, name: spot.name, findings: spot.findings.length }, geometry: { type: 'Polygon', coordinates: [ring] } };
}

export function draw(box: HTMLElement, spots: Spot[], onpick: (id: string) => void, onready: () => void): () => void {
  const areas: FeatureCollection = { type: 'FeatureCollection', features: spots.map(area) };
  const points: FeatureCollection = {
    type: 'FeatureCollection',
    features: spots.map((s) => ({ type: 'Feature', properties: { id: s.id, name: s.name }, geometry: { type: 'Point', coordinates: [s.place.lon, s.place.lat] } })),
  };
  const map = new maplibre.Map({
    container: box,
    attributionControl: { customAttribution: 'Natural Earth. Its borders are its choice: where they are disputed, they settle nothing.' },
    maxZoom: 9,
    style: {
      version: 8,
      sources: {
        countries: { type: 'geojson', data: new URL(countries, location.href).href },
        labels: { type: 'geojson', data: new URL(labels, location.href).href },
        areas: { type: 'geojson', data: areas },
        points: { type: 'geojson', data: points },
      },
      layers: [
        { id: 'sea', type: 'background', paint: { 'background-color': colour('--faint') } },
        { id: 'land', type: 'fill', source: 'countries', paint: { 'fill-color': colour('--sheet') } },
        { id: 'borders', type: 'line', source: 'countries', paint: { 'line-color': colour('--line'), 'line-width': 1, 'line-dasharray': [3, 2] } },
        { id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-color': colour('--origin-1'), 'fill-opacity': 0.16 } },
        { id: 'edges', type: 'line', source: 'areas', paint: { 'line-color': colour('--origin-1'), 'line-width': 1.5 } },
        { id: 'countries', type: 'symbol', source: 'labels', layout: { 'text-field': ['get', 'name'], 'text-size': 11, 'symbol-sort-key': ['-', 0, ['get', 'size']] }, paint: { 'text-color': colour('--quiet'), 'text-halo-color': colour('--sheet'), 'text-halo-width': 1.2 } },
        { id: 'names', type: 'symbol', source: 'points', layout: { 'text-field': ['get', 'name'], 'text-size': 14 }, paint: { 'text-color': colour('--ink'), 'text-halo-color': colour('--sheet'), 'text-halo-width': 2 } },
      ],
    },
  });
  const bounds = new maplibre.LngLatBounds();
  for (const one of areas.features) for (const at of (one.geometry as Polygon).coordinates[0] ?? []) bounds.extend(at as [number, number]);
  if (!bounds.isEmpty()) map.fitBounds(bounds, { padding: 40, animate: false, maxZoom: 6 });
  map.addControl(new maplibre.NavigationControl({ showCompass: false }));
  map.on('click', 'areas', (event) => {
    const id = event.features?.[0]?.properties.id as string | undefined;
    if (id) onpick(id);
  });
  map.on('error', (event) => console.error(event.error.message));
  map.once('idle', onready);
  return () => map.remove();
}
