/** A cell of the matrix in numbers and words; between two accounts by the share each of them gives it. */

import { inFind } from "../filters/narrow";
import type { VoiceCell, VoicesPage } from "../../lib/types";
import { plural } from "../../lib/words";

export interface Told {
  /** what stands in the cell */
  text: string;
  /** "+" where the first account tells it more than the other, "−" where less, "" where alike or with one account only */
  sign: "" | "+" | "−";
  /** 0 to 1 */
  shade: number;
  words: string;
}

export interface Sums { claims: number; against: number; most: number; widest: number }

export function sums(cells: VoiceCell[]): Sums {
  // All the others together are often more than any party: they would make all that has a name pale.
  const named = cells.filter((cell) => isParty(cell.actor) && isParty(cell.recipient));
  const scaled = named.length ? named : cells;
  const claims = cells.reduce((sum, cell) => sum + cell.claims, 0);
  const against = cells.reduce((sum, cell) => sum + cell.against, 0);
  return {
    claims,
    against,
    most: Math.max(1, ...scaled.map((cell) => cell.claims)),
    widest: Math.max(1e-9, ...scaled.map((cell) => Math.abs(share(cell.claims, claims) - share(cell.against, against)))),
  };
}

const share = (part: number, whole: number) => (whole ? part / whole : 0);

/** Roots, so that a cell of four claims is seen beside one of four hundred. */
export function told(cell: VoiceCell, all: Sums, compared: boolean): Told {
  if (!compared) return { text: String(cell.claims), sign: "", shade: Math.min(1, Math.sqrt(cell.claims / all.most)), words: plural(cell.claims, "claim") };
  const difference = share(cell.claims, all.claims) - share(cell.against, all.against);
  const sign = Math.abs(difference) < 0.0005 ? "" : difference > 0 ? "+" : "−";
  return {
    text: `${cell.claims}:${cell.against}`,
    sign,
    shade: Math.min(1, Math.sqrt(Math.abs(difference) / all.widest)),
    words: `${cell.claims} against ${cell.against} claims, ${sign === "+" ? "told more" : sign ? "told less" : "told alike"}`,
  };
}

export function mainType(cell: VoiceCell): string {
  return [...cell.types].sort((a, b) => b.claims + b.against - a.claims - a.against)[0]?.type ?? "";
}

/** The claims of a cell in Find; "others" is nobody that could be asked for. */
export function cellInFind(search: string, cell: VoiceCell, origin: VoicesPage["origins"][number] | string, more: Record<string, string> = {}): string {
  const changes: Record<string, string | string[]> = { ...more };
  if (isParty(cell.actor)) changes.actor = cell.actor;
  if (isParty(cell.recipient)) changes.recipient = cell.recipient;
  // What an outlet says in its own voice has no source to ask for: its reports are asked for.
  if (typeof origin !== "string") changes[origin.kind === "outlet" ? "publisher" : "origin"] = origin.party || origin.name;
  else if (origin) changes.origin = origin;
  return inFind(search, changes);
}

export const isParty = (id: string) => !!id && id !== "others";

export function nameOf(page: VoicesPage, id: string): string {
  return page.parties.find((party) => party.id === id)?.name ?? (id === "" ? "nobody named" : id);
}
