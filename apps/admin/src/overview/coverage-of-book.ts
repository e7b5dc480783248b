/** How many were asked: from täckningsfiler while a period runs, frozen with the release after it. */
import {
  type Coverage,
  coverageOf,
  type Digest,
  emptyTally,
  mergeTallies,
  type Participants,
  type Period,
  periodKey,
  snapshotsToAdd,
  type Tally,
  type TallyPlan,
} from "@vifragar/core";
import { type Book, collectionOf } from "../book/book.ts";
import { type Insats, insatserIn, participantsIn } from "../insatser/insats.ts";

/** Coverage of the förbund and of each insats of a period, by id. Insatser without any file have none. */
export interface BookCoverage {
  readonly forbund: Coverage | undefined;
  readonly byInsats: ReadonlyMap<string, Coverage>;
}

/** Makes the coverage of a period. */
export function coverageIn(book: Book, period: Period, coveragePlan: TallyPlan): BookCoverage {
  const tallies = coverageTallies(book, period, coveragePlan);
  const insatser = insatserIn(book.insatser, period).filter(({ id }) => tallies.has(id));
  const byInsats = new Map(
    insatser.map((insats) => [
      insats.id,
      coverageOf(tallyIn(tallies, insats.id, coveragePlan), coveragePlan, participantsIn(insats, period)),
    ]),
  );
  return { forbund: together(insatser, period, { tallies, coveragePlan }), byInsats };
}

/** The process cells of each insats. After a release the frozen ones, whatever has come in since. */
export function coverageTallies(book: Book, period: Period, plan: TallyPlan): ReadonlyMap<string, Tally> {
  const release = book.releases.get(periodKey(period));
  if (release !== undefined) {
    return new Map(
      release.coverage.map(({ insats, forms, counts }) => [insats, { plan: plan.hash, forms, counts }]),
    );
  }
  const tallies = new Map<string, Tally>();
  for (const { digest, insats, forms } of snapshotsToAdd(collectionOf(book), book.roster, {
    kind: "coverage",
    period,
  })) {
    const counts = book.snapshots.get(digest satisfies Digest)?.coverage ?? undefined;
    if (counts === undefined || counts.length !== plan.cells.length) continue;
    tallies.set(insats, mergeTallies(tallyIn(tallies, insats, plan), { plan: plan.hash, forms, counts }));
  }
  return tallies;
}

/** Coverage of several insatser as one. Their participants are told only where all of them are known. */
export function together(
  insatser: readonly Insats[],
  period: Period,
  {
    tallies,
    coveragePlan,
  }: { readonly tallies: ReadonlyMap<string, Tally>; readonly coveragePlan: TallyPlan },
): Coverage | undefined {
  if (insatser.length === 0) return undefined;
  const sum = insatser
    .map(({ id }) => tallyIn(tallies, id, coveragePlan))
    .reduce(mergeTallies, emptyTally(coveragePlan));
  return coverageOf(sum, coveragePlan, participantsTogether(insatser, period));
}

function participantsTogether(insatser: readonly Insats[], period: Period): Participants | undefined {
  const known = insatser
    .map((insats) => participantsIn(insats, period))
    .filter((numbers) => numbers !== undefined);
  if (known.length < insatser.length) return undefined;
  return known.reduce((sum, { woman, man, other }) => {
    return { woman: sum.woman + woman, man: sum.man + man, other: sum.other + other };
  }, NOBODY);
}

const NOBODY: Participants = { woman: 0, man: 0, other: 0 };

const tallyIn = (tallies: ReadonlyMap<string, Tally>, id: string, plan: TallyPlan): Tally =>
  tallies.get(id) ?? emptyTally(plan);
