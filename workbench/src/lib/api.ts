/** Asks the server; the cookie of this run goes along by itself. */

export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** The answer, or that there is none: a failed fetch says nothing that a reader understands. */
async function reached(asked: Promise<Response>): Promise<Response> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Refused(0, "The server does not answer. Is `sayso serve` still running?");
  }
}

async function answered<T>(response: Response): Promise<T> {
  if (response.ok) return (await response.json()) as T;
  const told = await response.json().catch(() => ({ error: response.statusText }));
  throw new Refused(response.status, String(told.error ?? response.statusText));
}

export function query(given: Record<string, string | number | string[] | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === "") continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  return search.toString();
}

export async function ask<T>(path: string, search: URLSearchParams | string = "", signal?: AbortSignal): Promise<T> {
  const told = search.toString();
  return answered<T>(await reached(fetch(told ? `${path}?${told}` : path, { signal, headers: { accept: "application/json" } })));
}

export async function send<T>(path: string, body: unknown): Promise<T> {
  const form = body instanceof FormData;
  return answered<T>(
    await reached(
      fetch(path, {
        method: "POST",
        body: form ? body : JSON.stringify(body),
        headers: form ? {} : { "content-type": "application/json" },
      }),
    ),
  );
}
