/**
 * Which snapshots a release is made of, edition by edition, and the block that they add up to.
 *
 * What has been released stays what it was made of, whatever came in later. Only a correction counts the newest of
 * everything, and then the editions before it stand beside, so that what the change tells can be protected too.
 */
import type { Digest, InsatsId } from "../ids.ts";
import { type Calendar, covers, type Period, periodsOf } from "../period/period.ts";
import { firstEdition, isWithin, periodsIn, spanKey, type TimeSpan } from "../period/time-span.ts";
import type { TallyPlan } from "../tally/plan.ts";
import { emptyTally, mergeTallies, type Tally } from "../tally/tally.ts";
import type { BlockInsats, EarlierCount } from "./block.ts";
import { keptBetween } from "./editions.ts";

/** What one release was made of. */
export interface FrozenInputs {
  readonly span: TimeSpan;
  readonly snapshots: readonly Digest[];
}

/** A stretch of time with the snapshots of each edition, the one to be made last. */
export interface EditionInputs {
  readonly period: Period;
  readonly merged: readonly Period[];
  readonly editions: readonly (readonly Digest[])[];
}

export interface ReleaseInputs extends EditionInputs {
  /** The shorter periods, none where the period has none. */
  readonly parts: readonly EditionInputs[];
}

export interface InputsRequest {
  readonly period: Period;
  /** Periods that were too small and are counted in it. */
  readonly merged?: readonly Period[];
  readonly calendar: Calendar;
  /** All that has been released. */
  readonly frozen: readonly FrozenInputs[];
  /** The snapshots that would be counted now, by the period that they are of. */
  readonly current: (period: Period) => readonly Digest[];
  /** The period that a snapshot is of. */
  readonly periodOf: (digest: Digest) => Period | undefined;
  readonly isCorrection: boolean;
}

/** What is to be opened for a release. */
export function releaseInputsOf(request: InputsRequest): ReleaseInputs {
  const { period, merged = [], frozen, isCorrection } = request;
  const own = editionsIn(frozen, { period, merged });
  const parts = partsOf(request).map((part) => partInputs(part, own, request));
  const now =
    parts.length === 0
      ? periodsIn({ period, merged }).flatMap(request.current)
      : parts.flatMap(({ editions }) => editions.at(-1) ?? []);
  const editions = isCorrection || own.length === 0 ? [...own, now] : own;
  return { period, merged, editions, parts };
}

/** The editions of a span that have been released, the first one first. */
const editionsIn = (frozen: readonly FrozenInputs[], span: TimeSpan): readonly (readonly Digest[])[] =>
  frozen
    .filter((one) => spanKey(firstEdition(one.span)) === spanKey(span))
    .toSorted((a, b) => (a.span.edition ?? 1) - (b.span.edition ?? 1))
    .map(({ snapshots }) => snapshots);

/** The shorter periods as they have been released, merged ones as one, and those that have not been. */
function partsOf({ period, merged = [], calendar, frozen }: InputsRequest): readonly TimeSpan[] {
  if (period.kind === calendar || merged.length > 0) return [];
  const shorter = periodsOf(period.year, calendar).filter((one) => covers(period, one));
  const released = frozen.map(({ span }) => firstEdition(span));
  const parts = shorter.map((one): TimeSpan => {
    const found = released.find(
      (span) =>
        span.period.kind === calendar && periodsIn(span).some((part) => isWithin(part, { period: one })),
    );
    return found ?? { period: one };
  });
  return [...new Map(parts.map((part) => [spanKey(part), part])).values()];
}

function partInputs(
  { period, merged = [] }: TimeSpan,
  whole: readonly (readonly Digest[])[],
  { frozen, current, periodOf, isCorrection }: InputsRequest,
): EditionInputs {
  const span = { period, merged };
  const released = editionsIn(frozen, span);
  const isHere = (digest: Digest) => {
    const of = periodOf(digest);
    return of !== undefined && isWithin(of, span);
  };
  const told = whole.map((digests) => digests.filter(isHere));
  const now = isCorrection || released.length + told.length === 0 ? [periodsIn(span).flatMap(current)] : [];
  // An edition of the whole that did not change this part is none of the part's.
  const all = [...released, ...told, ...now];
  const editions = all.filter((next, at) => {
    const before = all[at - 1];
    return before === undefined || !isSameSet(before, next);
  });
  return { period, merged, editions };
}

const isSameSet = (a: readonly Digest[], b: readonly Digest[]): boolean =>
  a.length === b.length && a.every((digest) => b.includes(digest));

/** All snapshots to be opened, each once. */
export const digestsIn = ({ editions, parts }: ReleaseInputs): readonly Digest[] => [
  ...new Set([editions, ...parts.map((part) => part.editions)].flat(2)),
];

/** A snapshot that has been opened. */
export interface CountedSnapshot {
  readonly insats: InsatsId;
  /** The device and its line of numbers. */
  readonly device: string;
  readonly tally: Tally;
}

/** The insatser of a block, each with its parts and editions. Insatser without any form are left out. */
export function blockInsatserOf(
  inputs: ReleaseInputs,
  opened: ReadonlyMap<Digest, CountedSnapshot>,
  by: { readonly insatser: readonly Pick<BlockInsats, "id" | "name">[]; readonly plan: TallyPlan },
): readonly BlockInsats[] {
  return by.insatser.flatMap(({ id, name }) => {
    const count = (of: EditionInputs) => countsOf(of.editions, opened, { insats: id, plan: by.plan });
    const isEmpty = digestsIn(inputs).every((digest) => opened.get(digest)?.insats !== id);
    if (isEmpty) return [];
    // Every insats has every part, so that what is left of the whole is always some part's.
    const parts = inputs.parts.map((part) => ({ period: part.period, ...mergedIn(part), ...count(part) }));
    return [{ id, name, ...count(inputs), ...(parts.length > 0 && { parts }) }];
  });
}

const mergedIn = ({ merged }: EditionInputs) => (merged.length > 0 ? { merged } : {});

/** The last edition's tally, and those before it with what the next one kept of them. */
function countsOf(
  editions: readonly (readonly Digest[])[],
  opened: ReadonlyMap<Digest, CountedSnapshot>,
  { insats, plan }: { readonly insats: InsatsId; readonly plan: TallyPlan },
): { readonly tally: Tally; readonly before?: readonly EarlierCount[] } {
  const byDevice = editions.map((digests) => {
    const tallies = new Map<string, Tally>();
    for (const digest of digests) {
      const found = opened.get(digest);
      if (found === undefined || found.insats !== insats) continue;
      const before = tallies.get(found.device);
      tallies.set(found.device, before === undefined ? found.tally : mergeTallies(before, found.tally));
    }
    return tallies;
  });
  const sums = byDevice.map((tallies) => [...tallies.values()].reduce(mergeTallies, emptyTally(plan)));
  const before = sums.slice(0, -1).map((tally, at): EarlierCount => {
    const kept = keptBetween(byDevice[at] ?? new Map(), byDevice[at + 1] ?? new Map(), plan);
    return { tally, kept };
  });
  return { tally: sums.at(-1) ?? emptyTally(plan), ...(before.length > 0 && { before }) };
}
