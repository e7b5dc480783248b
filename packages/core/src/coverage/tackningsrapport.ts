/**
 * The täckningsrapport: a förbund tells the lead of an insats how many were asked, before anything is released.
 *
 * It holds coverage as it may be written anywhere and nothing from answers, not even how many answered
 * (transport.md 3a). Signed with the förbund's key. Format: docs/formats/startfil.md.
 */
import * as z from "zod/mini";
import {
  type Opened,
  openSignedFile,
  type Sign,
  type SignedFormat,
  signedFile,
  type Verify,
} from "../enrolment/signed-file.ts";
import { ForbundId, InsatsId, SignerKey } from "../ids.ts";
import { Period } from "../period/period.ts";
import { FollowUpKind } from "../tally/occasion.ts";
import { GROUPS } from "../tally/plan.ts";
import { type Coverage, type CoverageBeforeRelease, WRITTEN_REASONS } from "./coverage.ts";
import { PROCESS_FLOOR } from "./floor.ts";

const record = <Shape extends z.core.$ZodShape>(shape: Shape) => z.readonly(z.strictObject(shape));
const rows = <Shape extends z.core.$ZodShape>(shape: Shape) =>
  z.readonly(z.array(record(shape)).check(z.maxLength(20)));
const name = z.string().check(z.minLength(1), z.maxLength(80));
const count = z.int().check(z.minimum(0), z.maximum(2 ** 40));
/** A count of a breakdown: a smaller one is merged away before anything is written. */
const written = z.int().check(z.minimum(PROCESS_FLOOR), z.maximum(2 ** 40));

/** Coverage without how many answered. Unknown numbers are left out. */
const WrittenCoverage = record({
  asked: count,
  covered: count,
  declined: z.optional(written),
  participants: z.optional(count),
  bySex: rows({ group: z.enum([...GROUPS, "man+other"]), covered: written, participants: z.optional(count) }),
  notAsked: record({
    total: count,
    byReason: rows({
      reason: z.enum(WRITTEN_REASONS),
      count: written,
    }),
  }),
  followUp: rows({ kind: z.enum([...FollowUpKind.options, "rest"]), count: written }),
  exceedsParticipants: z.boolean(),
});

export const Tackningsrapport = record({
  format: z.literal("vifragar/tackningsrapport@1"),
  prov: z.boolean(),
  forbund: record({ id: ForbundId, name }),
  insats: record({ id: InsatsId, name }),
  period: z.readonly(Period),
  /** The day on which it was made; files that came later are not in it. */
  day: z.int().check(z.minimum(0), z.maximum(400_000)),
  /** The förbund's Ed25519 key, with which it is signed. */
  signer: SignerKey,
  coverage: WrittenCoverage,
});
export type Tackningsrapport = z.infer<typeof Tackningsrapport>;

const format: SignedFormat<Tackningsrapport> = {
  domain: "VFV1 tackningsrapport\0",
  format: "vifragar/tackningsrapport@1",
  schema: Tackningsrapport,
  signerOf: ({ signer }) => signer,
  maxCharacters: 16_384,
};

/** The content of a täckningsrapport, to be signed with `tackningsrapportText`. */
export function tackningsrapportOf(
  of: Omit<Tackningsrapport, "format" | "coverage">,
  coverage: Coverage,
): Tackningsrapport {
  const { answered: _, ...told } = coverage;
  return Tackningsrapport.parse({ ...of, format: "vifragar/tackningsrapport@1", coverage: told });
}

/** The text of a täckningsrapport, signed with the förbund's key. */
export const tackningsrapportText = (content: Tackningsrapport, sign: Sign): Promise<string> =>
  signedFile(format, content, sign);

/**
 * Reads a täckningsrapport. Whose key is to be trusted is for the caller to know: `content.signer`.
 *
 * @throws EnrolmentError `too-large`, `malformed`, `unknown-version` or `bad-signature`.
 */
export const openTackningsrapport = (text: string, verify: Verify): Opened<Tackningsrapport> =>
  openSignedFile(format, text, verify);

/** Its coverage as reports read it. How many answered is not in it. */
export function coverageTold({ coverage }: Tackningsrapport): CoverageBeforeRelease {
  const { declined, participants, bySex } = coverage;
  return {
    ...coverage,
    declined,
    participants,
    bySex: bySex.map((row) => ({ ...row, participants: row.participants })),
  };
}
