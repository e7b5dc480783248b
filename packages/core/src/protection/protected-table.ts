/**
 * The gate between counting and showing.
 *
 * Everything in `report/`, on a screen, on paper or in a file takes a `ProtectedTable`. There are two ways
 * to one, both here: `protect`, which protects a block of tallies, and `protectedTablesOf`, which reads a
 * release that somebody else has protected and signed. Method: docs/disclosure-control.md.
 */
import type { ForbundId, InstrumentId, PlanHash } from "../ids.ts";
import type { ClosedPeriod } from "../period/closed-period.ts";
import { covers, type Period, periodKey } from "../period/period.ts";
import type { TallyPlan } from "../tally/plan.ts";
import type { Tally } from "../tally/tally.ts";
import {
  type Block,
  type Collector,
  checkBlock,
  rolledUp,
  rolledUpSubject,
  type Subject,
  sizesOf,
} from "./block.ts";
import { cellIdOf, type PlannedTable, tablesOfBlock } from "./block-tables.ts";
import { nationalCells } from "./nation.ts";
import { protectTables } from "./protect-tables.ts";
import { ProtectionError } from "./protection-error.ts";
import { forbundPlan, insatsPlan } from "./publication-plan.ts";
import type { ReleaseContent, ReleasedTable } from "./release-content.ts";
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
export interface ReleaseDraft extends Omit<ReleaseContent, "format" | "signer" | "inputs" | "extractOf"> {
  readonly [releaseDraft]: true;
}

/** Why a block was not protected; texts in `refusalTexts`. */
export type RefusalReason =
  /** Fewer forms than the floor in the whole block. They will be in a longer period's numbers. */
  | "too-few"
  /** The period, or a longer one that it lies in, has been released. */
  | "already-released"
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
export function protect({ block, rule, earlier, solve }: ProtectionRequest): Protection {
  checkBlock(block);
  const related = relatedReleases(block, rule, earlier);
  if (related.some(({ content }) => covers(content.period, block.period))) return refused("already-released");
  const tallies = block.insatser.map(({ tally }) => tally);
  const size = tallies.reduce((sum, tally) => sum + sizesOf(tally, block.plan, ["first"]).all, 0);
  if (size < rule.floor) return refused("too-few");
  const planned = plannedTables(block, rule);
  const outcome = protectTables(
    tablesOfBlock({
      block,
      rule,
      planned,
      rolled: planned.find(({ subject }) => subject.members.length > 0)?.subject,
      parts: partsOf(block, related),
      earlier: related.map(({ content }) => content.cells),
    }),
    solve,
  );
  if (outcome.kind === "refused") return { ...refused("unprotectable"), cells: outcome.cells };
  const content = {
    collector: block.collector,
    plan: block.plan.hash,
    instrument: block.plan.instrument,
    period: { year: block.period.year, kind: block.period.kind, index: block.period.index },
    rule,
    tables: planned.map(({ level, subject, plan }) => ({ level, subject, keys: [...plan].toSorted() })),
    cells: outcome.release,
    earlier: related.map(({ digest }) => digest).toSorted(),
  };
  return { kind: "protected", tables: tablesIn(content), draft: asDraft(content) };
}

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
  readonly solve: Solve;
}

/**
 * Protects the national sums, with what each förbund has told and hidden as given. The table is in
 * `tables.forbund`, of level `nation`; there are no insatser.
 *
 * Takes about a second for each förbund. What cannot be proved safe is hidden.
 *
 * @throws ProtectionError when releases and tallies do not belong together.
 */
export function protectNation(request: NationRequest): Protection {
  const { collector, plan, period, sources, rule, solve } = request;
  checkSources(request);
  const size = sources.reduce((sum, { tally }) => sum + sizesOf(tally, plan, ["first"]).all, 0);
  if (size < rule.floor) return refused("too-few");
  const parts = sources.map(({ forbund, tally, releases }) => {
    return { id: forbund, tally, releases: releases.map(({ content }) => content.cells) };
  });
  const { plan: keys, outcome } = nationalCells({ id: collector.id, plan, period, parts, rule, solve });
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
    const isReleased = contents.some((content) => periodKey(content.period) === periodKey(period));
    if (!isReleased || contents.some((content) => !covers(period, content.period))) {
      throw new ProtectionError("period-mismatch");
    }
  }
}

/** The tables of a release that has been verified. In an insatsledare's file: the own insats and the förbund. */
export const protectedTablesOf = ({ content }: VerifiedRelease): ProtectedTables => tablesIn(content);

const refused = (reason: RefusalReason) => ({ kind: "refused", reason, cells: [] }) as const;

function relatedReleases(
  { collector, plan, period }: Block,
  { k }: ProtectionRule,
  earlier: readonly VerifiedRelease[],
) {
  const related = earlier.filter(
    ({ content }) => covers(content.period, period) || covers(period, content.period),
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

/** All parts, as soon as one has been released: the others are what is left of the whole. */
function partsOf({ insatser }: Block, related: readonly VerifiedRelease[]): readonly string[] {
  if (related.length === 0) return [];
  const given = new Set(insatser.flatMap(({ parts = [] }) => parts.map(({ period }) => periodKey(period))));
  if (!related.every(({ content }) => given.has(periodKey(content.period))))
    throw new ProtectionError("parts-missing");
  return [...given].toSorted();
}

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
  "collector" | "plan" | "instrument" | "period" | "rule" | "tables" | "cells"
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
  { collector, plan, instrument, period, rule }: TableFacts,
  cellById: ReadonlyMap<string, ProtectedCell>,
): ProtectedTable {
  const cells = keys.flatMap((key) => {
    const cell = cellById.get(cellIdOf(subject.id, periodKey(period), key));
    return cell === undefined ? [] : [[key, cell] as const];
  });
  const table = {
    level,
    subject,
    period,
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
