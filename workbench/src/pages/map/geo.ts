/** The base map: borders and names of countries from Natural Earth, which travel with the pages. */

import { geoArea, geoBounds, geoMercator, geoPath, type GeoProjection } from "d3-geo";
import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import coarse from "world-atlas/countries-110m.json?url";
import fine from "world-atlas/countries-50m.json?url";

type Country = Feature<Geometry, { name: string }>;
export interface Land { /** path data in the points of the whole map */ d: string; name: string; /** where its name stands, and how wide it is there */ x: number; y: number; wide: number }
/** W, S, E, N in degrees; W > E crosses the date line. */
export type Box = [number, number, number, number];

/** The whole world on so many points of width: conformal, so that a box of degrees is a box on the screen. */
export function projectionOf(width: number): GeoProjection {
  return geoMercator().scale(width / (2 * Math.PI)).translate([width / 2, width / 2.6]);
}

const loaded = new Map<string, Promise<Country[]>>();

function countries(address: string): Promise<Country[]> {
  const known = loaded.get(address);
  if (known) return known;
  const asked = fetch(address)
    .then((response) => {
      if (!response.ok) throw new Error(`The borders could not be loaded: ${response.status} ${response.statusText}`);
      return response.json() as Promise<Topology<{ countries: GeometryCollection<{ name: string }> }>>;
    })
    .then((topology) => (feature(topology, topology.objects.countries) as FeatureCollection<Geometry, { name: string }>).features);
  loaded.set(address, asked);
  asked.catch(() => loaded.delete(address));
  return asked;
}

function largest(country: Country): Feature<Polygon> {
  const geometry = country.geometry as Polygon | MultiPolygon;
  const all = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const parts = all.map((coordinates): Feature<Polygon> => ({ type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates } }));
  return parts.reduce((one, other) => (geoArea(other) > geoArea(one) ? other : one));
}

/** Countries as they are drawn; `detailed` for the finer borders of a map that is zoomed in. */
export async function lands(projection: GeoProjection, detailed: boolean): Promise<Land[]> {
  const path = geoPath(projection);
  return (await countries(detailed ? fine : coarse)).map((country) => {
    const main = largest(country);
    const [x, y] = path.centroid(main);
    const [[left], [right]] = path.bounds(main);
    return { d: path(country) ?? "", name: country.properties.name, x, y, wide: right - left };
  });
}

export function isIn(box: Box, lon: number, lat: number): boolean {
  const [west, south, east, north] = box;
  if (lat < south || lat > north) return false;
  return west <= east ? west <= lon && lon <= east : lon >= west || lon <= east;
}

export function boxOf(text: string | null): Box | null {
  const told = (text ?? "").split(",").map(Number);
  return told.length === 4 && told.every(Number.isFinite) ? (told as Box) : null;
}

export function boxText(box: Box): string {
  return box.map((one) => String(Number(one.toFixed(3)))).join(",");
}

/** The degrees in which most claims are: on each side a share of them, such as 0.04, may lie outside. */
export function middle(places: { lon: number; lat: number; claims: number }[], share: number): Box | null {
  if (!places.length) return null;
  const total = places.reduce((sum, place) => sum + place.claims, 0);
  const cut = (of: "lon" | "lat", part: number) => {
    let sum = 0;
    const sorted = [...places].sort((a, b) => a[of] - b[of]);
    return (sorted.find((place) => (sum += place.claims) >= total * part) ?? sorted.at(-1)!)[of];
  };
  return [cut("lon", share), cut("lat", share), cut("lon", 1 - share), cut("lat", 1 - share)];
}

/** The degrees around points, by which a first view is chosen; null for none. */
export function around(points: [number, number][]): Box | null {
  if (!points.length) return null;
  const [[west, south], [east, north]] = geoBounds({ type: "MultiPoint", coordinates: points });
  return [west, south, east, north];
}
