/** Forks as a person meets them, and what resolving one changes in the book. */
import {
  coveragePlanOf,
  type Digest,
  deviceIn,
  type Fork,
  type ForkLine,
  forksOf,
  isoDateOf,
  partOf,
  periodName,
  type SnapshotRecord,
  setAside,
} from "@vifragar/core";
import type { Vault } from "@vifragar/vault";
import { type Book, collectionOf } from "../book/book.ts";
import { plansIn } from "../forms/forms.ts";
import { openStored } from "../release/open-stored.ts";
import { ReleaseError } from "../release/release-error.ts";

/** A fork of an approved device, whose lines are called fil 1, fil 2 and so on. */
export interface DeviceFork {
  readonly label: string;
  readonly fork: Fork;
}

/** Forks that wait for a person, one for each device: of its tallies first, which decide what counts. */
export function forksIn(book: Book): readonly DeviceFork[] {
  const forks = forksOf(collectionOf(book), book.roster);
  return forks.flatMap((fork) => {
    const device = deviceIn(book.roster, fork.device);
    const hasTally = forks.some((other) => other.kind === "tally" && isOf(other.device, fork.device));
    if (device === undefined || (fork.kind === "coverage" && hasTally)) return [];
    return [{ label: device.label, fork }];
  });
}

/** What tells the lines apart: days and numbers, nothing from answers. */
export function describe(
  book: Book,
  { parting, later }: ForkLine,
): { readonly text: string; readonly after: string } {
  const insats = book.insatser.find(({ id }) => id === parting.insats)?.name ?? "en okänd insats";
  const last = later.at(-1);
  return {
    text: `${insats}, ${periodName(parting.period)}, gjord ${isoDateOf(parting.day)}`,
    after:
      last === undefined
        ? "Inga fler filer efter den."
        : `Sedan ${later.length === 1 ? "1 fil" : `${later.length} filer`} till, den senaste ${isoDateOf(last.day)}.`,
  };
}

/** The book with one line of a fork kept. The others stay in the vault and are never counted. */
export const withLineKept = (book: Book, fork: Fork, kept: ForkLine): Book =>
  withSetAside(
    book,
    fork.lines.filter((line) => line !== kept).map(({ parting }) => parting.digest),
  );

/** The book with snapshots set aside; the same book when they are already. */
export function withSetAside(book: Book, digests: readonly Digest[]): Book {
  const roster = digests.reduce(setAside, book.roster);
  return roster === book.roster ? book : { ...book, roster };
}

/**
 * Täckningsfiler of lines that were set aside.
 *
 * A hand-in is two files with one number. The täckningsfil of the line that was kept holds the same process
 * counts as its tally; nothing else tells the two apart. They are compared here and shown to nobody.
 *
 * @throws ReleaseError when the tally that was kept cannot be opened.
 */
export async function coverageOfOthers(
  book: Book,
  by: {
    readonly vault: Pick<Vault, "decrypt" | "getRecord">;
  },
): Promise<readonly Digest[]> {
  const others: Digest[] = [];
  for (const { kept, coverage } of doubledCoverage(book)) {
    const { tally } = await openStored(book, kept.digest, by);
    const plan = plansIn(book).find(({ hash }) => hash === tally.plan);
    if (plan === undefined) throw new ReleaseError("file-altered");
    const { counts } = partOf(tally, plan, coveragePlanOf(plan));
    const same = coverage.filter(({ digest }) => {
      const cells = book.snapshots.get(digest)?.coverage;
      return cells?.every((count, at) => count === counts[at]) ?? false;
    });
    const [own] = same.toSorted(
      (a, b) => Math.abs(a.day - kept.day) - Math.abs(b.day - kept.day) || (a.digest < b.digest ? -1 : 1),
    );
    // The right one has not come yet: then nobody can tell whose these are.
    if (own !== undefined)
      others.push(...coverage.map(({ digest }) => digest).filter((one) => one !== own.digest));
  }
  return others;
}

interface Doubled {
  readonly kept: SnapshotRecord;
  readonly coverage: readonly SnapshotRecord[];
}

/** Numbers at which a tally was set aside, with the one that was kept and the täckningsfiler beside it. */
function doubledCoverage({ snapshots, roster }: Book): readonly Doubled[] {
  const aside = new Set<Digest>(roster.setAside);
  if (aside.size === 0) return [];
  const all = [...snapshots.values()].map(({ record }) => record);
  const partings = all.filter(({ kind, digest }) => kind === "tally" && aside.has(digest));
  return partings.flatMap((parting): readonly Doubled[] => {
    const here = all.filter(
      (snapshot) => isOf(snapshot, parting) && snapshot.seq === parting.seq && !aside.has(snapshot.digest),
    );
    const [kept, ...undecided] = here.filter(({ kind }) => kind === "tally");
    const coverage = here.filter(({ kind }) => kind === "coverage");
    return kept === undefined || undecided.length > 0 || coverage.length === 0 ? [] : [{ kept, coverage }];
  });
}

const isOf = (a: Fork["device"], b: Fork["device"]): boolean =>
  a.signer === b.signer && a.incarnation === b.incarnation;
