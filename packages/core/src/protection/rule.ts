/**
 * What may not be known: the rule for a count v among n.
 *
 * Both ends tell on people: few said yes, and nearly everyone said yes. Method, limits and sources:
 * docs/disclosure-control.md.
 */
import * as z from "zod/mini";
import { MAX_K, MIN_K } from "../enrolment/startfil.ts";

const count = z.int().check(z.minimum(0), z.maximum(1_000_000_000));

/**
 * The rule of a `vifragar/tables@1`.
 *
 * `two-sided`: v is sensitive when v < k or n − v < k. `frequency`, for comparison with published
 * cases: v is sensitive when 1 ≤ v ≤ maxN, and 0 too with `zero`.
 */
export const TableRule = z.readonly(
  z.discriminatedUnion("mode", [
    z.strictObject({
      mode: z.literal("two-sided"),
      k: count.check(z.minimum(1)),
      maxN: z.optional(count),
      zero: z.optional(z.boolean()),
    }),
    z.strictObject({
      mode: z.literal("frequency"),
      k: z.optional(count),
      maxN: count,
      zero: z.optional(z.boolean()),
    }),
  ]),
);
export type TableRule = z.infer<typeof TableRule>;

/** The smallest group that anything is shown for, unless a collector asks for more. */
export const DEFAULT_FLOOR = 10;
/** The k that is used unless NNS decides on another. */
export const DEFAULT_K = 5;

/** What a collector has decided about its releases. */
export const ProtectionRule = z.readonly(
  z.strictObject({
    /** Nothing is shown where fewer than k answered yes, or fewer than k did not. */
    k: z.int().check(z.minimum(MIN_K), z.maximum(MAX_K)),
    /** Smallest n, in forms, that a table is made for. */
    floor: z.int().check(z.minimum(5), z.maximum(1000)),
    /** False for a förbund that has decided to show nothing by sex. */
    bySex: z.boolean(),
  }),
);
export type ProtectionRule = z.infer<typeof ProtectionRule>;

export const defaultRule: ProtectionRule = { k: DEFAULT_K, floor: DEFAULT_FLOOR, bySex: true };

/** What an attacker must still be able to believe about a hidden count, in whole numbers. */
export type Need =
  /** Every value from `low` to `high`. */
  | { readonly kind: "range"; readonly low: number; readonly high: number }
  /** A range of some place that is at least this wide. */
  | { readonly kind: "width"; readonly width: number };

/** A count with what the rule looks at. */
export interface Judged {
  readonly count: number;
  /** Forms in the group, or undefined where it is not known: then only the low side is looked at. */
  readonly base: number | undefined;
  /** False for groups that the publication plan never shows. */
  readonly planned: boolean;
}

/** Width that a sensitive group outside the plan keeps, where the group itself is large enough. */
const SLIDING_WIDTH = 3;

/** True when the count may not be known. */
export const isSensitive = (judged: Judged, rule: TableRule): boolean => needOf(judged, rule) !== undefined;

/** What must remain possible for a count, or undefined when it is not sensitive. */
export function needOf({ count: value, base, planned }: Judged, rule: TableRule): Need | undefined {
  if (base === 0) return undefined;
  if (rule.mode === "frequency") {
    const isRare = value <= rule.maxN && (value > 0 || rule.zero === true);
    return isRare ? { kind: "width", width: 1 } : undefined;
  }
  const isFew = value < rule.k;
  const isNearlyAll = base !== undefined && base - value < rule.k;
  if (!isFew && !isNearlyAll) return undefined;
  if (!planned) return { kind: "width", width: Math.min(base ?? SLIDING_WIDTH, SLIDING_WIDTH) };
  const few = Math.min(rule.k - 1, base ?? rule.k - 1);
  const nearlyAll = base === undefined ? few : Math.max(base - rule.k + 1, 0);
  return { kind: "range", low: isFew ? 0 : nearlyAll, high: isNearlyAll ? (base ?? few) : few };
}
