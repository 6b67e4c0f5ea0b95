/** What is asked for, as the address holds it: filters by name, and the search box, which has filters in it too. */

const SHORT: Record<string, string> = { said: "said_by", outlet: "publisher" };
const TOKEN = /-?(?:([a-z_]+):)?(?:"([^"]*)"?|(\S+))/giu;

interface Token { name: string; value: string; start: number; end: number }

/** The words of the search box: `said:"Syrian Observatory" market` is a `said_by` and a word. */
export function tokens(q: string): Token[] {
  return [...q.matchAll(TOKEN)].map((hit) => {
    const prefix = (hit[1] ?? "").toLowerCase();
    return { name: SHORT[prefix] ?? prefix, value: hit[2] ?? hit[3] ?? "", start: hit.index, end: hit.index + hit[0].length };
  });
}

/** A search box without one of its filters; where none has that value, without its plain words. */
function unboxed(q: string, name: string, value: string): string {
  const all = tokens(q);
  const same = (one: Token) => one.value.toLowerCase() === value.toLowerCase();
  const gone = all.find((one) => same(one) && one.name === name) ?? all.find((one) => one.name === name) ?? all.find(same);
  const left = gone ? [q.slice(0, gone.start), q.slice(gone.end)] : all.filter((one) => one.name).map((one) => q.slice(one.start, one.end));
  return left.join(" ").replace(/\s+/g, " ").trim();
}

/** The search without one filter, wherever it was: among the parameters or in the search box. */
export function without(search: string, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(search);
  next.delete("page");
  const values = next.getAll(name);
  if (values.includes(value)) {
    next.delete(name);
    for (const one of values) if (one !== value) next.append(name, one);
    return next;
  }
  const left = unboxed(next.get("q") ?? "", name, value);
  if (left) next.set("q", left);
  else next.delete("q");
  return next;
}

/** The search with one value of a filter chosen or, where it was chosen, no more. */
export function toggled(search: string, name: string, value: string, chosen: boolean): URLSearchParams {
  if (chosen) return without(search, name, value);
  const next = new URLSearchParams(search);
  next.delete("page");
  next.append(name, value);
  return next;
}

export function at(path: string, search: URLSearchParams): string {
  const told = search.toString();
  return told ? `${path}?${told}` : path;
}
