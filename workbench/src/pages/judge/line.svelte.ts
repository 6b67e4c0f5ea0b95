/** The items of a queue that were loaded, the one that is shown, and more as the coder goes on. */

import { ask, query } from "../../lib/api";
import type { Queue, QueueClaim, QueuePair, Verdict } from "../../lib/types";
import { outbox } from "./outbox.svelte";

type Item = QueueClaim | QueuePair;
const DECIDING: Record<string, readonly Verdict[]> = {
  doubt: ["correct", "not-a-claim"],
  dispute: ["correct", "not-a-claim"],
  pairs: ["same", "different", "unsure"],
};
const AHEAD = 4;

export function keyOf(item: Item): string {
  return item.kind === "claim" ? item.claim.id : `${item.one.id} ${item.other.id}`;
}

export class Line {
  items = $state.raw<Item[]>([]);
  at = $state(0);
  error = $state.raw<unknown>(null);
  waiting = $state(false);
  known = $state(false);
  private told = $state({ done: 0, left: 0, decided: 0 });
  private ended = $state(false);

  constructor(readonly by: "doubt" | "dispute" | "pairs") {}

  decides(verdict: Verdict): boolean {
    return DECIDING[this.by]!.includes(verdict);
  }

  get done(): number {
    return this.told.done + this.decided - this.told.decided;
  }

  get left(): number {
    return Math.max(0, this.told.left - this.decided + this.told.decided);
  }

  /** How many of those loaded were passed over. */
  get passed(): number {
    return this.items.filter((item) => !this.isDecided(item)).length;
  }

  step(by: number) {
    this.at = Math.max(0, Math.min(this.items.length, this.at + by));
  }

  show(key: string) {
    const found = this.items.findIndex((item) => keyOf(item) === key);
    if (found >= 0) this.at = found;
  }

  /** From the top, without those that are decided. */
  again() {
    this.items = this.items.filter((item) => !this.isDecided(item));
    this.at = 0;
  }

  retry() {
    this.error = null;
  }

  /** Loads more where the end is near; read as an effect. */
  async more() {
    if (this.ended || this.waiting || this.error || this.at + AHEAD < this.items.length) return;
    this.waiting = true;
    try {
      const queue = await ask<Queue>("/api/queue", query({ by: this.by, skip: this.passed, size: 20 }));
      const there = new Set(this.items.map(keyOf));
      const fresh = queue.items.filter((item) => !there.has(keyOf(item)));
      this.items = [...this.items, ...fresh];
      this.told = { done: queue.done, left: queue.left, decided: this.decided };
      this.known = true;
      if (!fresh.length) this.ended = true;
    } catch (error) {
      this.error = error;
    }
    this.waiting = false;
  }

  private get decided(): number {
    return this.items.filter((item) => this.isDecided(item, "saved")).length;
  }

  private isDecided(item: Item, state?: "saved"): boolean {
    const sent = outbox.on(keyOf(item));
    return sent.some((one) => one.decision && this.decides(one.decision.verdict) && (state ? one.state === state : one.state !== "failed"));
  }
}
