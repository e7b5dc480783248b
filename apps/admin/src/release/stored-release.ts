/** A release as it lies in the vault: signed, frozen, never written again. */
import { Digest, InsatsId, parsePeriodKey } from "@vifragar/core";
import * as z from "zod/mini";

const whole = z.int().check(z.minimum(0));

/** The process cells of one insats when its period was released: coverage is frozen with the answers. */
export const FrozenCoverage = z.readonly(
  z.strictObject({ insats: InsatsId, forms: whole, counts: z.readonly(z.array(whole)) }),
);
export type FrozenCoverage = z.infer<typeof FrozenCoverage>;

export const StoredRelease = z.readonly(
  z.strictObject({
    /** Period key. */
    period: z.string().check(z.refine((key) => parsePeriodKey(key) !== undefined)),
    /** The day it was released. */
    released: whole,
    /** True when a provförbund closed the period by hand. */
    byHand: z.boolean(),
    digest: Digest,
    /** The signed release file, as it is given to others. */
    file: z.string(),
    /** The part of it that each insatsledare gets, by insats id. */
    insatsFiles: z.readonly(z.record(z.string(), z.string())),
    /** The snapshots that were counted: a longer period is made of the same ones, whatever came later. */
    snapshots: z.readonly(z.array(Digest)),
    /** 32 random bytes in hex, with which the digest of the inputs was made. */
    salt: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    coverage: z.readonly(z.array(FrozenCoverage)),
  }),
);
export type StoredRelease = z.infer<typeof StoredRelease>;
