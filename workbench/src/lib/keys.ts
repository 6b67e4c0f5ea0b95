/** Keys of the workbench: when they count, and what the help says of them. */

/** Whether a key was meant for a field or a dialog, and not for the page. */
export function typed(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  const at = event.target as HTMLElement | null;
  return !!at?.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], dialog, [role=slider]");
}

export const HELP: { where: string; keys: [string, string][] }[] = [
  { where: "Everywhere", keys: [["?", "this help"], ["/", "to the search box"], ["Esc", "close, or clear"]] },
  { where: "Histogram", keys: [["← →", "move an end of the chosen time"], ["Esc", "all times"]] },
  { where: "Report", keys: [["j k", "next, previous claim"], ["Enter", "open the claim"], ["1 2 3 4", "show claims, attributions, mentions, attitudes"], ["Esc", "close the claim"]] },
  { where: "Judge", keys: [["a", "accept"], ["r", "reject: not a claim"], ["e 1–8", "edit a part"], ["[ ] { }", "move its boundaries"], ["s d u", "same, different, unsure"], ["n", "note"], ["z", "undo the last"], ["Z", "choose which to undo"], ["← →", "previous, next"]] },
];
