/** Moves an end of a stretch of words by a word, within its sentence. */

import { Offsets } from "../../lib/offsets";
import type { Span } from "../../lib/types";

export type Move = "start-back" | "start-on" | "end-back" | "end-on";

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{M}\p{N}]+)*/gu;
export const KEYS: Record<string, Move> = { "[": "end-back", "]": "end-on", "{": "start-back", "}": "start-on" };

/** The stretch after the move; the same one where it would be empty or leave the sentence. */
export function moved(sentence: Span, span: Pick<Span, "start" | "end">, move: Move): Span {
  const offsets = new Offsets(sentence.text);
  const words = [...sentence.text.matchAll(WORD)].map((hit) => ({
    start: sentence.start + offsets.point(hit.index),
    end: sentence.start + offsets.point(hit.index + hit[0].length),
  }));
  let { start, end } = span;
  if (move === "start-back") start = words.findLast((word) => word.start < start)?.start ?? start;
  if (move === "start-on") start = words.find((word) => word.start > start && word.end <= end)?.start ?? start;
  if (move === "end-on") end = words.find((word) => word.end > end)?.end ?? end;
  if (move === "end-back") end = words.findLast((word) => word.end < end && word.start >= start)?.end ?? end;
  return { start, end, text: offsets.slice(start - sentence.start, end - sentence.start) };
}
