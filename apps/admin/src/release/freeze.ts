/** From what was gathered to what is kept: the work to protect, and the frozen release in the book. */
import {
  type CorrectionReason,
  type Day,
  type Digest,
  defaultRule,
  type Instrument,
  inputsDigestOf,
  type Period,
  partOf,
  periodKey,
  type TallyPlan,
} from "@vifragar/core";
import { fromHex } from "@vifragar/sealing";
import type { Book } from "../book/book.ts";
import type { Gathered } from "./gather.ts";
import type { ProtectorWork, SignedRelease } from "./protector.ts";
import type { FrozenCoverage, ReplacedRelease, StoredRelease } from "./stored-release.ts";

const SALT_BYTES = 32;

/** The work that is handed to the protector. */
export const workOf = (
  { forbund, releases }: Book,
  gathered: Gathered,
  of: {
    readonly period: Period;
    readonly instrument: Instrument;
    readonly today: Day;
    readonly byHand: boolean;
    readonly correction?: CorrectionReason | undefined;
  },
): ProtectorWork => ({
  collector: { id: forbund.id, name: forbund.name, prov: forbund.prov },
  instrument: of.instrument,
  period: { year: of.period.year, kind: of.period.kind, index: of.period.index },
  today: of.today,
  byHand: of.byHand,
  insatser: gathered.insatser,
  merged: gathered.merged,
  correction: of.correction,
  rule: { ...defaultRule, k: forbund.k },
  earlier: filesOf(releases),
});

/** The files of everything that has been released, corrected ones first. */
export const filesOf = (releases: Book["releases"]): readonly string[] =>
  [...releases.values()].flatMap(({ file, correction }) => [
    ...(correction?.replaced ?? []).map((one) => one.file),
    file,
  ]);

/** The digest that the release tells of its inputs. @param salt - 32 random bytes in hex, kept in the vault. */
export const inputsOfRelease = ({ snapshots }: Gathered, salt: string): Digest =>
  inputsDigestOf(snapshots, fromHex(salt, SALT_BYTES));

/** What the book keeps of a release. */
export function storedRelease(
  signed: SignedRelease,
  gathered: Gathered,
  of: {
    readonly period: Period;
    readonly released: Day;
    readonly byHand: boolean;
    readonly salt: string;
    readonly plan: TallyPlan;
    readonly coveragePlan: TallyPlan;
    /** Why it was made once more, and the release that it takes the place of. */
    readonly corrects?: { readonly reason: CorrectionReason; readonly before: StoredRelease } | undefined;
  },
): StoredRelease {
  const coverage = gathered.insatser.map(({ id, tally }): FrozenCoverage => {
    const { forms, counts } = partOf(tally, of.plan, of.coveragePlan);
    return { insats: id, forms, counts };
  });
  const { digest, edition, file, insatsFiles } = signed;
  return {
    period: periodKey(of.period),
    ...(gathered.merged.length > 0 && { merged: gathered.merged.map(periodKey) }),
    ...(of.corrects !== undefined && {
      correction: { edition, reason: of.corrects.reason, replaced: replacedBy(of.corrects.before) },
    }),
    released: of.released,
    byHand: of.byHand,
    digest,
    file,
    insatsFiles,
    snapshots: gathered.snapshots,
    salt: of.salt,
    coverage,
  };
}

function replacedBy(before: StoredRelease): readonly ReplacedRelease[] {
  const { correction, released, digest, file, snapshots, salt } = before;
  const edition = correction?.edition ?? 1;
  return [...(correction?.replaced ?? []), { edition, released, digest, file, snapshots, salt }];
}

/**
 * The book with a release in it. A period that is there already stays as it is, unless the release corrects that very
 * one: what is released is never changed.
 */
export function withRelease(book: Book, release: StoredRelease): Book {
  const before = book.releases.get(release.period);
  const corrects = release.correction?.replaced.at(-1)?.digest;
  if (before?.digest !== corrects) return book;
  return { ...book, releases: new Map([...book.releases, [release.period, release]]) };
}
