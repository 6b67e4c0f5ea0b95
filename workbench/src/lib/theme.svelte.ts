/** Light, dark, or as the system has it; kept in this browser. */

export type Theme = "auto" | "light" | "dark";
export const THEMES: Theme[] = ["auto", "light", "dark"];
const KEY = "sayso-theme";

export function kept(key: string): string {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}
/** Remembers a choice; a browser that keeps nothing forgets it with the page. */
export function keep(key: string, value: string) {
  try {
    localStorage.setItem(key, value);
  } catch {
    return;
  }
}

const first = kept(KEY) as Theme;
export const look = $state<{ theme: Theme }>({ theme: THEMES.includes(first) ? first : "auto" });

export function dress(theme: Theme) {
  look.theme = theme;
  keep(KEY, theme);
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
dress(look.theme);
