/** Addresses of things: the one place that knows how they are written. */

import { query } from "./api";
import type { Span, View } from "./types";

export function toReport(id: string, to: { claim?: string; at?: Pick<Span, "start" | "end"> } = {}): string {
  const search = query({ claim: to.claim, at: to.at ? `${to.at.start}-${to.at.end}` : undefined });
  return `/report/${encodeURIComponent(id)}${search ? `?${search}` : ""}`;
}

export function toEvent(id: string): string {
  return `/event/${encodeURIComponent(id)}`;
}

/** Find, with filters by their names: `toFind({ said_by: "state:RUS" }, "events")`. */
export function toFind(filters: Record<string, string | string[] | undefined>, view: View = "claims"): string {
  const search = query({ ...filters, view: view === "claims" ? undefined : view });
  return search ? `/?${search}` : "/";
}

/** The address of a page elsewhere if one may follow it, else "". */
export function outside(url: string): string {
  return /^https?:\/\//i.test(url) ? url : "";
}
