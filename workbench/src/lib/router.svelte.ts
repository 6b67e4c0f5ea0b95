/** Where we are: the address holds the whole state of a page, so that it can be kept, sent and gone back to. */

export const here = $state({ path: location.pathname, search: location.search });

function take() {
  here.path = location.pathname;
  here.search = location.search;
}

const PATIENCE = 1500;

function leave() {
  history.replaceState({ y: scrollY }, "");
}

/** Scrolls to where the reader was, as soon as the page is long enough again. */
function back(y: number) {
  const until = performance.now() + PATIENCE;
  let stopped = false;
  const stop = () => (stopped = true);
  for (const kind of ["wheel", "touchstart", "keydown"]) addEventListener(kind, stop, { once: true, passive: true });
  const step = () => {
    if (stopped) return;
    if (document.documentElement.scrollHeight >= y + innerHeight) scrollTo(0, y);
    else if (performance.now() < until) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

export function go(to: string, { replace = false } = {}) {
  if (!replace) leave();
  history[replace ? "replaceState" : "pushState"](replace ? history.state : null, "", to);
  take();
}

/** The search of the address with some names given other values: "" or [] takes one away. Keeps the path. */
export function withSearch(changes: Record<string, string | string[]>, search = here.search): string {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name);
    for (const one of Array.isArray(value) ? value : [value]) if (one) next.append(name, one);
  }
  const told = next.toString();
  return told ? `${here.path}?${told}` : here.path;
}

export function listen() {
  history.scrollRestoration = "manual";
  addEventListener("pagehide", leave);
  addEventListener("popstate", (event) => {
    take();
    back((event.state as { y?: number } | null)?.y ?? 0);
  });
  const kept = (history.state as { y?: number } | null)?.y;
  if (kept) back(kept);
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element | null)?.closest("a");
    if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
    if (link.pathname.startsWith("/api/") || link.relList.contains("external")) return;
    if (link.hash && link.pathname === location.pathname && link.search === location.search) return;
    event.preventDefault();
    go(link.pathname + link.search + link.hash);
    scrollTo(0, 0);
  });
}
