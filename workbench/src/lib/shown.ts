/** Characters that a reader would not see, or that would turn the text round: shown as pictures, and copied as they are. */

export interface Run { text: string; /** of a character that is not seen: its short name, else "" */ control: string; name: string }

const C0 = "NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US".split(" ");
const NAMES: Record<number, [string, string]> = {
  0x7f: ["DEL", "delete"],
  0x85: ["NEL", "next line"],
  0xad: ["SHY", "soft hyphen"],
  0x34f: ["CGJ", "combining grapheme joiner"],
  0x61c: ["ALM", "Arabic letter mark"],
  0x115f: ["HCF", "Hangul filler"],
  0x1160: ["HJF", "Hangul filler"],
  0x180e: ["MVS", "Mongolian vowel separator"],
  0x200b: ["ZWSP", "zero width space"],
  0x200c: ["ZWNJ", "zero width non-joiner"],
  0x200d: ["ZWJ", "zero width joiner"],
  0x200e: ["LRM", "left-to-right mark"],
  0x200f: ["RLM", "right-to-left mark"],
  0x2028: ["LSEP", "line separator"],
  0x2029: ["PSEP", "paragraph separator"],
  0x202a: ["LRE", "left-to-right embedding"],
  0x202b: ["RLE", "right-to-left embedding"],
  0x202c: ["PDF", "pop directional formatting"],
  0x202d: ["LRO", "left-to-right override"],
  0x202e: ["RLO", "right-to-left override"],
  0x2060: ["WJ", "word joiner"],
  0x2061: ["FA", "function application"],
  0x2062: ["IT", "invisible times"],
  0x2063: ["IS", "invisible separator"],
  0x2064: ["IP", "invisible plus"],
  0x2066: ["LRI", "left-to-right isolate"],
  0x2067: ["RLI", "right-to-left isolate"],
  0x2068: ["FSI", "first strong isolate"],
  0x2069: ["PDI", "pop directional isolate"],
  0x3164: ["HF", "Hangul filler"],
  0xfeff: ["BOM", "zero width no-break space"],
  0xffa0: ["HHF", "Hangul filler"],
};
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;
// Emoji and the scripts of Persian and India are written with joiners: between such letters they are no trick.
const JOINED = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Sinhala}\p{Script=Malayalam}]/u;

function joins(text: string, at: number): boolean {
  const before = [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? "";
  const after = String.fromCodePoint(text.codePointAt(at + 1) ?? 32);
  return JOINED.test(before) && JOINED.test(after);
}

const LETTER = /\p{L}/u;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** The way a text runs, by its first letter; `dir="auto"` would not look into isolated runs. */
export function direction(text: string): "ltr" | "rtl" {
  const letter = LETTER.exec(text)?.[0] ?? "";
  return RIGHT_TO_LEFT.test(letter) ? "rtl" : "ltr";
}

function named(point: number): [string, string] {
  const hex = `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
  if (point < 0x20) return [C0[point] ?? hex, `control character ${hex}`];
  const [short, long] = NAMES[point] ?? [hex, "character that is not seen"];
  return [short, `${long}, ${hex}`];
}

/** A text as runs: what is seen as it is, each unseen character by itself with a name. */
export function runs(text: string): Run[] {
  const found: Run[] = [];
  let last = 0;
  for (const hit of text.matchAll(UNSEEN)) {
    const one = hit[0];
    if ((one === "\u200d" || one === "\u200c") && joins(text, hit.index)) continue;
    if (one === "\r" && text[hit.index + 1] === "\n") continue;
    if (hit.index > last) found.push({ text: text.slice(last, hit.index), control: "", name: "" });
    const [control, name] = named(one.codePointAt(0)!);
    found.push({ text: one, control, name });
    last = hit.index + one.length;
  }
  if (last < text.length) found.push({ text: text.slice(last), control: "", name: "" });
  return found;
}

/** A text for where no picture can stand, such as a title: what is not seen is named in brackets. */
export function bare(text: string): string {
  return runs(text).map((run) => (run.control ? `[${run.control}]` : run.text)).join("");
}

/** Copies what was read, not its pictures: a quotation goes round unchanged. */
export function copied(event: ClipboardEvent) {
  const chosen = getSelection();
  if (!chosen || chosen.isCollapsed || !event.clipboardData) return;
  const part = document.createElement("div");
  for (let i = 0; i < chosen.rangeCount; i++) part.append(chosen.getRangeAt(i).cloneContents());
  const pictures = part.querySelectorAll<HTMLElement>("[data-is]");
  const marks = part.querySelectorAll(".not-text");
  if (!pictures.length && !marks.length) return;
  for (const mark of marks) mark.remove();
  for (const picture of pictures) picture.textContent = picture.dataset.is ?? "";
  for (const block of part.querySelectorAll("p, h1, h2, li")) block.append("\n");
  event.clipboardData.setData("text/plain", part.textContent ?? "");
  event.preventDefault();
}
