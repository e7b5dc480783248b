/**
 * Releases of other collectors, and whose signatures somebody here has vouched for.
 *
 * A signature says that a file is whole, not whose it is: a person compares six words once, and from then
 * on only that key is taken for that collector's. A received release is kept as it came; the book holds
 * what the tables of the nation and its förbund need, so that hundreds of them open at once.
 */
import {
  type Day,
  Digest,
  ForbundId,
  InstrumentId,
  type Period,
  type ProtectedTable,
  parsePeriodKey,
  periodKey,
  protectedTablesOf,
  SignerKey,
  type VerifiedRelease,
} from "@vifragar/core";
import * as z from "zod/mini";

const name = z.string().check(z.minLength(1), z.maxLength(200));
const whole = z.int().check(z.minimum(0));

/** A collector whose key was compared by words. */
export const TrustedSigner = z.readonly(
  z.strictObject({
    signer: SignerKey,
    collector: ForbundId,
    name,
    /** The day on which the words were compared. */
    since: whole,
  }),
);
export type TrustedSigner = z.infer<typeof TrustedSigner>;

/** A number, null where it is protected; left out where the publication plan has no such cell. */
const told = z.optional(z.nullable(whole));

const ReceivedTable = z.readonly(z.strictObject({ id: z.string(), name, answered: told, exposed: told }));
export type ReceivedTable = z.infer<typeof ReceivedTable>;

export const ReceivedRelease = z.readonly(
  z.strictObject({
    digest: Digest,
    signer: SignerKey,
    collector: z.readonly(z.strictObject({ id: ForbundId, name })),
    level: z.enum(["forbund", "nation"]),
    instrument: InstrumentId,
    /** Period key. */
    period: z.string().check(z.refine((key) => parsePeriodKey(key) !== undefined)),
    /** The day it was released, or where the file does not say it, the day it was taken in. */
    released: whole,
    /** Grows by one with each correction of the period, from 1. */
    edition: z._default(whole, 1),
    own: ReceivedTable,
    insatser: z.readonly(z.array(ReceivedTable)),
  }),
);
export type ReceivedRelease = z.infer<typeof ReceivedRelease>;

/** What the book keeps of a release that was taken in. */
export function receivedOf(release: VerifiedRelease, today: Day): ReceivedRelease {
  const { content, digest } = release;
  const { forbund, insatser } = protectedTablesOf(release);
  return {
    digest,
    signer: content.signer,
    collector: { id: content.collector.id, name: content.collector.name },
    level: forbund.level === "nation" ? "nation" : "forbund",
    instrument: content.instrument,
    period: periodKey(content.period),
    released: content.day ?? today,
    edition: content.correction?.edition ?? 1,
    own: tableOf(forbund),
    insatser: insatser.map(tableOf),
  };
}

const tableOf = (table: ProtectedTable): ReceivedTable => ({
  id: table.subject.id,
  name: table.subject.name,
  ...toldAs("answered", table, "all/base"),
  ...toldAs("exposed", table, "all/exposed"),
});

function toldAs(as: "answered" | "exposed", { cells }: ProtectedTable, key: string) {
  const cell = cells.get(key);
  return cell === undefined ? {} : { [as]: cell.kind === "shown" ? cell.count : null };
}

/** The period of a release that was taken in. */
export function periodOfReceived({ period }: ReceivedRelease): Period {
  const parsed = parsePeriodKey(period);
  if (parsed === undefined) throw new RangeError("a received release names no period");
  return parsed;
}
