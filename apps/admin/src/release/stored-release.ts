/** A release as it lies in the vault: signed, frozen, never written again. */
import { CorrectionReason, Digest, InsatsId, parsePeriodKey } from "@vifragar/core";
import * as z from "zod/mini";

const whole = z.int().check(z.minimum(0));

/** The process cells of one insats when its period was released: coverage is frozen with the answers. */
export const FrozenCoverage = z.readonly(
  z.strictObject({ insats: InsatsId, forms: whole, counts: z.readonly(z.array(whole)) }),
);
export type FrozenCoverage = z.infer<typeof FrozenCoverage>;

/** An edition that a correction has taken the place of. It stays readable, and is given to every later release. */
export const ReplacedRelease = z.readonly(
  z.strictObject({
    edition: whole,
    released: whole,
    digest: Digest,
    file: z.string(),
    snapshots: z.readonly(z.array(Digest)),
    salt: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  }),
);
export type ReplacedRelease = z.infer<typeof ReplacedRelease>;

export const StoredRelease = z.readonly(
  z.strictObject({
    /** Period key. */
    period: z.string().check(z.refine((key) => parsePeriodKey(key) !== undefined)),
    /** Keys of the smaller periods before it that are counted in it. */
    merged: z.optional(z.readonly(z.array(z.string()))),
    /** In a correction: which edition it is, why it was made, and those before it, the first one first. */
    correction: z.optional(
      z.readonly(
        z.strictObject({
          edition: whole,
          reason: CorrectionReason,
          replaced: z.readonly(z.array(ReplacedRelease)),
        }),
      ),
    ),
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
