/** Whether two shares differ by more than chance, said without the word *signifikant* (ux.md A2). */

/** A count among so many. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

/** The 97.5th percentile of the normal distribution: for 95 % intervals. */
const Z = 1.959963984540054;

/**
 * The 95 % interval of a share.
 *
 * Source: Wilson's score interval without continuity correction (J. Am. Stat. Assoc. 22, 1927).
 */
export function shareInterval({ count, of }: Share): readonly [low: number, high: number] {
  const centre = 2 * count + Z * Z;
  const reach = Z * Math.sqrt(Z * Z + 4 * count * (1 - count / of));
  const scale = 2 * (of + Z * Z);
  return [(centre - reach) / scale, (centre + reach) / scale];
}

/**
 * The 95 % interval of the difference a − b, in shares from −1 to 1.
 *
 * Source: Newcombe's hybrid score interval, method 10 (Statistics in Medicine 17, 1998, p. 876).
 */
export function differenceInterval(a: Share, b: Share): readonly [low: number, high: number] {
  const [aLow, aHigh] = shareInterval(a);
  const [bLow, bHigh] = shareInterval(b);
  const [pa, pb] = [a.count / a.of, b.count / b.of];
  const difference = pa - pb;
  return [difference - Math.hypot(pa - aLow, bHigh - pb), difference + Math.hypot(aHigh - pa, pb - bLow)];
}

/** The sentence that goes with two shares, for two groups of at least ten. */
export function differenceText(women: Share, men: Share): string {
  const [low, high] = differenceInterval(women, men);
  if (low <= 0 && high >= 0) return "Skillnaden är liten och kan bero på slumpen.";
  return low > 0 ? "Kvinnor svarar ja oftare än män." : "Män svarar ja oftare än kvinnor.";
}
