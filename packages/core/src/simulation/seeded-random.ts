/**
 * Repeatable chance for simulations, and for nothing else: whoever knows the seed knows every draw.
 * Keys, coins of real forms and file names never come from here.
 */

/** Draws a number from 0 up to but not including 1. */
export type Random = () => number;

/**
 * The draws that belong to a seed, the same on every machine.
 *
 * Source: mulberry32 by Tommy Ettinger (public domain): one 32-bit state, good enough to vary answers.
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** True in so many of a hundred draws. */
export const happens = (random: Random, percent: number): boolean => random() * 100 < percent;

/** Draws an item by weight. @throws RangeError when no item has a weight. */
export function drawn<Item>(random: Random, items: readonly (readonly [Item, number])[]): Item {
  let left = random() * items.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [item, weight] of items) {
    if (left < weight) return item;
    left -= weight;
  }
  throw new RangeError("nothing to draw from");
}
