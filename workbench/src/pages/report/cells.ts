/** The parts of a claim and the words that each came from. */

import type { PageClaim, Span } from "../../lib/types";

export type Part = "trigger" | "actor" | "recipient" | "place" | "time" | "number" | "status" | "means" | "source" | "cue";
export interface Cell { part: Part; start: number; end: number }

export const LABEL: Record<Part, string> = {
  trigger: "what",
  actor: "who",
  recipient: "to whom",
  place: "where",
  time: "when",
  number: "how many",
  status: "status",
  means: "by what",
  source: "says",
  cue: "cue",
};

function some(part: Part, spans: (Pick<Span, "start" | "end"> | null | undefined)[]): Cell[] {
  return spans.flatMap((span) => (span && span.end > span.start ? [{ part, start: span.start, end: span.end }] : []));
}

/** Every part with its words; one whose words are the trigger itself goes without saying. */
export function cells(claim: PageClaim): Cell[] {
  const { start, end } = claim.trigger;
  return all(claim).filter((cell) => cell.part === "trigger" || cell.start !== start || cell.end !== end);
}

/** Where labels stand: above the words, or below where the label before would be in the way. */
export function labelled(begins: { start: number; label: string }[]): Map<number, { label: string; low: boolean }> {
  const found = new Map<number, { label: string; low: boolean }>();
  let [last, low] = [-Infinity, false];
  for (const { start, label } of begins) {
    low = start < last && !low;
    found.set(start, { label, low });
    last = start + 1 + label.length * 0.7;
  }
  return found;
}

function all(claim: PageClaim): Cell[] {
  return [
    ...some("trigger", [claim.trigger]),
    ...some("actor", claim.actors.map((one) => one.span)),
    ...some("recipient", claim.recipients.map((one) => one.span)),
    ...some("place", claim.evidence.place),
    ...some("time", claim.evidence.time),
    ...some("number", claim.numbers.map((one) => one.span)),
    ...some("status", claim.evidence.status),
    ...some("means", [claim.means]),
    ...some("source", claim.sources.map((one) => one.span)),
    ...some("cue", claim.sources.map((one) => one.cue)),
  ];
}
