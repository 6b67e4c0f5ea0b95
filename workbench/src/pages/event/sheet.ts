/** The accounts as a picture for a newsroom: a table drawn by us, on white, with who made it and when. */

import { drawable } from "../../lib/picture";
import { archive } from "../../lib/status.svelte";
import type { AccountCell, AccountColumn, EventPage, PartOf } from "../../lib/types";
import { PARTS, STANCE_MARK, STANCE_WORD, valued } from "../../lib/words";
import { cellOf, listed, standing, type Standing } from "./standing";

const SANS = "Helvetica, Arial, sans-serif";
const SERIF = "Charter, Georgia, serif";
const INK = { ink: "#1b1f24", quiet: "#555e68", line: "#c9c6bd", affirms: "#1a6b45", denies: "#a32a20", doubts: "#7d5a00" };
const GROUND = { agrees: "#e4f3ea", denies: "#fbe6e3", doubts: "#fcf1d3", silent: "#f1f0ec" };
const EDGE = 24;
const HEAD = 92;
const WIDE = 190;
const PAD = 8;

interface Line { text: string; size: number; color: string; bold?: boolean; family?: string }
interface Box { lines: Line[]; ground: string; bar: string; dashed: boolean }

const pen = () => document.createElement("canvas").getContext("2d")!;

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);
}

function wrapped(measure: CanvasRenderingContext2D, line: Line, width: number): Line[] {
  measure.font = `${line.bold ? "700" : "400"} ${line.size}px ${line.family ?? SANS}`;
  const lines: string[] = [];
  let now = "";
  for (const word of line.text.split(/\s+/).flatMap((one) => pieces(measure, one, width))) {
    const next = now ? `${now} ${word}` : word;
    if (now && measure.measureText(next).width > width) {
      lines.push(now);
      now = word;
    } else now = next;
  }
  if (now) lines.push(now);
  return lines.map((text) => ({ ...line, text }));
}

/** A word that is wider than the column is cut, so that nothing runs into the next one. */
function pieces(measure: CanvasRenderingContext2D, word: string, width: number): string[] {
  if (measure.measureText(word).width <= width) return [word];
  const found = [""];
  for (const point of word) {
    if (measure.measureText(found.at(-1) + point).width > width) found.push("");
    found[found.length - 1] += point;
  }
  return found;
}

function headOf(account: AccountColumn): Box {
  const color = account.stance === "denies" ? INK.denies : account.stance === "doubts" ? INK.doubts : INK.affirms;
  const lines: Line[] = [
    { text: drawable(account.origin), size: 14, color: INK.ink, bold: true },
    { text: `${STANCE_MARK[account.stance]} ${STANCE_WORD[account.stance]}`, size: 12, color },
  ];
  if (account.via.length) lines.push({ text: `via ${drawable(listed(account.via))}`, size: 11, color: INK.quiet });
  if (account.first) lines.push({ text: `first said ${account.first.slice(0, 10)}`, size: 11, color: INK.quiet });
  return { lines, ground: "none", bar: "none", dashed: false };
}

function boxOf(cell: AccountCell, how: Standing): Box {
  if (cell.stance === "silent") return { lines: [{ text: "–", size: 12, color: INK.quiet }], ground: GROUND.silent, bar: "none", dashed: false };
  const against = cell.stance === "denies" ? INK.denies : cell.stance === "doubts" ? INK.doubts : "";
  const lines: Line[] = [];
  if (against) lines.push({ text: `${STANCE_MARK[cell.stance]} ${STANCE_WORD[cell.stance]}`, size: 11, color: against, bold: true });
  lines.push({ text: drawable(valued(cell.value)), size: 13, color: INK.ink, bold: true });
  if (how.against.length) lines.push({ text: `⇄ against ${drawable(listed(how.against, 2))}`, size: 11, color: INK.denies });
  const word = cell.words[0];
  if (word) lines.push({ text: `“${drawable(word.span.text)}”`, size: 12, color: INK.quiet, family: SERIF });
  const ground = cell.stance === "denies" ? GROUND.denies : cell.stance === "doubts" ? GROUND.doubts : how.agrees ? GROUND.agrees : "none";
  return { lines, ground, bar: against || (how.against.length ? INK.denies : how.agrees ? INK.affirms : "none"), dashed: !against && how.against.length > 0 };
}

const tall = (lines: Line[]) => lines.reduce((sum, line) => sum + line.size * 1.35, 0);

function written(lines: Line[], x: number, y: number): string {
  let at = y;
  return lines
    .map((line) => {
      at += line.size * 1.35;
      return `<text x="${x}" y="${(at - line.size * 0.3).toFixed(1)}" font-family="${line.family ?? SANS}" font-size="${line.size}" font-weight="${line.bold ? 700 : 400}" fill="${line.color}">${escaped(line.text)}</text>`;
    })
    .join("");
}

function drawnBox(box: Box, x: number, y: number, height: number): string {
  const bar = box.bar === "none" ? "" : `<line x1="${x + 1.5}" x2="${x + 1.5}" y1="${y}" y2="${y + height}" stroke="${box.bar}" stroke-width="3"${box.dashed ? ' stroke-dasharray="5 3"' : ""}/>`;
  return `<rect x="${x}" y="${y}" width="${WIDE}" height="${height}" fill="${box.ground}" stroke="${INK.line}"/>${bar}${written(box.lines, x + PAD, y + PAD - 2)}`;
}

/** An SVG document of the accounts that are shown. */
export function accountsPicture(title: string, page: EventPage, columns: AccountColumn[], rows: PartOf[]): string {
  const measure = pen();
  const width = 2 * EDGE + HEAD + columns.length * WIDE;
  const within = (line: Line) => wrapped(measure, line, width - 2 * EDGE);
  const fit = (box: Box): Box => ({ ...box, lines: box.lines.flatMap((line) => wrapped(measure, line, WIDE - 2 * PAD)) });
  const top = [
    ...within({ text: drawable(title), size: 22, color: INK.ink, bold: true, family: SERIF }),
    ...within({ text: `${page.event.grade}: ${drawable(page.event.why)}`, size: 13, color: INK.ink }),
  ];
  const parts = [written(top, EDGE, EDGE)];
  let y = EDGE + tall(top) + 14;
  const table: [string, Box[]][] = [
    ["", columns.map((one) => fit(headOf(one)))],
    ...rows.map((part): [string, Box[]] => [PARTS[part], columns.map((one) => fit(boxOf(cellOf(one, part), standing(page.accounts, one, part))))]),
  ];
  for (const [name, boxes] of table) {
    const height = Math.max(...boxes.map((box) => tall(box.lines))) + 2 * PAD;
    parts.push(written([{ text: name, size: 13, color: INK.ink, bold: true }], EDGE, y + PAD - 2));
    parts.push(...boxes.map((box, i) => drawnBox(box, EDGE + HEAD + i * WIDE, y, height)));
    y += height;
  }
  const foot = within({ text: footOf(page, columns.length), size: 11, color: INK.quiet });
  parts.push(written(foot, EDGE, y + 10));
  const height = Math.ceil(y + 10 + tall(foot) + EDGE / 2);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="#ffffff"/>${parts.join("")}</svg>`;
}

function footOf(page: EventPage, shown: number): string {
  const left = page.accounts.length - shown;
  const archived = archive.status ? `Archive ${drawable(archive.status.name)}, sayso ${archive.status.version}. ` : "";
  return `${archived}Event ${page.event.id}; ${page.event.reports} reports, ${page.event.origins} independent origins${left > 0 ? `; ${left} more accounts are not shown` : ""}. Made ${new Date().toISOString().slice(0, 10)}. Green: fits what another account says; red: denies or is at odds; yellow: doubts. Values are a machine's reading of the quoted words.`;
}
