/** What every opening sets right: epochs to come, halves not in use, and what a crash has interrupted. */
import { otherHalf } from "@vifragar/sealing/device";
import type { Keyring } from "../keyring.ts";
import type { Remote } from "../remote.ts";
import { writeState } from "./counting.ts";
import { epochOf, freeEpochs, freshSecrets, halvesFrom, shredEpochs, storeEpochs } from "./epochs.ts";
import type { Opening } from "./opening.ts";
import { manifestOf, type Session } from "./session.ts";

/** Makes epochs with the vault key that the keyring holds. */
export async function addEpochs(
  session: Session,
  keyring: Remote<Keyring>,
  halves: Parameters<typeof storeEpochs>[2],
): Promise<readonly number[]> {
  const taken = new Set([...manifestOf(session).epochs.map(({ epoch }) => epoch), ...session.epochs.keys()]);
  const numbers = freeEpochs(taken, halves.length);
  const made = await keyring.addEpochs(await freshSecrets(session, numbers));
  await storeEpochs(session, made, halves);
  return numbers;
}

/** Makes the epochs that will be counted in before the next unlock, and in place of damaged ones. */
export async function completeEpochs(
  session: Session,
  opening: Pick<Opening, "day" | "keyring">,
): Promise<void> {
  const missing = halvesFrom(opening.day).filter((half) => epochOf(session, half) === undefined);
  if (missing.length > 0) await addEpochs(session, opening.keyring, missing);
}

/**
 * Overwrites every half not in use: what a crash between two steps may have left readable.
 *
 * Only where the half that the database names has opened: a database that was rolled back names the wrong one.
 */
export async function scrubUnusedHalves(session: Session): Promise<void> {
  const { db, table } = session;
  for (const { epoch, half } of await db.dek.toArray()) {
    if (session.epochs.has(epoch)) table.renew({ kind: "epoch", epoch }, otherHalf(half));
  }
  for (const { epoch, held } of session.epochs.values()) {
    if (held !== undefined) table.renew({ kind: "state", epoch }, otherHalf(held.half));
  }
  await table.flush();
}

/** Finishes what a crash interrupted. */
export async function finishInterrupted(session: Session): Promise<void> {
  if (session.manifest === undefined) return;
  await shredEpochs(session, session.manifest.shredding);
  await moveStates(session);
}

/** Moves counts to the epochs that replace theirs, and shreds where they were. Moving twice counts once. */
export async function moveStates(session: Session): Promise<void> {
  for (const { from, to } of manifestOf(session).moving) {
    const source = session.epochs.get(from);
    const target = session.epochs.get(to);
    if (source?.held !== undefined && target?.held?.gen === 0) {
      await writeState(session, target, { state: source.held.state, inDoubt: 0 });
    }
    await shredEpochs(session, [from]);
  }
}
