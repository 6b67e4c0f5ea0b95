/** What a page asked for: its answer, its failure, whether one waits. A new question cancels the one before. */

import { ask } from "./api";

export class Asked<T> {
  value = $state.raw<T | null>(null);
  error = $state.raw<unknown>(null);
  waiting = $state(true);
  private again = $state(0);

  /** `address` is read as an effect: where what it reads changes, the server is asked anew; "" asks nothing. */
  constructor(address: () => string) {
    $effect(() => {
      void this.again;
      const path = address();
      if (!path) return;
      const stop = new AbortController();
      this.waiting = true;
      ask<T>(path, "", stop.signal).then(
        (value) => {
          if (!stop.signal.aborted) [this.value, this.error, this.waiting] = [value, null, false];
        },
        (error: unknown) => {
          if (!stop.signal.aborted) [this.error, this.waiting] = [error, false];
        },
      );
      return () => stop.abort();
    });
  }

  retry() {
    this.again += 1;
  }
}
