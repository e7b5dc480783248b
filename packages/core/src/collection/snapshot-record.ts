/**
 * What a collector remembers of a snapshot: everything but its counts.
 *
 * The sealed file lies beside it and is opened again when its period is released.
 */
import * as z from "zod/mini";
import { Digest, Incarnation, InsatsId, PlanHash, SignerKey } from "../ids.ts";
import { Period } from "../period/period.ts";

const whole = z.int().check(z.minimum(0));

export const SnapshotRecord = z.readonly(
  z.strictObject({
    /** A tally has answer cells and waits until its period is closed; coverage may be read at any time. */
    kind: z.enum(["tally", "coverage"]),
    digest: Digest,
    signer: SignerKey,
    incarnation: Incarnation,
    /** For a förbund's own sum on its way to NNS: the förbund's id. */
    insats: InsatsId,
    plan: PlanHash,
    period: Period,
    /** Grows by one with every snapshot of a device, over all its insatser and periods. */
    seq: whole,
    /** The device's snapshot before this one; zeros in its first. */
    previous: Digest,
    final: z.boolean(),
    correction: z.boolean(),
    prov: z.boolean(),
    day: whole,
    k: whole,
    forms: whole,
  }),
);
export type SnapshotRecord = z.infer<typeof SnapshotRecord>;

/** One line of numbers: a device since its vault was made. */
export const lineKey = ({ signer, incarnation }: Pick<SnapshotRecord, "signer" | "incarnation">): string =>
  `${signer}/${incarnation}`;
