// Natural Earth 1:50m as GeoJSON for a Mercator map: cut once at the antimeridian, with one label point a country.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoArea, geoCentroid, geoEquirectangular } from 'd3-geo';
import { geoProject } from 'd3-geo-projection';
import { feature } from 'topojson-client';

const atlas = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('world-atlas/countries-50m.json'), 'utf8'));
const countries = feature(atlas, atlas.objects.countries);
const flat = geoEquirectangular().scale(180 / Math.PI).translate([0, 0]).reflectY(true).precision(0);
const cut = geoProject(countries, flat);
const round = (part) => (Array.isArray(part[0]) ? part.map(round) : part.map((n) => Math.round(n * 1e3) / 1e3));

function label(country) {
  const { type, coordinates } = country.geometry;
  const parts = (type === 'Polygon' ? [coordinates] : coordinates).map((c) => ({ type: 'Polygon', coordinates: c }));
  const largest = parts.reduce((a, b) => (geoArea(b) > geoArea(a) ? b : a));
  const at = geoCentroid(largest).map((n) => Math.round(n * 100) / 100);
  const properties = { name: country.properties.name, size: geoArea(largest) };
  return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: at } };
}

const shapes = cut.features
  .filter((f) => f.geometry)
  .map((f) => ({ type: 'Feature', properties: {}, geometry: { ...f.geometry, coordinates: round(f.geometry.coordinates) } }));
const labels = countries.features.filter((f) => f.geometry).map(label);
mkdirSync('generated', { recursive: true });
writeFileSync('generated/countries.json', JSON.stringify({ type: 'FeatureCollection', features: shapes }));
writeFileSync('generated/labels.json', JSON.stringify({ type: 'FeatureCollection', features: labels }));
