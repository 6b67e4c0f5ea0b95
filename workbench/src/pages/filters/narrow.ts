/** The filters that all lists share, as parameters of an address (docs/queries.md). */

import { toFind } from "../../lib/addresses";
import type { View } from "../../lib/types";

export const WORDS: Record<string, string> = {
  q: "words",
  search: "words",
  said_by: "said by",
  origin: "on the word of",
  actor: "who",
  recipient: "to whom",
  party: "party",
  type: "what",
  mode: "how",
  place: "where",
  box: "in the box",
  date: "when",
  since: "from",
  until: "to",
  status: "status",
  grade: "grade",
  publisher: "outlet",
  report: "report",
  confidence: "at least as sure as",
  exactly: "exactly",
};
export const NARROWS = new Set(Object.keys(WORDS));
/** Those of which there can be only one. */
export const OWN = new Set(["q", "search", "box", "since", "until", "confidence", "exactly"]);

/** The filters of an address alone, with some given other values ("" or [] takes one away) or left out. */
export function narrowed(search: string, changes: Record<string, string | string[]> = {}): URLSearchParams {
  const next = new URLSearchParams();
  for (const [name, value] of new URLSearchParams(search)) if (NARROWS.has(name) && !(name in changes)) next.append(name, value);
  for (const [name, value] of Object.entries(changes)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one) next.append(name, one);
  }
  return next;
}

/** The same filters, seen in Find. */
export function inFind(search: string, changes: Record<string, string | string[]> = {}, view: View = "claims"): string {
  const all: Record<string, string[]> = {};
  for (const [name, value] of narrowed(search, changes)) (all[name] ??= []).push(value);
  return toFind(all, view);
}
