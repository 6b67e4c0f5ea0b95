/** Names on the map: those that have room, the most important first. */

export interface Label { key: string; text: string; x: number; y: number; size: number; kind: "country" | "region" | "place"; middle: boolean }

interface Taken { left: number; right: number; top: number; bottom: number }

/** Labels in points of the screen, in the order of importance; those that would lie upon another one are left out. */
export function placed(wanted: Label[], width: number, height: number, blocked: Taken[] = []): Label[] {
  const taken = [...blocked];
  return wanted.filter((one) => {
    const wide = one.text.length * one.size * 0.56;
    const left = one.middle ? one.x - wide / 2 : one.x;
    const box = { left, right: left + wide, top: one.y - one.size * 0.8, bottom: one.y + one.size * 0.35 };
    if (box.right < 0 || box.left > width || box.bottom < 0 || box.top > height) return false;
    if (taken.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)) return false;
    taken.push(box);
    return true;
  });
}
