/** Dates as pages take them: written as they are shown, whatever the browser's language. */

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** What is wrong with a date that somebody typed; "" where nothing is. `whole` wants the day as well. */
export function wrongDate(typed: string, whole = false): string {
  const text = typed.trim();
  if (!text) return "";
  const expected = whole ? "YYYY-MM-DD, such as 2015-10-07" : "YYYY-MM-DD, YYYY-MM or YYYY";
  const found = DATE.exec(text);
  if (!found || (whole && !found[3])) return `Not a date: expected ${expected}`;
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 1), Number(found[3] ?? 1)];
  const made = new Date(Date.UTC(2000, month - 1, day));
  made.setUTCFullYear(year, month - 1, day);
  const real = year > 0 && made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
  return real ? "" : `There is no ${text}: expected ${expected}`;
}
