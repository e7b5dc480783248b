/**
 * What a förbund signs when it releases a period: `vifragar/signed-release@1`. Format: docs/formats/release.md.
 *
 * A release is made once and never changed. It names all that it was made from and with, and the earlier
 * releases that it took as given, so that anybody can check what it lets out together with them.
 */
import * as z from "zod/mini";
import { Digest, ForbundId, InsatsId, InstrumentHash, InstrumentId, PlanHash, SignerKey } from "../ids.ts";
import { Period } from "../period/period.ts";
import type { TimeSpan } from "../period/time-span.ts";
import { CellRelease } from "./release-format.ts";
import { ProtectionRule } from "./rule.ts";

export const RELEASE_FORMAT = "vifragar/signed-release@1";
export const RELEASE_DOMAIN = "VFV1 release\0";

const name = z.string().check(z.minLength(1), z.maxLength(200));
const list = <Item extends z.ZodMiniType>(item: Item) => z.readonly(z.array(item));

/** One table: whom it is about, and the keys that it has a cell for, such as `all/psychological/any`. */
export const ReleasedTable = z.readonly(
  z.strictObject({
    level: z.enum(["insats", "forbund", "nation"]),
    subject: z.readonly(
      z.strictObject({
        /** An insats, a förbund, or several insatser together. */
        id: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
        name,
        /** Insatser that share the table, each too small for one of its own. Empty for all other tables. */
        members: list(z.readonly(z.strictObject({ id: InsatsId, name }))),
      }),
    ),
    /** Sorted. The cell of a key is `<subject id>/<period>/<key>`. */
    keys: list(z.string().check(z.minLength(1), z.maxLength(200))),
  }),
);
export type ReleasedTable = z.infer<typeof ReleasedTable>;

/** Why a period was released once more: files that came late, or something that was found to be wrong. */
export const CorrectionReason = z.enum(["late", "fault"]);
export type CorrectionReason = z.infer<typeof CorrectionReason>;

export const ReleaseContent = z.readonly(
  z.strictObject({
    format: z.literal(RELEASE_FORMAT),
    signer: SignerKey,
    collector: z.readonly(z.strictObject({ id: ForbundId, name, prov: z.boolean() })),
    plan: PlanHash,
    instrument: InstrumentId,
    /** Hash of the whole instrument file, where it does not come with the apps: readers need that very file. */
    instrumentHash: z.optional(InstrumentHash),
    period: z.readonly(Period),
    /** Periods just before it that were too small to be released, and are counted in it. Oldest first. */
    merged: z.optional(list(z.readonly(Period)).check(z.minLength(1), z.maxLength(3))),
    /** In a correction: the digest of the release that it takes the place of, and which edition it is. */
    correction: z.optional(
      z.readonly(
        z.strictObject({
          edition: z.int().check(z.minimum(2), z.maximum(99)),
          corrects: Digest,
          reason: CorrectionReason,
        }),
      ),
    ),
    /** The day it was released, where the collector has said it. */
    day: z.optional(z.int().check(z.minimum(0), z.maximum(400_000))),
    rule: ProtectionRule,
    tables: list(ReleasedTable),
    /** All cells of all tables, as `vifragar/release@1`. */
    cells: CellRelease,
    /** What was counted, by digest: `inputsDigestOf`. */
    inputs: Digest,
    /** Releases that were taken as given: of shorter periods, and earlier editions. */
    earlier: list(Digest),
    /** The whole release, where this is the part of it that one insatsledare gets. */
    extractOf: z.optional(Digest),
  }),
);
export type ReleaseContent = z.infer<typeof ReleaseContent>;

/** The time that a release is about, in its edition. */
export const spanIn = ({
  period,
  merged,
  correction,
}: Pick<ReleaseContent, "period" | "merged" | "correction">): TimeSpan => ({
  period,
  merged,
  edition: correction?.edition,
});
