/** Events as bars below the histogram, on its scale: each of its bins is as wide as any other. */

import type { Histogram, TimelinePage } from "../../lib/types";

export type TimedEvent = TimelinePage["events"][number];
export interface Bar { event: TimedEvent; /** of the width, 0 to 1 */ from: number; to: number; lane: number; how: "day" | "days" | "longer" }

const DAY = 86_400_000;
const at = (day: string) => Date.parse(`${day.slice(0, 10)}T00:00:00Z`);

/** Where the beginning of a day lies between the first bin and the end of the last one, 0 to 1. */
export function scaleOf(bins: Histogram["bins"]): (time: number) => number {
  const starts = bins.map((bin) => at(bin.start));
  const ends = bins.map((bin) => at(bin.end) + DAY);
  return (time) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= time) low = middle;
      else high = middle - 1;
    }
    const share = (time - starts[low]!) / (ends[low]! - starts[low]!);
    return Math.max(0, Math.min(1, (low + Math.max(0, Math.min(1, share))) / starts.length));
  };
}

/** Bars in lanes, none upon another: `exact` lanes for those known to a week, below them `vague` ones; how many found no room is `left`. */
export function laid(events: TimedEvent[], bins: Histogram["bins"], least: number, exact: number, vague: number): { bars: Bar[]; left: number } {
  if (!bins.length) return { bars: [], left: events.length };
  const scale = scaleOf(bins);
  const [begin, close] = [at(bins[0]!.start), at(bins.at(-1)!.end) + DAY];
  const spans = events
    .map((event) => ({ event, start: at(event.start || event.end), end: at(event.end || event.start) + DAY }))
    .filter((one) => one.end > begin && one.start < close)
    .map((one) => ({ event: one.event, from: scale(one.start), to: Math.max(scale(one.end), scale(one.start) + least) }))
    .sort((a, b) => b.event.reports - a.event.reports || a.from - b.from);
  const rows: { from: number; to: number }[][] = Array.from({ length: exact + vague }, () => []);
  const bars: Bar[] = [];
  for (const { event, from, to } of spans) {
    const how = howLong(event.precision);
    const [first, last] = how === "longer" ? [exact, exact + vague] : [0, exact];
    const lane = rows.findIndex((row, i) => i >= first && i < last && row.every((one) => to + least * 0.25 <= one.from || one.to + least * 0.25 <= from));
    if (lane < 0) continue;
    rows[lane]!.push({ from, to });
    bars.push({ event, from, to, lane, how });
  }
  return { bars: closed(bars), left: events.length - bars.length };
}

/** By UCDP's date_prec, 1 to 5; none where an end is open. */
function howLong(precision: number | null): Bar["how"] {
  if (precision === 1) return "day";
  return precision && precision <= 3 ? "days" : "longer";
}

/** Without lanes that stayed empty. */
function closed(bars: Bar[]): Bar[] {
  const used = [...new Set(bars.map((bar) => bar.lane))].sort((a, b) => a - b);
  return bars.map((bar) => ({ ...bar, lane: used.indexOf(bar.lane) }));
}
