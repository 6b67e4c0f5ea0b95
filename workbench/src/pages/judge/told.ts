/** Judgements in words. */

import type { JudgementRow, Verdict } from "../../lib/types";

export const VERDICTS: Record<Verdict, string> = {
  same: "Same event",
  different: "Different events",
  unsure: "Unsure whether one event",
  correct: "Accepted",
  "not-a-claim": "Rejected, not a claim",
  corrected: "Corrected",
  grade: "Graded",
  note: "Note",
  withdrawn: "Withdrawn",
};

export const FIELDS: Record<string, string> = {
  type: "type",
  mode: "mode",
  status: "status",
  actors: "who",
  recipients: "to whom",
  place: "where",
  time: "when",
};

export function told(row: Pick<JudgementRow, "verdict" | "field" | "value">): string {
  const verdict = VERDICTS[row.verdict];
  if (row.verdict === "grade") return `${verdict} ${row.value}`;
  if (row.verdict !== "corrected") return verdict;
  return `${verdict}: ${FIELDS[row.field] ?? row.field} is ${row.value || "not said"}`;
}
