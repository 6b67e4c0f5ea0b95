/** How one account's cell stands to those of the others. */

import type { AccountCell, AccountColumn, PartOf } from "../../lib/types";

export interface Standing {
  /** origins that affirm the same part, with none of whom it is at odds */
  agrees: number;
  /** origins with which it cannot be true together */
  against: string[];
}

export const ROWS: PartOf[] = ["happened", "who", "whom", "where", "when", "how_many", "why"];
/** Accounts that are shown at first; the rest is folded. */
export const AT_ONCE = 6;

export function cellOf(account: AccountColumn, part: PartOf): AccountCell {
  return account.cells.find((cell) => cell.of === part) ?? { of: part, stance: "silent", value: "", words: [], differs: [], first: "" };
}

export function standing(accounts: AccountColumn[], account: AccountColumn, part: PartOf): Standing {
  const own = cellOf(account, part);
  if (own.stance !== "affirms") return { agrees: 0, against: own.differs };
  const others = accounts.filter((one) => one !== account && cellOf(one, part).stance === "affirms");
  const agree = others.filter((one) => !own.differs.includes(one.origin) && !cellOf(one, part).differs.includes(account.origin));
  return { agrees: agree.length, against: own.differs };
}

/** Numbers of the accounts to show at first: those at odds and those that say most, both sides heard; in their own order. */
export function first(accounts: AccountColumn[]): number[] {
  const spoken = (one: AccountColumn) => one.cells.filter((cell) => cell.stance !== "silent").length;
  const weight = (one: AccountColumn) => 2 * one.cells.filter((cell) => cell.differs.length).length + spoken(one) + one.claims.length;
  const sorted = accounts.map((_, i) => i).sort((a, b) => weight(accounts[b]!) - weight(accounts[a]!) || a - b);
  const isAgainst = (i: number) => accounts[i]!.stance === "denies" || accounts[i]!.stance === "doubts";
  const against = sorted.filter(isAgainst).slice(0, AT_ONCE / 2);
  const others = sorted.filter((i) => !isAgainst(i)).slice(0, AT_ONCE - against.length);
  const rest = sorted.filter((i) => !against.includes(i) && !others.includes(i));
  return [...against, ...others, ...rest].slice(0, AT_ONCE).sort((a, b) => a - b);
}

export function listed(names: string[], most = 3): string {
  if (names.length > most + 1) return `${names.slice(0, most).join(", ")} and ${names.length - most} more`;
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
