/** Words and marks in which pages say things; one word for one thing, as in docs/. */

import type { Grade, PartOf, Stance, Status, When } from "./types";

export const PARTS: Record<PartOf, string> = {
  happened: "Happened",
  who: "Who",
  whom: "To whom",
  where: "Where",
  when: "When",
  how_many: "How many",
  why: "Why",
};
export const STANCE_MARK: Record<Stance, string> = { affirms: "✓", doubts: "?", denies: "✕", silent: "·", "": "○" };
export const STANCE_WORD: Record<Stance, string> = {
  affirms: "affirms",
  doubts: "doubts",
  denies: "denies",
  silent: "silent",
  "": "plans or wants it",
};
export const STATUS_MARK: Record<Status, string> = { happened: "✓", ongoing: "…", planned: "▷", wanted: "♢", possible: "?", denied: "✕" };
export const GRADE_MARK: Record<Grade, string> = { confirmed: "●", fair: "◕", weak: "◔", contested: "⇄", discounted: "⊘" };

/** Days as a reader says them; an interval stays one. */
export function days(when: Pick<When, "start" | "end"> | null): string {
  if (!when) return "";
  if (!when.start) return when.end ? `until ${when.end}` : "";
  if (!when.end) return `from ${when.start}`;
  return when.start === when.end ? when.start : `${when.start} to ${when.end}`;
}

export function count(low: number | null, high: number | null): string {
  if (low === null && high === null) return "some";
  const told = (n: number | null) => (n ?? 0).toLocaleString("en");
  if (low === high) return told(low);
  if (high === null) return `${told(low)} or more`;
  if (low === null) return `${told(high)} at most`;
  return `${told(low)}–${told(high)}`;
}

const KINDS: Record<string, [string, string]> = {
  civilian: ["civilian", "civilians"],
  combatant: ["combatant", "combatants"],
  child: ["child", "children"],
  woman: ["woman", "women"],
  police: ["police", "police"],
  official: ["official", "officials"],
};

/** What was counted: "civilians killed", "weapons". */
export function counted(of: string, kind: string, n: number | null = null): string {
  const named = kind && kind !== of ? (KINDS[kind]?.[n === 1 ? 0 : 1] ?? kind) : "";
  return [named, of.replaceAll("_", " ")].filter(Boolean).join(" ");
}

/** A headline, cut between words where it runs on and on. */
export function short(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), most / 2)).trimEnd()} …`;
}

export function plural(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
}

const AFFIRMS = "affirms ";
const INTERVAL = /\b(\d{4}(?:-\d\d)*)\/(\d{4}(?:-\d\d)*)\b/g;
const DATE = /(\b\d{4}(?:-\d\d)+\b)/;

/** A text in pieces, of which every second one is a date, which is not to be broken over two lines. */
export function withDates(text: string): string[] {
  return text.split(DATE);
}

/** Several values of one part as a reader says them: "attack; killed; affirms kills" is "attack, killed, but affirms kills". */
export function valued(value: string): string {
  const values = value.replace(INTERVAL, "$1 to $2").split("; ");
  const beside = values.findIndex((one, i) => i && one.startsWith(AFFIRMS));
  return values.map((one, i) => (i === beside ? `but ${one}` : beside >= 0 && i > beside && one.startsWith(AFFIRMS) ? one.slice(AFFIRMS.length) : one)).join(", ");
}
