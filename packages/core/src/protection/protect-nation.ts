/** Protecting national sums, with what each förbund has told and hidden as given. */
import type { ForbundId } from "../ids.ts";
import type { ClosedPeriod } from "../period/closed-period.ts";
import type { Period } from "../period/period.ts";
import { spanCovers, spanKey } from "../period/time-span.ts";
import type { TallyPlan } from "../tally/plan.ts";
import type { Tally } from "../tally/tally.ts";
import { type Collector, sizesOf } from "./block.ts";
import { type NationSteps, nationalCells, nationHere } from "./nation.ts";
import { type Nation, NationCells } from "./nation-cells.ts";
import { type ChangedSum, computableFrom } from "./nation-correction.ts";
import { type Protection, protectedAs, type RefusalReason, refused } from "./protected-table.ts";
import { ProtectionError } from "./protection-error.ts";
import { type CorrectionReason, spanIn } from "./release-content.ts";
import { toldCount } from "./release-format.ts";
import type { ProtectionRule } from "./rule.ts";
import type { Solve } from "./solve.ts";
import { editionOf, editionsIn, type VerifiedRelease } from "./verified-release.ts";

/** A förbund's part in the national sums: its own sum, and what it has released of the period. */
export interface NationalSource {
  readonly forbund: ForbundId;
  /** Merged over its insatser, as it sent it to the nation. */
  readonly tally: Tally;
  /** Its release of the period, and those of shorter periods within it. */
  readonly releases: readonly VerifiedRelease[];
}

export interface NationRequest {
  /** Who adds up, NNS. */
  readonly collector: Collector;
  readonly plan: TallyPlan;
  readonly period: ClosedPeriod;
  readonly sources: readonly NationalSource[];
  readonly rule: ProtectionRule;
  /** All that the nation has released itself. */
  readonly earlier: readonly VerifiedRelease[];
  /** Why the period is released once more, and whose sums are others than in the edition before. */
  readonly correction?: NationCorrection | undefined;
}

export interface NationCorrection {
  readonly reason: CorrectionReason;
  readonly changed: readonly ChangedSum[];
}

/**
 * Protects the national sums, with what each förbund has told and hidden as given. The table is in
 * `tables.forbund`, of level `nation`; there are no insatser.
 *
 * Takes some tenths of a second for each förbund. What cannot be proved safe is hidden.
 *
 * @throws ProtectionError when releases and tallies do not belong together.
 */
export function protectNation(
  request: NationRequest & {
    readonly solve: Solve;
    /** Told how much is done, from 0 to 1. */
    readonly onProgress?: ((share: number) => void) | undefined;
  },
): Protection {
  const { nation, steps } = nationProtection(request);
  return nationHere(steps, nation, request);
}

/**
 * The same in steps, for who has several places to work in: each step is a batch of tasks, done by a `nationWorker`
 * anywhere and in any order, and is given the answers in the order of the tasks. The result is the same to the byte.
 */
export function nationProtection(request: NationRequest): {
  readonly nation: Nation;
  readonly steps: NationSteps<Protection>;
} {
  checkSources(request);
  const { collector, plan, period, sources, rule } = request;
  const parts = sources.map(({ forbund, tally, releases }) => {
    const newest = editionsIn({ period }, releases).at(-1);
    const span = spanKey(newest === undefined ? { period } : spanIn(newest.content));
    return { id: forbund, tally, span, releases: releases.map(({ content }) => content.cells) };
  });
  const span = spanKey({ period, edition: editionsOf(request).length + 1 });
  const nation = { id: collector.id, plan, period, span, parts, rule };
  return { nation, steps: protectionSteps(request, nation) };
}

function* protectionSteps(request: NationRequest, nation: Nation): NationSteps<Protection> {
  const { collector, plan, period, sources, rule, correction } = request;
  const before = editionBefore(request);
  if (typeof before === "string") return refused(before);
  const size = sources.reduce((sum, { tally }) => sum + sizesOf(tally, plan, ["first"]).all, 0);
  if (size < rule.floor) return refused("too-few");
  const cells = new NationCells(nation);
  const apart = sources.filter((source) => !isOfOne(source, period, cells));
  if (apart.length > 0) return refused("sum-differs", apart.map(({ forbund }) => forbund).toSorted());
  const corrects = before && correction && { before, ...correction };
  const mayTell = corrects ? computableFrom(corrects.before, corrects.changed) : () => true;
  const { plan: keys, outcome } = yield* nationalCells(cells, mayTell);
  if (outcome.kind === "refused") return refused("unprotectable", outcome.cells);
  const subject = { id: collector.id, name: collector.name, members: [] };
  const given = sources.flatMap(({ releases }) => releases);
  return protectedAs({
    collector,
    plan: plan.hash,
    instrument: plan.instrument,
    period: { year: period.year, kind: period.kind, index: period.index },
    ...(corrects && {
      correction: {
        edition: editionOf(corrects.before) + 1,
        corrects: corrects.before.digest,
        reason: corrects.reason,
      },
    }),
    rule,
    tables: [{ level: "nation" as const, subject, keys: [...keys].toSorted() }],
    cells: outcome.release,
    earlier: [...given, ...editionsOf(request)].map(({ digest }) => digest).toSorted(),
  });
}

/**
 * The newest edition where this is a correction; why the period cannot be told where it cannot.
 *
 * The nation tells of the same days once, but for a correction that tells nothing new: the difference would be a group
 * like any other.
 */
function editionBefore(request: NationRequest): VerifiedRelease | RefusalReason | undefined {
  const { period, earlier, correction, plan, rule } = request;
  const overlapping = earlier.filter(({ content }) => {
    const span = spanIn(content);
    return spanCovers({ period }, span) || spanCovers(span, { period });
  });
  const editions = editionsOf(request);
  if (overlapping.length > editions.length) return "overlaps-nation";
  if (correction === undefined) return editions.length === 0 ? undefined : "already-released";
  if (correction.changed.length === 0) return "unchanged";
  const newest = editions.at(-1);
  if (newest === undefined || editionOf(newest) !== editions.length) {
    throw new ProtectionError("nothing-corrected");
  }
  if (newest.content.plan !== plan.hash) throw new ProtectionError("plan-mismatch");
  if (newest.content.rule.k !== rule.k) throw new ProtectionError("rule-mismatch");
  return newest;
}

/** What the nation has released of the very period, the first edition first. */
const editionsOf = ({ period, earlier }: NationRequest) => editionsIn({ period }, earlier);

/**
 * Whether the sum says what the newest release does, wherever that tells anything. A sum that is newer than its release,
 * or older, would tell the difference: perhaps one person's form.
 */
function isOfOne({ forbund, releases }: NationalSource, period: Period, cells: NationCells): boolean {
  const counts = new Map(cells.cellsOf(forbund).cells.map(({ id, count }) => [id, count]));
  const told = editionsIn({ period }, releases).at(-1)?.content.cells.cells ?? [];
  return told.every((cell) => {
    const count = counts.get(cell.id);
    return count === undefined || (toldCount(cell) ?? count) === count;
  });
}

function checkSources({ collector, plan, period, sources, rule }: NationRequest): void {
  for (const { forbund, tally, releases } of sources) {
    const contents = releases.map(({ content }) => content);
    if (tally.plan !== plan.hash || contents.some((content) => content.plan !== plan.hash)) {
      throw new ProtectionError("plan-mismatch");
    }
    if (
      contents.some(
        (content) => content.collector.id !== forbund || content.collector.prov !== collector.prov,
      )
    ) {
      throw new ProtectionError("foreign-release");
    }
    if (contents.some((content) => content.rule.k !== rule.k)) throw new ProtectionError("rule-mismatch");
    // Without the förbund's own release there is nothing to hold its hidden cells against.
    const isReleased = editionsIn({ period }, releases).length > 0;
    if (!isReleased || contents.some((content) => !spanCovers({ period }, spanIn(content)))) {
      throw new ProtectionError("period-mismatch");
    }
  }
}
