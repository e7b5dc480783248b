/**
 * Count and forget: the device's tallies, sealed under a new key at every write.
 *
 * Order, so that no crash loses a count or leaves an old version readable: the new secret in the half not in
 * use, flushed; then the state, in the copy, flushed, and in one strict transaction; then the old half overwritten,
 * flushed as soon as the page has its answer.
 */
import {
  type DeviceTally,
  EMPTY_STATE,
  type EpochState,
  lastDayOf,
  type Manifest,
  otherHalf,
  sealState,
} from "@vifragar/sealing/device";
import type { Change } from "../copy/change.ts";
import type { Contribution, Pending, Period, TallyKey } from "../vault.ts";
import { VaultError } from "../vault-error.ts";
import { currentEpochs, epochFor } from "./epochs.ts";
import { type HeldEpoch, manifestOf, type Session } from "./session.ts";
import { commit, write } from "./writing.ts";

/** Whether two keys name the same tally. */
export function isSameTally(a: TallyKey, b: TallyKey): boolean {
  return a.insats === b.insats && a.plan === b.plan && isSamePeriod(a.period, b.period);
}

const isSamePeriod = (a: Period, b: Period): boolean =>
  a.year === b.year && a.kind === b.kind && a.index === b.index;

/** All tallies of the session, damaged epochs left out. */
export function talliesOf(session: Session): readonly DeviceTally[] {
  return currentEpochs(session).flatMap(({ held }) => held?.state.tallies ?? []);
}

/** What a write of a state takes with it in the same transaction. */
export interface Along {
  readonly manifest: Partial<Manifest>;
  readonly changes: readonly Change[];
}

/** Replaces the state of an epoch. Durable when settled; the version before it opens for nobody then. */
export async function writeState(
  session: Session,
  epoch: HeldEpoch,
  change: { readonly state: EpochState; readonly inDoubt: 0 | 1; readonly along?: Along },
): Promise<void> {
  const { table, vaultId } = session;
  const old = epoch.held ?? { state: EMPTY_STATE, gen: 0, half: 0 as const };
  const pair = { kind: "state", epoch: epoch.epoch } as const;
  const half = otherHalf(old.half);
  const gen = old.gen + 1;
  table.renew(pair, half);
  await table.flush();

  const stateSecret = table.secret(pair, half);
  const bytes = sealState(epoch.dek, change.state, { vaultId, epoch: epoch.epoch, gen, stateSecret });
  const row = { epoch: epoch.epoch, gen, half, bytes, inDoubt: change.inDoubt };
  const put: Change = { kind: "put", table: "state", row };
  const { along } = change;
  if (along === undefined) await write(session, [put]);
  else await commit(session, along.manifest, [put, ...along.changes]);
  epoch.held = { state: change.state, gen, half };

  try {
    table.renew(pair, old.half);
    // After a count the page waits for its answer: the flush comes with `confirmCount`, right after it.
    if (change.inDoubt === 0) await table.flush();
  } catch {
    // The count is on the disk: an error here would make the page count it twice. The old half is
    // overwritten by the next write, which takes its place, and by every unlock.
  }
}

/** Adds a contribution to its tally. @throws VaultError `PERIOD_CLOSED`, `EPOCH_SHREDDED`, `CALL`. */
export async function contribute(session: Session, contribution: Contribution): Promise<void> {
  // A vault whose manifest was altered counts nothing more.
  manifestOf(session);
  const epoch = epochFor(session, contribution.period);
  const { state } = epoch.held as { readonly state: EpochState };
  if (contribution.handOver !== undefined && state.lastHandOver === contribution.handOver) return;
  await writeState(session, epoch, {
    state: {
      ...state,
      tallies: withAdded(state.tallies, contribution),
      lastHandOver: contribution.handOver ?? state.lastHandOver,
    },
    inDoubt: contribution.handOver === undefined ? 1 : 0,
  });
}

/** The tallies with one contribution more. @throws VaultError `PERIOD_CLOSED`, `CALL` for another number of cells. */
export function withAdded(tallies: readonly DeviceTally[], added: Contribution): readonly DeviceTally[] {
  const { insats, plan, period, forms, counts } = added;
  const before = tallies.find((tally) => isSameTally(tally, added));
  if (before === undefined) {
    const first = { insats, plan, period, forms, counts: [...counts] };
    return [...tallies, { ...first, formsHandedIn: 0, changed: true, final: false, seq: 0 }];
  }
  if (before.final) throw new VaultError("PERIOD_CLOSED");
  if (before.counts.length !== counts.length) throw new VaultError("CALL");
  const after: DeviceTally = {
    ...before,
    forms: before.forms + forms,
    counts: before.counts.map((count, cell) => count + (counts[cell] ?? 0)),
    changed: true,
  };
  return tallies.map((tally) => (tally === before ? after : tally));
}

/** The page has heard that the last count was written: nothing is in doubt any more. */
export async function confirmCount(session: Session): Promise<void> {
  await session.table.flush();
  const doubted = await session.db.state.filter(({ inDoubt }) => inDoubt === 1).toArray();
  const fields = { inDoubt: 0 } as const;
  const changes = doubted.map(({ epoch: key }): Change => ({ kind: "change", table: "state", key, fields }));
  if (changes.length > 0) await write(session, changes, false);
}

/** The counts of the cells asked for; all 0 when nothing was counted. */
export function coverage(
  session: Session,
  key: TallyKey & { readonly cells: readonly number[] },
): readonly number[] {
  const tally = talliesOf(session).find((candidate) => isSameTally(candidate, key));
  return key.cells.map((cell) => tally?.counts[cell] ?? 0);
}

/** What there is to hand in. */
export function pending(session: Session, day: number): readonly Pending[] {
  return talliesOf(session).map(({ insats, plan, period, changed, final }) => ({
    insats,
    plan,
    period,
    hasNew: changed,
    ended: day > lastDayOf(period),
    final,
  }));
}
