/** What was decided and whether the archive has it: only the server's 201 makes it "saved"; what is not outlives a reload. */

import { Refused, send } from "../../lib/api";
import type { Judged, JudgementRow, Verdict } from "../../lib/types";

export interface Decision { verdict: Verdict; of: string[]; field: string; value: string; why: string }
export interface Sent {
  key: number;
  /** in words, as "Accepted: shelled" */
  told: string;
  /** key of the item that it was decided on */
  about: string;
  decision: Decision | null;
  /** of an undoing: the judgement that is withdrawn */
  undoes: string;
  state: "waiting" | "saved" | "failed";
  reason: string;
  /** as the archive has it, once saved */
  judgement: JudgementRow | null;
}
type Kept = Pick<Sent, "told" | "about" | "decision" | "undoes">;

const KEPT = "sayso.unsent";

class Outbox {
  sent = $state<Sent[]>([]);
  private next = 1;
  private busy = false;

  /** Takes up what an earlier page could not send. */
  resume() {
    let kept: Kept[] = [];
    try {
      kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "[]") as Kept[];
    } catch {
      sessionStorage.removeItem(KEPT);
    }
    if (!this.sent.length) for (const one of kept) this.put(one);
  }

  decide(decision: Decision, told: string, about: string) {
    this.put({ decision, told, about, undoes: "" });
  }

  undo(judgement: string, told: string, about: string) {
    this.put({ decision: null, told, about, undoes: judgement });
  }

  again(key: number) {
    const one = this.sent.find((sent) => sent.key === key);
    if (!one || one.state !== "failed") return;
    one.state = "waiting";
    void this.work();
  }

  /** Takes away one that could not be saved: the coder gives it up. */
  drop(key: number) {
    this.sent = this.sent.filter((one) => one.key !== key || one.state !== "failed");
    this.keep();
  }

  get failed(): Sent[] {
    return this.sent.filter((one) => one.state === "failed");
  }

  /** The last judgement of this page that is saved and not undone. */
  get last(): Sent | undefined {
    const undone = new Set(this.sent.filter((one) => one.state !== "failed").map((one) => one.undoes));
    return this.sent.findLast((one) => one.judgement && !one.undoes && !undone.has(one.judgement.id));
  }

  /** What was decided on an item and neither failed nor was undone, in order. */
  on(about: string): Sent[] {
    const undone = new Set(this.sent.map((one) => one.undoes));
    return this.sent.filter((one) => one.about === about && !one.undoes && !(one.judgement && undone.has(one.judgement.id)));
  }

  private put(one: Kept) {
    this.sent.push({ ...one, key: this.next++, state: "waiting", reason: "", judgement: null });
    this.keep();
    void this.work();
  }

  /** One after the other, in the order of deciding: a mode is of the type that was corrected before it. */
  private async work() {
    if (this.busy) return;
    this.busy = true;
    for (let one = this.waiting(); one; one = this.waiting()) {
      try {
        const path = one.undoes ? `/api/judgements/${encodeURIComponent(one.undoes)}/undo` : "/api/judgements";
        const answer = await send<Judged>(path, one.decision ?? { why: "" });
        one.judgement = answer.judgement;
        one.state = "saved";
      } catch (error) {
        one.reason = error instanceof Refused ? error.message : "The server does not answer. Is `sayso serve` still running?";
        one.state = "failed";
      }
      this.keep();
    }
    this.busy = false;
  }

  private waiting(): Sent | undefined {
    return this.sent.find((one) => one.state === "waiting");
  }

  private keep() {
    const kept: Kept[] = this.sent
      .filter((one) => one.state !== "saved")
      .map(({ told, about, decision, undoes }) => ({ told, about, decision, undoes }));
    sessionStorage.setItem(KEPT, JSON.stringify(kept));
  }
}

export const outbox = new Outbox();
