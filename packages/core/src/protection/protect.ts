/** Protecting what a förbund releases: its insatser and its total jointly. */
import { firstEdition, spanCovers, spanKey, type TimeSpan } from "../period/time-span.ts";
import {
  type Block,
  checkBlock,
  isSame,
  rolledUp,
  rolledUpSubject,
  sizesOf,
  spanOf,
  spanOfPart,
} from "./block.ts";
import { type PlannedTable, tablesOfBlock } from "./block-tables.ts";
import { protectTables } from "./protect-tables.ts";
import { type Protection, protectedAs, refused } from "./protected-table.ts";
import { ProtectionError } from "./protection-error.ts";
import { forbundPlan, insatsPlan } from "./publication-plan.ts";
import { type CorrectionReason, type ReleasedTable, spanIn } from "./release-content.ts";
import type { ProtectionRule } from "./rule.ts";
import type { Solve } from "./solve.ts";
import { editionOf, editionsIn, type VerifiedRelease } from "./verified-release.ts";

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
  if (outcome.kind === "refused") return refused("unprotectable", outcome.cells);
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
  return protectedAs(content);
}

/** The newest release of the same time. Nothing when the block is not the edition after it. */
function editionBefore(span: TimeSpan, covering: readonly VerifiedRelease[]): VerifiedRelease | undefined {
  const editions = editionsIn(span, covering);
  const newest = editions.find((release) => editionOf(release) === (span.edition ?? 1) - 1);
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
