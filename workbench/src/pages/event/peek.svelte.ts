/** The sentence that is looked at in passing: under the pointer, or at the link that has the focus. */

import type { ClaimRow, ReportRef, Words } from "../../lib/types";

export interface Peeked { words: Words; claim: ClaimRow | undefined; report: ReportRef | undefined; left: number; top: number; above: boolean }
export const peek = $state<{ at: Peeked | null }>({ at: null });

export const PEEK_ID = "peek";
const WIDE = 360;

export function look(event: Event, words: Words, claim: ClaimRow | undefined, report: ReportRef | undefined) {
  const box = (event.currentTarget as Element).getBoundingClientRect();
  const above = box.top > innerHeight * 0.6;
  peek.at = { words, claim, report, above, left: Math.max(8, Math.min(box.left, innerWidth - WIDE - 8)), top: above ? innerHeight - box.top + 6 : box.bottom + 6 };
}

export function leave() {
  peek.at = null;
}
