/** From what was gathered to what is kept: the work to protect, and the frozen release in the book. */
import {
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
import type { FrozenCoverage, StoredRelease } from "./stored-release.ts";

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
  },
): ProtectorWork => ({
  collector: { id: forbund.id, name: forbund.name, prov: forbund.prov },
  instrument: of.instrument,
  period: { year: of.period.year, kind: of.period.kind, index: of.period.index },
  today: of.today,
  byHand: of.byHand,
  insatser: gathered.insatser,
  rule: { ...defaultRule, k: forbund.k },
  earlier: [...releases.values()].map(({ file }) => file),
});

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
  },
): StoredRelease {
  const coverage = gathered.insatser.map(({ id, tally }): FrozenCoverage => {
    const { forms, counts } = partOf(tally, of.plan, of.coveragePlan);
    return { insats: id, forms, counts };
  });
  const { digest, file, insatsFiles } = signed;
  return {
    period: periodKey(of.period),
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

/** The book with a release in it. A period that is there already stays as it is: what is released is never changed. */
export const withRelease = (book: Book, release: StoredRelease): Book =>
  book.releases.has(release.period)
    ? book
    : { ...book, releases: new Map([...book.releases, [release.period, release]]) };
