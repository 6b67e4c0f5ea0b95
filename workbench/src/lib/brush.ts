/** A histogram's bins and the time that was chosen from them. */

import type { Histogram } from "./types";

/** The first and last day of `2015`, `2015-10` or `2015-10-07`. */
export function whole(day: string): { first: string; last: string } {
  const [year = "", month, date] = day.split("-");
  if (date) return { first: day, last: day };
  if (!month) return { first: `${year}-01-01`, last: `${year}-12-31` };
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return { first: `${day}-01`, last: `${day}-${String(last).padStart(2, "0")}` };
}

/** Bins that share days with the chosen time, as indices, both included; null where none was chosen. */
export function chosen(bins: Histogram["bins"], since: string, until: string): [number, number] | null {
  if (!bins.length || (!since && !until)) return null;
  const first = since ? whole(since).first : "";
  const last = until ? whole(until).last : "9999";
  let from = bins.findIndex((bin) => bin.end >= first);
  let to = bins.findLastIndex((bin) => bin.start <= last);
  if (from < 0) from = bins.length - 1;
  if (to < 0) to = 0;
  return from <= to ? [from, to] : [to, from];
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const DAYS: Record<Histogram["unit"], number> = { day: 1, week: 7, month: 31, year: 366, decade: 3653 };

function long(unit: Histogram["unit"], bin: { start: string; end: string }): boolean {
  return (Date.parse(bin.end) - Date.parse(bin.start)) / 86_400_000 + 1 > DAYS[unit];
}

/** A bin's days in full; the first and last may be longer than the others. */
export function spelled(unit: Histogram["unit"], bin: { start: string; end: string }): string {
  return unit === "week" || long(unit, bin) ? `${bin.start} to ${bin.end}` : named(unit, bin);
}

/** A bin's name under the axis. */
export function named(unit: Histogram["unit"], bin: { start: string; end: string }): string {
  if (long(unit, bin)) return `to ${named(unit, { start: bin.end, end: bin.end })}`;
  const [year = "", month = "1", day = "1"] = bin.start.split("-");
  if (unit === "decade") return `${year}s`;
  if (unit === "year") return year;
  if (unit === "month") return `${MONTHS[Number(month) - 1]} ${year}`;
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}
