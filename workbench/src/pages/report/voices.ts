/** Who is heard in a report: a letter and a colour for each, and how the stretches that they are cited for lie in one another. */

import type { PageAttribution, PageClaim } from "../../lib/types";

export interface Voice { label: string; hue: number; name: string }
/** A stretch that somebody is cited for; `lane` is 0 for an outermost one, and no two that overlap share one. */
export interface Held { id: string; start: number; end: number; lane: number; voice: Voice; /** of several stretches of one attribution, whether it is the first, the last */ first: boolean; last: boolean }

export const HUES = 8;
const UNNAMED = "unnamed source";

function letters(n: number): string {
  return (n >= 26 ? letters(Math.floor(n / 26) - 1) : "") + String.fromCharCode(65 + (n % 26));
}

function start(one: PageAttribution): number {
  return Math.min(...[...one.content, ...one.source, ...(one.cue ? [one.cue] : [])].map((span) => span.start), Infinity);
}

/** Whether somebody puts it forward, or a claim rests on it; the others are attitudes and mere mentions. */
export function puts(attributions: PageAttribution[], claims: PageClaim[]): Set<string> {
  const cues = new Set(claims.flatMap((claim) => claim.sources.flatMap((source) => (source.cue ? [source.cue.start] : []))));
  return new Set(attributions.filter((one) => one.asserts || (one.cue && cues.has(one.cue.start))).map((one) => one.id));
}

/** The voice of each attribution, by its id: one letter for a speaker, in the order in which they are heard. */
export function voices(attributions: PageAttribution[]): Map<string, Voice> {
  const known = new Map<string, Voice>();
  const found = new Map<string, Voice>();
  for (const one of [...attributions].sort((a, b) => start(a) - start(b) || a.depth - b.depth)) {
    const name = one.speaker || one.source[0]?.text || UNNAMED;
    const voice = known.get(name) ?? { label: letters(known.size), hue: known.size % HUES, name };
    known.set(name, voice);
    found.set(one.id, voice);
  }
  return found;
}

/** All stretches, each in a lane of its own among those that it overlaps. */
export function held(attributions: PageAttribution[], of: Map<string, Voice>): Held[] {
  const all = attributions.flatMap((one) =>
    one.content.map((span, i) => ({ id: one.id, start: span.start, end: span.end, depth: one.depth, lane: 0, voice: of.get(one.id)!, first: i === 0, last: i === one.content.length - 1 })),
  );
  all.sort((a, b) => a.depth - b.depth || a.start - b.start || b.end - a.end);
  const laid: Held[] = [];
  for (const one of all) {
    const taken = new Set(laid.filter((other) => other.start < one.end && one.start < other.end).map((other) => other.lane));
    while (taken.has(one.lane)) one.lane += 1;
    laid.push(one);
  }
  return laid.sort((a, b) => a.start - b.start || a.lane - b.lane);
}

export interface Group { key: string; chain: { name: string; voice: Voice | null }[]; claims: PageClaim[] }

/** Claims by who says them, chains as they are heard; the report's own voice comes first. */
export function groups(claims: PageClaim[], of: Map<string, Voice>): Group[] {
  const byName = new Map([...of.values()].map((voice) => [voice.name, voice]));
  const found = new Map<string, Group>();
  for (const claim of [...claims].sort((a, b) => a.trigger.start - b.trigger.start)) {
    const key = claim.sources.map((source) => source.name).join("\u0000");
    const group = found.get(key) ?? { key, chain: claim.sources.map((source) => ({ name: source.name || UNNAMED, voice: byName.get(source.name) ?? null })), claims: [] };
    group.claims.push(claim);
    found.set(key, group);
  }
  return [...found.values()].sort((a, b) => Number(a.chain.length > 0) - Number(b.chain.length > 0));
}
