/** Places as marks on the map: how large, of what kind, and which are gathered into one. */

import type { GeoProjection } from "d3-geo";
import type { MapPage } from "../../lib/types";
import { plural } from "../../lib/words";

export type Place = MapPage["places"][number];
export type Kind = "dot" | "ring" | "wide" | "country";
export interface Mark { key: string; kind: Kind; x: number; y: number; r: number; places: Place[]; claims: number; label: string }

const HOW: Record<Kind, string> = { dot: "town or spot", ring: "district", wide: "province or vaguer", country: "whole country" };

/** By UCDP's where_prec, 1 to 7. */
export function kindOf(precision: number): Kind {
  if (precision <= 2) return "dot";
  if (precision === 3) return "ring";
  return precision === 6 ? "country" : "wide";
}

export function howExactly(place: Place): string {
  return HOW[kindOf(place.precision)];
}

export const keyOf = (place: Place) => `${place.geonameid ?? ""} ${place.name} ${place.lat} ${place.lon} ${place.precision}`;

/** In points of the screen: its area grows with the claims, by `unit` for the root of one. */
export function radius(claims: number, kind: Kind, unit: number): number {
  const r = Math.min(30, 3.5 + unit * Math.sqrt(claims));
  if (kind === "country") return Math.min(15, Math.max(7, r));
  return kind === "wide" ? r + 8 : r;
}

interface Gathered { x: number; y: number; weight: number; places: Place[]; r: number; kind: Kind }

/** Marks at a zoom `k`; x and y are points of the whole map. What would lie upon each other becomes one mark. */
export function marksAt(places: Place[], projection: GeoProjection, k: number): Mark[] {
  const found: Gathered[] = [];
  const cells = new Map<string, Gathered[]>();
  const CELL = 60 / k;
  // So that the place of most claims is no larger than can be, and the others stand in proportion to it.
  const most = Math.max(1, ...places.map((place) => (kindOf(place.precision) === "country" ? 0 : place.claims)));
  const unit = Math.min(1.6, 20 / Math.sqrt(most));
  for (const place of [...places].sort((a, b) => b.claims - a.claims)) {
    const at = projection([place.lon, place.lat]);
    if (!at || !Number.isFinite(at[0]) || !Number.isFinite(at[1])) continue;
    const [x, y] = at;
    const kind = kindOf(place.precision);
    const r = radius(place.claims, kind, unit);
    const [cx, cy] = [Math.floor(x / CELL), Math.floor(y / CELL)];
    const near = neighbours(cells, cx, cy).find(
      (one) => (kind === "country") === (one.kind === "country") && Math.hypot(one.x - x, one.y - y) * k < Math.max(one.r, r) * 0.8 + Math.min(one.r, r) * 0.6,
    );
    if (near) {
      near.places.push(place);
      near.weight += place.claims;
      near.r = gatheredRadius(near, unit);
      continue;
    }
    const own: Gathered = { x, y, weight: place.claims, places: [place], r, kind };
    found.push(own);
    const cell = `${cx} ${cy}`;
    const there = cells.get(cell);
    if (there) there.push(own);
    else cells.set(cell, [own]);
  }
  // Countries lie below what is known better, and the small ones upon the large.
  return found.map((one) => mark(one, unit)).sort((a, b) => Number(b.kind === "country") - Number(a.kind === "country") || b.r - a.r);
}

function neighbours(cells: Map<string, Gathered[]>, cx: number, cy: number): Gathered[] {
  const all: Gathered[] = [];
  for (const dx of [-1, 0, 1]) for (const dy of [-1, 0, 1]) all.push(...(cells.get(`${cx + dx} ${cy + dy}`) ?? []));
  return all;
}

/** Large enough for its number, and without the width of what is vague. */
function gatheredRadius(one: Gathered, unit: number): number {
  return Math.max(one.weight > 99 ? 14 : 11, radius(one.weight, one.kind === "wide" ? "dot" : one.kind, unit));
}

function mark(one: Gathered, unit: number): Mark {
  const claims = one.weight;
  const [place] = one.places;
  const many = one.places.length > 1;
  const label = many
    ? `${place!.name} and ${plural(one.places.length - 1, "place")} near it: ${plural(claims, "claim")}`
    : `${place!.name}, ${HOW[one.kind]}: ${plural(claims, "claim")}, ${plural(place!.events, "event")}`;
  const r = many ? gatheredRadius(one, unit) : one.r;
  return { key: one.places.map(keyOf).join("|").slice(0, 200), kind: one.kind, x: one.x, y: one.y, r, places: one.places, claims, label };
}
