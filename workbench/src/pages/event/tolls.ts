/** A toll as lines that can be drawn: each account's count from one report to the next. */

import type { Toll } from "../../lib/types";

export interface Step { day: string; low: number | null; high: number | null }
export interface Track { origin: string; steps: Step[] }

/** Accounts in the order in which they first counted; of one day the last count stands. */
export function tracks(toll: Toll): Track[] {
  const found = new Map<string, Step[]>();
  for (const one of toll.history) {
    const steps = found.get(one.origin) ?? [];
    const day = one.published.slice(0, 10);
    if (steps.at(-1)?.day === day) steps.pop();
    steps.push({ day, low: one.low, high: one.high });
    found.set(one.origin, steps);
  }
  if (!found.size) for (const one of toll.by_account) found.set(one.origin, [{ day: "", low: one.low, high: one.high }]);
  return [...found].map(([origin, steps]) => ({ origin, steps }));
}

export function topOf(all: Track[]): number {
  return Math.max(1, ...all.flatMap((one) => one.steps.flatMap((step) => [step.low ?? 0, step.high ?? 0])));
}

/** Round numbers from 0 to `top`, at most six. */
export function marks(top: number): number[] {
  const raw = top / 5;
  const ten = 10 ** Math.floor(Math.log10(Math.max(1, raw)));
  const step = Math.max(1, [1, 2, 5, 10].map((one) => one * ten).find((one) => one >= raw) ?? 1);
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, i) => i * step);
}
