/** The text cut at every boundary, so that what overlaps can be drawn: each piece knows all that it lies in. */

import type { Offsets } from "../../lib/offsets";
import type { PageClaim, ReportPage } from "../../lib/types";
import type { Cell } from "./cells";
import type { Held } from "./voices";

export interface Stretch { start: number; end: number }
export interface Block extends Stretch { kind: string }
export type Mention = ReportPage["mentions"][number];

/** What lies in a block; a layer that is not shown is empty. */
export interface Layers { held: Held[]; claims: PageClaim[]; mentions: Mention[]; cells: Cell[]; flash: Stretch | null; said: Stretch[] }

export interface Piece extends Stretch {
  text: string;
  held: Held[];
  opens: Held[];
  closes: Held[];
  claims: PageClaim[];
  mention: Mention | null;
  cells: Cell[];
  /** parts of the claim that begin here, to be labelled */
  begins: Cell[];
  flash: boolean;
  /** within words of saying or a source's name */
  said: boolean;
}

/** Parts in order, and what text lies between them: nothing of a report is left out. */
export function blocks(text: Offsets, parts: Block[]): Block[] {
  const found: Block[] = [];
  let last = 0;
  const between = (start: number, end: number) => {
    if (text.slice(start, end).trim()) found.push({ kind: "paragraph", start, end });
  };
  for (const part of parts) {
    between(last, part.start);
    found.push(part);
    last = Math.max(last, part.end);
  }
  between(last, text.length);
  return found;
}

export const within = <T extends Stretch>(all: T[], block: Stretch): T[] => all.filter((one) => one.start < block.end && block.start < one.end);

/** What covers a whole block: drawn as a bar at its side, not under each line. */
export function around(held: Held[], block: Stretch, text: Offsets): Held[] {
  return held.filter((one) => one.start <= block.start + lead(text, block) && one.end >= block.end - tail(text, block) - 1);
}
const lead = (text: Offsets, block: Stretch) => /^[\s"'“”‘’«»]*/u.exec(text.slice(block.start, block.end))?.[0].length ?? 0;
const tail = (text: Offsets, block: Stretch) => /[\s"'“”‘’«».]*$/u.exec(text.slice(block.start, block.end))?.[0].length ?? 0;

export function pieces(text: Offsets, block: Stretch, layers: Layers): Piece[] {
  const triggers = layers.claims.map((claim) => ({ start: claim.trigger.start, end: claim.trigger.end, claim }));
  const all: Stretch[] = [...layers.held, ...triggers, ...layers.mentions, ...layers.cells, ...layers.said, ...(layers.flash ? [layers.flash] : [])];
  const cuts = new Set([block.start, block.end]);
  for (const one of all) for (const at of [one.start, one.end]) if (at > block.start && at < block.end) cuts.add(at);
  const order = [...cuts].sort((a, b) => a - b);
  return order.slice(1).map((end, i) => {
    const start = order[i]!;
    const covers = (one: Stretch) => one.start <= start && end <= one.end;
    const held = layers.held.filter(covers);
    const here = layers.cells.filter(covers);
    return {
      start,
      end,
      text: text.slice(start, end),
      held,
      opens: held.filter((one) => Math.max(one.start, block.start) === start),
      closes: held.filter((one) => Math.min(one.end, block.end) === end).reverse(),
      claims: triggers.filter(covers).map((one) => one.claim),
      mention: layers.mentions.find(covers) ?? null,
      cells: here,
      begins: here.filter((one) => Math.max(one.start, block.start) === start),
      flash: !!layers.flash && covers(layers.flash),
      said: layers.said.some(covers),
    };
  });
}
