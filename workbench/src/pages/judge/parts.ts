/** The parts of a claim as a coder sees them: which can be corrected, how its value is written, which words it rests on. */

import type { Named, PageClaim, Span } from "../../lib/types";

export type Kind = "act" | "who" | "whom" | "where" | "when" | "how many" | "says" | "cue" | "status" | "means";
export interface Marked { kind: Kind; start: number; end: number }

/** A part that `corrected` allows; `field` is the server's name, "numbers" stands for one count of many. */
export interface Part { field: string; label: string; kind: Kind; value: string }

export const COUNTS = ["killed", "injured", "captured", "displaced", "troops", "weapons", "vehicles", "aircraft", "attacks", "other"];

export function joined(names: string[]): string {
  return names.join("; ");
}

/** A count as a correction writes it: 12, 12-15, 12+ or -15. */
export function counted(low: number | null, high: number | null): string {
  if (low === null) return high === null ? "" : `-${high}`;
  if (high === null) return `${low}+`;
  return low === high ? String(low) : `${low}-${high}`;
}

export function parts(claim: PageClaim): Part[] {
  const names = (found: Named[]) => joined(found.map((one) => one.name));
  const numbers = claim.numbers.map((one) => `${counted(one.low, one.high) || "some"} ${one.of}`);
  return [
    { field: "type", label: "Type", kind: "act", value: claim.type },
    { field: "mode", label: "Mode", kind: "act", value: claim.mode },
    { field: "status", label: "Status", kind: "status", value: claim.status },
    { field: "actors", label: "Who", kind: "who", value: names(claim.actors) },
    { field: "recipients", label: "To whom", kind: "whom", value: names(claim.recipients) },
    { field: "place", label: "Where", kind: "where", value: joined(claim.place) },
    { field: "time", label: "When", kind: "when", value: claim.time },
    { field: "numbers", label: "How many", kind: "how many", value: numbers.join(", ") },
  ];
}

/** Words of the sentence that parts rest on; those in other sentences are left out. */
export function marks(claim: PageClaim): Marked[] {
  const told: [Kind, (Span | null | undefined)[]][] = [
    ["act", [claim.trigger]],
    ["who", claim.actors.map((one) => one.span)],
    ["whom", claim.recipients.map((one) => one.span)],
    ["where", claim.evidence.place],
    ["when", claim.evidence.time],
    ["status", claim.evidence.status],
    ["means", [claim.means]],
    ["says", claim.sources.map((one) => one.span)],
    ["cue", claim.sources.map((one) => one.cue)],
    ["how many", claim.numbers.map((one) => found(claim.sentence, one.text))],
  ];
  const inside = (span: Span) => claim.sentence.start <= span.start && span.end <= claim.sentence.end && span.start < span.end;
  return told.flatMap(([kind, spans]) =>
    spans.filter((span) => !!span).filter(inside).map(({ start, end }) => ({ kind, start, end })),
  );
}

/** Where words of a count stand in the sentence: counts come with their words, not with their offsets. */
function found(sentence: Span, words: string): Span | null {
  const unit = words ? sentence.text.indexOf(words) : -1;
  if (unit < 0) return null;
  const start = sentence.start + [...sentence.text.slice(0, unit)].length;
  return { start, end: start + [...words].length, text: words };
}
