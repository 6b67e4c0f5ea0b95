/** What is being taken in: jobs of the server, watched until each of their inputs has ended. */

import { ask, Refused } from "../../lib/api";
import { refresh } from "../../lib/status.svelte";
import type { Job } from "../../lib/types";

/** One sending: its files are on the way, then the server's job tells how each input goes. */
export interface Sending {
  key: number;
  what: string;
  /** bytes sent of bytes in all */
  sent: number;
  size: number;
  job: Job | null;
  error: string;
}
export type Body = FormData | { text: string; title: string; publisher: string; published: string } | { url: string };

const KEPT = "sayso.jobs";
const PAUSE = 400;

class Jobs {
  all = $state<Sending[]>([]);
  private next = 1;
  private queue: { sending: Sending; body: Body }[] = [];
  private busy = false;

  /** Watches again the jobs that an earlier page of this tab began. */
  async resume() {
    if (this.all.length) return;
    let kept: string[] = [];
    try {
      kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "[]") as string[];
    } catch {
      sessionStorage.removeItem(KEPT);
    }
    for (const id of kept) {
      try {
        const job = await ask<Job>(`/api/intake/${encodeURIComponent(id)}`);
        const sending = this.add("Earlier", 0);
        sending.job = job;
        void this.watch(sending);
      } catch {
        continue;
      }
    }
    this.keep();
  }

  /** Sends something in; what was dropped before it goes first. */
  take(what: string, body: Body, size = 0) {
    const sending = this.add(what, size);
    this.queue.push({ sending, body });
    void this.work();
  }

  get running(): boolean {
    return this.all.some((one) => !one.error && one.job?.state !== "done");
  }

  private add(what: string, size: number): Sending {
    this.all.unshift({ key: this.next++, what, sent: 0, size, job: null, error: "" });
    return this.all[0]!;
  }

  private async work() {
    if (this.busy) return;
    this.busy = true;
    for (let one = this.queue.shift(); one; one = this.queue.shift()) {
      const { sending, body } = one;
      try {
        sending.job = await post(body, (sent) => (sending.sent = sent));
        this.keep();
        void this.watch(sending);
      } catch (error) {
        sending.error = said(error);
      }
    }
    this.busy = false;
  }

  private async watch(sending: Sending) {
    let missed = 0;
    while (sending.job && sending.job.state !== "done") {
      await new Promise((done) => setTimeout(done, PAUSE));
      try {
        sending.job = await ask<Job>(`/api/intake/${encodeURIComponent(sending.job.id)}`);
        missed = 0;
      } catch (error) {
        missed += 1;
        if (error instanceof Refused || missed > 20) {
          sending.error = said(error);
          return;
        }
      }
    }
    await refresh();
  }

  private keep() {
    const ids = this.all.flatMap((one) => (one.job ? [one.job.id] : []));
    sessionStorage.setItem(KEPT, JSON.stringify([...new Set(ids)].reverse()));
  }
}

function said(error: unknown): string {
  return error instanceof Refused ? error.message : "The server does not answer. Is `sayso serve` still running?";
}

/** As `send` does, but tells how much of a large body is on its way. */
function post(body: Body, sent: (bytes: number) => void): Promise<Job> {
  return new Promise((done, refuse) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/intake");
    request.responseType = "json";
    request.upload.onprogress = (event) => sent(event.loaded);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) done(request.response as Job);
      else refuse(new Refused(request.status, String((request.response as { error?: string } | null)?.error ?? request.statusText)));
    };
    request.onerror = () => refuse(new TypeError("no answer"));
    if (body instanceof FormData) request.send(body);
    else {
      request.setRequestHeader("content-type", "application/json");
      request.send(JSON.stringify(body));
    }
  });
}

export const jobs = new Jobs();
