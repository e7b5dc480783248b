/** What is shredded by itself, and what is only warned about (docs/formats/vault.md). */
import { lastDayOf } from "@vifragar/sealing/device";
import type { TallyKey } from "../vault.ts";
import { talliesOf } from "./counting.ts";
import { isOver, shredEpochs } from "./epochs.ts";
import { type HeldEpoch, manifestOf, type Session } from "./session.ts";

/** How long ended periods are kept without a receipt, in days. */
export const KEEP_DAYS = 90;
/** A clock that has moved further than this since the last unlock is not believed, in days. */
export const CLOCK_TRUST_DAYS = 31;

/** Shreds what has been handed in for good long ago. Believes the clock only if the last unlock was not long ago. */
export async function shredOld(session: Session, day: number, lastOpened: number | null): Promise<void> {
  if (lastOpened === null || day - lastOpened > CLOCK_TRUST_DAYS || day < lastOpened) return;
  const old = endedEpochs(session, day).filter(({ held }) =>
    (held?.state.tallies ?? []).every(({ final, period }) => final && day > lastDayOf(period) + KEEP_DAYS),
  );
  await shredEpochs(
    session,
    old.map(({ epoch }) => epoch),
  );
}

/** Shreds what collectors have confirmed: periods in which everything is final and its number is among those. */
export async function shredConfirmed(
  session: Session,
  options: { readonly seqs: readonly number[]; readonly day: number },
): Promise<void> {
  const arrived = new Set(options.seqs);
  const confirmed = endedEpochs(session, options.day).filter(({ held }) =>
    (held?.state.tallies ?? []).every(({ final, seq }) => final && arrived.has(seq)),
  );
  await shredEpochs(
    session,
    confirmed.map(({ epoch }) => epoch),
  );
}

/** Ended long ago and never handed in for good: nothing is shredded, the person is told. */
export function overdue(session: Session, day: number): readonly TallyKey[] {
  return talliesOf(session)
    .filter(({ final, period }) => !final && day > lastDayOf(period) + KEEP_DAYS)
    .map(({ insats, plan, period }) => ({ insats, plan, period }));
}

// An epoch whose state does not open is never shredded by itself: someone may still want to look into it.
function endedEpochs(session: Session, day: number): readonly HeldEpoch[] {
  manifestOf(session);
  return [...session.epochs.values()].filter(
    ({ half, held }) => half !== null && held !== undefined && isOver(half, day),
  );
}
