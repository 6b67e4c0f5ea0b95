/** Places and boxes as addresses have them (docs/queries.md). */

const ONE = /^(.*)@(?:0*(\d+)|-?\d+(?:\.\d+)?,-?\d+(?:\.\d+)?)$/s;

interface Named { name: string; geonameid: number | null; lat: number; lon: number }

/** A place told apart from others of its name: by its number in GeoNames, else by its point. */
export function placeValue(place: Named): string {
  return `${place.name}@${place.geonameid ?? `${place.lat},${place.lon}`}`;
}

/** What two values have alike that stand for the same one place: of those with a number that alone counts. */
export function placeKey(value: string): string {
  const number = ONE.exec(value)?.[2];
  return number ? `@${number}` : value;
}

/** What to call a place that an address has. */
export function nameOf(value: string): string {
  return ONE.exec(value)?.[1] || value;
}

/** A box of degrees in words: `35,32,42.5,38` is "32° N to 38° N, 35° E to 42.5° E". */
export function boxTold(value: string): string {
  const [west, south, east, north] = value.split(",").map(Number);
  const told = [south, north, west, east];
  if (told.some((one) => one === undefined || !Number.isFinite(one))) return value;
  const at = (degrees: number, positive: string, negative: string) => `${Math.abs(degrees)}° ${degrees < 0 ? negative : positive}`;
  return `${at(south!, "N", "S")} to ${at(north!, "N", "S")}, ${at(west!, "E", "W")} to ${at(east!, "E", "W")}`;
}
