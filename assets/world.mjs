// Outlines of countries for the map: Natural Earth 1:50m (public domain) as world-atlas has it, with fewer points, and with ISO 3166-1
// alpha-3 codes for names. Usage: node world.mjs NUMERIC_TO_ALPHA3.json > world.json
import { readFileSync } from "node:fs";
import { feature } from "topojson-client";
import { presimplify, simplify } from "topojson-simplify";

const LEAST = 0.035; // square degrees of a triangle that a point must span with its neighbours to be kept
const SMALLEST = 1.5; // square degrees of an island that is kept, unless it is a country's largest
const DEGENERATE = 0.005; // square degrees: what is left of a smaller outline is no shape
const codes = JSON.parse(readFileSync(process.argv[2]));
const world = JSON.parse(readFileSync(new URL("node_modules/world-atlas/countries-50m.json", import.meta.url)));
// Finer around the Arab countries than elsewhere.
const round = ([x, y]) => (x > -20 && x < 65 && y > 0 && y < 45 ? [x, y].map((n) => Math.round(n * 100) / 100) : [x, y].map((n) => Math.round(n * 10) / 10));

// A ring across the line of days goes on beyond it, to be drawn in one piece.
function whole(ring) {
  const on = [];
  for (const [x, y] of ring) {
    const before = on.length ? on[on.length - 1][0] : x;
    on.push([x + 360 * Math.round((before - x) / 360), y]);
  }
  const middle = on.reduce((sum, [x]) => sum + x, 0) / on.length;
  return on.map(([x, y]) => [x - 360 * Math.round(middle / 360), y]);
}

function area(ring) {
  return Math.abs(ring.reduce((sum, [x, y], i) => sum + x * ring[(i + 1) % ring.length][1] - ring[(i + 1) % ring.length][0] * y, 0)) / 2;
}

function polygons(geometry) {
  return (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates).map((rings) => rings.map(whole));
}

const full = feature(world, world.objects.countries).features;
const fewer = feature(simplify(presimplify(world), LEAST), world.objects.countries).features;
const features = fewer.map(({ id, properties, geometry }, i) => {
  const drawn = polygons(geometry).filter(([outer]) => area(outer) > DEGENERATE).sort((a, b) => area(b[0]) - area(a[0]));
  const kept = drawn.filter(([outer], j) => j === 0 || area(outer) > SMALLEST);
  // A country so small that nothing is left of it keeps its own outline.
  const shape = kept.length ? kept : polygons(full[i].geometry).sort((a, b) => area(b[0]) - area(a[0])).slice(0, 1);
  const coordinates = shape.map((rings) => rings.map((ring) => ring.map(round).filter(([x, y], j, all) => !j || x !== all[j - 1][0] || y !== all[j - 1][1])));
  return { type: "Feature", properties: { name: codes[id] ?? properties.name }, geometry: { type: "MultiPolygon", coordinates } };
});
process.stdout.write(JSON.stringify({ type: "FeatureCollection", features: features.filter(({ properties }) => properties.name !== "Antarctica") }));
