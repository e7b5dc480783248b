/**
 * The gate between counting and showing.
 *
 * Everything in `report/`, on a screen, on paper or in a file takes a `ProtectedTable`. They are made here alone, of what
 * was protected (`protect.ts`, `protect-nation.ts`) and of a release that somebody else has protected and signed
 * (`protectedTablesOf`). Method: docs/disclosure-control.md.
 */
import type { InstrumentId, PlanHash } from "../ids.ts";
import type { Period } from "../period/period.ts";
import { spanKey } from "../period/time-span.ts";
import type { Subject } from "./block.ts";
import { cellIdOf } from "./block-tables.ts";
import { ProtectionError } from "./protection-error.ts";
import { type ReleaseContent, type ReleasedTable, spanIn } from "./release-content.ts";
import { type CellRelease, toldCount } from "./release-format.ts";
import type { ProtectionRule } from "./rule.ts";
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
  extends Omit<ReleaseContent, "format" | "signer" | "instrumentHash" | "inputs" | "day" | "extractOf"> {
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
  /** The sums of the named förbund are not those of their releases: one of the two came without the other. */
  | "sum-differs"
  /** A correction that would change no count. */
  | "unchanged"
  /** The named cells would come out together with earlier releases, whatever else is hidden. */
  | "unprotectable";

export type Protection =
  | { readonly kind: "protected"; readonly tables: ProtectedTables; readonly draft: ReleaseDraft }
  /** `cells` are ids as in release files: `<subject id>/<period>/<key>`; of `sum-differs` ids of förbund. */
  | { readonly kind: "refused"; readonly reason: RefusalReason; readonly cells: readonly string[] };

/** The tables of a release that has been verified. In an insatsledare's file: the own insats and the förbund. */
export const protectedTablesOf = ({ content }: VerifiedRelease): ProtectedTables => tablesIn(content);

/** What was protected, for reading and for signing. Only for who protects: nothing is looked at here. */
export function protectedAs(content: Omit<ReleaseDraft, typeof releaseDraft>): Protection {
  // The one place where a ReleaseDraft comes into being.
  return { kind: "protected", tables: tablesIn(content), draft: content as ReleaseDraft };
}

export const refused = (reason: RefusalReason, cells: readonly string[] = []): Protection => ({
  kind: "refused",
  reason,
  cells,
});

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
