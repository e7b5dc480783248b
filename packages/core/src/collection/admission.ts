/** The check at the collector's door: may this opened snapshot be kept, and is it a possible count? */
import * as z from "zod/mini";
import type { CollectorLevel } from "../enrolment/roster.ts";
import type { PlanHash } from "../ids.ts";
import type { TallyPlan } from "../tally/plan.ts";
import { checkSums, type Tally } from "../tally/tally.ts";
import { TallyError } from "../tally/tally-error.ts";
import { SnapshotRecord } from "./snapshot-record.ts";
import { isFirstTimeOnly } from "./upwards.ts";

/**
 * Why a file was not taken in. The first eight come from opening the bytes, the next four from what they say. The
 * last are what people take by mistake.
 */
export type ImportCode =
  | "SIZE"
  | "ENVELOPE"
  | "MAGIC"
  | "VERSION"
  | "RESERVED"
  | "LENGTH"
  | "PADDING"
  | "SIGNATURE"
  | "WRONG_COLLECTOR"
  | "UNKNOWN_PLAN"
  | "CELLS"
  | "SUMS"
  | "STARTFIL"
  | "RELEASE"
  | "EXTRACT"
  | "TABLE";

export type Admission =
  | { readonly ok: true; readonly record: SnapshotRecord; readonly tally: Tally }
  | { readonly ok: false; readonly code: ImportCode };

/** A snapshot whose layout and signature have been checked: `Snapshot` of the sealing package. */
export interface OpenedSnapshot {
  readonly header: object;
  readonly cells: readonly number[];
  readonly digest: string;
}

/** What a snapshot is measured against. */
export interface Door {
  readonly prov: boolean;
  /** Ids that this collector collects for: its insatser, or for NNS its förbund. */
  readonly insatser: ReadonlySet<string>;
  /** Plans by hash, answer plans and coverage plans alike. */
  readonly plans: ReadonlyMap<PlanHash, TallyPlan>;
  /** At NNS sums of förbund hold answers of the first time alone (`upwards.ts`), and their releases come too. */
  readonly level: CollectorLevel;
}

/**
 * Checks an opened snapshot.
 *
 * Whether its device is known is not asked here: an unknown device's snapshot is kept and
 * quarantined (see `collection.ts`).
 *
 * @param opened - A snapshot as `sealing` decodes it.
 */
export function admit(opened: OpenedSnapshot, door: Door): Admission {
  const record = z.safeParse(SnapshotRecord, { ...opened.header, digest: opened.digest });
  if (!record.success) return { ok: false, code: "RESERVED" };
  const { plan: hash, forms, prov, insats, kind } = record.data;
  if (prov !== door.prov || !door.insatser.has(insats)) return { ok: false, code: "WRONG_COLLECTOR" };
  const plan = door.plans.get(hash);
  if (plan === undefined) return { ok: false, code: "UNKNOWN_PLAN" };
  const hasAnswers = plan.cells.some((cell) => cell.kind === "answer");
  if (hasAnswers !== (kind === "tally") || opened.cells.length !== plan.cells.length)
    return { ok: false, code: "CELLS" };
  const tally: Tally = { plan: hash, forms, counts: opened.cells };
  try {
    checkSums(tally, plan);
  } catch (error) {
    if (error instanceof TallyError) return { ok: false, code: "SUMS" };
    throw error;
  }
  if (door.level === "nation" && !isFirstTimeOnly(tally, plan)) return { ok: false, code: "SUMS" };
  return { ok: true, record: record.data, tally };
}
