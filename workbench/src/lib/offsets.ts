/** The server counts code points, JavaScript counts UTF-16 units; this is the one place that goes from one to the other. */

export class Offsets {
  private readonly units: Uint32Array;

  constructor(readonly text: string) {
    const units: number[] = [];
    let at = 0;
    for (const point of text) {
      units.push(at);
      at += point.length;
    }
    units.push(at);
    this.units = Uint32Array.from(units);
  }

  get length(): number {
    return this.units.length - 1;
  }

  /** The text between two offsets in code points. */
  slice(start: number, end: number): string {
    return this.text.slice(this.unit(start), this.unit(end));
  }

  unit(point: number): number {
    return this.units[Math.max(0, Math.min(point, this.length))] ?? 0;
  }

  /** The code point in which a UTF-16 unit lies. */
  point(unit: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.units[middle] ?? 0) <= unit) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
