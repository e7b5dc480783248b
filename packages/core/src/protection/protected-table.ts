/**
 * The gate between counting and showing.
 *
 * Everything in `report/`, on a screen, on paper or in a file takes a `ProtectedTable`. There are two ways
 * to one, both here: `protect`, which protects a block of tallies, and `protectedTablesOf`, which reads a
 * release that somebody else has protected and signed. Method: docs/disclosure-control.md.
 */
import type { ForbundId, InstrumentId, PlanHash } from "../ids.ts";
import type { ClosedPeriod } from "../period/closed-period.ts";
import { type Period, periodKey } from "../period/period.ts";
import { firstEdition, spanCovers, spanKey, type TimeSpan } from "../period/time-span.ts";
import type { TallyPlan } from "../tally/plan.ts";
import type { Tally } from "../tally/tally.ts";
import {
  type Block,
  type Collector,
  checkBlock,
  isSame,
  rolledUp,
  rolledUpSubject,
  type Subject,
  sizesOf,
  spanOf,
  spanOfPart,
} from "./block.ts";
import { cellIdOf, type PlannedTable, tablesOfBlock } from "./block-tables.ts";
import { type NationSteps, nationalCells, nationHere } from "./nation.ts";
import type { Nation } from "./nation-cells.ts";
import { protectTables } from "./protect-tables.ts";
import { ProtectionError } from "./protection-error.ts";
import { forbundPlan, insatsPlan } from "./publication-plan.ts";
import type { CorrectionReason, ReleaseContent, ReleasedTable } from "./release-content.ts";
import { type CellRelease, toldCount } from "./release-format.ts";
import type { ProtectionRule } from "./rule.ts";
import type { Solve } from "./solve.ts";
import type { VerifiedRelease } from "./verified-release.ts";

declare const protectedTable: unique symbol;
declare const releaseDraft: unique symbol;

/** A count that may be shown, or nothing at all about it. A hidden count has no number to leak. */
export type ProtectedCell =
  | { readonly kind: "shown"; readonly count: number }
  | { readonly kind: "suppressed" }; // no reason: telling primary from secondary leaks

/** One table that may be shown to anyone. */
export interface ProtectedTable {
  readonly [protectedTable]: true;
  readonly level: "insats" | "forbund" | "nation";
  /** With `members`: insatser that share the table because each is too small for one of its own. */
  readonly subject: Subject;
  readonly period: Period;
  /** Periods just before it that were too small, and are counted in it. Empty for most. */
  readonly merged: readonly Period[];
  /** 1, or 2 and on for a correction. */
  readonly edition: number;
  readonly plan: PlanHash;
  readonly instrument: InstrumentId;
  /** The rule that was applied, named in every report made from the table. */
  readonly rule: ProtectionRule;
  /** True for a provförbund: every page says so. */
  readonly prov: boolean;
  /**
   * By key: group (`all`, `woman` for kvinnor+, `man` for män+, `other`), then `base`, `<question>/<class or
   * time>` or an indicator: `all/psychological/any`, `woman/base`, `all/exposed`. A key that is not here is
   * not shown and not suppressed either: the publication plan has no such cell.
   */
  readonly cells: ReadonlyMap<string, ProtectedCell>;
}

/** The tables that are released together. Insatser stand in the order they were given, shared tables last. */
export interface ProtectedTables {
  /** The förbund's own table; in a national release the nation's. */
  readonly forbund: ProtectedTable;
  readonly insatser: readonly ProtectedTable[];
}

/** What `releaseOf` signs: made by `protect` alone, so that nothing unprotected can be signed. */
export interface ReleaseDraft
  extends Omit<ReleaseContent, "format" | "signer" | "inputs" | "day" | "extractOf"> {
  readonly [releaseDraft]: true;
}

/** Why a block was not protected; texts in `refusalTexts`. */
export type RefusalReason =
  /** Fewer forms than the floor in the whole block. They will be in a longer period's numbers. */
  | "too-few"
  /** The period, or a longer one that it lies in, has been released. */
  | "already-released"
  /** The nation's numbers of a part of the period, or of a longer one, have been released: both together tell more. */
  | "overlaps-nation"
  /** A correction that would change no count. */
  | "unchanged"
  /** The named cells would come out together with earlier releases, whatever else is hidden. */
  | "unprotectable";

export type Protection =
  | { readonly kind: "protected"; readonly tables: ProtectedTables; readonly draft: ReleaseDraft }
  /** `cells` are ids as in release files: `<subject id>/<period>/<key>`. */
  | { readonly kind: "refused"; readonly reason: RefusalReason; readonly cells: readonly string[] };

export interface ProtectionRequest {
  readonly block: Block;
  readonly rule: ProtectionRule;
  /** All that the collector has released before; what does not touch the period is left aside. */
  readonly earlier: readonly VerifiedRelease[];
  /**
   * Why the period is released once more. The block's insatser then tell what each edition before counted
   * (`before`). A period within a year that has been released is corrected by correcting the year.
   */
  readonly correction?: CorrectionReason;
  /** See `highsSolve`. */
  readonly solve: Solve;
}

/**
 * Protects a förbund's insatser and its total jointly, for one closed period.
 *
 * Takes seconds for a large förbund: run it in a worker where somebody waits. Synchronous.
 *
 * @throws ProtectionError when tallies, parts and earlier releases do not belong together.
 */
export function protect({ block, rule, earlier, correction, solve }: ProtectionRequest): Protection {
  checkBlock(block);
  const span = spanOf(block);
  const related = relatedReleases(block, rule, earlier);
  const covering = related.filter(({ content }) => spanCovers(spanIn(content), span));
  const corrected = correction === undefined ? undefined : editionBefore(span, covering);
  if (covering.length > 0 && corrected === undefined) return refused("already-released");
  if ((span.edition ?? 1) > 1 && corrected === undefined) throw new ProtectionError("nothing-corrected");
  if (corrected !== undefined && !hasChanged(block)) return refused("unchanged");
  const tallies = block.insatser.map(({ tally }) => tally);
  const size = tallies.reduce((sum, tally) => sum + sizesOf(tally, block.plan, ["first"]).all, 0);
  if (size < rule.floor) return refused("too-few");
  const planned = plannedTables(block, rule);
  const inParts = tellsParts(block, related);
  const outcome = protectTables(
    tablesOfBlock({
      block,
      rule,
      planned,
      shared: [
        ...sharedIn({ tables: planned, span: spanKey(span) }),
        ...related.flatMap(({ content }) => sharedIn({ ...content, span: spanKey(spanIn(content)) })),
      ],
      tellsParts: inParts,
      earlier: related.map(({ content }) => content.cells),
    }),
    solve,
  );
  if (outcome.kind === "refused") return { ...refused("unprotectable"), cells: outcome.cells };
  const content = {
    collector: block.collector,
    plan: block.plan.hash,
    instrument: block.plan.instrument,
    period: span.period,
    ...(block.merged !== undefined && block.merged.length > 0 && { merged: block.merged }),
    ...(corrected !== undefined &&
      correction !== undefined && {
        correction: { edition: span.edition ?? 1, corrects: corrected.digest, reason: correction },
      }),
    rule,
    tables: planned.map(({ level, subject, plan }) => ({ level, subject, keys: [...plan].toSorted() })),
    cells: outcome.release,
    earlier: related.map(({ digest }) => digest).toSorted(),
  };
  return { kind: "protected", tables: tablesIn(content), draft: asDraft(content) };
}

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

/** The newest release of the same time. Nothing when the block is not the edition after it. */
function editionBefore(span: TimeSpan, covering: readonly VerifiedRelease[]): VerifiedRelease | undefined {
  const first = spanKey(firstEdition(span));
  const isOfThis = ({ content }: VerifiedRelease) => spanKey(firstEdition(spanIn(content))) === first;
  const editions = covering.filter(isOfThis);
  const newest = editions.find(
    ({ content }) => (content.correction?.edition ?? 1) === (span.edition ?? 1) - 1,
  );
  // All editions must be there, and nothing longer that would still tell the old counts.
  return editions.length === covering.length && editions.length === (span.edition ?? 1) - 1
    ? newest
    : undefined;
}

const hasChanged = ({ insatser }: Block): boolean =>
  insatser.some(({ tally, before = [] }) => {
    const last = before.at(-1)?.tally;
    return last !== undefined && !isSame(last, tally);
  });

/** The tables that several insatser share. */
const sharedIn = ({
  tables,
  span,
}: {
  readonly tables: readonly Pick<ReleasedTable, "subject">[];
  readonly span: string;
}) => tables.flatMap(({ subject }) => (subject.members.length === 0 ? [] : [{ span, subject }]));

// The one place where a ReleaseDraft comes into being.
const asDraft = (content: Omit<ReleaseDraft, typeof releaseDraft>): ReleaseDraft => content as ReleaseDraft;

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
  const parts = sources.map(({ forbund, tally, releases }) => ({
    id: forbund,
    tally,
    span: newestOf(period, releases),
    releases: releases.map(({ content }) => content.cells),
  }));
  const nation = { id: collector.id, plan, period, parts, rule };
  return { nation, steps: protectionSteps(request, nation) };
}

function* protectionSteps(
  { collector, plan, period, sources, rule, earlier }: NationRequest,
  nation: Nation,
): NationSteps<Protection> {
  const overlap = overlapWith(period, earlier);
  if (overlap !== undefined) return refused(overlap);
  const size = sources.reduce((sum, { tally }) => sum + sizesOf(tally, plan, ["first"]).all, 0);
  if (size < rule.floor) return refused("too-few");
  const { plan: keys, outcome } = yield* nationalCells(nation);
  if (outcome.kind === "refused") return { ...refused("unprotectable"), cells: outcome.cells };
  const subject = { id: collector.id, name: collector.name, members: [] };
  const content = {
    collector,
    plan: plan.hash,
    instrument: plan.instrument,
    period: { year: period.year, kind: period.kind, index: period.index },
    rule,
    tables: [{ level: "nation" as const, subject, keys: [...keys].toSorted() }],
    cells: outcome.release,
    earlier: sources.flatMap(({ releases }) => releases.map(({ digest }) => digest)).toSorted(),
  };
  return { kind: "protected", tables: tablesIn(content), draft: asDraft(content) };
}

/** Whether the nation has told of the same days before, and how: the difference would be a group like any other. */
function overlapWith(period: Period, earlier: readonly VerifiedRelease[]): RefusalReason | undefined {
  const overlapping = earlier
    .map(({ content }) => spanIn(content))
    .filter((span) => spanCovers({ period }, span) || spanCovers(span, { period }));
  if (overlapping.length === 0) return undefined;
  const isSame = overlapping.some((span) => spanKey(firstEdition(span)) === periodKey(period));
  return isSame ? "already-released" : "overlaps-nation";
}

/** The key of the newest edition of the period among the releases of one förbund. */
const newestOf = (period: Period, releases: readonly VerifiedRelease[]): string =>
  releases
    .map(({ content }) => spanIn(content))
    .filter((span) => spanKey(firstEdition(span)) === periodKey(period))
    .toSorted((a, b) => (b.edition ?? 1) - (a.edition ?? 1))
    .map(spanKey)[0] ?? periodKey(period);

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
    const spans = contents.map(spanIn);
    const isReleased = spans.some((span) => spanKey(firstEdition(span)) === periodKey(period));
    if (!isReleased || spans.some((span) => !spanCovers({ period }, span))) {
      throw new ProtectionError("period-mismatch");
    }
  }
}

/** The tables of a release that has been verified. In an insatsledare's file: the own insats and the förbund. */
export const protectedTablesOf = ({ content }: VerifiedRelease): ProtectedTables => tablesIn(content);

const refused = (reason: RefusalReason) => ({ kind: "refused", reason, cells: [] }) as const;

function relatedReleases(block: Block, { k }: ProtectionRule, earlier: readonly VerifiedRelease[]) {
  const { collector, plan } = block;
  const span = spanOf(block);
  const related = earlier.filter(
    ({ content }) => spanCovers(spanIn(content), span) || spanCovers(span, spanIn(content)),
  );
  if (
    related.some(
      ({ content }) => content.collector.id !== collector.id || content.collector.prov !== collector.prov,
    )
  ) {
    throw new ProtectionError("foreign-release");
  }
  if (related.some(({ content }) => content.plan !== plan.hash)) throw new ProtectionError("plan-mismatch");
  // What one k has shown another may forbid, and nothing that is hidden now could mend it.
  if (related.some(({ content }) => content.rule.k !== k)) throw new ProtectionError("rule-mismatch");
  return related;
}

/** As soon as one part has been released all are told apart: the others are what is left of the whole. */
function tellsParts(block: Block, related: readonly VerifiedRelease[]): boolean {
  const whole = spanKey(firstEdition(spanOf(block)));
  const spans = related.map(({ content }) => spanIn(content));
  const shorter = spans.filter((span) => spanKey(firstEdition(span)) !== whole);
  if (shorter.length === 0) return false;
  const given = new Set(
    block.insatser.flatMap(({ parts = [] }) =>
      parts.map(spanOfPart).flatMap((span) => editionsUpTo(span).map(spanKey)),
    ),
  );
  if (!shorter.every((span) => given.has(spanKey(span)))) throw new ProtectionError("parts-missing");
  return true;
}

const editionsUpTo = (span: TimeSpan): readonly TimeSpan[] =>
  Array.from({ length: span.edition ?? 1 }, (_, at) => ({ ...span, edition: at + 1 }));

function plannedTables(block: Block, rule: ProtectionRule): readonly PlannedTable[] {
  const { plan, period, collector, insatser } = block;
  const span = period.kind === "year" ? "year" : "part";
  const small = span === "year" ? rolledUp(block, rule.floor) : [];
  const request = { span, questions: plan.questions, rule } as const;
  const sum = (all: readonly ReturnType<typeof sizesOf>[]) =>
    all.reduce((a, b) => ({ all: a.all + b.all, woman: a.woman + b.woman, man: a.man + b.man }), NOBODY);
  const own = insatser
    .filter((insats) => !small.includes(insats))
    .map((insats): PlannedTable => {
      const sizes = sizesOf(insats.tally, plan);
      const subject = { id: insats.id, name: insats.name, members: [] };
      return { level: "insats", subject, plan: insatsPlan({ ...request, sizes }) };
    });
  const shared =
    small.length === 0
      ? []
      : [sum(small.map(({ tally }) => sizesOf(tally, plan)))].map((sizes): PlannedTable => {
          return {
            level: "insats",
            subject: rolledUpSubject(small),
            plan: insatsPlan({ ...request, sizes }),
          };
        });
  const sizes = sum(insatser.map(({ tally }) => sizesOf(tally, plan, ["first"])));
  const forbund: PlannedTable = {
    level: "forbund",
    subject: { id: collector.id, name: collector.name, members: [] },
    plan: forbundPlan({ ...request, sizes }),
  };
  return [forbund, ...own, ...shared];
}

const NOBODY = { all: 0, woman: 0, man: 0 };

type TableFacts = Pick<
  ReleaseContent,
  "collector" | "plan" | "instrument" | "period" | "merged" | "correction" | "rule" | "tables" | "cells"
>;

function tablesIn(content: TableFacts): ProtectedTables {
  const cellById = cellsIn(content.cells);
  const tables = content.tables.map((table) => tableIn(table, content, cellById));
  const forbund = tables.find(({ level }) => level !== "insats");
  if (forbund === undefined) throw new ProtectionError("no-forbund");
  return { forbund, insatser: tables.filter(({ level }) => level === "insats") };
}

function tableIn(
  { level, subject, keys }: ReleasedTable,
  { collector, plan, instrument, rule, ...time }: TableFacts,
  cellById: ReadonlyMap<string, ProtectedCell>,
): ProtectedTable {
  const { period, merged = [], edition = 1 } = spanIn(time);
  const cells = keys.flatMap((key) => {
    const cell = cellById.get(cellIdOf(subject.id, spanKey(spanIn(time)), key));
    return cell === undefined ? [] : [[key, cell] as const];
  });
  const table = {
    level,
    subject,
    period,
    merged,
    edition,
    plan,
    instrument,
    rule,
    prov: collector.prov,
    cells: new Map(cells),
  };
  // The one place where a ProtectedTable comes into being.
  return table as unknown as ProtectedTable;
}

/** Cells outside the plan are left out: there is nothing to show for them, not even that they are hidden. */
function cellsIn({ cells }: CellRelease): ReadonlyMap<string, ProtectedCell> {
  return new Map(
    cells.flatMap((cell): readonly (readonly [string, ProtectedCell])[] => {
      const count = toldCount(cell);
      if (count !== undefined) return [[cell.id, { kind: "shown", count }]];
      return "status" in cell ? [[cell.id, { kind: "suppressed" }]] : [];
    }),
  );
}
